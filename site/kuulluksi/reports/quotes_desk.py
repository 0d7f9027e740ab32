"""Words that may be told: read at the desk, shortened if need be, shown or left out."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from booking.experts.forms.fields import LANGUAGES, PlainText, choose, lines
from kuulluksi.forms import HouseForm
from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import reveal

from . import quotes
from .models import Quote


class QuoteForm(HouseForm):
    source = forms.CharField(max_length=80, widget=forms.HiddenInput)
    words = PlainText(label=gettext_lazy("How it stands on the site"), max_length=1700, widget=lines(3))
    language = choose(LANGUAGES, gettext_lazy("Language of the words"), initial="fi", widget=forms.Select)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.auto_id = f"quote_{(self['source'].value() or '').rpartition(':')[2][:8]}_%s"


@staff("coordinator")
def quotes_page(request):
    """What waits to be read, and what may be shown. One deed: show or leave out."""
    bound = None
    if request.method == "POST":
        bound = QuoteForm(request.POST)
        show = request.POST.get("do") == "show"
        if bound.is_valid() or (not show and "source" not in bound.errors):
            given = bound.cleaned_data
            try:
                quotes.settle(
                    given["source"],
                    words=given.get("words", ""),
                    language=given.get("language") or "fi",
                    show=show,
                    by=request.user,
                )
            except ValidationError as error:
                bound.add_error("words", error)
            else:
                messages.success(request, _("Done."))
                return redirect("quotes")
    waiting = [
        (one, Quote.Voice(one.voice).label, _form_of(one, bound)) for one in quotes.offered(request.user)
    ]
    here = list(Quote.objects.visible_to(request.user).filter(state=Quote.State.SHOWN))
    told = reveal(here, ["words"], actor=request.user, reason="quotes") if here else []
    page = {
        "heading": _("Words for the site"),
        "waiting": waiting,
        "bound": bound if bound is not None and bound.errors else None,
        "shown": [(row, one["words"]) for row, one in zip(here, told, strict=True)],
        "least": quotes.LEAST_VOICES,
    }
    return render(request, "reports/quotes.html", page, status=422 if page["bound"] else 200)


def _form_of(one, bound):
    if bound is not None and bound["source"].value() == one.source:
        return bound
    return QuoteForm(initial={"source": one.source, "words": one.words[: quotes.LONGEST]})


@require_POST
@staff("coordinator")
def quote_away(request, quote):
    row = get_object_or_404(Quote.objects.visible_to(request.user), pk=quote)
    quotes.take_away(row, by=request.user)
    messages.success(request, _("It is gone from the site."))
    return redirect("quotes")
