"""An adult asked for a yes, and what was answered. Answers are rows that never change; what stands is the newest."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.privacy.fields import EncryptedTextField


class Giver(models.TextChoices):
    """Who may answer for a child. A foster carer or a counsellor passes the question on to one of these."""

    GUARDIAN = "guardian", _("a guardian")
    WORKER = "worker", _("the own social worker of the wellbeing county")
    SELF = "self", _("the young person")


class ConsentAskQuerySet(models.QuerySet):
    def visible_to(self, user):
        from .models import Sheet  # this module is read by models.py itself

        return self.filter(signup__sheet__in=Sheet.objects.visible_to(user))

    def standing(self):
        return self.filter(closed_at__isnull=True)


class ConsentAsk(models.Model):
    """One question to one adult about one young person. Without a contact somebody of the staff finds the adult."""

    class Channel(models.TextChoices):
        SMS = "sms", _("text message")
        EMAIL = "email", _("e-mail")
        STAFF = "staff", _("staff find out whom to ask")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    signup = models.ForeignKey("signups.SignUp", models.CASCADE, related_name="consent_asks")
    rule = models.CharField(max_length=7)
    giver = models.CharField(max_length=8, choices=Giver, blank=True)
    channel = models.CharField(max_length=5, choices=Channel)
    name = EncryptedTextField()
    contact = EncryptedTextField()
    contact_index = models.CharField(max_length=32, blank=True)
    language = models.CharField(max_length=10, default="fi")
    created_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(
        null=True, blank=True, help_text="Another adult is asked instead, or it was the wrong address."
    )

    objects = ConsentAskQuerySet.as_manager()

    class Meta:
        verbose_name = _("question to an adult")
        verbose_name_plural = _("questions to adults")
        ordering = ["created_at"]

    def __str__(self):
        return f"ask-{str(self.id)[:8]}"


class ConsentRecordQuerySet(models.QuerySet):
    def newest(self, signup) -> "ConsentRecord | None":
        """What stands for a sign-up now."""
        return self.filter(signup=signup).order_by("-number").first()


class ConsentRecord(models.Model):
    """A yes, a no, or a yes taken back. Rows are added, never changed."""

    class Kind(models.TextChoices):
        GIVEN = "given", _("a yes")
        REFUSED = "refused", _("a no")
        WITHDRAWN = "withdrawn", _("a yes taken back")

    class Way(models.TextChoices):
        FORM = "form", _("in the sign-up form")
        LINK = "link", _("by a link")
        PAPER = "paper", _("on paper")
        PHONE = "phone", _("on the phone")
        IN_PERSON = "person", _("face to face")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    signup = models.ForeignKey("signups.SignUp", models.PROTECT, related_name="consents")
    number = models.PositiveSmallIntegerField(help_text="Order of the answers about one sign-up.")
    kind = models.CharField(max_length=9, choices=Kind)
    giver = models.CharField(max_length=8, choices=Giver)
    giver_name = EncryptedTextField()
    way = models.CharField(max_length=6, choices=Way)
    text_hash = models.CharField(max_length=64)
    language = models.CharField(max_length=10)
    at = models.DateTimeField(default=timezone.now)
    ask = models.ForeignKey(ConsentAsk, models.SET_NULL, null=True, blank=True, related_name="records")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ConsentRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["signup", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["signup", "number"],
                name="consents_in_order",
                violation_error_message=_("This has already changed. Please look at it once more."),
            )
        ]

    def __str__(self):
        return f"consent-{str(self.id)[:8]}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise ValidationError(_("A consent is never changed. A new answer is a new row."))
        super().save(*args, **kwargs)
