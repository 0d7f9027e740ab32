"""Feeds over HTTP: joined from stored components, answered with a validator that a deletion moves on too."""

import gzip
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.db.models import F, Q, Subquery, Sum, Value
from django.http import HttpResponse, HttpResponseNotFound
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from kuulluksi.directory.models import Area
from kuulluksi.page_cache import uncached
from kuulluksi.people.doors import anyone
from kuulluksi.people.limits import too_many_for

from . import copies, ical, keys, revisions
from .entitlements import entitlement
from .masks import LIMITS, Mask, file_language
from .models import Event, FeedKey, FeedRevision, Occurrence, RenderedComponent
from .retention import SAYS_GOODBYE
from .rules import HELSINKI
from .scopes import STAFF_SCOPES, stood_in

AHEAD = timedelta(days=550)  # eighteen months
PUBLIC_PAST = timedelta(days=90)
OWN_PAST = timedelta(days=400)  # travel costs are claimed a year later
FRESH = 900
TRIES = 3
FETCHES, WINDOW = 120, 60  # of one secret address, in so many seconds; a program asks once in some minutes

NAMES = {"fi": "Kuulluksi – tapahtumat", "sv": "Kuulluksi – evenemang", "en": "Kuulluksi – events"}
WORDS = {
    "fi": "Avoimet tapahtumat, infot ja foorumi.",
    "sv": "Öppna evenemang, infomöten och forumet.",
    "en": "Open events, info sessions and the forum.",
}
NEUTRAL_NAMES = {"fi": "Omat menot", "sv": "Egna tider", "en": "Own times"}
Layout = RenderedComponent.Layout


def feed(view):
    """Marks a feed: open to whoever holds its address, GET and HEAD only, no cookie asked for. Kept by copies.py under
    its own tag, and never by the memory of pages, which would give it another one."""
    return uncached(anyone(csrf_exempt(require_safe(view))))


# --- What a feed is ---


@dataclass(frozen=True)
class Feed:
    """name: of the copy in memory. sources: the revisions it follows. events: what it may show now. rights: whether
    that set is a part of the tag. limited: whether each event says how much of it may be told. once: single sessions of
    other events, written when asked for: they are few."""

    name: str
    sources: tuple[str, ...]
    events: Callable
    head: Callable[[], bytes]
    mask: str
    language: str
    past: timedelta
    filename: str
    public: bool
    apart: bool = False
    rights: bool = False
    limited: bool = False
    once: Callable | None = None


def answered(request, feed: Feed) -> HttpResponse:
    """304 after one query for the tag, else the feed's lines under the tag that belongs to them."""
    tag, changed = _validator_of(feed)
    content = copies.packed((feed.name, tag))
    if content is None and not _has(request, tag, changed):
        tag, changed, content = _made(feed, tag, changed)
    return answer(
        request,
        content or b"",
        etag=tag,
        changed=changed,
        public=feed.public,
        filename=feed.filename,
        packed=True,
    )


def _has(request, tag: str, changed: datetime) -> bool:
    return get_conditional_response(request, quote_etag(tag), int(changed.timestamp())) is not None


def _made(feed: Feed, tag: str, changed: datetime) -> tuple[str, datetime, bytes]:
    """A change may be written between the reading of the tag and of the lines. So the tag is read again, and the lines
    too if it has moved on: one tag stands for the same bytes in every process. Under a storm of changes the last lines
    go out under the earlier tag and are not kept; whoever got them hears of the change at the next fetch."""
    for _try in range(TRIES):
        content = copies.pack(feed.head() + joined(feed))
        again = _validator_of(feed)
        if again == (tag, changed):
            copies.keep((feed.name, tag), content)
            break
        tag, changed, earlier = *again, (tag, changed)
    else:
        tag, changed = earlier
    return tag, changed, content


def _validator_of(feed: Feed) -> tuple[str, datetime]:
    return validator(feed.sources, rights=feed.events() if feed.rights else None)


def _midnight() -> datetime:
    return datetime.combine(timezone.localdate(), time(), tzinfo=HELSINKI).astimezone(UTC)


def validator(keys_: Iterable[str], rights=None) -> tuple[str, datetime]:
    """(ETag, time of last change) from revision rows, in one query. The window of a feed rolls at local midnight.

    rights: the events a personal feed may show now. A number made of them goes along in the same query, so that the
    tag follows the right itself and not only what rooms remember to tell.
    """
    found = FeedRevision.objects.filter(key__in=keys_)
    if rights is not None:
        found = found.annotate(rights=Subquery(_number_of(rights)))
    rows = {row.key: row for row in found}
    counts = ".".join(str(rows[key].n if key in rows else 0) for key in sorted(keys_))
    if rights is not None:
        counts += f"-{max([row.rights or 0 for row in rows.values()], default=0)}"
    changed = max([_midnight(), *(row.changed_at for row in rows.values())])
    return f"k{ical.SCHEMA}-{counts}-{timezone.localdate():%Y%m%d}", changed


