"""Who agreed to have a story, a picture or a video published: sealed, and never changed afterwards."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.directory.models import Area

from .fields import EncryptedTextField


class ConsentQuerySet(models.QuerySet):
    def given(self):
        return self.filter(kind=ConsentRecord.Kind.GIVEN)

    def withdrawn(self):
        return self.filter(kind=ConsentRecord.Kind.WITHDRAWN)

    def holding(self, day=None):
        """Consents that hold on a local day (today): not past their last day, and not taken back."""
        taken_back = ConsentRecord.objects.withdrawn().values("code")
        return self.given().filter(valid_until__gte=day or timezone.localdate()).exclude(code__in=taken_back)

    def visible_to(self, user):
        """Codes and end dates: every one to editors, those of their own areas to coordinators."""
        if user.has_role("editor"):
            return self
        if user.has_role("coordinator"):
            return self.filter(area_id__in=user.area_ids)
        return self.none()

    def opened_to(self, user):
        """Those whose person a coordinator may open, with a reason and into the log."""
        return self.filter(area_id__in=user.area_ids) if user.has_role("coordinator") else self.none()


class ConsentRecord(models.Model):
    """One consent given, or one taken back (a row of its own with the same code). Rows are added, never changed.

    ``code`` is all that pages, pictures and videos know of it.
    """

    class Kind(models.TextChoices):
        GIVEN = "given", _("given")
        WITHDRAWN = "withdrawn", _("taken back")

    class Purpose(models.TextChoices):
        STORY = "story", _("story")
        PICTURE = "picture", _("picture")
        VIDEO = "video", _("video")
        MOMENT = "moment", _("good moment")

    class Relation(models.TextChoices):
        SELF = "self", _("the person themselves")
        GUARDIAN = "guardian", _("a guardian, together with the person")
        BOTH = "both", _("the person and a guardian, each for themselves")

    class Way(models.TextChoices):
        PAPER = "paper", _("on paper")
        LINK = "link", _("by a link")
        PHONE = "phone", _("on the phone")
        IN_PERSON = "in_person", _("face to face")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=12, db_index=True)
    kind = models.CharField(max_length=9, choices=Kind, default=Kind.GIVEN)
    at = models.DateTimeField(default=timezone.now)
    purpose = models.CharField(max_length=7, choices=Purpose)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    identity = EncryptedTextField(_("who tells or is seen"))
    giver = EncryptedTextField(_("who gave the consent"))
    relation = models.CharField(max_length=8, choices=Relation, blank=True)
    way = models.CharField(max_length=9, choices=Way)
    text_hash = models.CharField(max_length=64)
    language = models.CharField(max_length=9)
    valid_until = models.DateField(null=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "code"]
        constraints = [
            models.UniqueConstraint(fields=["code", "kind"], name="consent_once_given_once_taken_back"),
            models.CheckConstraint(
                condition=Q(kind="withdrawn") | Q(valid_until__isnull=False), name="given_consent_has_an_end"
            ),
        ]

    def __str__(self):
        return self.code

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise ValidationError(_("A consent is never changed. Take it back and register a new one."))
        super().save(*args, **kwargs)
