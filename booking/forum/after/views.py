"""Behind a slip, and the list of those who hear of answers. Nothing about who answers is read or kept."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from booking.signups import letters, slips
from kuulluksi.people import limits
from kuulluksi.people.doors import anonymous_form, one_press_link, signed_link
from kuulluksi.privacy import form_tokens

from ..listing import address
from ..models import ForumSlip, Subscriber
from . import feedback as deeds
from . import subscribers
from .forms import DayForm, SubscribeForm

FORM = "answers"
HOUR = 3600


@signed_link(deeds.LINK)
def feedback(request, link):
    """A face or a word about the day, a face for a workshop, once."""
    slip = get_object_or_404(ForumSlip.objects.select_related("forum"), pk=link.subject_id)
    form = DayForm(request.POST if request.method == "POST" else None, workshops=slip.forum.workshops.all())
    if request.method == "POST" and form.is_valid():
        try:
            deeds.answer(slip, **form.given())
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            return render(request, "forum/after/given.html", {"forum_url": address()})
    context = {"form": form, "forum_url": address()}
    return render(request, "forum/after/feedback.html", context, status=422 if form.errors else 200)


@signed_link(letters.PURPOSE)
def say(request, link):
    """From an opened own page to a slip that knows nobody."""
    return slips.from_own_page(request, link, lambda party: deeds.take_slip(party.signups.all()), deeds.PAGE)


@anonymous_form
def subscribe(request):
    """An e-mail address and nothing else. The answer is the same for every address."""
    form = SubscribeForm(request.POST if request.method == "POST" else None)
    notice = calm = ""
    token = form_tokens.issue(FORM)
    if request.method == "POST":
        token, notice = read_token(request)
        if form.is_valid() and not notice:
            calm = limits.calm_mark(
                "answers",
                request,
                settings.SIGNUPS_PER_SOURCE_PER_HOUR,
                HOUR,
                typed=form.cleaned_data["address"],
            )
            if not calm:
                subscribers.subscribe(form.cleaned_data["address"], language=get_language() or "fi")
                return render(request, "forum/after/asked.html")
            notice = _(
                "Many forms are coming from the same network just now. Nothing is lost: wait for half a minute and "
                "send again."
            )
    context = {"form": form, "token": token, "notices": [notice] if notice else [], "calm": calm}
    return render(
        request,
        "forum/after/subscribe.html",
        context,
        status=422 if form.errors or (notice and not calm) else 200,
    )


def read_token(request) -> tuple[str, str]:
    """(token, what to say when the form must be looked at once more)."""
    token = request.POST.get("token", "")[:600]
    found, once_more = form_tokens.look(FORM, token)
    return form_tokens.issue(FORM) if found is None or found.too_old else token, once_more


@signed_link(subscribers.YES_LINK)
def subscribe_yes(request, link):
    """The letter's link: looking changes nothing, pressing says yes."""
    row = get_object_or_404(Subscriber, pk=link.subject_id)
    if request.method == "POST":
        subscribers.confirm(row)
        row.refresh_from_db()
    return render(request, "forum/after/yes.html", {"done": row.confirmed_at is not None})


@require_http_methods(["GET", "HEAD", "POST"])
@one_press_link(subscribers.LEAVE_LINK, when_gone=lambda request: _left(request))
def subscribe_leave(request, link):
    """One press, here or in the mail program (RFC 8058), which knows no cookie and comes from nowhere."""
    row = Subscriber.objects.filter(pk=link.subject_id).first()
    if request.method == "POST" and row:
        subscribers.leave(row)
        row = None
    return render(request, "forum/after/leave.html", {"left": row is None})


def _left(request):
    """The second press finds that it is done."""
    return render(request, "forum/after/leave.html", {"left": True})
