"""What the expert and the desk fill in about a fee. Amounts are read here and counted in cents elsewhere."""

from datetime import timedelta
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kuulluksi.directory.models import EngagementType
from kuulluksi.forms import HouseForm

from ..forms.bank import number
from ..forms.fields import Amount, PlainText, cents, choose, day_field, lines, some_of
from ..templatetags.money import euros
from .claims import MOST_HOURS, MOST_KILOMETRES
from .models import MOST_CENTS, WITH_RECEIPT, Kind, Rate, Way
from .receipts import remade

# More than this is asked about before it is written.
QUESTIONED_CENTS = 100_000


def sum_field(label, *, most: int = MOST_CENTS // 100, too_much="", **kwargs) -> forms.DecimalField:
    """Euros with cents, more than nothing. ``too_much``: what is said of more than ``most``."""
    words = {
        "invalid": gettext_lazy("Write the sum like this: 80,00."),
        "min_value": gettext_lazy("Write a sum that is more than nothing."),
        "max_value": too_much or gettext_lazy("That is more than 10 000 euros. Please check the sum."),
        "max_decimal_places": gettext_lazy("Write the sum like this: 80,00."),
        "required": gettext_lazy("Write the sum."),
    }
    return Amount(
        label=label,
        min_value=0.01,
        max_value=most,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "w-short"}),
        error_messages=words,
        **kwargs,
    )


def number_field(label, most: int, **kwargs) -> forms.DecimalField:
    too_many = gettext_lazy("That is more than %(limit_value)s. Please check the number.")
    words = {
        "invalid": gettext_lazy("Write a number, for example 1,5."),
        "min_value": gettext_lazy("Write how many, more than nothing."),
        "max_value": too_many,
        "max_decimal_places": gettext_lazy("Write a number, for example 1,5."),
        "required": gettext_lazy("Write how many."),
    }
    return Amount(
        label=label,
        min_value=0.1,
        max_value=most,
        decimal_places=1,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "w-short"}),
        error_messages=words,
        **kwargs,
    )


class PictureField(forms.FileField):
    """A receipt: what comes out is what may be kept (receipts.remade)."""

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        return remade(file) if file else ""


class LineForm(HouseForm):
    """nonce: the line's own number from before it was sent, so that sending twice makes one line."""

    nonce = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)
    kind = ""

    def __init__(self, *args, dropped=False, **kwargs):
        super().__init__(*args, auto_id=f"{self.do}_%s", **kwargs)
        self.dropped = dropped

    def line(self) -> dict:
        """What actions.add_line takes."""
        given = self.cleaned_data
        return {
            "kind": given.get("kind") or self.kind,
            "quantity": given.get("quantity"),
            "cents": cents(given.get("sum")),
            "words": given.get("words", ""),
            "picture": given.get("receipt", ""),
            "nonce": given.get("nonce"),
        }


class CarForm(LineForm):
    do, kind = "car", Kind.KILOMETRES
    quantity = number_field(gettext_lazy("How many kilometres, there and back?"), MOST_KILOMETRES)
    words = PlainText(label=gettext_lazy("From where to where?"), max_length=120)


