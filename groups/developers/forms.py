"""What leaders, coordinators and the steering group fill in."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.directory.models import Organisation
from kuulluksi.forms import HouseForm

from ..models import PeerGroup
from .actions.consulting import LONGEST_ANSWER, LONGEST_QUESTION
from .actions.papers import LONGEST
from .actions.stating import LANGUAGES
from .states import FOLLOWS, Stand, Status

NO_NAMES = _("No names, not even nicknames: write “one of us”.")
STEERING = "steering"


def date_input():
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def long_text(rows: int):
    return forms.Textarea(attrs={"rows": rows})


class PapersForm(HouseForm):
    hide_optional = True
    agenda = forms.CharField(
        label=_("Agenda"),
        required=False,
        max_length=LONGEST,
        widget=long_text(6),
        help_text=_("One matter a line. Members read it before the meeting."),
    )
    notes = forms.CharField(
        label=_("Notes"), required=False, max_length=LONGEST, widget=long_text(10), help_text=NO_NAMES
    )


class AskForm(HouseForm):
    """One group asks others."""

    topic = forms.CharField(label=_("What it is about, in a few words"), max_length=80)
    question = forms.CharField(
        label=_("Question"), max_length=LONGEST_QUESTION, widget=long_text(5), help_text=NO_NAMES
    )
    groups = forms.ModelMultipleChoiceField(
        label=_("Which groups are asked"),
        queryset=PeerGroup.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Their leaders are told. Members of the groups read the question and the answers, nobody else."
        ),
    )
    due_on = forms.DateField(label=_("Answers by"), widget=date_input())

    def __init__(self, *args, group, **kwargs):
        super().__init__(*args, **kwargs)
        others = PeerGroup.objects.published().filter(kind=PeerGroup.Kind.DEVELOPER).exclude(pk=group.pk)
        others = others.select_related("area")
        self.fields["groups"].queryset = others.order_by("name_fi", "pk")
        self.fields["groups"].label_from_instance = lambda one: f"{one.name} ({one.area.name})"
        self.fields["due_on"].initial = timezone.localdate() + timedelta(days=28)


class AnswerForm(HouseForm):
    text = forms.CharField(
        label=_("The group's answer"), max_length=LONGEST_ANSWER, widget=long_text(7), help_text=NO_NAMES
    )


class RaiseForm(HouseForm):
    """A matter for the organisation or the steering group."""

    hide_optional = True
    to = forms.ChoiceField(label=_("Who is asked"), widget=forms.RadioSelect)
    matter_fi = forms.CharField(
        label=_("The matter in one sentence"),
        max_length=200,
        help_text=_("Written so that everybody may read it, if the group so wishes."),
    )
    matter_sv = forms.CharField(
        label=_("The same in Swedish, if there is somebody to write it"), max_length=200, required=False
    )
    matter_en = forms.CharField(
        label=_("The same in English, if there is somebody to write it"), max_length=200, required=False
    )
    details = forms.CharField(
        label=_("More about it"), required=False, max_length=3000, widget=long_text(6),
        help_text=_("Only those who are asked read this. No names, and nothing of one person's life."),
    )  # fmt: skip

    def __init__(self, *args, group, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisations = {
            str(one.pk): one
            for one in Organisation.objects.filter(
                pk__in={group.organisation_id, *group.partners.values_list("pk", flat=True)}
            ).order_by("name_fi", "pk")
        }
        self.fields["to"].choices = [
            *[(key, one.name) for key, one in self.organisations.items()],
            (STEERING, _("The steering group")),
        ]

    def matter(self) -> dict:
        return {language: self.cleaned_data[f"matter_{language}"] for language in LANGUAGES}

    def organisation(self):
        """None stands for the steering group."""
        return self.organisations.get(self.cleaned_data["to"])


class ReplyForm(HouseForm):
    """Where a matter stands, in words for the group."""

    hide_optional = True
    status = forms.ChoiceField(label=_("Where does it stand?"), widget=forms.RadioSelect)
    promised_on = forms.DateField(label=_("An answer is promised by"), required=False, widget=date_input())
    answer_fi = forms.CharField(
        label=_("Words for the group"), required=False, max_length=600, widget=long_text(4),
        help_text=_("Plainly: what is done and by whom, or why it is not possible and what could be instead."),
    )  # fmt: skip
    answer_sv = forms.CharField(
        label=_("The same in Swedish, if there is somebody to write it"),
        required=False,
        max_length=600,
        widget=long_text(2),
    )
    answer_en = forms.CharField(
        label=_("The same in English, if there is somebody to write it"),
        required=False,
        max_length=600,
        widget=long_text(2),
    )

    def __init__(self, *args, issue, **kwargs):
        kwargs["initial"] = {
            "status": issue.status,
            "promised_on": issue.promised_on,
            **{f"answer_{language}": getattr(issue, f"answer_{language}") for language in LANGUAGES},
        }
        super().__init__(*args, **kwargs)
        may = {issue.status, *FOLLOWS[issue.status]}
        self.fields["status"].choices = [(one.value, one.label) for one in Status if one in may]

    def answer(self) -> dict:
        return {language: self.cleaned_data[f"answer_{language}"] for language in LANGUAGES}


class StatementForm(HouseForm):
    """The words of a statement in three languages; Finnish is needed before it can come out."""

    hide_optional = True
    title_fi = forms.CharField(label=_("Heading"), max_length=160)
    text_fi = forms.CharField(label=_("Statement"), max_length=6000, widget=long_text(9), help_text=NO_NAMES)
    addressed_to_fi = forms.CharField(label=_("To whom"), max_length=160, required=False)
    title_sv = forms.CharField(label=_("Heading"), max_length=160, required=False)
    text_sv = forms.CharField(label=_("Statement"), max_length=6000, required=False, widget=long_text(5))
    addressed_to_sv = forms.CharField(label=_("To whom"), max_length=160, required=False)
    title_en = forms.CharField(label=_("Heading"), max_length=160, required=False)
    text_en = forms.CharField(label=_("Statement"), max_length=6000, required=False, widget=long_text(5))
    addressed_to_en = forms.CharField(label=_("To whom"), max_length=160, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs["lang"] = name.rsplit("_", 1)[1]

    def by_language(self):
        """(name of the language, its fields), Finnish first."""
        names = {"fi": "suomi", "sv": "svenska", "en": "English"}
        return [
            (names[code], [self[name] for name in self.fields if name.endswith(f"_{code}")])
            for code in LANGUAGES
        ]


class StandForm(HouseForm):
    """What one group decided at a meeting."""

    hide_optional = True
    stand = forms.ChoiceField(
        label=_("What does the group say?"),
        choices=Stand,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the group says.")},
    )
    remark = forms.CharField(
        label=_("Remark"), required=False, max_length=300, help_text=_("Shown with the statement. No names.")
    )
    said_on = forms.DateField(label=_("Decided at the meeting on"), widget=date_input())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["said_on"].initial = timezone.localdate
