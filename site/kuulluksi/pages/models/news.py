"""News for professionals and the blog: dated pages by category, told by roles."""

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from kuulluksi.pages import structured
from kuulluksi.pages.blocks import body_blocks
from kuulluksi.pages.fields import BodyField

from .base import BasePage
from .stories import StoryCategory, by_category


class NewsIndexPage(BasePage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.NewsPage"]
    template = "pages/news.html"
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]

    class Meta:
        verbose_name = _("news")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        rows = self.published_children(NewsPage).order_by("-dated", "-pk")
        return context | by_category(rows, "newspage", request)


class NewsPage(BasePage):
    dated = models.DateField(_("date"), default=timezone.localdate)
    author = models.CharField(
        _("who writes"), max_length=100, help_text=_("A role, or a made-up name: never a young person's own.")
    )
    categories = ParentalManyToManyField(StoryCategory, blank=True, verbose_name=_("categories"))
    body = BodyField(body_blocks(), verbose_name=_("body"))

    parent_page_types = ["pages.NewsIndexPage"]
    subpage_types = []
    template = "pages/news_item.html"
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("dated"),
        FieldPanel("author"),
        FieldPanel("categories", widget=CheckboxSelectMultiple),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        verbose_name = _("news item")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["topics"] = list(self.categories.all())
        crumbs = self.crumbs()
        context["list_url"] = crumbs[-2]["url"] if len(crumbs) > 1 else ""
        return context

    def structured_data(self):
        return [structured.posting(self)]
