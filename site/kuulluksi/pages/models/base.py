"""What every page of the house has."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from kuulluksi.pages import checklist, glossary, links, stems, structured, wayfinding
from kuulluksi.pages.blocks import Side
from kuulluksi.pages.panels import ChecklistPanel
from kuulluksi.privacy import consents


class PublishableForm(WagtailAdminPageForm):
    """A draft may be unfinished. Publishing and submitting to a workflow ask what the page says is missing."""

    def _post_clean(self):
        super()._post_clean()
        if self.is_deferred_validation:
            return
        for field, message in self.instance.missing_before_publishing():
            self.add_error(field if field in self.fields else None, message)


def midnight_after(day: datetime.date) -> datetime.datetime:
    """The end of a local day: when something that holds until that day no longer does."""
    return timezone.make_aware(datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time.min))


def with_pictures(pages):
    """Pages with their pictures and the sizes that have been made: no query more a row, one more in all."""
    return pages.select_related("picture").prefetch_related("picture__renditions")


OWN_FIELDS = {"title", "summary", "search_stems"}  # of every page: the search weighs them by themselves


class PlainVersion(models.TextChoices):
    """What has been decided about a Finnish page's version in plain Finnish."""

    WANTED = "wanted", _("is needed")
    NOT_NEEDED = "not_needed", _("is not needed")


