"""The editors' desk of offered texts: read, begin a draft, ask the teller, answer. Sealed words open into the log."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuulluksi.pages.models import Moment, StoryPage, Telling
from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import reveal

from . import actions
from .forms import AnswerForm, BeginForm, MomentForm

DESK = ("editor",)
A_PAGE = 30
WHY = "writes it with the teller"
app_name = "stories_desk"


@staff(*DESK)
def telling_list(request):
    rows = Telling.objects.visible_to(request.user)
    page = Paginator(rows.still_open().most_pressing_first(), A_PAGE).get_page(request.GET.get("page"))
    keys = [one.story for one in page.object_list if one.story]
    live = set(
        StoryPage.objects.live().filter(translation_key__in=keys).values_list("translation_key", flat=True)
    )
    codes = [one.consent_code for one in page.object_list if one.consent_code]
    live |= set(Moment.objects.filter(consent_code__in=codes).values_list("consent_code", flat=True))
    lines = [(one, one.story in live or one.consent_code in live) for one in page.object_list]
    return render(
        request, "pages/desk/tellings.html", {"heading": _("Offered stories"), "page": page, "lines": lines}
    )


def _row(request, pk) -> Telling:
    return get_object_or_404(Telling.objects.visible_to(request.user).still_open(), pk=pk)


@staff(*DESK)
def telling_detail(request, pk):
    return _page(request, _row(request, pk))


def _page(request, telling, *, forms=None, contact="", status=200):
    forms = forms or {}
    told = reveal([telling], ["words", "shown_name", "draft"], actor=request.user, reason=WHY)[0]
    talk = list(telling.messages.all())
    opened = reveal(talk, ["text"], actor=request.user, reason=WHY)
    pages = (
        StoryPage.objects.filter(translation_key=telling.story) if telling.story else StoryPage.objects.none()
    )
    draft = told["draft"] or {}
    context = {
        "heading": telling.code,
        "telling": telling,
        "told": told,
        "talk": list(zip(talk, [one["text"] for one in opened], strict=True)),
        "pages": pages.select_related("locale").order_by("pk"),
        "versions": actions.versions_of(telling),
        "is_moment": telling.kind == Telling.Kind.MOMENT,
        "is_out": bool(telling.consent_code)
        and Moment.objects.filter(consent_code=telling.consent_code).exists(),
        "begin_form": forms.get("begin") or BeginForm(initial={"area": telling.area_id}),
        "moment_form": forms.get("moment")
        or MomentForm(
            initial={
                "words": draft.get("words", told["words"]),
                "who": draft.get("who", told["shown_name"]),
                "area": telling.area_id,
            }
        ),
        "answer_form": forms.get("answer") or AnswerForm(),
        "wrong": next(iter(forms.values()), None),
        "contact": contact,
    }
    return render(request, "pages/desk/telling.html", context, status=status)


@staff(*DESK)
@require_POST
def telling_deed(request, pk, deed):
    telling = _row(request, pk)
    if deed not in DEEDS:
        raise Http404
    return DEEDS[deed](request, telling)


def _begin(request, telling):
    form = BeginForm(request.POST)
    if not form.is_valid():
        return _page(request, telling, forms={"begin": form}, status=422)
    try:
        page = actions.begin_story(
            telling, form.cleaned_data["index"], area=form.cleaned_data["area"], by=request.user
        )
    except ValidationError as refused:
        return _refused(request, telling, refused)
    return redirect("wagtailadmin_pages:edit", page.pk)


def _moment(request, telling):
    form = MomentForm(request.POST)
    if not form.is_valid():
        return _page(request, telling, forms={"moment": form}, status=422)
    return _do(
        request,
        telling,
        actions.write_moment,
        _("Saved. Next: ask the teller to read it."),
        **form.cleaned_data,
    )


def _answer(request, telling):
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, telling, forms={"answer": form}, status=422)
    text = form.cleaned_data["text"]
    if "not_now" in request.POST:
        try:
            actions.not_now(telling, text, by=request.user)
        except ValidationError as refused:
            return _refused(request, telling, refused)
        messages.success(request, _("The teller hears this, and the text is forgotten."))
        return redirect("stories_desk:list")
    return _do(request, telling, actions.say, _("Sent. It stands on the teller's page."), text=text)


def _ask(request, telling):
    return _do(request, telling, actions.ask_to_read, _("The draft now shows on the teller's page."))


def _publish(request, telling):
    return _do(request, telling, actions.publish_moment, _("The good moment is on the site."))


def _take_off(request, telling):
    return _do(request, telling, actions.take_off_moment, _("The good moment is off the site."))


def _contact(request, telling):
    told = reveal([telling], ["contact"], actor=request.user, reason="reaches the teller")[0]
    return _page(request, telling, contact=told["contact"] or _("The teller looks at their own page."))


def _take_back(request, telling):
    actions.take_back(telling, by=request.user)
    messages.success(request, _("Taken back. Nothing of the text is left."))
    return redirect("stories_desk:list")


def _do(request, telling, deed, said: str, **more):
    try:
        deed(telling, by=request.user, **more)
    except ValidationError as refused:
        return _refused(request, telling, refused)
    messages.success(request, said)
    return redirect("stories_desk:telling", pk=telling.pk)


def _refused(request, telling, refused: ValidationError):
    messages.error(request, " ".join(refused.messages))
    return redirect("stories_desk:telling", pk=telling.pk)


DEEDS = {
    "begin": _begin,
    "moment": _moment,
    "answer": _answer,
    "ask": _ask,
    "publish": _publish,
    "take-off": _take_off,
    "contact": _contact,
    "take-back": _take_back,
}
urlpatterns = [
    path("", telling_list, name="list"),
    path("<uuid:pk>/", telling_detail, name="telling"),
    path("<uuid:pk>/<slug:deed>/", telling_deed, name="deed"),
]
