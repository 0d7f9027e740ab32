"""Readers' doors: writing under a story, and asking us to look at a comment again. No cookie, no address, no account."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from booking.signups.fields import PlainField
from kuulluksi.forms import HouseForm
from kuulluksi.pages import wayfinding
from kuulluksi.pages.models import StoryComment, StoryPage
from kuulluksi.people import limits
from kuulluksi.people.doors import anonymous_form
from kuulluksi.privacy import form_tokens

from . import actions, contacts_in

FORM = "comment"
PER_SOURCE_PER_HOUR = 10
HOUR = 3600


class CommentForm(HouseForm):
    nickname = PlainField(
        label=gettext_lazy("Pen name"),
        max_length=40,
        help_text=gettext_lazy("A made-up name. Not your own."),
        widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write a pen name. Any name but your own will do.")},
    )
    words = PlainField(
        label=gettext_lazy("What would you like to say?"),
        max_length=1000,
        help_text=gettext_lazy("The one who told the story may read it. Leave out names, addresses and links."),
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write what you would like to say.")},
    )

    def clean_words(self):
        words = self.cleaned_data["words"]
        if contacts_in.holds_contact(words):
            raise forms.ValidationError(_("Leave out links, e-mail addresses and phone numbers."))
        return words

    def clean_nickname(self):
        nickname = self.cleaned_data["nickname"]
        if contacts_in.holds_contact(nickname):
            raise forms.ValidationError(_("Leave out links, e-mail addresses and phone numbers."))
        return nickname


def _story(pk) -> StoryPage:
    page = get_object_or_404(StoryPage.objects.live().public(), pk=pk)
    wayfinding.with_locale(page)
    return page


@anonymous_form
def write(request, pk):
    """One comment on one story. An editor reads it before anybody else does."""
    page = _story(pk)
    closed = actions.why_closed(page)
    form = CommentForm(request.POST if request.method == "POST" else None)
    token, calm = request.POST.get("token", "")[:600], ""
    if request.method == "POST":
        read, problem = form_tokens.look(FORM, token, str(pk))
        if read is None or read.too_old:
            token = ""
        if form.is_valid():
            if not problem:
                calm = limits.calm_mark(FORM, request, PER_SOURCE_PER_HOUR, HOUR, typed=read.nonce)
                problem = limits.busy_words() if calm else ""
            if not problem:
                problem = _leave(page, read, form, trapped=bool(request.POST.get("homepage")))
                if not problem:
                    return render(request, "pages/comments/left.html", {"page_url": page.address})
            form.add_error(None, problem)
    context = {
        "form": form,
        "token": token or form_tokens.issue(FORM, str(pk)),
        "calm": calm,
        "closed": closed if request.method != "POST" else "",
        "story": page,
        "page_url": page.address,
    }
    return render(request, "pages/comments/write.html", context, status=422 if form.errors else 200)


def _leave(page, read, form, *, trapped: bool) -> str:
    if trapped:  # a program that fills in every field: it hears thank you, and nothing is kept
        return ""
    try:
        actions.leave(page, nonce=read.nonce, **form.cleaned_data)
    except ValidationError as closed:
        return closed.messages[0]
    return ""


@anonymous_form
def report(request, pk):
    """ "Please look at this": one press, no reason asked, nobody is counted."""
    if not actions.are_on():
        raise Http404
    comments = StoryComment.objects.published().filter(page__live=True).select_related("page")
    comment = get_object_or_404(comments, pk=pk)
    page = _story(comment.page_id)
    done = request.method == "POST"
    if done and not limits.too_many("comment-report", request, PER_SOURCE_PER_HOUR, HOUR):
        actions.report(comment)
    said = actions.readable([comment])[0]
    context = {"comment": said, "done": done, "page_url": page.address}
    return render(request, "pages/comments/report.html", context)
