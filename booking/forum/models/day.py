"""The day itself: who is here, and what everyone was told."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.signups.models import SignUp
from kuulluksi.directory.models import Translated

from .forum import Forum


class CheckInQuerySet(models.QuerySet):
    def here(self):
        return self.filter(state=CheckIn.State.HERE)


class CheckIn(models.Model):
    """One person at the door, once. The latest press holds, at whichever phone and however late it came through."""

    class State(models.TextChoices):
        HERE = "here", _("here")
        LEFT = "left", _("left for home")
        MISTAKE = "mistake", _("not here, pressed by mistake")

    signup = models.OneToOneField(SignUp, models.CASCADE, related_name="check_in")
    state = models.CharField(max_length=7, choices=State)
    came_at = models.DateTimeField()
    marked_at = models.DateTimeField(help_text="When the button was pressed, not when the press came through.")

    objects = CheckInQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("arrival")
        verbose_name_plural = _("arrivals")

    def __str__(self):
        return f"arrival-{self.pk}"


class ForumNotice(models.Model):
    """A few public words to everyone who has a place. The letter only says that there are words."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="notices")
    words_fi = models.CharField(_("In Finnish"), max_length=500)
    words_sv = models.CharField(_("In Swedish"), max_length=500, blank=True)
    words_en = models.CharField(_("In English"), max_length=500, blank=True)
    sent_at = models.DateTimeField(default=timezone.now)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    channels = models.JSONField(default=dict, blank=True, help_text="How many by which channel; nobody's name.")

    words = Translated()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name = _("message to everyone")
        verbose_name_plural = _("messages to everyone")

    def __str__(self):
        return f"notice-{self.pk}"
