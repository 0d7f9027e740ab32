"""Pages to read: information, statements, help now, questions, structure, results."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from kuulluksi.pages import results, structured
from kuulluksi.pages.blocks import BodyOfStructureBlock, ChangeBlock, QuestionBlock, body_blocks
from kuulluksi.pages.fields import BodyField

from .base import BasePage


class ReadingPage(BasePage):
    """A page that is mostly its body."""

    body = BodyField(body_blocks(), verbose_name=_("body"))

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        abstract = True


class InfoPage(ReadingPage):
    class Task(models.TextChoices):
        GUIDELINES = "guidelines", _("Ethical guidelines: a request asks whether they have been read")
        GUIDE = "guide", _("The editors' guide: the desk leads here")

    task = models.CharField(
        _("what else the page does"),
        max_length=20,
        choices=Task,
        blank=True,
        help_text=_(
            "Usually nothing. Of the Finnish pages one at a time has each task; translations follow it."
        ),
    )
    version = models.CharField(
        _("version"), max_length=20, blank=True, help_text=_("For guidelines: their version number.")
    )
    version_date = models.DateField(_("date of the version"), null=True, blank=True)

    parent_page_types = ["pages.HomePage", "pages.AudiencePage", "pages.InfoPage"]
    subpage_types = ["pages.InfoPage"]
    template = "pages/info.html"
    content_panels = [*ReadingPage.content_panels, FieldPanel("version"), FieldPanel("version_date")]
    settings_panels = [*ReadingPage.settings_panels, FieldPanel("task")]
    exclude_fields_in_copy = ["task"]

    class Meta:
        verbose_name = _("information page")

    @classmethod
    def with_task(cls, task: str):
        """The published Finnish page that has this task, whatever its address; None while there is none."""
        pages = cls.objects.live().filter(task=task, locale__language_code=settings.LANGUAGE_CODE)
        return pages.order_by("pk").first()

    def clean(self):
        super().clean()
        others = InfoPage.objects.filter(task=self.task, locale=self.locale).exclude(pk=self.pk)
        if self.task and (other := others.first()):
            words = _("The page “%(title)s” does this already. Take it away there first.")
            raise ValidationError({"task": words % {"title": other.title}})


class StatementPage(ReadingPage):
    """What the law wants said: accessibility, privacy, cookies."""

    class Kind(models.TextChoices):
        ACCESSIBILITY = "accessibility", _("Accessibility statement")
        PRIVACY = "privacy", _("Privacy notice")
        COOKIES = "cookies", _("Cookies")

    class Conformance(models.TextChoices):
        FULL = "full", _("Meets the requirements")
        PARTIAL = "partial", _("Meets most of the requirements")
        NONE = "none", _("Does not meet the requirements yet")

    # What the law wants in each kind, and has no page without.
    BY_LAW = {
        Kind.ACCESSIBILITY: ("conformance", "assessed", "known_gaps"),
        Kind.PRIVACY: ("purpose", "legal_basis", "recipients", "kept", "rights", "officer"),
    }

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    updated_on = models.DateField(_("updated on"))
    responsible = models.CharField(_("who is responsible"), max_length=200)
    feedback = models.CharField(
        _("where to give feedback"), max_length=200, help_text=_("An e-mail address, a phone number or a page.")
    )
    conformance = models.CharField(
        _("how well it meets the requirements"), max_length=10, choices=Conformance, blank=True
    )
    assessed = models.CharField(
        _("how it was assessed"),
        max_length=300,
        blank=True,
        help_text=_("Accessibility: by whom, how and when."),
    )
    purpose = models.TextField(_("what the data is used for"), blank=True)
    legal_basis = models.TextField(_("legal basis"), blank=True)
    recipients = models.TextField(_("who gets the data"), blank=True)
    kept = models.TextField(_("how long it is kept"), blank=True)
    rights = models.TextField(_("rights of the person"), blank=True)
    officer = models.CharField(
        _("data protection officer"), max_length=200, blank=True, help_text=_("A role and how to reach it.")
    )
    known_gaps = models.TextField(
        _("known gaps"), blank=True, help_text=_("Accessibility: what does not work yet, and why.")
    )
    authority = models.CharField(_("supervisory authority"), max_length=200)
    authority_link = models.URLField(_("address of the authority"), blank=True)

    parent_page_types = ["pages.HomePage", "pages.StatementPage"]
    subpage_types = ["pages.StatementPage"]
    template = "pages/statement.html"
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kind"),
        FieldPanel("updated_on"),
        FieldPanel("responsible"),
        FieldPanel("feedback"),
        FieldPanel("authority"),
        FieldPanel("authority_link"),
        MultiFieldPanel(
            [FieldPanel("conformance"), FieldPanel("assessed"), FieldPanel("known_gaps")],
            _("Accessibility: what the law wants said"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("purpose"),
                FieldPanel("legal_basis"),
                FieldPanel("recipients"),
                FieldPanel("kept"),
                FieldPanel("rights"),
                FieldPanel("officer"),
            ],
            _("Privacy: what the law wants said"),
        ),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("statement")

    def missing_before_publishing(self):
        missing = super().missing_before_publishing()
        for name in self.BY_LAW.get(self.kind, ()):
            if not getattr(self, name).strip():
                missing.append((name, _("The law wants this said. If there is nothing to tell, say so.")))
        return missing


class HelpPage(ReadingPage):
    """Help now, and what the Leave button does and does not do."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    template = "pages/help.html"

    class Meta:
        verbose_name = _("help page")


class FaqPage(BasePage):
    questions = BodyField([("question", QuestionBlock())], verbose_name=_("questions"))

    parent_page_types = ["pages.HomePage", "pages.AudiencePage"]
    subpage_types = []
    template = "pages/faq.html"
    content_panels = [*BasePage.content_panels, FieldPanel("questions")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary"), index.SearchField("questions")]

    class Meta:
        verbose_name = _("questions and answers")

    def structured_data(self):
        pairs = [(block.value["question"], block.value["answer"].source) for block in self.questions]
        return [structured.questions(pairs)] if pairs else []


class StructurePage(BasePage):
    """Who does what and with whom: bodies, their duties, their partners."""

    bodies = BodyField([("body", BodyOfStructureBlock())], verbose_name=_("bodies"))
    caption = models.TextField(
        _("caption"), blank=True, help_text=_("The whole structure in two or three plain sentences.")
    )
    body = BodyField(body_blocks(), verbose_name=_("text below the chart"))

    parent_page_types = ["pages.HomePage", "pages.AudiencePage"]
    subpage_types = []
    template = "pages/structure.html"
    content_panels = [*BasePage.content_panels, FieldPanel("bodies"), FieldPanel("caption"), FieldPanel("body")]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("bodies"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("structure chart")


class ResultsPage(BasePage):
    """You said, this changed."""

    changes = BodyField([("change", ChangeBlock())], verbose_name=_("changes"))

    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    template = "pages/results.html"
    content_panels = [*BasePage.content_panels, FieldPanel("changes")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary"), index.SearchField("changes")]

    class Meta:
        verbose_name = _("results")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, **results.shown(self, request.GET), **results.said(self)}
