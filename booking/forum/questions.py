"""What the forum asks of each participant beyond the stock questions: wishes, company, pictures, adults along."""

from collections import defaultdict

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from booking.signups.fields import PlainField
from booking.signups.models import Sheet

from .going import taken_in, told_draw
from .listing import clock
from .models import Forum, Workshop

PLACES = (_("First wish"), _("Second wish"), _("Third wish"))


class WishesWidget(forms.Widget):
    """Three selects with labels of their own and one name, read in their order. Works without script, with a keyboard
    and with a screen reader."""

    template_name = "forum/wishes_widget.html"
    use_fieldset = True

    def __init__(self, groups, attrs=None):
        """groups: [(when, [(code, words), …]), …] in the order of the day."""
        super().__init__(attrs)
        self.groups = groups

    def id_for_label(self, id_):
        return ""

    def value_from_datadict(self, data, files, name):
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name) or []

    def value_omitted_from_data(self, data, files, name):
        return name not in data

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        chosen = [*(value if isinstance(value, (list, tuple)) else []), "", "", ""]
        base = context["widget"]["attrs"].get("id", name)
        context["places"] = [
            {"id": f"{base}_{n}", "label": label, "chosen": chosen[n]} for n, label in enumerate(PLACES)
        ]
        context["groups"] = self.groups
        return context


class WishesField(forms.Field):
    """Up to three workshops in order of liking, none of them twice. Gives a list of workshop codes."""

    def __init__(self, workshops, full=(), **kwargs):
        """full: keys of workshops that have no room just now. They may be wished for: somebody may still leave."""
        self.choices = [(workshop.slug, workshop.name) for workshop in workshops]
        by_hours = defaultdict(list)
        for one in sorted(workshops, key=lambda one: (one.starts_at, one.ends_at)):
            words = gettext("%(name)s – full for now") % {"name": one.name} if one.pk in full else one.name
            by_hours[f"{clock(one.starts_at)}–{clock(one.ends_at)}"].append((one.slug, words))
        super().__init__(widget=WishesWidget(list(by_hours.items())), **kwargs)

    def to_python(self, value):
        wishes = [one for one in value or [] if one][: len(PLACES)]
        known = dict(self.choices)
        if any(one not in known for one in wishes):
            raise forms.ValidationError(_("Choose a workshop from the list."), code="unknown")
        if len(set(wishes)) < len(wishes):
            raise forms.ValidationError(
                _("The same workshop is chosen twice. Choose a different one for each wish."), code="double"
            )
        return wishes


def workshop_wishes(sheet: Sheet) -> forms.Field:
    workshops = list(Workshop.objects.filter(forum__sheet=sheet).select_related("sheet"))
    full = full_for_now(sheet, workshops)
    help_text = [
        gettext("Choose three in order. You can also leave this empty and decide later."),
        gettext("Of workshops at the same time you get one: wish for several of them, and one may come true."),
    ]
    if full:
        help_text.append(
            gettext("In a full one a place may still come free. Wish for another one too, to be sure.")
        )
    return WishesField(
        workshops,
        full,
        label=_("Which workshop would you like?"),
        help_text=" ".join(help_text),
        required=False,
    )


def full_for_now(sheet: Sheet, workshops: list[Workshop]) -> set[int]:
    """Keys of the workshops in which every place has been told to somebody. Nothing is full before places are told."""
    forum = Forum.objects.filter(sheet=sheet).first()
    told = told_draw(forum) if forum else None
    if told is None:
        return set()
    taken = taken_in(told)
    return {
        one.pk for one in workshops if one.sheet.capacity is not None and taken[one.pk] >= one.sheet.capacity
    }


