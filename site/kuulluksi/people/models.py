"""Staff accounts and the links that people without an account hold."""

import base64
import hashlib
import hmac
import uuid

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from kuulluksi.directory.models import Area, Organisation

from .roles import PREFIX, all_roles


class User(AbstractUser):
    """A member of staff. Young people, families, experts and requesters have no account."""

    areas = models.ManyToManyField(Area, blank=True, related_name="staff", verbose_name=_("areas"))
    organisations = models.ManyToManyField(
        Organisation, blank=True, related_name="staff", verbose_name=_("organisations")
    )

    class Meta(AbstractUser.Meta):
        ordering = ["username"]

    @cached_property
    def roles(self) -> frozenset[str]:
        """Codes of the roles this account holds. A superuser without any counts as administrator."""
        names = self.groups.filter(name__startswith=PREFIX).values_list("name", flat=True)
        held = {name.removeprefix(PREFIX) for name in names} & set(all_roles())
        if self.is_superuser:
            held.add("administrator")
        return frozenset(held) if self.is_active else frozenset()

    def has_role(self, *codes: str) -> bool:
        return bool(self.roles.intersection(codes))

    @property
    def language(self) -> str:
        """The language this account has chosen in its settings, in which letters are written to it; else Finnish."""
        profile = getattr(self, "wagtail_userprofile", None)
        return (profile and profile.preferred_language) or "fi"

    @cached_property
    def area_ids(self) -> frozenset[int]:
        """Ids of the areas this account works in, parts of an area included."""
        own = set(self.areas.values_list("id", flat=True))
        return frozenset(own | set(Area.objects.filter(parent_id__in=own).values_list("id", flat=True)))


def link_mac(purpose: str, link_id: uuid.UUID) -> bytes:
    key = settings.LINK_KEY.encode()
    return hmac.new(key, f"{purpose}\x00".encode() + link_id.bytes, hashlib.sha256).digest()[:18]


def b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _link_id(purpose: str, token: str) -> uuid.UUID | None:
    """The id in a token that was made with LINK_KEY for this purpose; None for anything else."""
    try:
        raw = base64.urlsafe_b64decode(token.encode("ascii") + b"=" * (-len(token) % 4))
        link_id, mac = uuid.UUID(bytes=raw[:16]), raw[16:]
    except (ValueError, UnicodeEncodeError):
        return None
    if b64(raw) != token or not hmac.compare_digest(mac, link_mac(purpose, link_id)):
        return None
    return link_id


class LinkQuerySet(models.QuerySet):
    def live(self, now=None):
        now = now or timezone.now()
        return self.filter(revoked_at__isnull=True).filter(
            models.Q(expires_at__isnull=True) | models.Q(expires_at__gt=now)
        )

    def issue(self, purpose: str, subject, *, expires_at=None) -> "Link":
        """A new link of one purpose to one row. Its token is ``link.token``."""
        return self.create(
            purpose=purpose,
            subject_type=subject._meta.label_lower,
            subject_id=subject.pk,
            expires_at=expires_at,
        )

    def by_token(self, purpose: str, token: str) -> "Link | None":
        """The live link a token opens, or None. The token alone is not in the database and cannot be made from it."""
        link_id = _link_id(purpose, token)
        if link_id is None:
            return None
        return self.live().filter(purpose=purpose, pk=link_id).first()

    def was_ours(self, purpose: str, token: str) -> bool:
        """Whether a token is one of ours, whatever has become of its row: asks the key only, never the database."""
        return _link_id(purpose, token) is not None

    def has_gone(self, purpose: str, token: str) -> bool:
        """Whether a token is one of ours whose row is no more: what it opened has ended and been forgotten."""
        link_id = _link_id(purpose, token)
        return link_id is not None and not self.filter(pk=link_id).exists()


class Link(models.Model):
    """A capability: whoever holds its token may do one thing with one row.

    The token is 128 random bits (the id) and a 144-bit HMAC of purpose and id under LINK_KEY, which is not in the
    database: a stolen database opens nothing, and the worker can still write the address into a message.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=20)
    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["subject_type", "subject_id"])]

    def __str__(self):
        return f"{self.purpose}-{str(self.id)[:8]}"

    @property
    def token(self) -> str:
        return b64(self.id.bytes + link_mac(self.purpose, self.id))

    def subject(self, model):
        """The row behind the link, or model.DoesNotExist."""
        if self.subject_type != model._meta.label_lower:
            raise model.DoesNotExist
        return model.objects.get(pk=self.subject_id)
