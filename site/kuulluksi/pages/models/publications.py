"""What groups of experts have published: recommendations first of all, and what happened to them next."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from groups.developers import published
from kuulluksi.directory.models import Organisation
from kuulluksi.pages.blocks import PLAIN, body_blocks
from kuulluksi.pages.fields import BodyField
from kuulluksi.pages.listed import ListedPages

from .base import BasePage

PER_PAGE = 20


class PublicationIndexPage(BasePage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.PublicationPage"]
    template = "pages/publications.html"
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]

    class Meta:
        verbose_name = _("publications")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        rows = self.published_children(PublicationPage).select_related("publisher")
        rows = rows.order_by("-published_on", "-pk")
        kind = request.GET.get("kind", "")
        if kind in PublicationPage.Kind.values:
            rows = rows.filter(kind=kind)
        else:
            kind = ""
        context["page_obj"] = ListedPages(rows, PER_PAGE).get_page(request.GET.get("page"))
        context["statements"] = []
        if kind in ("", PublicationPage.Kind.STATEMENT) and context["page_obj"].number == 1:
            context["statements"] = published.statements(self.locale.language_code)
        context["kinds"] = PublicationPage.Kind.choices
        context["kind"] = kind
        context["query"] = f"kind={kind}" if kind else ""
        return context


class PublicationPage(BasePage):
    """The words on the page, the file second."""

    class Kind(models.TextChoices):
        RECOMMENDATION = "recommendation", _("Recommendation")
        STATEMENT = "statement", _("Statement")
        GUIDE = "guide", _("Guide")
        REPORT = "report", _("Report")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.RECOMMENDATION)
    published_on = models.DateField(_("published on"))
    authors = models.CharField(
        _("who made it"),
        max_length=160,
        help_text=_("A group or an organisation, never a single young person."),
    )
    publisher = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("publisher"),
    )
    addressed_to = models.CharField(
        _("to whom"), max_length=160, blank=True, help_text=_("Who should act on it.")
    )
    body = BodyField(body_blocks(), verbose_name=_("body"))
    happened_next = RichTextField(
        _("what happened next"),
        features=PLAIN,
        blank=True,
        help_text=_("Told honestly, also when nothing has happened yet."),
    )
    document = models.ForeignKey(
        "pages.SiteDocument",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("the same as a file"),
    )
    elsewhere = models.URLField(
        _("address elsewhere"), blank=True, help_text=_("When another organisation has published it.")
    )

    parent_page_types = ["pages.PublicationIndexPage"]
    subpage_types = []
    template = "pages/publication.html"
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("published_on"),
                FieldPanel("authors"),
                FieldPanel("publisher"),
                FieldPanel("addressed_to"),
            ],
            _("Who, when, to whom"),
        ),
        FieldPanel("body"),
        FieldPanel("happened_next"),
        MultiFieldPanel([FieldPanel("document"), FieldPanel("elsewhere")], _("Elsewhere")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("authors"),
        index.SearchField("addressed_to"),
        index.SearchField("body"),
        index.SearchField("happened_next"),
    ]

    class Meta:
        verbose_name = _("publication")

    def missing_before_publishing(self):
        missing = super().missing_before_publishing()
        if not self.body and not self.elsewhere:
            missing.append(("body", _("Write the main points on the page: not everybody opens a file.")))
        if self.kind == self.Kind.RECOMMENDATION and not self.addressed_to:
            missing.append(("addressed_to", _("Say who should act on the recommendation.")))
        return missing
