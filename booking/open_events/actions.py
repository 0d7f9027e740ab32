"""Planning an open event, showing it, inviting to it. Each deed is whole or does nothing."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from booking.calendar import actions as calendar
from booking.calendar import telling
from booking.calendar.actions.making import KEEP
from booking.calendar.models import Event
from booking.signups import actions as signups
from booking.signups.letters import leave_letter
from booking.signups.models import Party
from booking.signups.states import ACCEPTED, OPEN
from kuulluksi.notices.signals import public_words_changed
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import audit, for_delivery, own

from . import audiences
from .entrances import make_entrances
from .models import Entrance, OpenEvent

INVITATION_LINK = "open_event"
INVITED_LETTER = "open_event_invited"
CALENDAR_KINDS = {
    OpenEvent.Kind.INFO: Event.Kind.INFO,
    OpenEvent.Kind.JOINT: Event.Kind.JOINT,
}
LANGUAGES = ("fi", "sv", "en")
SEALED = ["remote_link"]
MOST_TURNS = 5  # of saying yes to the same invitation


def plan(
    *,
    kind: str,
    words: dict,
    audience: str,
    invited=(),
    when: dict,
    places: dict[str, int | None],
    per_date: bool = False,
    asks=(),
    remote_link: str = "",
    by,
) -> OpenEvent:
    """An open event with its dates and its sheets, not shown yet.

    words: columns of OpenEvent (title_fi, text_fi, for_whom_fi, food_fi …). when: arguments of calendar's make_event
    (starts_on, starts_at, duration, rule, area, organisation, venue, venue_is_public, staff …). places: how many by each
    Entrance.How there is; None is no limit. Raises ValidationError with a sentence.
    """
    if not places:
        raise ValidationError(_("Choose whether people come on site, remotely or either way."))
    found = audiences.of(audience)
    _keep_secret(remote_link, words, when.get("venue", ""))
    with transaction.atomic():
        event = calendar.make_event(
            kind=CALENDAR_KINDS.get(kind, Event.Kind.OTHER),
            titles=_by_language(words, "title"),
            descriptions=_by_language(words, "text") if found.is_public else None,
            visibility=_visibility(audience, published=False),
            by=by,
            **when,
        )
        made = OpenEvent(
            slug=_free_slug(words["title_fi"]),
            kind=kind,
            audience=audience,
            invited=list(invited),
            per_date=per_date and event.occurrences.count() > 1,
            event=event,
            remote_link=remote_link,
            **words,
        )
        made.full_clean(exclude=SEALED)
        made.save()
        make_entrances(made, places, list(asks))
        audit("open_event_planned", made, by=by)
    return made


def change(
    open_event: OpenEvent,
    *,
    words: dict,
    invited=None,
    asks=None,
    venue: str | None = None,
    venue_is_public: bool | None = None,
    area=KEEP,
    staff=None,
    remote_link: str | None = None,
    by,
) -> OpenEvent:
    """Other words, another place, another link. remote_link: None leaves it, "" takes it away. Who comes hears of
    another place."""
    with transaction.atomic():
        found = OpenEvent.objects.select_for_update().get(pk=open_event.pk)
        event = Event.objects.get(pk=found.event_id)
        link = remote_link_of(found) if remote_link is None else remote_link
        _keep_secret(link, words, venue if venue is not None else event.venue)
        for column, value in words.items():
            setattr(found, column, value)
        if invited is not None:
            found.invited = list(invited)
        if remote_link is not None:
            found.remote_link = remote_link
        found.full_clean(exclude=SEALED)
        found.save()
        is_public = audiences.of(found.audience).is_public
        calendar.change_words(
            event,
            titles=_by_language(words, "title"),
            descriptions=_by_language(words, "text") if is_public else None,
            by=by,
        )
        place = event.venue
        event = calendar.change_event(
            event, venue=venue, venue_is_public=venue_is_public, area=area, staff=staff, by=by
        )
        for entrance in found.entrances.select_related("sheet"):
            _dress(entrance, found, event, asks)
        if event.venue != place:
            here = event.occurrences.coming().filter(venue="")
            telling.tell(event, here, telling.Change.PLACE, by=by)
        audit("open_event_changed", found, by=by)
        _words_changed()
    return found


def _dress(entrance: Entrance, found: OpenEvent, event: Event, asks) -> None:
    sheet = entrance.sheet
    for language in LANGUAGES:
        setattr(sheet, f"heading_{language}", getattr(found, f"title_{language}"))
    sheet.area, sheet.organisation = event.area, event.organisation
    columns = ["heading_fi", "heading_sv", "heading_en", "area", "organisation"]
    if asks is not None:
        sheet.asks = list(asks)
        columns.append("asks")
    sheet.save(update_fields=columns)
    sheet.staff.set(event.staff.all())


def publish(open_event: OpenEvent, *, by) -> OpenEvent:
    """Show it. Those who are invited to it are told once, neutrally, that there is something on their own page."""
    return _show(open_event, True, by)


def hide(open_event: OpenEvent, *, by) -> OpenEvent:
    """Take it off the public pages. Who has signed up keeps the place and the own page."""
    return _show(open_event, False, by)


def _show(open_event: OpenEvent, published: bool, by) -> OpenEvent:
    with transaction.atomic():
        found = OpenEvent.objects.select_for_update().get(pk=open_event.pk)
        if found.published == published:
            return found
        found.published = published
        found.save(update_fields=["published"])
        event = Event.objects.get(pk=found.event_id)
        calendar.change_event(event, visibility=_visibility(found.audience, published=published), by=by)
        audit("open_event_shown" if published else "open_event_hidden", found, by=by)
        if published:
            tell_the_invited(found)
        _words_changed()
    open_event.published = published
    return found


def tell_the_invited(open_event: OpenEvent) -> int:
    """A neutral letter to each, once: the invitation itself is on their own page. In the caller's transaction."""
    audience = audiences.of(open_event.audience)
    if audience.is_public or audience.members is None:
        return 0
    parties = list(audience.members(open_event.invited))
    for party in parties:
        leave_letter(INVITED_LETTER, party, key=str(open_event.pk))
    return len(parties)