class TicketForm(LineForm):
    do = "ticket"
    kind = choose([(one.value, one.label) for one in WITH_RECEIPT], gettext_lazy("What was it?"))
    sum = sum_field(gettext_lazy("How much, in euros?"))
    receipt = PictureField(
        label=gettext_lazy("Picture of the receipt"),
        help_text=gettext_lazy(
            "A photo or a screenshot: JPEG, PNG or WebP, at most 10 MB. If you have none, leave it out and tell why below."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    words = PlainText(label=gettext_lazy("From where to where, or what for?"), max_length=120, required=False)

    def clean(self):
        if self.dropped:
            self.add_error("receipt", _("This picture is too large. At most 40 megapixels and 10 MB."))
        return super().clean()


class PreparationForm(LineForm):
    do, kind = "preparation", Kind.PREPARATION
    quantity = number_field(gettext_lazy("How many hours did preparing take?"), MOST_HOURS)


class HoursForm(HouseForm):
    do = "hours"
    quantity = number_field(gettext_lazy("How many hours did it take in all?"), MOST_HOURS)


class WayForm(HouseForm):
    do = "way"
    way = choose(Way.choices, gettext_lazy("How do you want it paid?"))


class WordsForm(HouseForm):
    do = "ask"
    text = PlainText(label=gettext_lazy("Your question or message"), max_length=1500, widget=lines(3))


class FeeForm(HouseForm):
    """At the desk: the agreed fee was written wrong."""

    do = "fee"
    sum = sum_field(gettext_lazy("The agreed fee in euros"))
    sure = forms.BooleanField(
        label=gettext_lazy("The sum is unusually large, and right"), required=False, widget=forms.HiddenInput
    )

    def clean(self):
        """A large sum is asked about once; then the box to tick is there."""
        given = super().clean()
        if (cents(given.get("sum")) or 0) > QUESTIONED_CENTS and not given.get("sure"):
            self.fields["sure"].widget = forms.CheckboxInput()
            self.add_error("sure", _("That is more than 1 000 euros. Tick that it is right, or correct it."))
        return given


class BackForm(HouseForm):
    """The desk asks the expert about something."""

    do = "ask_back"
    text = PlainText(label=gettext_lazy("What do you want to ask the expert?"), max_length=600, widget=lines(3))


class BatchPaidForm(HouseForm):
    paid_on = day_field(gettext_lazy("Paid on"), required=True)


class ImportForm(HouseForm):
    file = forms.FileField(
        label=gettext_lazy("List of paid fees (CSV)"),
        help_text=gettext_lazy("Columns maksu and maksettu, and summa if you like. One wrong row, and nothing is written."),
        error_messages={"required": gettext_lazy("Choose a file."), "empty": gettext_lazy("The file is empty.")},
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )  # fmt: skip


class RateForm(HouseForm):
    """A price from a day on. What was valid yesterday stays as it was: a change is a new row."""

    valid_from = day_field(gettext_lazy("From"), required=True)

    def clean_valid_from(self):
        day = self.cleaned_data["valid_from"]
        if day < timezone.localdate() - timedelta(days=31):
            raise forms.ValidationError(_("At most a month back: older fees have been counted already."))
        return day

    def check_amount(self, unit: str) -> None:
        """A share is whole percent, a price is cents."""
        amount = self.cleaned_data.get("amount")
        if unit != Rate.Unit.PERCENT or amount is None:
            return
        if amount != amount.to_integral_value():
            self.add_error("amount", _("Write whole percent, for example 50."))
        elif amount > 100:
            self.add_error("amount", _("At most 100 percent."))

    def amount_of(self, unit: str) -> int:
        amount = self.cleaned_data["amount"]
        return int(amount) if unit == Rate.Unit.PERCENT else cents(amount)


def _amount_in_words(rate: Rate) -> str:
    if rate.has_ended:
        return _("ended")
    return f"{rate.amount} %" if rate.unit == Rate.Unit.PERCENT else euros(rate.amount)


class ChangedRateForm(RateForm):
    """Another sum for a price that is in the table, or its last day."""

    do = "change"
    series = choose([], gettext_lazy("Which price?"), widget=forms.Select)
    amount = sum_field(gettext_lazy("Euros, or percent"), required=False)
    ends = forms.BooleanField(label=gettext_lazy("This price ends on that day"), required=False)
    field_order = ("series", "amount", "valid_from", "ends")

    def __init__(self, *args, rates=(), **kwargs):
        super().__init__(*args, auto_id="change_%s", **kwargs)
        self.known = {}
        for rate in rates:
            self.known.setdefault(rate.series, rate)
        self.fields["series"].choices = [
            (code, f"{rate.name}: {_amount_in_words(rate)}") for code, rate in self.known.items()
        ]

    def clean(self):
        given = super().clean()
        if not given.get("ends") and "amount" not in self.errors and not given.get("amount"):
            self.add_error("amount", _("Write the sum."))
        if given.get("series") in self.known:
            self.check_amount(self.known[given["series"]].unit)
        return given

    def rate(self) -> dict:
        """Columns of a new row."""
        given, old = self.cleaned_data, self.known[self.cleaned_data["series"]]
        same = ("series", "what", "unit", "name_fi", "name_sv", "name_en", "days")
        return {
            **{name: getattr(old, name) for name in same},
            "engagement_types": list(old.engagement_types.all()),
            "valid_from": given["valid_from"],
            "has_ended": given["ends"],
            "amount": old.amount if given["amount"] is None else self.amount_of(old.unit),
        }


# What a price can be for, and by what it is counted: one choice, so that nothing can be chosen that does not fit.
COUNTED_BY = (
    (Rate.What.FEE, Rate.Unit.EVENT),
    (Rate.What.FEE, Rate.Unit.HOUR),
    (Rate.What.FEE, Rate.Unit.HALF_DAY),
    (Rate.What.PREPARATION, Rate.Unit.HOUR),
    (Rate.What.KILOMETRES, Rate.Unit.KM),
    (Rate.What.LATE, Rate.Unit.PERCENT),
)


class NewRateForm(RateForm):
    """A price that is not in the table yet."""

    do = "new"
    what = choose([], gettext_lazy("What for?"), initial="fee-event")
    name_fi = PlainText(label=gettext_lazy("Name in Finnish"), max_length=60)
    name_sv = PlainText(label=gettext_lazy("Name in Swedish"), max_length=60, required=False)
    name_en = PlainText(label=gettext_lazy("Name in English"), max_length=60, required=False)
    amount = sum_field(gettext_lazy("Euros, or percent"))
    days = number(
        gettext_lazy("Cancelled at most so many days before"),
        60,
        help_text=gettext_lazy("Only for a late cancellation."),
    )
    engagement_types = some_of([], gettext_lazy("Only for these kinds of work"))
    field_order = ("what", "name_fi", "name_sv", "name_en", "amount", "valid_from", "days", "engagement_types")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="new_%s", **kwargs)
        self.fields["what"].choices = [
            (f"{what}-{unit}", f"{what.label}: {unit.label}" if what.label != unit.label else what.label)
            for what, unit in COUNTED_BY
        ]
        self.kinds = {str(kind.pk): kind for kind in EngagementType.objects.all()}
        named = sorted((kind.name, pk) for pk, kind in self.kinds.items())
        self.fields["engagement_types"].choices = [(pk, name) for name, pk in named]

    def always(self):
        """The bound fields that everybody fills in; the kinds of work stand folded below."""
        return [field for field in self if field.name != "engagement_types"]

    def clean(self):
        given = super().clean()
        self.check_amount(given.get("what", "").partition("-")[2])
        return given

    def rate(self) -> dict:
        """Columns of a new row."""
        given = self.cleaned_data
        what, _dash, unit = given["what"].partition("-")
        names = {name: given[name] for name in ("name_fi", "name_sv", "name_en")}
        return {
            **names,
            "what": what,
            "unit": unit,
            "series": slugify(given["name_fi"])[:30] or "hinta",
            "engagement_types": [self.kinds[pk] for pk in given["engagement_types"]],
            "days": given["days"] if what == Rate.What.LATE else None,
            "valid_from": given["valid_from"],
            "amount": self.amount_of(unit),
        }
