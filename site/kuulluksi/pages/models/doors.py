"""Pages in front of the booking rooms: their words are the editors', what they list comes from below."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.search import index

from kuulluksi.pages.blocks import ProgrammeLineBlock, body_blocks
from kuulluksi.pages.fields import BodyField

from .base import BasePage


class DoorPage(BasePage):
    body = BodyField(body_blocks(), verbose_name=_("body"))

    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        abstract = True


class GroupIndexPage(RoutablePageMixin, DoorPage):
    """All groups, and below it each group by its code."""

    template = "pages/groups.html"

    class Meta:
        verbose_name = _("peer-support groups")


class ForumPage(DoorPage):
    """The youth forum of this year, and what came of earlier ones."""

    programme = BodyField([("line", ProgrammeLineBlock())], verbose_name=_("programme"))
    practical = models.TextField(_("good to know"), blank=True)

    template = "pages/forum.html"
    content_panels = [*DoorPage.content_panels, FieldPanel("programme"), FieldPanel("practical")]

    class Meta:
        verbose_name = _("youth forum")


class RequestPage(DoorPage):
    """How to ask for an expert by experience, before the form."""

    template = "pages/request.html"

    class Meta:
        verbose_name = _("request page")
