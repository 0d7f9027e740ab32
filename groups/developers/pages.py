"""What a member of a developer group reads: papers, questions, matters and statements of the group.

It opens with the link of the person's own page and the same word or receipt code; from an opened own page at once, with
its mark. GET shows nothing of the group.
"""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.signups import consents, letters
from booking.signups.forms import KeyForm
from booking.signups.models import Party
from booking.signups.own_page import MANY_HERE, calm_mark, fits, grown_up, is_open, too_often
from booking.signups.states import ACCEPTED
from kuulluksi.people.doors import signed_link
from kuulluksi.privacy.access import own

from ..models import PeerGroup, Season
from ..participation import of_person
from .models import Consultation, Issue, MeetingPaper, Statement

COMING, HELD, SHOWN = 2, 6, 10


@signed_link(letters.PURPOSE)
def member(request, link):
    party = Party.objects.select_related("sheet").filter(pk=link.subject_id).first()
    if party is None:
        raise Http404
    if consents.is_theirs_now(party):
        return grown_up(request)
    season = Season.objects.filter(sheet=party.sheet_id, group__kind=PeerGroup.Kind.DEVELOPER).first()
    signups = list(consents.people_of(party).filter(state__in=ACCEPTED).order_by("number"))
    if season is None or not signups:
        raise Http404
    if request.method == "POST" and is_open(request, party):
        return papers(request, party, season, signups, link)
    form, calm = KeyForm(request.POST if request.method == "POST" and "key" in request.POST else None), ""
    if form.is_valid():
        key = form.cleaned_data["key"]
        calm = calm_mark(request, key)
        if calm:
            form.add_error("key", MANY_HERE)
        elif too_often(f"party:{party.pk}"):
            form.add_error(
                "key", _("There have been many tries. For safety this opens again later today or tomorrow.")
            )
        elif fits(party, key):
            return papers(request, party, season, signups, link)
        else:
            form.add_error("key", _("That did not open the page. Check the word or the digits and try again."))
    return render(request, "groups/developers/member_closed.html", {"form": form, "calm": calm})


def papers(request, party, season, signups, link):
    group = season.group
    context = {
        "group": group,
        "times": of_person(signups),
        "coming": coming(season),
        "held": held(group),
        "consultations": consultations(group),
        "issues": list(Issue.objects.filter(group=group).select_related("organisation")[:SHOWN]),
        "statements": statements(group),
        "back": reverse("signups:own", kwargs={"token": link.token}),
    }
    return render(request, "groups/developers/member.html", context)


def coming(season) -> list[dict]:
    """The next meetings with what they take up."""
    rows = season.event.occurrences.coming(timezone.now()).select_related("paper")[:COMING]
    return [{"start": row.start, "agenda": _of(row, "agenda")} for row in rows]


def held(group) -> list[dict]:
    """What was said at the latest meetings that have notes."""
    rows = MeetingPaper.objects.filter(group=group, meeting__end__lte=timezone.now()).exclude(notes="")
    rows = rows.select_related("meeting").order_by("-meeting__start")[:HELD]
    return [{"start": row.meeting.start, **own(row, ["agenda", "notes"])} for row in rows]


def _of(meeting, name: str) -> str:
    paper = getattr(meeting, "paper", None)
    return own(paper, [name])[name] if paper else ""


def consultations(group) -> list[dict]:
    """Questions that the group has asked or was asked, with every answer there is."""
    asked = Consultation.objects.filter(asked_by=group) | Consultation.objects.filter(answers__group=group)
    rows = asked.distinct().with_groups().order_by("-created_at")[:SHOWN]
    return [
        {
            "row": row,
            "question": own(row, ["question"])["question"],
            "answers": [
                {"group": one.group.name, "text": own(one, ["answer"])["answer"]} for one in row.answers.all()
            ],
        }
        for row in rows
    ]


def statements(group) -> list[dict]:
    """Statements that the group is in, out or still on their way, with what each group says."""
    rows = Statement.objects.filter(voices__group=group).prefetch_related("voices__group")[:SHOWN]
    return [{"row": row, "words": _words_of(row), "voices": list(row.voices.all())} for row in rows]


def _words_of(row) -> dict:
    if row.released_on:
        return {"title": row.title_fi, "text": row.text_fi}
    draft = own(row, ["draft"])["draft"] or {}
    return {"title": draft.get("title_fi", ""), "text": draft.get("text_fi", "")}
