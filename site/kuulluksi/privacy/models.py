"""Who looked, who did what, and what people agreed to. None of it holds a person's data in clear."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class AccessLog(models.Model):
    """One reading of personal data by staff: which columns of which rows, by whom and why. Never the values."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    role = models.CharField(max_length=20)
    subject_type = models.CharField(max_length=60)
    subject_ids = models.JSONField(default=list)
    fields = models.JSONField(default=list)
    reason = models.CharField(max_length=120)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"access-{self.pk}"


class AuditLine(models.Model):
    """One deed: who did what to which row, by code. ``by`` is empty when the person did it through a link."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    role = models.CharField(max_length=20)
    verb = models.CharField(max_length=40)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    detail = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"])]

    def __str__(self):
        return f"{self.verb}-{self.pk}"


class ErasureRun(models.Model):
    """One run of the retention rules: how many rows each rule ended (-1: the rule failed)."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    dry_run = models.BooleanField(default=False)
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"erasure-{self.pk}"
