"""Pages that are one list: words explained, contact persons, files, the services of the NGOs in one table."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from kuulluksi.pages import glossary
from kuulluksi.pages.blocks import DownloadBlock, PersonBlock, TermBlock, body_blocks
from kuulluksi.pages.fields import BodyField

from .base import BasePage
from .ngos import listings_for


class GlossaryPage(BasePage):
    """The words of the field. Other pages explain at their foot the ones they use."""

    terms = BodyField([("term", TermBlock())], verbose_name=_("words"))
    explains_words = False

    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    template = "pages/glossary.html"
    content_panels = [*BasePage.content_panels, FieldPanel("terms")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary"), index.SearchField("terms")]

    class Meta:
        verbose_name = _("glossary")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["terms"] = sorted(self.terms, key=lambda block: glossary.order(block.value["term"]))
        return context


class ContactsPage(BasePage):
    """Who answers in each area."""

    people = BodyField([("person", PersonBlock())], verbose_name=_("contact persons"))
    body = BodyField(body_blocks(), verbose_name=_("text below"))

    parent_page_types = ["pages.HomePage", "pages.AudiencePage"]
    subpage_types = []
    template = "pages/contacts.html"
    content_panels = [*BasePage.content_panels, FieldPanel("people"), FieldPanel("body")]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("people"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("contact persons")


class DownloadsPage(BasePage):
    """Files to take along: the page that says the same comes first."""

    files = BodyField([("download", DownloadBlock())], verbose_name=_("files"))
    body = BodyField(body_blocks(), verbose_name=_("text below"))

    parent_page_types = ["pages.HomePage", "pages.AudiencePage"]
    subpage_types = []
    template = "pages/downloads.html"
    content_panels = [*BasePage.content_panels, FieldPanel("files"), FieldPanel("body")]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("files"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("files to download")


class ServicePackagePage(BasePage):
    """One table of what every NGO offers, from the same listings that the directory shows."""

    body = BodyField(body_blocks(), verbose_name=_("text below"))

    parent_page_types = ["pages.HomePage", "pages.AudiencePage"]
    subpage_types = []
    template = "pages/package.html"
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        verbose_name = _("service package")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        rows = listings_for(self.locale.language_code).order_by("title", "pk")
        context["rows"] = rows.select_related("organisation").prefetch_related("services", "audiences", "areas")
        return context
