"""What somebody offers for the site: a story or a good moment. Sealed until its teller has said yes to the words."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.privacy.fields import EncryptedJSONField, EncryptedTextField


class TellingQuerySet(models.QuerySet):
    def still_open(self):
        return self.exclude(state__in=Telling.OVER)

    def waiting_for_us(self):
        """New ones, and those whose teller has written after we last did something."""
        new = models.Q(state=Telling.State.NEW) | models.Q(has_news=True)
        return self.still_open().filter(new)

    def most_pressing_first(self):
        """Those who wait for us, then the rest; the latest first in both."""
        waits = models.Case(
            models.When(models.Q(state=Telling.State.NEW) | models.Q(has_news=True), then=0), default=1
        )
        return self.order_by(waits, "-changed_at", "code")

    def visible_to(self, user):
        """Whoever edits the site reads what is offered for it. Nobody else does."""
        return self if user.has_role("editor") else self.none()


class Telling(models.Model):
    """One offered text, its teller, and where it has got to. The teller's page opens by a link and a word.

    ``story``: the translation key of the story pages written from it, in every language.
    ``draft``: of a moment, the words as they would be published: {"words": …, "who": …}.
    """

    class Kind(models.TextChoices):
        STORY = "story", _("story")
        MOMENT = "moment", _("good moment")

    class Way(models.TextChoices):
        SELF = "self", _("I write it myself")
        TOGETHER = "together", _("we write it together, a worker or somebody close and I")

    class Channel(models.TextChoices):
        SMS = "sms", _("by text message")
        EMAIL = "email", _("by e-mail")
        PAGE = "page", _("not at all: I look at my own page")

    class State(models.TextChoices):
        NEW = "new", _("new")
        WRITING = "writing", _("being written")
        READING = "reading", _("the teller reads it")
        AGREED = "agreed", _("the teller has said yes")
        OUT = "out", _("on the site")
        WITHDRAWN = "withdrawn", _("taken back")
        NOT_NOW = "not_now", _("not published")

    OVER = (State.WITHDRAWN, State.NOT_NOW)
    SHOWN = (State.READING, State.AGREED, State.OUT)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=12, unique=True)
    kind = models.CharField(max_length=6, choices=Kind)
    way = models.CharField(max_length=8, choices=Way)
    state = models.CharField(max_length=9, choices=State, default=State.NEW)
    has_news = models.BooleanField(default=False)
    words = EncryptedTextField(_("the text"))
    shown_name = EncryptedTextField(_("name to be shown"))
    channel = models.CharField(max_length=5, choices=Channel)
    contact = EncryptedTextField(_("how to reach the teller"))
    draft = EncryptedJSONField(_("words to be published"))
    language = models.CharField(max_length=9)
    word_hash = models.CharField(max_length=200, blank=True)
    form_nonce = models.CharField(max_length=64, unique=True)
    story = models.UUIDField(null=True, unique=True)
    area = models.ForeignKey("directory.Area", models.PROTECT, null=True, related_name="+")
    consent_code = models.CharField(max_length=20, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = TellingQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "code"]

    def __str__(self):
        return self.code

    @property
    def is_over(self) -> bool:
        return self.state in self.OVER

    @property
    def is_shown(self) -> bool:
        """Whether the teller has been asked to read the words as they would be published."""
        return self.state in self.SHOWN


class TellingMessage(models.Model):
    """What the teller and the editors write to each other about one text."""

    class By(models.TextChoices):
        TELLER = "teller", _("the teller")
        DESK = "desk", _("the editors")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    telling = models.ForeignKey(Telling, models.CASCADE, related_name="messages")
    by = models.CharField(max_length=6, choices=By)
    text = EncryptedTextField(_("message"))
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.telling_id}-{self.by}"


class TellingYes(models.Model):
    """The teller has read these very words and said yes. ``fingerprint``: which words, see fingerprints.py.

    ``page``: the story page of one language; empty for a moment.
    """

    telling = models.ForeignKey(Telling, models.CASCADE, related_name="yeses")
    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, null=True, related_name="+")
    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["telling", "fingerprint"], name="one_yes_to_the_same_words")
        ]

    def __str__(self):
        return f"{self.telling_id}-yes-{self.pk}"


class MomentQuerySet(models.QuerySet):
    def in_language(self, language: str):
        return self.filter(language=language.split("-")[0]).order_by("-published_at", "-pk")


class Moment(models.Model):
    """A good moment as the public reads it: its teller has said yes to these words. It goes with the consent."""

    words = models.CharField(_("words"), max_length=280)
    who = models.CharField(_("who says it"), max_length=80, blank=True)
    language = models.CharField(max_length=9)
    consent_code = models.CharField(max_length=20, unique=True)
    published_at = models.DateTimeField(default=timezone.now)

    objects = MomentQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]

    def __str__(self):
        return self.consent_code
