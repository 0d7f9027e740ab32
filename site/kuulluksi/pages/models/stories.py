"""Stories: told by people who have lived it, published only while their consent holds."""

from math import ceil

from django.core.validators import RegexValidator
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from kuulluksi.directory.models import Named
from kuulluksi.pages import fingerprints, stems, wayfinding
from kuulluksi.pages.blocks import story_blocks
from kuulluksi.pages.fields import BodyField
from kuulluksi.pages.listed import ListedPages, asked
from kuulluksi.pages.teller_panel import TellerPanel
from kuulluksi.privacy import consents

from .base import BasePage, midnight_after, with_pictures
from .tellings import Telling

PER_PAGE = 12
WORDS_A_MINUTE = 150


class StoryCategory(Named):
    class Meta(Named.Meta):
        verbose_name = _("story category")
        verbose_name_plural = _("story categories")


def by_category(rows, relation: str, request) -> dict:
    """A page of these rows, narrowed by ?category= to one that is in use; anything else narrows nothing. ``relation``:
    the name by which a category finds its rows."""
    used = StoryCategory.objects.filter(**{f"{relation}__in": rows.order_by()}).order_by("name_fi").distinct()
    categories = wayfinding.remembered(("used", *asked(used)), lambda: list(used))
    category = request.GET.get("category", "")
    if category in {each.slug for each in categories}:
        rows = rows.filter(categories__slug=category)
    else:
        category = ""
    rows = with_pictures(rows).prefetch_related("categories")
    return {
        "page_obj": ListedPages(rows, PER_PAGE).get_page(request.GET.get("page")),
        "categories": categories,
        "category": category,
        "query": f"category={category}" if category else "",
    }


class StoryIndexPage(BasePage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.StoryPage"]
    template = "pages/stories.html"
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]

    class Meta:
        verbose_name = _("stories")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        stories = self.published_children(StoryPage).order_by("-first_published_at", "-pk")
        return context | by_category(stories, "storypage", request)


class StoryPage(BasePage):
    content_note = models.TextField(
        _("before you read"),
        blank=True,
        help_text=_("What the story deals with, and what it does not describe. Shown at the top."),
    )
    byline = models.CharField(
        _("who tells"), max_length=120, help_text=_("A role or a made-up name, never the person's own name.")
    )
    name_changed = models.BooleanField(_("the name has been changed"), default=True)
    categories = ParentalManyToManyField(StoryCategory, blank=True, verbose_name=_("categories"))
    body = BodyField(story_blocks(), verbose_name=_("story"))
    quote = models.CharField(
        _("one sentence for the front page"), max_length=160, blank=True, help_text=_("From the story itself.")
    )
    # Who told it is not known here: the consent and the person are kept, sealed, in the privacy room.
    consent_code = models.CharField(
        _("code of the consent"),
        max_length=20,
        blank=True,
        validators=[
            RegexValidator(r"^[A-Z0-9-]{4,20}$", _("Capital letters, numbers and hyphens, at least four."))
        ],
        help_text=_("From the list of consents, such as T-4F2K. Not a name."),
    )
    consent_until = models.DateField(
        _("consent holds until"),
        null=True,
        blank=True,
        help_text=_("The story leaves the site after this day."),
    )

    parent_page_types = ["pages.StoryIndexPage"]
    subpage_types = []
    template = "pages/story.html"
    content_panels = [
        TellerPanel(),
        *BasePage.content_panels,
        FieldPanel("content_note"),
        FieldRowPanel([FieldPanel("byline"), FieldPanel("name_changed")]),
        FieldPanel("body"),
        FieldPanel("quote"),
        FieldPanel("categories", widget=CheckboxSelectMultiple),
        MultiFieldPanel(
            [FieldPanel("consent_code"), FieldPanel("consent_until", read_only=True)], _("Consent")
        ),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        verbose_name = _("story")

    def missing_before_publishing(self):
        missing = super().missing_before_publishing()
        if not self.content_note:
            missing.append(("content_note", _("Tell the reader what the story deals with before it begins.")))
        if sentence := self.why_no_yes():
            missing.append(("", sentence))
        elif sentence := consents.why_not(*self.consent()):
            missing.append(("consent_code", sentence))
        return missing

    def telling(self) -> Telling | None:
        """What this story was written from, when its teller offered it on the site. A copy of the page, or another page
        with the same code, is the same teller's."""
        theirs = models.Q(story=self.translation_key)
        if self.consent_code:
            theirs |= models.Q(consent_code=self.consent_code)
        return Telling.objects.filter(theirs).order_by("created_at").first()

    def why_no_yes(self) -> str:
        """One sentence when the teller has not said yes to these very words, else an empty text."""
        telling = self.telling()
        if telling is None:
            return ""
        if telling.is_over:
            return _("The teller has taken this story back. It cannot be published.")
        if telling.yeses.filter(fingerprint=fingerprints.of_story(self)).exists():
            return ""
        if telling.yeses.exists():
            return _("The text has changed after the teller said yes. Ask the teller to read it again.")
        return _("The teller has not said yes to this text yet. Ask the teller to read it.")

    def consent(self):
        return self.consent_code, "story"

    def clean(self):
        """The end date is the consent's own, and so is the code when the teller gave it on their own page."""
        telling = self.telling() if self.translation_key else None
        if telling and telling.consent_code:
            self.consent_code = telling.consent_code
        record = consents.holding(*self.consent())
        if record:
            if self.consent_until and self.expire_at == midnight_after(self.consent_until):
                self.expire_at = None  # the end of an earlier consent
            self.consent_until = record.valid_until
        super().clean()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        above = self.path[: -self.steplen]
        siblings = StoryPage.objects.live().filter(path__startswith=above, depth=self.depth)
        siblings = wayfinding.for_everyone(siblings, below=above)
        newest_first = siblings.exclude(pk=self.pk).order_by("-first_published_at", "-pk")
        older = newest_first.filter(first_published_at__lt=self.first_published_at or timezone.now())
        context["next_story"] = older.first() or newest_first.first()
        return context

    @cached_property
    def minutes(self) -> int:
        """Reading time, rounded up."""
        return max(1, ceil(len(stems.words(self.words_for_search())) / WORDS_A_MINUTE))