def food_wish(sheet: Sheet) -> forms.Field:
    return forms.CharField(
        label=_("What would you like to eat on the day?"),
        help_text=_("The kitchen reads these without names."),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def ratio_hint(sheet: Sheet):
    many = Forum.objects.filter(sheet=sheet).values_list("youth_per_adult", flat=True).first() or 4
    return ngettext_lazy(
        "A good measure is one adult for each young person.",
        "A good measure is one adult for every %(many)d young people.",
        many,
    ) % {"many": many}


def adults_along(sheet: Sheet) -> forms.Field:
    return forms.TypedChoiceField(
        label=_("How many adults come along?"),
        help_text=format_lazy(
            "{} {}",
            _(
                "A familiar adult is welcome, and under-18s come with one who has promised to see to the trip there "
                "and back. If you come as a group, give the adults of the whole group."
            ),
            ratio_hint(sheet),
        ),
        choices=[("0", _("Nobody, or I do not know yet")), ("1", "1"), ("2", "2"), ("3", "3"), ("4", "4")],
        coerce=int,
        empty_value=0,
        required=False,
        widget=forms.Select(attrs={"class": "w-short"}),
    )


def trip_help(sheet: Sheet) -> forms.Field:
    return forms.ChoiceField(
        label=_("Do you want help with paying the trip?"),
        help_text=_("A ticket or a taxi is agreed with you before the day. Nobody has to pay first."),
        required=False,
        choices=[
            ("", _("No, or I do not know yet")),
            ("ticket", _("Send me a ticket for the bus or the train")),
            ("taxi", _("I need a taxi from door to door")),
            ("back", _("I buy the ticket myself and get the money back")),
        ],
    )


def from_where(sheet: Sheet) -> forms.Field:
    return PlainField(
        label=_("Where do you leave from?"),
        help_text=_("Needed for a ride or a ticket. A town or a stop is enough."),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
    )


def in_workshop_with(sheet: Sheet) -> forms.Field:
    return forms.ChoiceField(
        label=_("Who would you like to be with in the workshop?"),
        help_text=_("Those who wish to be together are not split."),
        required=False,
        choices=[
            ("", _("It does not matter")),
            ("party", _("The others of this sign-up")),
            ("adult", _("The adult who comes with me")),
            ("own", _("I go by my own wishes")),
        ],
    )


def friends_word(sheet: Sheet) -> forms.Field:
    return PlainField(
        label=_("A word you share with a friend"),
        help_text=_(
            "Does a friend sign up on their own? Agree on a word and both write it: you get the same workshop."
        ),
        required=False,
        min_length=4,
        max_length=40,
        widget=forms.TextInput(attrs={"class": "w-short", "autocomplete": "off"}),
        error_messages={"min_length": _("Choose a word of at least four letters, or leave this empty.")},
    )


def photos(sheet: Sheet) -> forms.Field:
    return forms.ChoiceField(
        label=_("May you be in pictures?"),
        help_text=_(
            "Nobody is photographed if this is left as it is. You can say yes or change your mind on the day too."
        ),
        required=False,
        initial="none",
        choices=PHOTOS,
        widget=forms.RadioSelect,
    )


def check_photos(sheet: Sheet, *, by_adult: bool, birth_year: str, answer) -> str:
    """An adult never says yes to pictures for somebody who is old enough to say it. No year of birth counts as old."""
    if not by_adult or not answer or answer == NO_PHOTOS:
        return ""
    age_set = Forum.objects.filter(sheet=sheet).values_list("own_photo_age", flat=True).first()
    age = timezone.localdate().year - int(birth_year) if birth_year else None
    if age_set is None or (age is not None and age < age_set):
        return ""
    return gettext(
        "From the age of %(age)d only the young person says yes to pictures. Choose “No pictures”; they can say yes on "
        "the day."
    ) % {"age": age_set}


def talk_to(sheet: Sheet) -> forms.Field:
    return PlainField(
        label=_("Whom would you like to talk to if it feels bad?"),
        help_text=_(
            "A first name or a role is enough: a counsellor who comes along, or one of the forum's safe adults."
        ),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
    )


def call_on_the_day(sheet: Sheet) -> forms.Field:
    return PlainField(
        label=_("Whom do we call on the day if needed?"),
        help_text=_(
            "A first name, role and number of an adult. Only the first aid and the coordinator see it."
        ),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
    )


def theme_wishes(sheet: Sheet) -> forms.Field:
    return PlainField(
        label=_("What should the forum talk about?"),
        help_text=_("You may leave this empty. Do not write other people's names."),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


NO_PHOTOS = "none"
PHOTOS = [
    (NO_PHOTOS, _("No pictures")),
    ("back", _("Only so that I cannot be recognised")),
    ("group", _("In a picture of many")),
    ("yes", _("Yes, also so that I can be recognised")),
]
QUESTIONS = {
    "workshop_wishes": workshop_wishes,
    "in_workshop_with": in_workshop_with,
    "friends_word": friends_word,
    "food_wish": food_wish,
    "trip_help": trip_help,
    "from_where": from_where,
    "adults_along": adults_along,
    "photos": photos,
    "talk_to": talk_to,
    "call_on_the_day": call_on_the_day,
    "theme_wishes": theme_wishes,
}
# What a forum's sheet asks, in this order.
ASKS = [
    "workshop_wishes",
    "in_workshop_with",
    "friends_word",
    "theme_wishes",
    "diet",
    "food_wish",
    "transport",
    "trip_help",
    "from_where",
    "adults_along",
    "access_needs",
    "language",
    "talk_to",
    "call_on_the_day",
    "photos",
]
# What a unit's worker answers once for everybody; the young people are not asked it again.
OF_THE_UNIT = ("transport", "transport_adult", "trip_help", "from_where", "adults_along", "call_on_the_day")
