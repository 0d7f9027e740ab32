"""A profile in the bank: only what the person wants to tell. The same questions at the desk and on their own page."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kuulluksi.directory.models import Area, Audience, EngagementType
from kuulluksi.forms import HouseForm
from kuulluksi.written_together import WrittenTogetherMixin

from ..actions.bank import old_enough
from ..models import Disclosure, ExpertProfile, Format
from ..models.requests import Publicity
from ..topics import Topic, Viewpoint, Word
from .fields import LANGUAGES, PlainText, choose, lines, some_of

# How a topic's word is kept: one list each.
LISTS = {Word.TALK: "topics", Word.ASK: "ask_first", Word.NO: "not_about"}
SEALED = (
    *("contact", "contact_wishes", "birth_year", "support_person", "adult", "boundaries", "needs"),
    *("trainings", "training_wish"),
)


def number(label, most, *, least=0, **kwargs) -> forms.IntegerField:
    words = {
        "invalid": _("Write a number, for example 20."),
        "min_value": _("Write at least %(limit_value)s."),
        "max_value": _("Write at most %(limit_value)s."),
    }
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=least,
        max_value=most,
        widget=forms.NumberInput(attrs={"class": "w-short", "inputmode": "numeric"}),
        error_messages=words,
        **kwargs,
    )


class ProfileForm(HouseForm):
    """What the person chooses. ``topic_<code>``: talk, ask first, or not; nothing said is nothing promised."""

    SECTIONS = (
        (_("How you appear"), ("alias", "disclosure", "viewpoint", "experience", "level")),
        (_("How we reach you"), ("channel", "contact", "contact_wishes", "voicemail_ok", "language")),
        (_("What you like to do"), ("engagement_types", "formats", "languages", "audience_limit", "travel_km")),
        (_("What is fine with you"), ("may_be_recorded", "publicity", "rest_days", "boundaries")),
        (_("Who is by your side"), ("support_person", "birth_year", "adult")),
        (
            _("What you need and wish for"),
            ("needs", "trainings", "wishes_training", "training_wish", "wishes_to_lead"),
        ),
    )

    alias = PlainText(
        label=_("Working name"), help_text=_("You choose it. Never your legal name."), max_length=60
    )
    disclosure = choose(Disclosure.choices, _("Under what name do you appear?"), initial=Disclosure.PSEUDONYM)
    viewpoint = choose(Viewpoint.choices, _("Your viewpoint"))
    experience = forms.ModelMultipleChoiceField(
        Audience.objects.all(),
        label=_("Whose situation do you know yourself?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    level = choose(
        [("", _("I would rather not say")), *ExpertProfile.Level.choices],
        _("How used to this"),
        required=False,
        help_text=_("Only to make good pairs."),
    )
    channel = choose(ExpertProfile.Channel.choices, _("How do you want to hear from us?"))
    contact = PlainText(label=_("Phone number or e-mail"), max_length=254)
    contact_wishes = PlainText(label=_("When and how to make contact"), required=False, max_length=300)
    voicemail_ok = forms.BooleanField(label=_("A message may be left on the phone"), required=False)
    language = choose(LANGUAGES, _("Language of messages"), initial="fi")
    engagement_types = forms.ModelMultipleChoiceField(
        EngagementType.objects.all(),
        label=_("What would you like to do?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    formats = some_of(Format.choices, _("How I like to work"))
    languages = some_of(LANGUAGES, _("Languages you speak"), required=True)
    audience_limit = number(_("At most so many listeners"), 5000)
    travel_km = number(_("How far you travel at most, kilometres"), 1000)
    may_be_recorded = forms.BooleanField(label=_("I may be recorded or streamed"), required=False)
    publicity = some_of(Publicity.choices, _("These are fine too, if asked each time"))
    rest_days = number(_("Rest days between assignments"), 60, initial=3)
    boundaries = PlainText(
        label=_("What I do not talk about, in own words"), required=False, max_length=600, widget=lines(2)
    )
    support_person = PlainText(
        label=_("Who supports you?"),
        help_text=_("Someone familiar and safe, who may also say no for you. They are asked too."),
        required=False,
        max_length=160,
    )
    birth_year = forms.RegexField(
        r"^(19|20)\d\d$",
        label=_("Year of birth"),
        help_text=_("Only to know who needs a named adult."),
        required=False,
        error_messages={"invalid": _("Write the year with four digits.")},
    )
    adult = PlainText(
        label=_("Named adult, if you are under 18"),
        help_text=_("There the whole time, at every assignment."),
        required=False,
        max_length=160,
    )
    needs = PlainText(
        label=_("Food, access, anything that helps"), required=False, max_length=300, widget=lines(2)
    )
    trainings = PlainText(
        label=_("Trainings you have been to"),
        help_text=_("None is needed."),
        required=False,
        max_length=600,
        widget=lines(2),
    )
    wishes_training = forms.BooleanField(label=_("I would like a training"), required=False)
    training_wish = PlainText(label=_("What kind?"), required=False, max_length=300)

    wishes_to_lead = forms.BooleanField(
        label=_("I would like to lead a group some day, or I do already"), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for code, words in Topic.choices:
            self.fields[f"topic_{code}"] = choose(
                [("", _("nothing said")), *Word.choices],
                words,
                required=False,
                widget=forms.Select(attrs={"class": "w-mid"}),
            )

    def sections(self):
        """(heading, bound fields) in the order of the page; the topics stand after what one likes to do."""
        parts = [(heading, [self[name] for name in names]) for heading, names in self.SECTIONS]
        parts.insert(3, self.topics())
        return parts

    def topics(self):
        return _("What you talk about"), [self[f"topic_{code}"] for code in Topic.values]

    def clean_birth_year(self):
        try:
            old_enough(self.cleaned_data["birth_year"])
        except ValidationError as error:
            raise ValidationError(error.messages) from None
        return self.cleaned_data["birth_year"]

    def details(self) -> dict:
        """Columns of ExpertProfile, and the many-to-many ones by name."""
        data = dict(self.cleaned_data)
        said = {code: data.pop(f"topic_{code}") for code in Topic.values}
        for word, column in LISTS.items():
            data[column] = [code for code in Topic.values if said[code] == word]
        data["rest_days"] = 3 if data["rest_days"] is None else data["rest_days"]
        return data


class ExpertForm(ProfileForm):
    """The same at the desk, with what the coordinator sets."""

    SECTIONS = (
        *ProfileForm.SECTIONS,
        (_("For the desk"), ("areas", "stage", "check_in_days")),
    )
    areas = forms.ModelMultipleChoiceField(
        Area.objects.none(), label=_("Areas"), widget=forms.CheckboxSelectMultiple
    )
    stage = choose(ExpertProfile.Stage.choices, _("Stage"), initial=ExpertProfile.Stage.ACTIVE)
    check_in_days = number(_("Days between check-ins"), 365, least=1, initial=30)

    def __init__(self, *args, areas, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["areas"].queryset = areas

    def sections(self):
        names = [(heading, [name for name in names if name in self.fields]) for heading, names in self.SECTIONS]
        parts = [(heading, [self[name] for name in named]) for heading, named in names]
        parts.insert(3, self.topics())
        return parts

    def details(self) -> dict:
        data = super().details()
        data["check_in_days"] = data["check_in_days"] or 30
        return data


class ExpertChangeForm(WrittenTogetherMixin, ExpertForm):
    """Of somebody in the bank. Two may have it open at one time; each step is the person's own yes: actions.path."""

    stage = None


def initial_of(expert: ExpertProfile, sealed: dict) -> dict:
    """What the form shows at first. sealed: the opened columns."""
    plain = {name: getattr(expert, name) for name in ProfileForm.base_fields if name not in SEALED}
    many = {
        name: [row.pk for row in getattr(expert, name).all()] for name in ("experience", "engagement_types")
    }
    topics = {f"topic_{code}": word for word, column in LISTS.items() for code in getattr(expert, column)}
    return {**plain, **many, **topics, **sealed}
