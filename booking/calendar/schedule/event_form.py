"""What an event is called, where it is, who holds it and who sees it: the part of the form beside the dates."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kuulluksi.forms import HouseForm
from kuulluksi.people.models import User

from ..models import Event
from .rights import areas_of, colleagues_of, kinds_of, visibilities_of

LANGUAGES = ("fi", "sv", "en")


def name_of(user: User) -> str:
    return user.get_full_name() or user.get_username()


class ColleaguesField(forms.ModelMultipleChoiceField):
    """Ticks with the names of colleagues."""

    def __init__(self, **kwargs):
        super().__init__(User.objects.none(), widget=forms.CheckboxSelectMultiple, required=False, **kwargs)

    def label_from_instance(self, user):
        return name_of(user)


class EventForm(HouseForm):
    """Words and facts of an event, in the bounds of the account that writes them."""

    say_required = True
    hide_optional = True

    kind = forms.ChoiceField(label=_("What happens"))
    title_fi = forms.CharField(label=_("Title in Finnish"), max_length=120)
    title_sv = forms.CharField(label=_("Title in Swedish"), max_length=120, required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=120, required=False)
    neutral_title_fi = forms.CharField(label=_("Neutral title in Finnish"), max_length=60, required=False)
    neutral_title_sv = forms.CharField(label=_("Neutral title in Swedish"), max_length=60, required=False)
    neutral_title_en = forms.CharField(label=_("Neutral title in English"), max_length=60, required=False)
    description_fi = forms.CharField(
        label=_("Description in Finnish"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )
    description_sv = forms.CharField(
        label=_("Description in Swedish"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )
    description_en = forms.CharField(
        label=_("Description in English"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )
    venue = forms.CharField(label=_("Place"), max_length=160, required=False)
    venue_is_public = forms.BooleanField(label=_("The place may be shown to everyone"), required=False)
    area = forms.ModelChoiceField(label=_("Area"), queryset=None, required=False)
    visibility = forms.ChoiceField(label=_("Who sees it"), widget=forms.RadioSelect)
    staff = ColleaguesField(label=_("Who holds it"))

    def __init__(self, *args, user: User, event: Event | None = None, **kwargs):
        kwargs.setdefault("initial", self.values_of(event) if event else self.values_for(user))
        super().__init__(*args, **kwargs)
        self.user, self.event = user, event
        kinds, sights = kinds_of(user), visibilities_of(user)
        if event:  # what another role chose stays a choice
            kinds += [event.kind] if event.kind not in kinds else []
            sights += [event.visibility] if event.visibility not in sights else []
        self.fields["kind"].choices = [(kind, str(Event.Kind(kind).label).capitalize()) for kind in kinds]
        self.fields["visibility"].choices = [
            (one, str(Event.Visibility(one).label).capitalize()) for one in sights
        ]
        self.fields["visibility"].initial = sights[0]
        areas = areas_of(user)
        self.fields["area"].queryset = areas | areas.model.objects.filter(pk=event.area_id) if event else areas
        self.fields["area"].required = user.has_role("coordinator") and not user.has_role("editor")
        needed = self.fields["area"].required
        self.fields["area"].empty_label = _("Choose") if needed else _("The whole country")
        people = colleagues_of(user)
        if event:
            people = people | User.objects.filter(pk__in=event.staff.values("pk"))
        self.fields["staff"].queryset = people

    @staticmethod
    def values_for(user: User) -> dict:
        """What stands in the fields of a new event: oneself, and one's area if there is just one."""
        areas = [] if user.has_role("editor") else list(user.areas.all()[:2])
        return {"staff": [user.pk], "area": areas[0].pk if len(areas) == 1 else None}

    @staticmethod
    def values_of(event: Event) -> dict:
        names = ("title", "neutral_title", "description")
        words = {f"{name}_{lang}": getattr(event, f"{name}_{lang}") for name in names for lang in LANGUAGES}
        return {
            **words,
            "kind": event.kind,
            "venue": event.venue,
            "venue_is_public": event.venue_is_public,
            "area": event.area_id,
            "visibility": event.visibility,
            "staff": list(event.staff.values_list("pk", flat=True)),
        }

    @property
    def has_other_words(self) -> bool:
        neutral = [f"neutral_title_{language}" for language in LANGUAGES]
        return bool(self["title_sv"].value() or self["title_en"].value()) or bool(
            set(neutral) & set(self.errors)
        )

    @property
    def has_descriptions(self) -> bool:
        return any(self[f"description_{language}"].value() for language in LANGUAGES)

    def words(self) -> dict:
        """Arguments of actions.change_words."""
        data = self.cleaned_data

        def by_language(name):
            return {language: data[f"{name}_{language}"] for language in LANGUAGES}

        return {
            "titles": by_language("title"),
            "neutral_titles": by_language("neutral_title"),
            "descriptions": by_language("description"),
        }

    def facts(self) -> dict:
        """Arguments of actions.change_event. Whoever only keeps their own events never loses one by a tick."""
        data = self.cleaned_data
        staff = set(data["staff"])
        if not self.user.has_role("coordinator", "editor"):
            staff.add(self.user)
        return {
            "kind": data["kind"],
            "venue": data["venue"],
            "venue_is_public": data["venue_is_public"],
            "area": data["area"],
            "visibility": data["visibility"],
            "staff": sorted(staff, key=lambda user: user.pk),
        }
