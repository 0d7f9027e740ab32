"""Taking part remotely: places of their own, with a queue of their own, and an address that few may know."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from booking.signups.models import Sheet
from kuulluksi.directory.models import Translated
from kuulluksi.privacy.fields import EncryptedTextField

from .forum import Forum


class RemoteSeats(models.Model):
    """A second sheet of a forum. Who is on it is in no roll, kitchen list or workshop of the house itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    forum = models.OneToOneField(Forum, models.CASCADE, related_name="remote")
    sheet = models.OneToOneField(Sheet, models.PROTECT, related_name="forum_remote")
    how_fi = models.CharField(_("what one takes part in remotely, Finnish"), max_length=300)
    how_sv = models.CharField(_("what one takes part in remotely, Swedish"), max_length=300, blank=True)
    how_en = models.CharField(_("what one takes part in remotely, English"), max_length=300, blank=True)
    how_plain = models.CharField(
        _("what one takes part in remotely, plain Finnish"), max_length=400, blank=True
    )
    link = EncryptedTextField()

    how = Translated()

    class Meta:
        verbose_name = _("remote places of a forum")
        verbose_name_plural = _("remote places of forums")

    def __str__(self):
        return f"remote-{str(self.id)[:8]}"

    @property
    def is_over(self) -> bool:
        """No places remotely after all."""
        return self.sheet.capacity == 0
