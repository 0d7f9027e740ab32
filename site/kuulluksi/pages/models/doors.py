"""Pages in front of the booking rooms: their words are the editors', what they list comes from below."""

from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.search import index

from booking.experts.cards import public_voices
from booking.forum.listing import archive, current_forum, forum_page
from groups.listing import group_detail, groups_page
from groups.models import PeerGroup
from kuulluksi.pages.blocks import body_blocks
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

    @path("")
    def every_group(self, request):
        return self.render(request, context_overrides=self.with_own_place(groups_page(request.GET)))

    @path("<slug:slug>/")
    def one_group(self, request, slug):
        try:
            found = group_detail(slug)
        except PeerGroup.DoesNotExist as error:
            raise Http404 from error
        return self.render(request, template="pages/group.html", context_overrides=found)

    def with_own_place(self, found: dict) -> dict:
        """What the groups room tells, with this page's own title in the breadcrumbs."""
        return {**found, "crumbs": [{"title": self.title}]}


class ForumPage(DoorPage):
    """The youth forum of this year, and what came of earlier ones."""

    practical = models.TextField(_("good to know"), blank=True)

    template = "pages/forum.html"
    content_panels = [*DoorPage.content_panels, FieldPanel("practical")]

    search_fields = [*DoorPage.search_fields, index.SearchField("practical")]

    class Meta:
        verbose_name = _("youth forum")

    def words_for_search(self) -> str:
        """With the programme, and with what was said in earlier forums and what was done."""
        told = [f"{one['said']} {one['done']}" for held in archive() for one in held["outcomes"]]
        for item in (current_forum() or {}).get("programme", ()):
            told += [
                f"{item['title']} {item['text']}",
                *(f"{one['name']} {one['text']}" for one in item["workshops"]),
            ]
        return " ".join([super().words_for_search(), *told])

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        plain = self.locale.language_code == "fi-simple"
        return {
            **context,
            **forum_page(),
            "crumbs": [{"title": self.title}],
            "forum_template": "forum/plain.html" if plain else "forum/page.html",
        }


class RequestPage(DoorPage):
    """How to ask for an expert by experience, before the form."""

    template = "pages/request.html"

    class Meta:
        verbose_name = _("request page")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "voices": public_voices()}
