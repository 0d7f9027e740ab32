"""Images, documents and videos of the site. Models: they must stand before the first migration."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtailmedia.models import AbstractMedia


class SiteImage(AbstractImage):
    default_alt_text = models.CharField(_("alternative text"), max_length=255, blank=True)
    admin_form_fields = (*Image.admin_form_fields, "default_alt_text")


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]


class SiteDocument(AbstractDocument):
    admin_form_fields = Document.admin_form_fields


class Video(AbstractMedia):
    admin_form_fields = ("title", "file", "collection", "duration", "width", "height", "thumbnail", "tags")
