"""Brochures of A5 to print and hand over: each group, the request page, the forum's own; and the library of them all.

Made while the reader waits (decision 0075). Nothing stands on paper that the public page does not tell.
"""

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from booking.forum.listing import current_forum
from groups.listing import group_detail
from groups.models import PeerGroup
from kuulluksi.context import in_language
from kuulluksi.look import paper
from kuulluksi.look.templatetags.look import shy
from kuulluksi.people.doors import anyone

TEMPLATE = "brochure"
# The colour of a wall and of the words on it
WALLS = {
    "lakka": "night", "jakala": "night", "kanerva": "night", "huurre": "night", "mustikka": "on-wall-dark",
    "sammal": "on-wall-dark",
}  # fmt: skip
LINES = 5
LANGUAGES = ("fi", "sv", "en")


@anyone
@require_safe
def of_group(request, code):
    """One group, with a QR code to its short address."""
    try:
        found = group_detail(PeerGroup.objects.published().get(code=code).slug)
    except PeerGroup.DoesNotExist as error:
        raise Http404 from error
    words = words_of_group(found)
    return answer(request, words, file=f"ryhma-{found['group'].slug}")


@anyone
@require_safe
def of_request(request):
    return answer(request, words_of_request(), file="kokemusasiantuntija")


def answer(request, words: dict, *, file: str):
    return paper.answer(
        request,
        TEMPLATE,
        words | {"heading": shy(words["heading"])},
        language=get_language() or "fi",
        title=words["heading"],
        file=f"{file}-a5",
    )


def words_of_group(found: dict) -> dict:
    group, card = found["group"], found["card"]
    who = [str(audience.name) for audience in card.audiences]
    facts = [
        (_("For whom"), capfirst(", ".join([*who, group.ages] if group.ages else who))),
        (_("When"), capfirst(card.rhythm)),
        (
            _("Where"),
            f"{group.area.name}. {_('You hear the exact place when you have got a place in the group.')}",
        ),
        (_("How to join"), way_in(group, card)),
        (_("Price"), _("Free")),
    ]
    return common(reverse("groups:short", args=[group.code])) | {
        "heading": group.name,
        "lead": group.summary,
        "facts": [(name, words) for name, words in facts if words],
        "list_heading": _("What you do not have to do"),
        "list": group.not_required[:LINES],
        "steps": False,
        "wall": card.wall,
        "ink": WALLS.get(card.wall, "night"),
    }


def way_in(group, card) -> str:
    if group.access == "open" and card.season and card.season.sheet.adult_signs_up:
        return _("An adult who knows the child signs up. No referral is needed.")
    if group.access == "open":
        return _("You can sign up yourself. No referral is needed.")
    if group.access == "referral":
        return _("A worker can give you a link, or you can ask us to call you.")
    return _("The group is a service that your own worker arranges. You can ask us to call you first.")


def words_of_request() -> dict:
    return common(reverse("experts:request")) | {
        "heading": _("Ask for an expert by experience"),
        "lead": _("Somebody who knows child protection because they have lived it: in your training, team or meeting."),
        "facts": [
            (_("For whom"), _("Workplaces, schools, organisations and decision-makers")),
            (_("How soon"), _("The coordinator answers within five working days.")),
            (_("Fee"), _("Experts get a fee. Who pays is agreed in each request.")),
        ],
        "list_heading": _("How a request goes on"),
        "list": [
            _("Tell what you hope to change, and for whom. You need no account."),
            _("The coordinator looks for somebody who wants to come, and agrees on support."),
            _("You meet beforehand and agree on time, pause, trip and fee in writing."),
            _("On the day you receive the expert at the door. Afterwards you tell what it led to."),
        ],
        "steps": True,
        "wall": "huurre",
        "ink": "night",
    }  # fmt: skip


def common(path: str) -> dict:
    url = settings.BASE_URL + path
    role, phone = in_language(settings.CONTACT_ROLES), settings.CONTACT_PHONE.replace(" ", "\u00a0")
    return {
        "url": url,
        "qr": paper.qr(url),
        "alt": _("QR code: the page of this brochure"),
        "foot": in_language(settings.OWNER_NAMES),
        "words": {
            "address": _("Point your phone's camera here, or go to"),
            "human": _("Would you rather talk? %(role)s answers: %(phone)s") % {"role": role, "phone": phone},
        },
    }


def shelves() -> list[dict]:
    """Every brochure in every language, in a constant number of queries: [{title, items: [{title, about, files}]}]."""
    general = [
        {"title": _("Ask for an expert by experience"), "about": "", "files": files("pages:brochure_request")}
    ]
    forum = current_forum()
    if forum and not forum["cancelled"]:
        heading = forum["forum"].sheet.heading()
        general.insert(0, {"title": heading, "about": forum["date"], "files": files("forum:brochure")})
    groups = PeerGroup.objects.published().select_related("area").order_by("area__name_fi", "name_fi", "pk")
    own = [
        {"title": group.name, "about": group.area.name, "files": files("pages:brochure_group", group.code)}
        for group in groups
    ]
    found = [{"title": _("For everyone"), "items": general}, {"title": _("Groups"), "items": own}]
    return [shelf for shelf in found if shelf["items"]]


def files(name: str, *args) -> list[dict]:
    """The same brochure in each language: [{code, name, url}]."""
    names, found = dict(settings.LANGUAGES), []
    for code in LANGUAGES:
        with translation.override(code):
            found.append({"code": code, "name": names[code], "url": reverse(name, args=args)})
    return found
