"""Videos of our own: captioned, written out as text, played only when asked."""

from django.core.paginator import Paginator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from .base import BasePage

PER_PAGE = 12


class VideoIndexPage(BasePage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.VideoPage"]
    template = "pages/videos.html"
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]

    class Meta:
        verbose_name = _("videos")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        videos = self.published_children(VideoPage).select_related("picture")
        videos = videos.order_by("-first_published_at", "-pk")
        context["page_obj"] = Paginator(videos, PER_PAGE).get_page(request.GET.get("page"))
        return context


class VideoPage(BasePage):
    video = models.ForeignKey(
        "pages.Video", models.PROTECT, null=True, blank=True, related_name="pages", verbose_name=_("video")
    )
    content_note = models.TextField(_("before you watch"), blank=True)

    parent_page_types = ["pages.VideoIndexPage"]
    subpage_types = []
    template = "pages/video.html"
    content_panels = [*BasePage.content_panels, FieldPanel("video"), FieldPanel("content_note")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]

    class Meta:
        verbose_name = _("video page")
