"""What the desk writes about a forum."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kuulluksi.forms import HouseForm, HouseFormMixin
from kuulluksi.people.models import User
from kuulluksi.people.roles import all_roles
from kuulluksi.written_together import WrittenTogetherMixin

from ..models import Forum, Outcome
from .actions import DAY_GROUPS, DAY_ROLES, TEXTS

LONGEST_KEY = 18  # digits


class WordsForm(WrittenTogetherMixin, HouseFormMixin, forms.ModelForm):
    class Meta:
        model = Forum
        fields = [*TEXTS, "youth_per_adult", "own_photo_age", "published"]


class OutcomeForm(WrittenTogetherMixin, HouseFormMixin, forms.ModelForm):
    class Meta:
        model = Outcome
        fields = [
            *("workshop", "said_fi", "said_sv", "said_en", "owner_fi", "owner_sv", "owner_en"),
            *("status", "due_on", "done_fi", "done_sv", "done_en", "published"),
        ]
        widgets = {"due_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}

    def __init__(self, *args, forum, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["workshop"].queryset = forum.workshops.all()
        self.fields["workshop"].label_from_instance = lambda one: one.name
        self.fields["workshop"].empty_label = _("To the whole forum")


class CopyForm(HouseForm):
    starts_on = forms.DateField(
        label=_("The day of the new forum"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Write the day like this: 4.12.2026."), "required": _("Give a day.")},
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
    )


class MessageForm(HouseForm):
    fi = forms.CharField(
        label=_("In Finnish"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everyone with a place reads this on their own page. Nobody's name here."),
    )
    sv = forms.CharField(
        label=_("In Swedish"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    en = forms.CharField(
        label=_("In English"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class AccountsField(forms.ModelMultipleChoiceField):
    """Of accounts: a number that no database can hold is no account, and no fault of ours."""

    def clean(self, value):
        if any(len(str(one)) > LONGEST_KEY for one in value or ()):
            raise forms.ValidationError(_("Choose accounts from the list."), code="unknown")
        return super().clean(value)


class DayStaffForm(HouseForm):
    accounts = AccountsField(
        None,
        label=_("Who works at this forum?"),
        help_text=_(
            "Accounts for the kitchen, first aid, pictures and the door. Each sees only what the role needs."
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["accounts"].queryset = (
            User.objects.filter(is_active=True, groups__name__in=DAY_GROUPS)
            .distinct()
            .order_by("username")
            .prefetch_related("groups")
        )
        self.fields["accounts"].label_from_instance = self.in_words

    @staticmethod
    def in_words(user) -> str:
        held = {group.name for group in user.groups.all()}
        labels = [all_roles()[code].label for code in DAY_ROLES if all_roles()[code].group_name in held]
        return f"{user.username} ({', '.join(labels)})"
