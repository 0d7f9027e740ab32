"""What a teller fills in: a text, a name to be shown or none, how to be reached. Nothing else is asked."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from booking.signups import contacts
from booking.signups.fields import PlainField
from kuulluksi.directory.models import Area
from kuulluksi.forms import HouseForm
from kuulluksi.pages.models import StoryIndexPage, Telling

from .actions import LONGEST_MOMENT, YEARS

LONGEST_STORY = 20_000
LONGEST_MESSAGE = 2_000
Channel = Telling.Channel


def lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "autocomplete": "off"})


class OfferForm(HouseForm):
    """A story. ``MomentForm`` asks for a few words instead."""

    one_of = ("contact",)
    words = PlainField(
        label=_("Your story"),
        max_length=LONGEST_STORY,
        widget=lines(14),
        help_text=_(
            "Write as you speak. Write about yourself: leave out other people's names, and places that could tell who they are."
        ),
        error_messages={"required": _("Write at least a few words. The rest can come later.")},
    )
    shown_name = PlainField(
        label=_("What name may be shown?"),
        max_length=80,
        required=False,
        help_text=_("A made-up name or a role. Empty: no name."),
        widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
    )
    way = forms.ChoiceField(
        label=_("Who writes?"),
        choices=[(way.value, capfirst(way.label)) for way in Telling.Way],
        initial=Telling.Way.SELF,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who writes.")},
    )
    channel = forms.ChoiceField(
        label=_("How may we tell you that there is something to read?"),
        help_text=_("Our messages do not say what they are about."),
        choices=[(channel.value, capfirst(channel.label)) for channel in Channel],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how we may tell you.")},
    )
    contact = PlainField(
        label=_("Phone number or e-mail address"),
        max_length=120,
        required=False,
        help_text=_("Not needed if you look at your own page yourself. Only we see it, never the readers."),
        widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
    )

    def clean(self):
        data = super().clean()
        contact, channel = data.get("contact", ""), data.get("channel")
        if channel == Channel.EMAIL and not contacts.is_email(contact):
            self.add_error("contact", _("Check the e-mail address. It should look like name@example.fi."))
        elif channel == Channel.SMS and not contacts.is_phone(contact):
            self.add_error("contact", _("Check the phone number, for example 040 123 4567."))
        return data


class MomentOfferForm(OfferForm):
    words = PlainField(
        label=_("A good moment"),
        max_length=LONGEST_MOMENT,
        widget=lines(4),
        help_text=_("One or two sentences. Leave out names and places, your own too."),
        error_messages={"required": _("Write one sentence.")},
    )


FORMS = {Telling.Kind.STORY: OfferForm, Telling.Kind.MOMENT: MomentOfferForm}


class WordForm(HouseForm):
    word = PlainField(
        label=_("Your word"),
        max_length=60,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "class": "w-mid"}),
        error_messages={"required": _("Write your word.")},
    )


class MessageForm(HouseForm):
    text = PlainField(
        label=_("What would you like to say or change?"),
        max_length=LONGEST_MESSAGE,
        widget=lines(4),
        error_messages={"required": _("Write what you would like to say.")},
    )


class YesForm(HouseForm):
    years = forms.TypedChoiceField(
        label=_("How long may it be on the site?"),
        coerce=int,
        choices=[(YEARS[0], _("One year")), (YEARS[1], _("Two years")), (YEARS[2], _("Three years"))],
        initial=YEARS[0],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how long it may be on the site.")},
    )


# --- The desk ---


class BeginForm(HouseForm):
    area = forms.ModelChoiceField(
        label=_("Area"),
        queryset=Area.objects.order_by("name_fi"),
        help_text=_("Its coordinator may open who agreed, with a reason."),
        error_messages={"required": _("Choose the area that keeps the consent.")},
    )
    index = forms.ModelChoiceField(
        label=_("Where does it belong?"),
        queryset=StoryIndexPage.objects.none(),
        error_messages={"required": _("Choose a list of stories.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        places = StoryIndexPage.objects.live().select_related("locale").order_by("path")
        self.fields["index"].queryset = places
        self.fields["index"].label_from_instance = lambda page: f"{page.title} ({page.locale.language_code})"
        self.fields["index"].initial = places.first()


class MomentForm(HouseForm):
    words = PlainField(label=_("Words"), max_length=LONGEST_MOMENT, widget=lines(4))
    who = PlainField(
        label=_("Who says it"), max_length=80, required=False, help_text=_("A role or a made-up name.")
    )
    area = forms.ModelChoiceField(
        label=_("Area"),
        queryset=Area.objects.order_by("name_fi"),
        help_text=_("Its coordinator may open who agreed, with a reason."),
        error_messages={"required": _("Choose the area that keeps the consent.")},
    )


class AnswerForm(HouseForm):
    text = PlainField(
        label=_("To the teller"),
        max_length=LONGEST_MESSAGE,
        widget=lines(3),
        error_messages={"required": _("Write what you would like to say.")},
    )
