"""The public pages of open events, and the door of an invitation link."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from booking.calendar.subscribe import panel
from booking.signups import letters, slips
from booking.signups import views as signups
from booking.signups.rooms import Room, room_left
from kuulluksi.people.doors import anyone, signed_link

from . import afterwards, listing
from .actions import INVITATION_LINK
from .forms import EventFilterForm
from .models import EventSlip, OpenEvent

MOST_DATES = 4  # shown at once; the later ones open


@anyone
def events(request):
    """What is coming, narrowed by kind, area and way to come."""
    cards = listing.coming()
    form = EventFilterForm(request.GET, cards=cards)
    chosen = form.chosen()
    shown = [
        card
        for card in cards
        if chosen["kind"] in ("", card.open_event.kind)
        and listing.lets_through(card, area=chosen["area"], how=chosen["how"])
    ]
    context = {
        "cards": shown,
        "form": form,
        "chosen": any(chosen.values()),
        "crumbs": [{"title": _("Events"), "url": ""}],
    }
    return render(request, "open_events/list.html", context)


@anyone
def event(request, slug):
    """One event: what, for whom, when and where, and the way to sign up."""
    try:
        card = listing.detail(slug)
    except OpenEvent.DoesNotExist:
        raise Http404 from None
    found = card.open_event
    file = reverse("calendar:event_file", args=[card.event.uid])
    context = {
        "card": card,
        "found": found,
        "event": card.event,
        "only": card.dates[0] if len(card.dates) == 1 else None,
        "nearest": card.dates[:MOST_DATES],
        "later": card.dates[MOST_DATES:],
        "file": file,
        "subscribe": panel(settings.BASE_URL + file),
        "data": listing.data(card, get_language()),
        "crumbs": [
            {"title": _("Events"), "url": reverse("open_events:list")},
            {"title": found.title, "url": ""},
        ],
    }
    return render(request, "open_events/event.html", context)


@signed_link(INVITATION_LINK)
def invited(request, link):
    """GET tells nothing but that there is an invitation; POST opens the form of the next date."""
    found = get_object_or_404(OpenEvent.objects.published().coming(), pk=link.subject_id)
    if request.method != "POST":
        return render(request, "open_events/invited.html", {"url": request.path})
    cards = listing.cards_of(OpenEvent.objects.filter(pk=found.pk))
    dates = [date for date in cards[0].dates if not date.session.is_cancelled]
    sheets = [door.entrance.sheet for date in dates[:1] for door in date.doors]
    if not sheets:
        raise Http404
    rooms = room_left(sheets)
    sheet = next((one for one in sheets if rooms[one.pk] == Room.ROOM), sheets[0])
    return signups.door(request, sheet, url=reverse("signups:start", kwargs={"code": sheet.code}))


@signed_link(afterwards.FEEDBACK_LINK)
def feedback(request, link):
    """How an event was."""
    slip = get_object_or_404(EventSlip.objects.select_related("open_event"), pk=link.subject_id)
    return slips.page(request, slip, afterwards.give_feedback, events_url=reverse("open_events:list"))


@signed_link(letters.PURPOSE)
def say(request, link):
    """From an opened own page to a slip about its event."""
    return slips.from_own_page(request, link, afterwards.take_slip, "open_events:feedback")
