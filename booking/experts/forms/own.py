"""What a person fills in on their own page, beside the profile."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kuulluksi.forms import HouseForm
from kuulluksi.written_together import WrittenTogetherMixin

from ..actions.voices import MOST_WORDS
from ..models import Disclosure, ExpertProfile
from .bank import ProfileForm
from .fields import LANGUAGES, PlainText, choose, day_field, lines


class WordForm(HouseForm):
    word = PlainText(
        label=_("Your word"),
        max_length=60,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "class": "w-mid"}),
        error_messages={"required": _("Write your word.")},
    )


class OwnProfileForm(WrittenTogetherMixin, ProfileForm):
    """The page may stand open while a coordinator writes with the person on the phone."""


class BreakForm(HouseForm):
    until = day_field(_("Until when?"), help_text=_("Leave it empty if you do not know."))


class CardForm(HouseForm):
    """The card on the site. Saying yes is a box of its own, never ticked beforehand."""

    card_name = PlainText(
        label=_("Name on the card"),
        help_text=_("Another one than your working name is safest: then nobody can put two and two together."),
        max_length=60,
    )
    card_words = PlainText(
        label=_("What do you want to say to those who read the site?"),
        help_text=_("Not where you live, not names, nothing about other people."),
        max_length=MOST_WORDS,
        widget=lines(4),
    )
    card_language = choose(LANGUAGES, _("Language of the words"), initial="fi")
    card_yes = forms.BooleanField(
        label=_("Yes, anyone may read this on the site for a year. I can take it back at any moment."),
        error_messages={"required": _("Without your yes it is not shown.")},
    )


class AppearForm(HouseForm):
    """How the expert appears this one time."""

    level = choose(Disclosure.choices, _("How do you appear this time?"))
    name = PlainText(
        label=_("The name, exactly as it is read"),
        help_text=_("Only for “full name” and “first name only”. We keep it for this one time."),
        required=False,
        max_length=80,
    )


class PathForm(HouseForm):
    """The first words of somebody who would like to hear more. Little is asked; the rest they tell when they want."""

    alias = ProfileForm.base_fields["alias"]
    channel = choose(ExpertProfile.Channel.choices, _("How do you want to hear from us?"), initial="sms")
    contact = ProfileForm.base_fields["contact"]
    contact_wishes = ProfileForm.base_fields["contact_wishes"]
    birth_year = ProfileForm.base_fields["birth_year"]
    adult = ProfileForm.base_fields["adult"]
    language = choose(LANGUAGES, _("Language of messages"), initial="fi")

    clean_birth_year = ProfileForm.clean_birth_year
