"""The front page, and the front page of one kind of reader."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from kuulluksi.pages import soon, structured, wayfinding
from kuulluksi.pages.blocks import EntranceBlock, KeyFigureBlock, LinkBlock, body_blocks
from kuulluksi.pages.fields import BodyField

from .base import BasePage, with_pictures


class HomePage(BasePage):
    """Who are you? Three windows, what is coming, one story, one video, how to begin."""

    call = models.CharField(_("heading"), max_length=60, help_text=_("Three words at most."))
    entrances = BodyField([("entrance", EntranceBlock())], verbose_name=_("entrances"))
    figures = BodyField([("figure", KeyFigureBlock())], verbose_name=_("key figures"))
    featured_story = models.ForeignKey(
        "pages.StoryPage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("story")
    )
    featured_video = models.ForeignKey(
        "pages.VideoPage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("video")
    )
    body = BodyField(body_blocks(), verbose_name=_("body"))

    parent_page_types = ["wagtailcore.Page"]
    template = "pages/home.html"
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("call"),
        FieldPanel("entrances"),
        FieldPanel("figures"),
        FieldPanel("featured_story"),
        FieldPanel("featured_video"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        verbose_name = _("front page")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["sessions"] = soon.sessions()
        context["story"] = self.live_or_none("featured_story")
        context["video"] = self.live_or_none("featured_video")
        return context

    def live_or_none(self, field: str):
        """The featured page, if it is still published. Remembered, for it is asked on every visit."""
        wanted = getattr(self, f"{field}_id")
        if not wanted:
            return None
        model = self._meta.get_field(field).related_model
        return wayfinding.remembered(
            ("featured", wanted),
            lambda: with_pictures(wayfinding.for_everyone(model.objects.live())).filter(pk=wanted).first(),
        )

    def structured_data(self):
        return [structured.organisation("Kuulluksi", "/")]


class AudiencePage(BasePage):
    """Everything for one kind of reader: young people, families, professionals, NGOs."""

    links = BodyField([("link", LinkBlock())], verbose_name=_("links at the top"))
    body = BodyField(body_blocks(), verbose_name=_("body"))

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.InfoPage"]
    template = "pages/audience.html"
    content_panels = [*BasePage.content_panels, FieldPanel("links"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        verbose_name = _("audience page")