def new_invitation_link(open_event: OpenEvent, *, by) -> Link:
    """A link for members who have no own page at hand: it opens a blank form and tells nothing before. The one before
    ends."""
    if audiences.of(open_event.audience).is_public:
        raise ValidationError(_("This event is open: its page is its address."))
    with transaction.atomic():
        live = Link.objects.live().filter(purpose=INVITATION_LINK, subject_id=open_event.pk)
        live.update(revoked_at=timezone.now())
        last = open_event.event.occurrences.order_by("-end").first()
        link = Link.objects.issue(INVITATION_LINK, open_event, expires_at=last.end if last else None)
        audit("invitation_link_made", open_event, by=by)
    return link


def accept_invitation(open_event: OpenEvent, entrance: Entrance, party: Party) -> signups.SignedUp:
    """The people of a party who have a place where they are members sign up to the joint event, with the contact they
    gave there. The same party a second time gives the first result. The same word opens the new page."""
    there = party.signups.filter(state__in=ACCEPTED).order_by("number")
    people = [own(one, ["nickname", "birth_year"]) for one in there]
    reach = own(party, ["contact", "contact_name", "safe_contact"])
    with transaction.atomic():
        made = signups.sign_up(
            entrance.sheet,
            way=party.way if party.way in (Party.Way.SELF, Party.Way.ADULT) else Party.Way.SELF,
            adult_role=party.adult_role,
            channel=party.channel,
            together=party.together,
            language=party.language,
            participants=people,
            form_nonce=answered(open_event, party)[0],
            invited=True,
            **reach,
        )
        if not made.again:
            Party.objects.filter(pk=made.party.pk).update(word_hash=party.word_hash)
    return made


def answered(open_event: OpenEvent, party: Party) -> tuple[str, signups.SignedUp | None]:
    """(the nonce of the form, what it led to). Whoever withdrew may say yes again: that is a form of its own."""
    for turn in range(MOST_TURNS):
        nonce = f"invited:{open_event.pk}:{party.pk}:{turn}"
        made = signups.already(nonce)
        if made is None or turn == MOST_TURNS - 1 or any(one.state in OPEN | ACCEPTED for one in made.signups):
            return nonce, made
    raise AssertionError


def remote_link_of(open_event: OpenEvent) -> str:
    """Opened for the program, which tells it to nobody but those who have a place."""
    return for_delivery(open_event, ["remote_link"])["remote_link"]


def sessions_of(entrance: Entrance):
    """The dates that one signs up to by an entrance."""
    rows = entrance.open_event.event.occurrences.all()
    return rows.filter(pk=entrance.occurrence_id) if entrance.open_event.per_date else rows


def _visibility(audience: str, *, published: bool) -> str:
    """What is not shown yet is for the staff; what is by invitation for those who take part."""
    if not published:
        return Event.Visibility.STAFF
    public = audiences.of(audience).is_public
    return Event.Visibility.PUBLIC if public else Event.Visibility.MEMBERS


def _keep_secret(link: str, words: dict, venue: str) -> None:
    """The remote link is told only to those who have a place: it may not stand in what others read."""
    if link:
        URLValidator(schemes=["https"], message=_("The remote link begins with https://."))(link)
    if link and any(link in str(text) for text in (*words.values(), venue)):
        raise ValidationError(
            _("The remote link stands in a text or in the place, which everyone reads. Take it out of there.")
        )


def _by_language(words: dict, name: str) -> dict[str, str]:
    return {language: words.get(f"{name}_{language}", "") for language in LANGUAGES}


def _free_slug(title: str) -> str:
    base = slugify(title.replace("å", "a"))[:50].strip("-") or "tapahtuma"
    taken = set(OpenEvent.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, 1000))) if slug not in taken)


def _words_changed() -> None:
    transaction.on_commit(lambda: public_words_changed.send(sender=OpenEvent))
