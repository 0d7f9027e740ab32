"""What readers write under a story. Off until an editor opens it, and nothing shows before an editor has read it."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.privacy.fields import EncryptedTextField

DAYS_OPEN = 30


class CommentSwitch(models.Model):
    """Whether this site takes comments at all. One row; no row means no."""

    is_on = models.BooleanField(default=False)

    def __str__(self):
        return f"comments-{self.is_on}"


class CommentRoom(models.Model):
    """One story whose comments an editor has opened, and the last local day on which they are taken."""

    page = models.OneToOneField("pages.StoryPage", models.CASCADE, related_name="comment_room")
    open_until = models.DateField()

    def __str__(self):
        return f"comments-{self.page_id}"

    @property
    def is_open(self) -> bool:
        return self.open_until >= timezone.localdate()


class CommentQuerySet(models.QuerySet):
    def waiting(self):
        """Unread ones, and published ones that a reader has asked us to look at. Those reported come first."""
        rows = self.filter(models.Q(state=StoryComment.State.WAITING) | models.Q(reported_at__isnull=False))
        return rows.order_by(models.F("reported_at").asc(nulls_last=True), "at", "id")

    def published(self):
        return self.filter(state=StoryComment.State.PUBLISHED).order_by("at", "id")

    def visible_to(self, user):
        return self if user.has_role("editor") else self.none()


class StoryComment(models.Model):
    """A nickname and a few words. No address of any kind is asked for or kept."""

    class State(models.TextChoices):
        WAITING = "waiting", _("not read yet")
        PUBLISHED = "published", _("published")
        REJECTED = "rejected", _("not published")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    page = models.ForeignKey("pages.StoryPage", models.CASCADE, related_name="reader_comments")
    nickname = EncryptedTextField(_("nickname"))
    words = EncryptedTextField(_("comment"))
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    form_nonce = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True)
    reported_at = models.DateTimeField(null=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["page", "state"])]

    def __str__(self):
        return f"comment-{str(self.pk)[:8]}"
