"""What staff fill in about an open event, beside its dates (booking/calendar/schedule/form.py)."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from booking.calendar.schedule.event_form import ColleaguesField
from booking.calendar.schedule.rights import areas_of, colleagues_of
from booking.signups import questions
from kuulluksi.directory.models import Organisation
from kuulluksi.forms import HouseForm
from kuulluksi.people.models import User

from . import audiences
from .models import Entrance, OpenEvent

LANGUAGES = ("fi", "sv", "en")
COLUMNS = ("title", "text", "for_whom", "food", "travel")
ASKS = [
    ("access_needs", _("what would make it easier to come")),
    ("diet", _("what they eat")),
    ("language", _("which language they like to speak")),
    ("support_person", _("whether somebody comes along")),
    ("wishes", _("what they hope for")),
]
HERE, REMOTE, BOTH = Entrance.How.HERE, Entrance.How.REMOTE, "both"


def _line(label, length, *, required=False):
    return forms.CharField(label=label, max_length=length, required=required)


def _text(label, *, required=False):
    area = forms.Textarea({"rows": 4})
    return forms.CharField(label=label, max_length=2000, required=required, widget=area)


class WordsForm(HouseForm):
    """Words, place, link and questions: what can be changed later, too."""

    say_required = True
    hide_optional = True

    title_fi = _line(_("Title in Finnish"), 120, required=True)
    title_sv = _line(_("Title in Swedish"), 120)
    title_en = _line(_("Title in English"), 120)
    text_fi = _text(_("Text in Finnish"), required=True)
    text_sv = _text(_("Text in Swedish"))
    text_en = _text(_("Text in English"))
    for_whom_fi = _line(_("For whom, in Finnish"), 240)
    for_whom_sv = _line(_("For whom, in Swedish"), 240)
    for_whom_en = _line(_("For whom, in English"), 240)
    food_fi = _line(_("Food, in Finnish"), 300)
    food_sv = _line(_("Food, in Swedish"), 300)
    food_en = _line(_("Food, in English"), 300)
    travel_fi = _line(_("Getting there, in Finnish"), 300)
    travel_sv = _line(_("Getting there, in Swedish"), 300)
    travel_en = _line(_("Getting there, in English"), 300)
    invited = forms.MultipleChoiceField(
        label=_("Which groups are invited"), required=False, widget=forms.CheckboxSelectMultiple
    )
    area = forms.ModelChoiceField(label=_("Area"), queryset=None, required=False)
    organisation = forms.ModelChoiceField(
        label=_("Organised by"), queryset=Organisation.objects.order_by("name_fi", "pk"), required=False
    )
    venue = forms.CharField(
        label=_("Place"),
        max_length=160,
        required=False,
        help_text=_("Of a remote event the name of the program, for example Teams. Never the link."),
    )
    venue_is_public = forms.BooleanField(label=_("The place may be shown to everyone"), required=False)
    remote_link = forms.CharField(
        label=_("Remote link"),
        max_length=1000,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    remove_link = forms.BooleanField(label=_("Take the saved link away"), required=False)
    asks = forms.MultipleChoiceField(
        label=_("What the form asks, besides a nickname"),
        required=False,
        choices=ASKS,
        widget=forms.CheckboxSelectMultiple,
    )
    staff = ColleaguesField(label=_("Who holds it"))

    def __init__(self, *args, user: User, found: OpenEvent | None = None, **kwargs):
        kwargs.setdefault("initial", self.values_of(found) if found else {"staff": [user.pk]})
        super().__init__(*args, **kwargs)
        self.user, self.found = user, found
        areas, people = areas_of(user), colleagues_of(user)
        if found:
            areas = areas | areas.model.objects.filter(pk=found.event.area_id)
            people = people | User.objects.filter(pk__in=found.event.staff.values("pk"))
        self.fields["area"].queryset, self.fields["staff"].queryset = areas, people
        self.fields["area"].required = user.has_role("coordinator") and not user.has_role("editor")
        self.fields["area"].empty_label = _("The whole country")
        self.fields["invited"].choices = [
            one for audience in self.audiences() if audience.choices for one in audience.choices(user)
        ]
        has_link = bool(found and found.remote_link)
        self.fields["remote_link"].help_text = (
            _("A link is saved and shown to nobody here. Write another one to replace it.")
            if has_link
            else _("Kept sealed. Only those who have a place see it, on their own page and in the reminder.")
        )
        if not has_link:
            del self.fields["remove_link"]
        if not self.invites():
            del self.fields["invited"]

    def audiences(self) -> list[audiences.Audience]:
        """Whom this account may make events for: an editor writes what is open to read."""
        may_invite = self.user.has_role("coordinator")
        return [one for one in audiences.known() if one.is_public or may_invite]

    def invites(self) -> bool:
        chosen = [audiences.of(self.found.audience)] if self.found else self.audiences()
        return any(not audience.is_public for audience in chosen)

    @staticmethod
    def values_of(found: OpenEvent) -> dict:
        words = {f"{name}_{lang}": getattr(found, f"{name}_{lang}") for name in COLUMNS for lang in LANGUAGES}
        entrance = found.entrances.select_related("sheet").first()
        return {
            **words,
            "invited": found.invited,
            "area": found.event.area_id,
            "organisation": found.event.organisation_id,
            "venue": found.event.venue,
            "venue_is_public": found.event.venue_is_public,
            "asks": entrance.sheet.asks if entrance else [],
            "staff": list(found.event.staff.values_list("pk", flat=True)),
        }

    @property
    def has_other_words(self) -> bool:
        names = [f"{name}_{lang}" for name in ("title", "text", "for_whom") for lang in ("sv", "en")]
        return any(self[name].value() for name in names)

    @property
    def has_hosting(self) -> bool:
        return any(self[f"{name}_{lang}"].value() for name in ("food", "travel") for lang in LANGUAGES)

    def other_words(self) -> list:
        return [self[f"{name}_{lang}"] for lang in ("sv", "en") for name in ("title", "text", "for_whom")]

    def hosting(self) -> list:
        return [self[f"{name}_{lang}"] for name in ("food", "travel") for lang in LANGUAGES]

    def words(self) -> dict:
        """Columns of OpenEvent. Only when valid."""
        return {f"{name}_{lang}": self.cleaned_data[f"{name}_{lang}"] for name in COLUMNS for lang in LANGUAGES}

    def holders(self) -> list[User]:
        """Whoever only keeps their own never loses one by a tick."""
        staff = set(self.cleaned_data["staff"])
        if not self.user.has_role("coordinator", "editor"):
            staff.add(self.user)
        return sorted(staff, key=lambda user: user.pk)

    def changes(self) -> dict:
        """Arguments of actions.change. Only when valid."""
        data = self.cleaned_data
        link = data["remote_link"] or ("" if data.get("remove_link") else None)
        return {
            "words": self.words(),
            "invited": data.get("invited"),
            "asks": in_order(data["asks"]),
            "venue": data["venue"],
            "venue_is_public": data["venue_is_public"],
            "area": data["area"],
            "staff": self.holders(),
            "remote_link": link,
        }


class NewEventForm(WordsForm):
    """The same with what is decided once: the kind, whom it is for, how one comes and how many."""

    kind = forms.ChoiceField(label=_("What happens"), choices=OpenEvent.Kind.choices)
    audience = forms.ChoiceField(label=_("Who may sign up"), widget=forms.RadioSelect)
    how = forms.ChoiceField(
        label=_("How people come"),
        widget=forms.RadioSelect,
        choices=[(HERE, _("on site")), (REMOTE, _("remotely")), (BOTH, _("either way, as each chooses"))],
        initial=HERE,
    )
    places_here = forms.IntegerField(
        label=_("Places on site"),
        required=False,
        min_value=1,
        max_value=10_000,
        help_text=_("Empty: no limit."),
    )
    places_remote = forms.IntegerField(
        label=_("Places remotely"),
        required=False,
        min_value=1,
        max_value=10_000,
        help_text=_("Empty: no limit."),
    )
    per_date = forms.BooleanField(
        label=_("Each date is signed up to by itself"),
        required=False,
        help_text=_(
            "For an info session that is the same each time. Without it one sign-up is for all the dates."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = [
            (audience.code, str(audience.label).capitalize()) for audience in self.audiences()
        ]
        self.fields["audience"].initial = audiences.EVERYONE

    def clean(self):
        data = super().clean()
        audience = audiences.of(data.get("audience", ""))
        if data.get("audience") and not audience.is_public and not data.get("invited"):
            self.add_error("invited", _("Choose at least one group that is invited."))
        return data

    def plan(self) -> dict:
        """Arguments of actions.plan, without ``when``. Only when valid."""
        data = self.cleaned_data
        by_invitation = not audiences.of(data["audience"]).is_public
        places = {HERE: data["places_here"], REMOTE: data["places_remote"]}
        return {
            "kind": data["kind"],
            "words": self.words(),
            "audience": data["audience"],
            "invited": data.get("invited", []) if by_invitation else [],
            "places": {how: n for how, n in places.items() if data["how"] in (how, BOTH)},
            "per_date": data["per_date"],
            "asks": in_order(data["asks"]),
            "remote_link": data["remote_link"],
        }

    def where(self) -> dict:
        """The part of ``when`` that is not a date. Only when valid."""
        data = self.cleaned_data
        names = ("area", "organisation", "venue", "venue_is_public")
        return {name: data[name] for name in names} | {"staff": self.holders()}


def in_order(codes) -> list[str]:
    """The questions in the order of the form, those that the house knows."""
    known = questions.known()
    return [code for code, _label in ASKS if code in codes and code in known]


def why_not(problem: ValidationError) -> str:
    return " ".join(problem.messages)
