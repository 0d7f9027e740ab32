"""A worker passes a form on, unopened; and somebody asks to be called first."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.privacy.fields import EncryptedTextField


class Referrer(models.Model):
    """A worker with a page of their own, found by their work address. They have no account and read no answers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contact = EncryptedTextField()
    contact_index = models.CharField(max_length=32, unique=True)
    name = EncryptedTextField()
    language = models.CharField(max_length=10, default="fi")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("worker who refers")
        verbose_name_plural = _("workers who refer")

    def __str__(self):
        return f"referrer-{str(self.id)[:8]}"


class ReferralQuerySet(models.QuerySet):
    def usable(self, now=None):
        return self.filter(used_at__isnull=True, expires_at__gt=now or timezone.now())


class Referral(models.Model):
    """One blank form for one young person. It dies when the form is sent; the worker sees a state, never answers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(
        help_text="Order of the worker's referrals; all that the worker has of it."
    )
    sheet = models.ForeignKey("signups.Sheet", models.CASCADE, related_name="referrals")
    referrer = models.ForeignKey(Referrer, models.CASCADE, related_name="referrals")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["referrer", "number"],
                name="one_number_each_for_a_worker",
                violation_error_message=_("This number is already taken. Please try again."),
            )
        ]

    def __str__(self):
        return f"referral-{str(self.id)[:8]}"

    def is_usable(self, now=None) -> bool:
        return self.used_at is None and self.expires_at > (now or timezone.now())


class CallBackQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(answered_at__isnull=True)

    def visible_to(self, user):
        from .models import Sheet  # this module is read by models.py itself

        return self.filter(sheet__in=Sheet.objects.visible_to(user)).select_related("sheet")


class CallBack(models.Model):
    """ "Call me first": one number and a time of day, beside every form."""

    class When(models.TextChoices):
        ANY = "any", _("any time between 9 and 18")
        MORNING = "morning", _("between 9 and 15")
        AFTER = "after", _("between 15 and 18")
        WRITE = "write", _("write first, so that I know who calls")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sheet = models.ForeignKey("signups.Sheet", models.CASCADE, related_name="callbacks")
    contact = EncryptedTextField()
    contact_index = models.CharField(max_length=32, db_index=True)
    when = models.CharField(max_length=7, choices=When, default=When.ANY)
    language = models.CharField(max_length=10, default="fi")
    form_nonce = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CallBackQuerySet.as_manager()

    class Meta:
        verbose_name = _("wish to be called")
        verbose_name_plural = _("wishes to be called")
        ordering = ["created_at"]

    def __str__(self):
        return f"callback-{str(self.id)[:8]}"