def _number_of(events):
    """A query for one number that differs when the set of events does (sums of ids and of their squares)."""
    chosen = Event.objects.filter(pk__in=events.order_by().values("pk")).order_by()
    mixed = F("pk") * F("pk") * 31 + F("pk") * 7 + 1
    return chosen.annotate(one=Value(1)).values("one").annotate(number=Sum(mixed)).values("number")


def joined(feed: Feed) -> bytes:
    """The stored lines of events that touch the window, by their first start and id: the same from every process."""
    midnight = _midnight()
    rows = RenderedComponent.objects.filter(
        _told(feed),
        layout__in=(Layout.BOTH, Layout.APART if feed.apart else Layout.SERIES),
        event__in=feed.events(),
        language=feed.language,
        last_end__gt=midnight - feed.past,
        first_start__lt=midnight + AHEAD,
    ).order_by("first_start", "event_id")
    return b"".join([*map(bytes, rows.values_list("body", flat=True)), *_once(feed, midnight), ical.END])


def _once(feed: Feed, midnight: datetime) -> list[bytes]:
    if feed.once is None:
        return []
    rows = feed.once().filter(end__gt=midnight - feed.past, start__lt=midnight + AHEAD)
    rows = rows.select_related("event__area").order_by("start", "pk")
    return [
        ical.written(row.event, ical.apart(row.event, [row]), _mask_for(feed, row.event), feed.language)
        for row in rows
    ]


def _mask_for(feed: Feed, event: Event) -> str:
    """The feed's mask, or a lower one where the event allows no more."""
    if not feed.limited or feed.mask not in LIMITS:
        return feed.mask
    return min(feed.mask, event.most_shown, key=LIMITS.index)


def _told(feed: Feed) -> Q:
    """Components of the feed's mask, or of a lower one where the event allows no more."""
    if not feed.limited or feed.mask not in LIMITS:
        return Q(mask=feed.mask)
    wanted = LIMITS.index(feed.mask)
    told = Q(mask=feed.mask, event__most_shown__in=LIMITS[wanted:])
    for limit in LIMITS[:wanted]:
        told |= Q(mask=limit, event__most_shown=limit)
    return told


def answer(
    request,
    content: bytes,
    *,
    etag: str,
    changed: datetime | None = None,
    public: bool,
    filename: str,
    download: bool = False,
    packed: bool = False,
) -> HttpResponse:
    """The file, or 304 without looking at it. Says the same of itself either way. packed: content is gzipped."""
    takes_packed = "gzip" in request.headers.get("Accept-Encoding", "")
    tag = quote_etag(etag)
    stamp = int(changed.timestamp()) if changed else None
    response = get_conditional_response(request, tag, stamp)
    if response is None:
        body = content if not packed or takes_packed else gzip.decompress(content)
        response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
        where = "attachment" if download else "inline"
        response["Content-Disposition"] = f'{where}; filename="{filename}"'
        if packed and takes_packed:
            response["Content-Encoding"] = "gzip"
            tag = f"W/{tag}"
    response["ETag"] = tag
    if stamp is not None:
        response["Last-Modified"] = http_date(stamp)
    response["Cache-Control"] = f"{'public' if public else 'private'}, max-age={FRESH}"
    response["Vary"] = "Accept-Encoding"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


# --- Public feeds ---


def _public(request, events, source: str, filename: str, apart: bool, title: str = "") -> HttpResponse:
    language = file_language(get_language())
    name = f"{NAMES[language]}: {title}" if title else NAMES[language]
    return answered(
        request,
        Feed(
            name=request.path,
            sources=(source,),
            events=lambda: events,
            head=lambda: ical.head(name, WORDS[language], language, settings.BASE_URL + request.path),
            mask=Mask.FULL,
            language=language,
            past=PUBLIC_PAST,
            filename=f"kuulluksi-{filename}.ics",
            public=True,
            apart=apart,
        ),
    )


@feed
def feed_public(request, apart=False):
    return _public(request, Event.objects.public(), revisions.PUBLIC, "tapahtumat", apart)


@feed
def feed_area(request, slug, apart=False):
    area = get_object_or_404(Area, slug=slug)
    events = Event.objects.public().filter(Q(area=area) | Q(area__parent=area))
    return _public(request, events, revisions.of_area(area.pk), slug, apart, area.name)


