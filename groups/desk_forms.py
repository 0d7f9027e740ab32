"""What staff fill in about a group: who it is for, its words in three languages, and who leads it."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kuulluksi.directory.models import Area
from kuulluksi.forms import HouseFormMixin
from kuulluksi.people.models import User
from kuulluksi.people.roles import PREFIX

from .models import Facilitator, PeerGroup

LANGUAGES = ("fi", "sv", "en")
LEADING_ROLES = ("facilitator", "peer_facilitator", "coordinator")
# The words of a group's page, in the order in which they are read: column, heading, hint
WORDS = (
    ("name", _("Name"), ""),
    ("summary", _("In a nutshell"), _("One or two sentences: for whom, and what it feels like.")),
    ("description", _("What happens in the group"), _("Plain words. An empty line begins a new paragraph.")),
    ("not_required", _("What nobody has to do"), _("One thing a line. Empty: the house's own three lines.")),
    ("ages", _("Ages in words"), _("For example: about 12–17. Ages are never strict.")),
    ("food", _("Food"), ""),
    ("travel", _("Getting there"), _("What is paid, and who helps. Never the exact place.")),
    ("practical", _("Languages and getting in"), _("For example: Finnish and Swedish, no stairs.")),
    ("contact_hours", _("When the phone is answered"), ""),
)
LONG = ("description", "not_required")


class GroupForm(HouseFormMixin, forms.ModelForm):
    """A group's choices and words. A coordinator chooses among the own areas; a facilitator writes the words only."""

    choices = (
        "kind", "area", "organisation", "method", "access", "standing", "runs_regularly", "contact_phone",
        "audiences", "partners",
    )  # fmt: skip
    only_coordinator = ("kind", "area", "organisation", "partners", "access")

    class Meta:
        model = PeerGroup
        fields = [
            "kind", "audiences", "area", "organisation", "partners", "method", "access", "standing",
            "runs_regularly", "contact_phone",
            *[f"{name}_{language}" for name, _heading, _hint in WORDS for language in LANGUAGES],
        ]  # fmt: skip
        widgets = {
            "audiences": forms.CheckboxSelectMultiple,
            "partners": forms.CheckboxSelectMultiple,
            "access": forms.RadioSelect,
            **{
                f"{name}_{language}": forms.Textarea(attrs={"rows": 7 if name == "description" else 4})
                for name in LONG
                for language in LANGUAGES
            },
            **{f"summary_{language}": forms.Textarea(attrs={"rows": 3}) for language in LANGUAGES},
        }
        help_texts = {
            "access": _("A granted service keeps a reference to the decision, never the decision itself."),
            "partners": _("Choose when several organise the group together."),
            "standing": _("Has run before: the page asks who would like the next season."),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.may_all = user.has_role("coordinator")
        if self.may_all:
            self.fields["area"].queryset = Area.objects.filter(pk__in=user.area_ids)
        else:
            for name in self.only_coordinator:
                del self.fields[name]
        for name, heading, _hint in WORDS:
            for language in LANGUAGES:
                field = self.fields[f"{name}_{language}"]
                field.label = heading
                field.help_text = ""
                field.widget.attrs["lang"] = language

    def chosen(self):
        """The fields that are choices, as bound fields."""
        return [self[name] for name in self.choices if name in self.fields]

    def words(self):
        """(heading, hint, [(language, bound field)]) for each text of the page."""
        return [
            (heading, hint, [(language, self[f"{name}_{language}"]) for language in LANGUAGES])
            for name, heading, hint in WORDS
        ]

    def related(self) -> dict:
        """What is chosen many of: audiences, and partners where one may choose them."""
        return {
            name: self.cleaned_data[name] for name in ("audiences", "partners") if name in self.cleaned_data
        }

    def clean_partners(self):
        """Whoever organises is not a partner of itself."""
        organisation = self.cleaned_data.get("organisation")
        return self.cleaned_data["partners"].exclude(pk=getattr(organisation, "pk", None))


class LeaderForm(HouseFormMixin, forms.ModelForm):
    """Who leads: a role's title, and the account that sees the group."""

    class Meta:
        model = Facilitator
        fields = ["role", "title_fi", "title_sv", "title_en", "user"]
        labels = {
            "role": _("Leads as"),
            "title_fi": _("Title in Finnish"),
            "title_sv": _("Title in Swedish"),
            "title_en": _("Title in English"),
            "user": _("Account"),
        }
        help_texts = {
            "title_fi": _("A role, never a name: for example youth worker."),
            "user": _("Whoever has it sees the group's people. Empty: leads without an account."),
        }

    def __init__(self, *args, group, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.group = group
        roles = [PREFIX + role for role in LEADING_ROLES]
        area = Q(areas=group.area) | Q(areas=group.area.parent_id or group.area_id) | Q(areas__isnull=True)
        accounts = User.objects.filter(area, is_active=True, groups__name__in=roles)
        self.fields["user"].queryset = (
            accounts.exclude(facilitates__group=group).distinct().order_by("username")
        )
