"""A forum in plain Finnish: every text that the public reads, with the ordinary one beside it, on one page."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kuulluksi.forms import HouseForm
from kuulluksi.notices.signals import public_words_changed
from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import audit
from kuulluksi.written_together import WrittenTogetherMixin

from ..models import Forum
from .desk import WRITERS, done, own_forum

OF_THE_FORUM = ("purpose", "for_whom", "food", "travel", "support")


@dataclass(frozen=True)
class Words:
    """One text of one row. ``label``: what it is, as the desk calls it."""

    row: object
    name: str
    label: str

    @property
    def key(self) -> str:
        return f"{self.row._meta.model_name}-{self.row.pk}-{self.name}"

    @property
    def column(self) -> str:
        return f"{self.name}_plain"

    @property
    def finnish(self) -> str:
        return getattr(self.row, f"{self.name}_fi")

    @property
    def plain(self) -> str:
        return getattr(self.row, self.column)

    @property
    def longest(self) -> int | None:
        return self.row._meta.get_field(self.column).max_length


def words_of(forum: Forum) -> list[Words]:
    """What there is to write, in the order of the page. A text without Finnish words needs no plain ones."""
    labels = {
        "purpose": _("What it is for"),
        "for_whom": _("For whom"),
        "food": _("Food"),
        "travel": _("Getting there"),
        "support": _("Support on the day"),
    }
    found = [Words(forum, name, labels[name]) for name in OF_THE_FORUM]
    if forum.remote_seats:
        found.append(Words(forum.remote, "how", _("Remotely")))
    for item in forum.programme.all():
        found += [Words(item, "title", _("Programme")), Words(item, "text", _("Programme, more"))]
    for workshop in forum.workshops.all():
        found += [Words(workshop, "name", _("Workshop")), Words(workshop, "text", _("Workshop, more"))]
    for outcome in forum.outcomes.all():
        found += [Words(outcome, "said", _("What was said")), Words(outcome, "done", _("What was done"))]
    return [one for one in found if one.finnish]


class PlainForm(WrittenTogetherMixin, HouseForm):
    """A field for each text; the ordinary Finnish stands as its help. Two may write at one time."""

    def __init__(self, *args, words: list[Words], **kwargs):
        super().__init__(*args, initial={one.key: one.plain for one in words}, **kwargs)
        for one in words:
            long = one.longest is None or one.longest > 120
            self.fields[one.key] = forms.CharField(
                label=one.label,
                help_text=one.finnish,
                required=False,
                max_length=one.longest or 1000,
                widget=forms.Textarea(attrs={"rows": 3}) if long else forms.TextInput(),
            )
        self.watch(self.fields)


def keep(forum: Forum, words: list[Words], given: dict, *, by) -> None:
    """Save what was written and differs from what stands. An emptied text reads the ordinary Finnish again."""
    with transaction.atomic():
        for one in words:
            if given[one.key] != one.plain:
                setattr(one.row, one.column, given[one.key])
                one.row.save(update_fields=[one.column])
        audit("forum_plain_written", forum, by=by)
        transaction.on_commit(lambda: public_words_changed.send(sender=Forum))


@staff(*WRITERS)
def plain(request, year):
    """The plain Finnish of one forum. Its fixed sentences are the page's own (templates/forum/plain.html)."""
    forum = own_forum(request, year)
    words = words_of(forum)
    form = PlainForm(request.POST or None, words=words)
    if request.method == "POST" and done(form, lambda: keep(forum, words, form.cleaned_data, by=request.user)):
        messages.success(request, _("Saved. The public page tells it now."))
        return redirect("forum_desk:plain", year)
    context = {
        "heading": _("The forum %(year)d in plain Finnish") % {"year": year},
        "forum": forum,
        "form": form,
        "button": _("Save"),
        "lead": _(
            "One thought in a sentence, at most twelve words. Above each field is the ordinary Finnish; where you leave "
            "a field empty, the plain page reads that. When, where and how to sign up are told by themselves."
        ),
        "rows": (),
    }
    return render(request, "forum/desk/form.html", context, status=422 if form.errors else 200)