@feed
def feed_kind(request, kind, apart=False, filename=""):
    if kind not in Event.Kind.values:
        return HttpResponseNotFound("404", content_type="text/plain")
    events = Event.objects.public().filter(kind=kind)
    title = str(Event.Kind(kind).label)
    return _public(request, events, revisions.of_kind(kind), filename or kind, apart, title)


@feed
def session(request, uid):
    """One public session, to be added by hand."""
    row = get_object_or_404(Occurrence.objects.public().select_related("event__area"), uid=uid)
    return _file(request, ical.session_file(row, file_language(get_language())))


@feed
def feed_event(request, uid):
    """A public event with all its sessions, to be followed."""
    language = file_language(get_language())
    event = get_object_or_404(Event.objects.public(), uid=uid)
    head = ical.head(event.title(language), "", language, settings.BASE_URL + request.path)
    return _file(request, head + _whole(event, language) + ical.END, download=False)


@feed
def event_file(request, uid):
    """The same, to be added by hand."""
    event = get_object_or_404(Event.objects.public(), uid=uid)
    return _file(request, ical.snapshot(_whole(event, file_language(get_language()))))


def _whole(event: Event, language: str) -> bytes:
    rows = event.components.filter(mask=Mask.FULL, language=language, layout__in=(Layout.BOTH, Layout.SERIES))
    return b"".join(map(bytes, rows.values_list("body", flat=True)))


@feed
def short(request, code):
    """An entry's address: the event's page. Short, because every entry of a feed carries it."""
    least, greatest = ical.ids_with(code)
    event = get_object_or_404(Event.objects.public(), uid__gte=least, uid__lte=greatest)
    return redirect("calendar:event", event.uid)


def _file(request, content: bytes, *, download: bool = True) -> HttpResponse:
    etag = hashlib.sha256(content).hexdigest()[:32]
    return answer(request, content, etag=etag, public=True, filename="kuulluksi.ics", download=download)


# --- Personal feeds ---


@feed
def feed_key(request, token):
    """A personal feed. Its right is asked anew at each fetch; an ended address says so for a while, then is gone."""
    pid = keys.pid_of(token)
    if pid is None:
        return _unknown()
    if too_many_for("feed", pid, FETCHES, WINDOW):
        return _slower()
    key = keys.by_pid(pid)
    if key is None or (key.revoked_at and key.revoked_at < timezone.now() - SAYS_GOODBYE):
        return _unknown()
    if key.revoked_at or (key.owner_user_id and not key.owner_user.is_active):
        return _goodbye(request, key)
    if key.last_used_on != timezone.localdate():
        FeedKey.objects.filter(pk=key.pk).update(last_used_on=timezone.localdate())
    return answered(request, personal(key))


def personal(key: FeedKey) -> Feed:
    right = entitlement(key.scope)
    of_staff = key.scope in STAFF_SCOPES
    name = NEUTRAL_NAMES[key.language] if key.mask in (Mask.NEUTRAL, Mask.BUSY) else "Kuulluksi"

    def events():
        return right.events(key) if right and key.mask in right.masks else Event.objects.none()

    def once():
        if not right or key.mask not in right.masks:
            return Occurrence.objects.none()
        return stood_in(key, events()) if of_staff else right.once(key)

    return Feed(
        name=str(key.pk),
        sources=(revisions.of_key(key.pk),),
        events=events,
        head=lambda: ical.head(name, "", key.language),
        mask=key.mask,
        language=key.language,
        past=OWN_PAST,
        filename="kuulluksi.ics",
        public=False,
        apart=key.apart,
        rights=not of_staff,  # signals.py tells of every change of a member of staff's rights
        limited=not of_staff,
        once=once if of_staff or (right and right.once) else None,
    )


def _unknown() -> HttpResponse:
    return _plain(HttpResponseNotFound("404", content_type="text/plain"))


def _slower() -> HttpResponse:
    response = _plain(HttpResponse("429", content_type="text/plain", status=429))
    response["Retry-After"] = str(WINDOW)
    return response


def _plain(response) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "private, max-age=0"
    return response


def _goodbye(request, key: FeedKey) -> HttpResponse:
    ended = key.revoked_at or key.created_at
    day = timezone.localtime(ended).date()
    return answer(
        request,
        ical.revoked_file(key.id, day, ended, key.language),
        etag=f"k{ical.SCHEMA}-ended-{int(ended.timestamp())}",
        changed=ended if key.revoked_at else max(ended, _midnight()),
        public=False,
        filename="kuulluksi.ics",
    )
