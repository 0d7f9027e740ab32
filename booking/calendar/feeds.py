"""Feeds over HTTP: joined from stored components, answered with a validator that a deletion moves on too."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, time, timedelta

from django.db.models import F, Q, Subquery, Sum, Value
from django.http import HttpResponse, HttpResponseNotFound
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from kuulluksi.directory.models import Area
from kuulluksi.people.doors import anyone

from . import ical, keys, revisions
from .entitlements import entitlement
from .masks import Mask, file_language
from .models import Event, FeedKey, FeedRevision, Occurrence, RenderedComponent
from .retention import SAYS_GOODBYE
from .rules import HELSINKI

AHEAD = timedelta(days=550)  # eighteen months
PUBLIC_PAST = timedelta(days=90)
OWN_PAST = timedelta(days=400)  # travel costs are claimed a year later
FRESH = 900

NAMES = {"fi": "Kuulluksi – tapahtumat", "sv": "Kuulluksi – evenemang", "en": "Kuulluksi – events"}
WORDS = {
    "fi": "Avoimet tapahtumat, infot ja foorumi.",
    "sv": "Öppna evenemang, infomöten och forumet.",
    "en": "Open events, info sessions and the forum.",
}
NEUTRAL_NAMES = {"fi": "Omat menot", "sv": "Egna tider", "en": "Own times"}


def feed(view):
    """Marks a feed: open to whoever holds its address, GET and HEAD only, no cookie asked for."""
    return anyone(csrf_exempt(require_safe(view)))


def _midnight() -> datetime:
    return datetime.combine(timezone.localdate(), time(), tzinfo=HELSINKI).astimezone(UTC)


def _validator(keys_: Iterable[str], rights=None) -> tuple[str, datetime]:
    """(ETag, time of last change) from revision rows, in one query. The window of a feed rolls at local midnight.

    rights: the events a personal feed may show now. A number made of them goes along in the same query, so that the
    tag follows the right itself and not only what rooms remember to tell.
    """
    revisions_ = FeedRevision.objects.filter(key__in=keys_)
    if rights is not None:
        revisions_ = revisions_.annotate(rights=Subquery(_number_of(rights)))
    rows = {row.key: row for row in revisions_}
    counts = ".".join(str(rows[key].n if key in rows else 0) for key in sorted(keys_))
    if rights is not None:
        counts += f"-{max([row.rights or 0 for row in rows.values()], default=0)}"
    day = timezone.localdate()
    changed = max([_midnight(), *(row.changed_at for row in rows.values())])
    return f"k{ical.SCHEMA}-{counts}-{day:%Y%m%d}", changed


def _number_of(events):
    """A query for one number that differs when the set of events does (sums of ids and of their squares)."""
    chosen = Event.objects.filter(pk__in=events.order_by().values("pk")).order_by()
    mixed = F("pk") * F("pk") * 31 + F("pk") * 7 + 1
    return chosen.annotate(one=Value(1)).values("one").annotate(number=Sum(mixed)).values("number")


def answer(
    request,
    body: Callable[[], bytes],
    *,
    etag: str,
    changed: datetime | None = None,
    public: bool,
    filename: str,
    download: bool = False,
) -> HttpResponse:
    """The file, or 304 without looking at it. Says the same of itself either way."""
    tag = quote_etag(etag)
    stamp = int(changed.timestamp()) if changed else None
    response = get_conditional_response(request, tag, stamp)
    if response is None:
        response = HttpResponse(body(), content_type="text/calendar; charset=utf-8")
        where = "attachment" if download else "inline"
        response["Content-Disposition"] = f'{where}; filename="{filename}"'
    response["ETag"] = tag
    if stamp is not None:
        response["Last-Modified"] = http_date(stamp)
    response["Cache-Control"] = f"{'public' if public else 'private'}, max-age={FRESH}"
    response["Vary"] = "Accept-Encoding"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def joined(events, *, mask: str, language: str, past: timedelta) -> bytes:
    """The stored lines of events that touch the window, in the order of their ids: the same from every process."""
    midnight = _midnight()
    rows = RenderedComponent.objects.filter(
        event__in=events,
        mask=mask,
        language=language,
        last_end__gt=midnight - past,
        first_start__lt=midnight + AHEAD,
    ).order_by("event__uid")
    return b"".join(bytes(body) for body in rows.values_list("body", flat=True)) + ical.END


def _public_feed(request, events, source: str, filename: str, title: str = "") -> HttpResponse:
    language = file_language(get_language())
    etag, changed = _validator([source])
    name = f"{NAMES[language]}: {title}" if title else NAMES[language]
    address = ical.settings.BASE_URL + request.path

    def body():
        head = ical.head(name, WORDS[language], language, address)
        return head + joined(events, mask=Mask.FULL, language=language, past=PUBLIC_PAST)

    return answer(request, body, etag=etag, changed=changed, public=True, filename=filename)


@feed
def feed_public(request):
    return _public_feed(request, Event.objects.public(), revisions.PUBLIC, "kuulluksi-tapahtumat.ics")


@feed
def feed_area(request, slug):
    area = get_object_or_404(Area, slug=slug)
    events = Event.objects.public().filter(Q(area=area) | Q(area__parent=area))
    return _public_feed(request, events, revisions.of_area(area.pk), f"kuulluksi-{slug}.ics", area.name)


@feed
def feed_kind(request, kind):
    if kind not in Event.Kind.values:
        return HttpResponseNotFound("404", content_type="text/plain")
    events = Event.objects.public().filter(kind=kind)
    title = str(Event.Kind(kind).label)
    return _public_feed(request, events, revisions.of_kind(kind), f"kuulluksi-{kind}.ics", title)


@feed
def session(request, uid):
    """One public session, to be added by hand."""
    row = get_object_or_404(Occurrence.objects.public().select_related("event"), uid=uid)
    return _file(request, ical.session_file(row, file_language(get_language())))


@feed
def event_file(request, uid):
    """A public event with all its sessions, to be added by hand."""
    event = get_object_or_404(Event.objects.public(), uid=uid)
    language = file_language(get_language())
    rows = event.components.filter(mask=Mask.FULL, language=language).values_list("body", flat=True)
    return _file(request, ical.head("Kuulluksi", "", language) + b"".join(map(bytes, rows)) + ical.END)


def _file(request, content: bytes) -> HttpResponse:
    etag = hashlib.sha256(content).hexdigest()[:32]
    return answer(request, lambda: content, etag=etag, public=True, filename="kuulluksi.ics", download=True)


@feed
def feed_key(request, token):
    """A personal feed. Its right is asked anew at each fetch; an ended address says so for a while, then is gone."""
    key = keys.by_token(token)
    now = timezone.now()
    if key is None or (key.revoked_at and key.revoked_at < now - SAYS_GOODBYE):
        return _unknown()
    if key.revoked_at or (key.owner_user_id and not key.owner_user.is_active):
        return _goodbye(request, key)
    if key.last_used_on != timezone.localdate():
        FeedKey.objects.filter(pk=key.pk).update(last_used_on=timezone.localdate())

    if key.owner_user_id:
        own = revisions.of_user(key.owner_user_id)
    else:
        own = revisions.of_subject(key.subject)

    def events():
        right = entitlement(key.scope)
        return right.events(key) if right and key.mask in right.masks else Event.objects.none()

    if key.scope == revisions.STAFF_SCOPE:  # signals.py tells of every change of a member of staff's rights
        etag, changed = _validator([own])
    else:
        etag, changed = _validator([own, revisions.EVERYTHING], rights=events())

    def body():
        name = NEUTRAL_NAMES[key.language] if key.mask == Mask.NEUTRAL else "Kuulluksi"
        head = ical.head(name, "", key.language)
        return head + joined(events(), mask=key.mask, language=key.language, past=OWN_PAST)

    return answer(request, body, etag=etag, changed=changed, public=False, filename="kuulluksi.ics")


def _unknown() -> HttpResponse:
    response = HttpResponseNotFound("404", content_type="text/plain")
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "private, max-age=0"
    return response


def _goodbye(request, key: FeedKey) -> HttpResponse:
    ended = key.revoked_at or key.created_at
    day = timezone.localtime(ended).date()
    return answer(
        request,
        lambda: ical.revoked_file(key.id, day, ended, key.language),
        etag=f"k{ical.SCHEMA}-ended-{int(ended.timestamp())}",
        changed=max(ended, _validator([])[1]) if not key.revoked_at else ended,
        public=False,
        filename="kuulluksi.ics",
    )
