"""Messages and jobs: rows written with the deed, served by ``manage.py worker`` under a lease."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.people.models import Link
from kuulluksi.privacy.fields import EncryptedTextField

MAY_READ_FAILURES = ("coordinator", "administrator")


class JobQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Codes only, so of every area: whoever looks after messages, or after the machines."""
        return self if user.has_role(*MAY_READ_FAILURES) else self.none()

    def given_up(self):
        """What was tried for days, or could never succeed. The last first."""
        return self.filter(state=Job.State.GIVEN_UP).order_by("-finished_at", "pk")


class Job(models.Model):
    """Something to be done once, later, by whichever worker gets the lease. Served at least once."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        DONE = "done", _("done")
        GIVEN_UP = "given_up", _("given up")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    payload = models.JSONField(default=dict, blank=True)
    dedupe_key = models.CharField(max_length=160, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    due_at = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "due_at"])]

    def __str__(self):
        return f"{self.kind}-{str(self.id)[:8]}"


class MessageQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=Message.State.WAITING)

    def by_links_of(self, row):
        """Messages that point to a page of this row (a party, an interest)."""
        return self.filter(link__subject_type=row._meta.label_lower, link__subject_id=row.pk)

    def end(self, state: str, **columns) -> int:
        """They are over: where they would have gone is forgotten in the same stroke."""
        return self.update(state=state, address="", hours="", sealed_data="", **columns)


class Message(models.Model):
    """One message to one person. The words are made when it is sent; the address is blanked after."""

    class Channel(models.TextChoices):
        EMAIL = "email", _("e-mail")
        SMS = "sms", _("text message")

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        GIVEN_UP = "given_up", _("given up")
        DROPPED = "dropped", _("not needed any more")

    class Tone(models.TextChoices):
        """How much the words may say. Neither says what the house is about."""

        FRIENDLY = "", _("friendly and neutral")
        BARE = "bare", _("one bare sentence")
        NAMED = "named", _("signed with our name")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    channel = models.CharField(max_length=8, choices=Channel)
    address = EncryptedTextField()
    address_index = models.CharField(max_length=32, blank=True, db_index=True)
    language = models.CharField(max_length=10, default="fi")
    link = models.ForeignKey(Link, models.SET_NULL, null=True, blank=True)
    url_name = models.CharField(max_length=60, blank=True)
    data = models.JSONField(default=dict, blank=True)
    tone = models.CharField(max_length=5, choices=Tone, blank=True, default=Tone.FRIENDLY)
    hours = EncryptedTextField()  # the person's own, as "15-21"
    sealed_data = EncryptedTextField()
    dedupe_key = models.CharField(max_length=160, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self):
        return f"{self.kind}-{str(self.id)[:8]}"


class MailboxItem(models.Model):
    """A message that stayed in the house, for the demo's own mailbox page. Sealed like everything else."""

    id = models.UUIDField(primary_key=True, editable=False)
    channel = models.CharField(max_length=8, choices=Message.Channel)
    language = models.CharField(max_length=10)
    address = EncryptedTextField()
    subject = models.CharField(max_length=60, blank=True)
    body = EncryptedTextField()
    files = models.JSONField(
        default=list, blank=True, help_text="Names of what came along; never what is in it."
    )
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self):
        return f"mailbox-{str(self.id)[:8]}"
