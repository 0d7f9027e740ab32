"""Shared parts of the day, and workshops."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kuulluksi.forms import HouseFormMixin
from kuulluksi.written_together import WrittenTogetherMixin

from ..models import ProgrammeItem, Workshop
from .place_forms import clock_time, number

WORDS = [f"{name}_{language}" for name in ("title", "text") for language in ("fi", "sv", "en")]


class ItemForm(WrittenTogetherMixin, HouseFormMixin, forms.ModelForm):
    starts_at, ends_at = clock_time(_("Starts")), clock_time(_("Ends"))

    class Meta:
        model = ProgrammeItem
        fields = ["starts_at", "ends_at", *WORDS, "lists_workshops"]


class WorkshopForm(WrittenTogetherMixin, HouseFormMixin, forms.ModelForm):
    starts_at, ends_at = clock_time(_("Starts")), clock_time(_("Ends"))
    capacity = number(_("Places"), _("The draw fills no workshop over its places."), least=1)

    class Meta:
        model = Workshop
        fields = [
            *("starts_at", "ends_at", "room"),
            *(f"{name}_{language}" for name in ("name", "text") for language in ("fi", "sv", "en")),
        ]

    field_order = ["starts_at", "ends_at", "room", "capacity"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "capacity" not in self.initial:
            self.initial["capacity"] = self.instance.sheet.capacity
            self.watch(["capacity"])

    def _post_clean(self):
        """The deed checks the row as a whole (year/programme.py): here only what was typed is put into it."""
        self.instance = forms.models.construct_instance(
            self, self.instance, self._meta.fields, self._meta.exclude
        )
