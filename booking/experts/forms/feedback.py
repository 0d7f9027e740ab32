"""Three questions afterwards, to both sides."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kuulluksi.forms import HouseForm

from ..models import Feedback
from .fields import PlainText, choose, lines


class FeedbackForm(HouseForm):
    felt = choose(Feedback.Felt.choices, _("How did it feel?"))
    worked = PlainText(label=_("What was good?"), required=False, max_length=800, widget=lines(2))
    better = PlainText(
        label=_("What should be done otherwise?"),
        help_text=_("Do not write about a client."),
        required=False,
        max_length=800,
        widget=lines(2),
    )
    may_quote = forms.BooleanField(
        label=_("My words may be told on the site, without my name"),
        help_text=_(
            "A coordinator reads your words first. If you change your mind, call us: we take them away."
        ),
        required=False,
    )