class BasePage(Page):
    """Summary, picture, review date and what machines read. Every page type of ours is one."""

    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences under the heading and in lists: what the reader gets here."),
    )
    side = models.CharField(_("for whom"), max_length=20, choices=Side, default=Side.EVERYONE)
    picture_seed = models.SlugField(
        _("drawing"),
        max_length=60,
        blank=True,
        help_text=_("Any word. The same word always gives the same drawing. Empty: the address of the page."),
    )
    picture = models.ForeignKey(
        "pages.SiteImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
        help_text=_("Instead of the drawing. Not of children, and of people only with their consent."),
    )
    search_words = models.CharField(
        _("search words"),
        max_length=600,
        blank=True,
        help_text=_(
            "Words that readers use and the page does not, with spaces or commas between: everyday words, other names,"
            " what one asks. Never shown."
        ),
    )
    review_on = models.DateField(
        _("check again on"), null=True, blank=True, help_text=_("When somebody should read this page again.")
    )
    plain_version = models.CharField(
        _("plain Finnish"),
        max_length=10,
        choices=PlainVersion,
        blank=True,
        help_text=_("Who reads this page? Young people and people in a hard place often need plain Finnish."),
    )
    neutral_title = models.BooleanField(
        _("neutral title in the browser"),
        default=False,
        help_text=_("The browser's history and tabs show only the name of the site."),
    )

    base_form_class = PublishableForm
    content_panels = [ChecklistPanel(), *Page.content_panels, FieldPanel("summary")]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            _("For search engines"),
        ),
        MultiFieldPanel([FieldPanel("search_words")], _("For the search of this site")),
        MultiFieldPanel(
            [FieldPanel("side"), FieldPanel("picture_seed"), FieldPanel("picture")], _("Look of the page")
        ),
        MultiFieldPanel(
            [FieldPanel("review_on"), FieldPanel("plain_version"), FieldPanel("neutral_title")],
            _("Care of the page"),
        ),
    ]
    search_fields = [
        *Page.search_fields, index.SearchField("search_stems"), index.FilterField("side"),
    ]  # fmt: skip

    class Meta:
        abstract = True

    # --- Publishing ---

    def missing_before_publishing(self) -> list[tuple[str | None, str]]:
        """(field or None, sentence) for each thing that must be there before the public sees this page."""
        picture, missing = self.picture, []
        if picture and picture.shows_people and (sentence := consents.why_not(picture.consent_code, "picture")):
            missing.append(("picture", sentence))
        for words in checklist.not_written_yet(self):
            missing.append((None, _("Something was left to be written later: %(words)s") % {"words": words}))
        return missing

    def consent(self) -> tuple[str, str]:
        """(code, purpose) of the consent that this page is published by; empty for a page about nobody."""
        return "", ""

    def clean(self):
        """The page leaves the site by itself when the consent ends."""
        super().clean()
        code, purpose = self.consent()
        record = consents.holding(code, purpose)
        if record:
            end = midnight_after(record.valid_until)
            if self.expire_at is None or self.expire_at > end:
                self.expire_at = end

    def publish(self, revision, **kwargs):
        """Publish a revision. Raises ValidationError when something that the public needs is missing."""
        missing = revision.as_object().missing_before_publishing()
        if missing:
            raise ValidationError([message for _field, message in missing])
        return super().publish(revision, **kwargs)

    @classmethod
    def from_serializable_data(cls, data, check_fks=True, strict_fks=False):
        """A draft, without what has been deleted since: nothing protects what only a draft has chosen."""
        gone = {
            field.name: None
            for field in cls._meta.concrete_fields
            if field.model is not Page
            and field.remote_field
            and field.remote_field.on_delete is models.PROTECT
            and data.get(field.name) is not None
            and not field.related_model.objects.filter(pk=data[field.name]).exists()
        }
        return super().from_serializable_data({**data, **gone}, check_fks=check_fks, strict_fks=strict_fks)

    # --- Reading ---

    explains_words = True  # the glossary itself does not

    def get_view_restrictions(self):
        if not wayfinding.is_restricted(self):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    @property
    def drawing(self) -> str:
        return self.picture_seed or self.slug

    @property
    def address(self) -> str:
        """The path of this page, without a query."""
        wayfinding.with_locale(self)
        return wayfinding.address_of(self, self.locale.language_code)

    def published_children(self, model):
        """Published pages of one type right below this one, that whoever reads this one may read."""
        rows = model.objects.live().filter(path__startswith=self.path, depth=self.depth + 1)
        return wayfinding.for_everyone(rows, below=self.path)

    def crumbs(self) -> list[dict]:
        """The way from the front page to here: [{title, url}]. A page above that has left the site is no step of it."""
        above = getattr(self, "ancestors_on_the_way", None)
        if above is None:
            above = list(self.get_ancestors().filter(depth__gt=1))
        above = [page for page in above if page.live]
        language = self.locale.language_code
        if language not in wayfinding.roots():
            return []
        return [{"title": page.title, "url": wayfinding.address_of(page, language)} for page in [*above, self]]

    def structured_data(self) -> list[dict]:
        """What this page type tells machines besides its place."""
        return []

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        links.ask_ahead(self)
        crumbs = self.crumbs()
        rest = getattr(request, "rest_of_address", "")
        context["crumbs"] = [*crumbs[1:-1], {"title": self.title}] if len(crumbs) > 1 else []
        context["marker"] = glossary.Marker(self.locale.language_code, self.explains_words)
        context["canonical"] = structured.absolute(crumbs[-1]["url"] + rest) if crumbs else ""
        context["structured"] = structured.graph(
            structured.breadcrumbs(crumbs) if len(crumbs) > 1 else None, *self.structured_data()
        )
        return context

    # --- Searching ---

    def words_for_search(self) -> str:
        """All the words a reader sees below the summary."""
        parts = []
        for field in self.search_fields:
            if field.field_name in OWN_FIELDS or not isinstance(field, index.SearchField):
                continue
            value = field.get_value(self)
            if isinstance(value, str):
                parts.append(strip_tags(value))
            elif isinstance(value, list):
                parts.extend(strip_tags(str(part)) for part in value)
        return " ".join(part for part in parts if part and part != "None")

    def search_stems(self) -> str:
        """For the editors' own search."""
        text = f"{self.title} {self.summary} {self.words_for_search()}"
        return " ".join(stems.stems(text, self.locale.language_code))
