"""What belongs to caring for the people in the bank: contact, proofs that were seen, and who they are by law."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.privacy.fields import EncryptedTextField

from .bank import ExpertProfile


class LegalIdentityQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Only those who keep identities, in their own areas. Coordinators and finance work with codes."""
        if not user.has_role("identity_keeper"):
            return self.none()
        return self.filter(
            expert__in=ExpertProfile.areas.through.objects.filter(area_id__in=user.area_ids).values(
                "expertprofile_id"
            )
        )


class LegalIdentity(models.Model):
    """Who somebody is by law: optional, apart from the bank, opened by one role and logged each time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    expert = models.OneToOneField(ExpertProfile, models.CASCADE, related_name="identity")
    legal_name = EncryptedTextField(_("legal name"))
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = LegalIdentityQuerySet.as_manager()

    class Meta:
        verbose_name = _("legal identity")
        verbose_name_plural = _("legal identities")

    def __str__(self):
        return f"identity-{str(self.id)[:8]}"


class CheckInQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(expert__in=ExpertProfile.objects.visible_to(user))


class CheckIn(models.Model):
    """One contact to ask how it goes. The note is short, and the person may read it on their own page."""

    class Channel(models.TextChoices):
        CALL = "call", _("by phone")
        MESSAGE = "message", _("by message")
        MET = "met", _("we met")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    expert = models.ForeignKey(ExpertProfile, models.CASCADE, related_name="check_ins")
    on = models.DateField(_("day"))
    channel = models.CharField(_("how"), max_length=8, choices=Channel, default=Channel.CALL)
    note = EncryptedTextField(_("short note"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = CheckInQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "pk"]
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")

    def __str__(self):
        return f"check-in-{str(self.id)[:8]}"


class ProofSeen(models.Model):
    """A paper that somebody showed: what kind, when, to whom. The paper itself is never kept."""

    class Kind(models.TextChoices):
        RECORD = "record", _("criminal record extract for work with children")
        TRAINING = "training", _("certificate of a training")
        GUARDIAN = "guardian", _("a guardian's yes, where one is needed")

    expert = models.ForeignKey(ExpertProfile, models.CASCADE, related_name="proofs")
    kind = models.CharField(_("what was seen"), max_length=8, choices=Kind)
    seen_on = models.DateField(_("seen on"))
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-seen_on", "pk"]
        verbose_name = _("proof that was seen")
        verbose_name_plural = _("proofs that were seen")
        constraints = [
            models.UniqueConstraint(
                fields=["expert", "kind", "seen_on"],
                name="one_proof_of_a_kind_a_day",
                violation_error_message=_("This has already been noted today."),
            )
        ]

    def __str__(self):
        return f"proof-{self.pk}"
