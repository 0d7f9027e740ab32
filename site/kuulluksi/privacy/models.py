"""Who looked, who did what, and what people agreed to. None of it holds a person's data in clear."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .consent_models import ConsentRecord

__all__ = ["AccessLog", "AuditLine", "ConsentRecord", "ErasureRun"]

MAY_READ_LOGS = ("auditor", "administrator")


class AccessLogQuerySet(models.QuerySet):
    def about(self, obj):
        """Readings of one row."""
        return self.filter(subject_type=obj._meta.label_lower).about_id(obj.pk)

    def about_id(self, subject_id):
        """Readings of the row with this id. Looks into the stored list as text: SQLite knows no "contains"."""
        text = Cast("subject_ids", models.TextField())
        return self.annotate(ids_as_text=text).filter(ids_as_text__contains=f'"{subject_id}"')

    def visible_to(self, user):
        return self if user.has_role(*MAY_READ_LOGS) else self.none()


class AuditLineQuerySet(models.QuerySet):
    def about_id(self, subject_id):
        return self.filter(subject_id=subject_id)

    def visible_to(self, user):
        return self if user.has_role(*MAY_READ_LOGS) else self.none()


class AccessLog(models.Model):
    """One reading of personal data by staff: which columns of which rows, by whom and why. Never the values."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    role = models.CharField(max_length=120)
    subject_type = models.CharField(max_length=60)
    subject_ids = models.JSONField(default=list)
    fields = models.JSONField(default=list)
    reason = models.CharField(max_length=120)

    objects = AccessLogQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"access-{self.pk}"


class AuditLine(models.Model):
    """One deed: who did what to which row, by code. ``by`` is empty when the person did it through a link."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    role = models.CharField(max_length=120)
    verb = models.CharField(max_length=40)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    detail = models.CharField(max_length=120, blank=True)

    objects = AuditLineQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"])]

    def __str__(self):
        return f"{self.verb}-{self.pk}"


class ErasureRunQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self if user.has_role(*MAY_READ_LOGS) else self.none()


class ErasureRun(models.Model):
    """One run of the retention rules: how many rows each rule ended (-1: the rule failed)."""

    class By(models.TextChoices):
        WORKER = "worker", _("by itself, at night")
        COMMAND = "command", _("from the command line")

    at = models.DateTimeField(default=timezone.now, db_index=True)
    dry_run = models.BooleanField(default=False)
    counts = models.JSONField(default=dict)
    by = models.CharField(max_length=10, choices=By, blank=True, default=By.WORKER)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = ErasureRunQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"erasure-{self.pk}"

    @property
    def total(self) -> int:
        return sum(count for count in self.counts.values() if count > 0)

    @property
    def failed(self) -> bool:
        return any(count < 0 for count in self.counts.values())
