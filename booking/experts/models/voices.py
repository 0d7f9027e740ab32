"""What one person lets everybody read: a name of their own choice and a few words, and nothing that leads to them."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.privacy.fields import EncryptedTextField

from .bank import ExpertProfile

YES_HOLDS_DAYS = 365


class AliasCardQuerySet(models.QuerySet):
    def public(self, today=None):
        """Read at the desk, agreed to, and the yes has not run out. Someone who left has no card."""
        return self.filter(shown_from__isnull=False, agreed_until__gte=today or timezone.localdate()).exclude(
            expert__stage=ExpertProfile.Stage.LEFT
        )

    def visible_to(self, user):
        return self.filter(expert__in=ExpertProfile.objects.visible_to(user))


class AliasCard(models.Model):
    """The person wrote it on their own page. Taking the yes back takes the row away, at once.

    The name is chosen for this card alone, so that it leads neither to the bank nor to anything they have done.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    expert = models.OneToOneField(ExpertProfile, models.CASCADE, related_name="card")
    name = EncryptedTextField(_("name on the card"))
    words = EncryptedTextField(_("words on the card"))
    language = models.CharField(max_length=10, default="fi", help_text="The language the words are in.")
    agreed_on = models.DateField(_("the person agreed on"))
    agreed_until = models.DateField(_("the yes holds until"))
    shown_from = models.DateTimeField(
        null=True, blank=True, help_text="A coordinator read it and lets it show."
    )

    objects = AliasCardQuerySet.as_manager()

    class Meta:
        ordering = ["shown_from", "pk"]
        verbose_name = _("alias card")
        verbose_name_plural = _("alias cards")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(agreed_until__gt=models.F("agreed_on")),
                name="a_yes_has_an_end",
                violation_error_message=_("A yes holds for a year at most, and is asked again."),
            )
        ]

    def __str__(self):
        return f"card-{str(self.id)[:8]}"
