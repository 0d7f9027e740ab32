"""What the whole site says for a while: a phone that is out of order, an event that moves."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel

from kuulluksi.directory.models import Translated


class SiteNotice(models.Model):
    words_fi = models.CharField(
        _("words in Finnish"),
        max_length=200,
        help_text=_("One or two sentences: what has happened and what to do."),
    )
    words_sv = models.CharField(_("words in Swedish"), max_length=200)
    words_en = models.CharField(_("words in English"), max_length=200)
    address = models.CharField(
        _("address for more"), max_length=200, blank=True, help_text=_("Begins with / or https://")
    )
    starts_at = models.DateTimeField(_("shown from"), default=timezone.now)
    ends_at = models.DateTimeField(_("shown until"), help_text=_("It leaves by itself."))

    words = Translated()
    panels = [
        HelpPanel(_("Shown at the top of every page, in the reader's language. Within a minute.")),
        FieldPanel("words_fi"),
        FieldPanel("words_sv"),
        FieldPanel("words_en"),
        FieldPanel("address"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
    ]

    class Meta:
        verbose_name = _("notice on every page")
        verbose_name_plural = _("notices on every page")
        ordering = ["-starts_at", "pk"]

    def __str__(self):
        return self.words_fi

    def clean(self):
        if self.ends_at and self.starts_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The end comes before the beginning.")})
        if self.address and not self.address.startswith(("/", "https://")):
            raise ValidationError({"address": _("The address begins with / or https://")})
