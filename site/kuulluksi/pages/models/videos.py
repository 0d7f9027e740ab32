"""Videos of our own: captioned, written out as text, played only when asked."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from kuulluksi.pages import structured
from kuulluksi.pages.listed import ListedPages
from kuulluksi.privacy import consents

from .base import BasePage, with_pictures

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
        videos = with_pictures(self.published_children(VideoPage))
        videos = videos.order_by("-first_published_at", "-pk")
        context["page_obj"] = ListedPages(videos, PER_PAGE).get_page(request.GET.get("page"))
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
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("transcript_text"),
    ]

    class Meta:
        verbose_name = _("video page")

    def missing_before_publishing(self):
        missing = super().missing_before_publishing()
        if self.video is None:
            return [*missing, ("video", _("Choose the video."))]
        language = self.locale.language_code.split("-")[0]
        if language not in {track["language"] for track in self.video.captions()}:
            missing.append(("video", _("The video needs captions in the language of this page.")))
        if not self.video.transcript(language):
            missing.append(("video", _("The video needs a transcript in the language of this page.")))
        if sentence := consents.why_not(*self.consent()):
            missing.append(("video", sentence))
        return missing

    def consent(self):
        return (self.video.consent_code if self.video else ""), "video"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["video"] = self.video
        if self.video:
            context["tracks"] = self.video.captions()
            context["transcript"] = self.video.transcript(self.locale.language_code)
            context["caption_language"] = self.locale.language_code.split("-")[0]
        return context

    def structured_data(self):
        if not self.video:
            return []
        return [structured.video(self, self.video)]

    def transcript_text(self) -> str:
        return self.video.transcript(self.locale.language_code) if self.video else ""
