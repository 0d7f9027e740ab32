"""Who does not want the monthly word of open groups."""

from django.conf import settings
from django.db import models


class NoDigest(models.Model):
    """A member of staff who has said no to the monthly word. Without a row it comes."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="no_group_digest")

    def __str__(self):
        return f"no-digest-{self.pk}"
