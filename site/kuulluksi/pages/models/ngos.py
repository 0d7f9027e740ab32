"""NGOs: what each tells of itself in its own words, and the same in words everyone shares."""

import datetime

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from kuulluksi.directory.models import Area, Audience, EngagementType, Organisation, SupportForm
from kuulluksi.pages import structured, wayfinding
from kuulluksi.pages.blocks import PLAIN
from kuulluksi.pages.comments.contacts_in import holds_contact
from kuulluksi.pages.filters import LIMITS, NgoFilterForm
from kuulluksi.pages.listed import ListedPages

from .base import BasePage, with_pictures

PER_PAGE = 20
STALE_AFTER = datetime.timedelta(days=365)


def no_way_in(words: str) -> None:
    """What an NGO's people have online is told as a fact: no page of ours leads anybody there."""
    if holds_contact(words):
        raise ValidationError(_("Tell only that it exists: leave out addresses and numbers."))


class NgoIndexPage(BasePage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.NgoPage"]
    template = "pages/ngos.html"
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]

    class Meta:
        verbose_name = _("NGO directory")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        form = NgoFilterForm(request.GET)
        listings = listings_for(self.locale.language_code).order_by("title", "pk")
        for field, slug in form.limits().items():
            wanted = Q(**{LIMITS[field]: slug})
            listings = listings.filter(wanted | Q(nationwide=True) if field == "area" else wanted)
        listings = with_pictures(listings.distinct()).prefetch_related("services", "audiences", "areas")
        context["page_obj"] = ListedPages(listings, PER_PAGE).get_page(request.GET.get("page"))
        context["count"] = context["page_obj"].paginator.count
        context["filter_form"] = form
        context["chosen"] = form.chosen()
        context["query"] = form.query()
        return context


def listings_for(language: str):
    """Listings of a language, and those that the NGO has written in Finnish only: they say so."""
    everyones = wayfinding.for_everyone(NgoPage.objects.live())
    own = everyones.filter(locale__language_code=language)
    if language == settings.LANGUAGE_CODE:
        return own.select_related("locale")
    finnish = everyones.filter(locale__language_code=settings.LANGUAGE_CODE)
    missing = finnish.exclude(translation_key__in=own.values("translation_key"))
    return (own | missing).select_related("locale")


class NgoPage(BasePage):
    """A listing: five sections in the NGO's own wording, and facets to find it by."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="listings", verbose_name=_("organisation")
    )
    activity_name = models.CharField(_("name of the activity"), max_length=120, blank=True)
    people_title = models.CharField(
        _("what its people are called"), max_length=80, blank=True, help_text=_("The NGO's own title for them.")
    )
    responsible = RichTextField(_("responsible organisation"), features=PLAIN)
    activity = RichTextField(_("activity"), features=PLAIN)
    services_text = RichTextField(_("services"), features=PLAIN)
    training_text = RichTextField(_("training"), features=PLAIN)
    support_text = RichTextField(_("support that its people get"), features=PLAIN)

    services = ParentalManyToManyField(
        EngagementType, blank=True, related_name="listings", verbose_name=_("services in shared words")
    )
    support = ParentalManyToManyField(
        SupportForm, blank=True, related_name="listings", verbose_name=_("support in shared words")
    )
    audiences = ParentalManyToManyField(
        Audience, blank=True, related_name="listings", verbose_name=_("for whom")
    )
    areas = ParentalManyToManyField(Area, blank=True, related_name="listings", verbose_name=_("areas"))
    nationwide = models.BooleanField(_("in the whole country"), default=False)
    ages = models.CharField(_("ages"), max_length=60, blank=True, help_text=_("In words: about 12–20 years."))
    training_hours = models.PositiveSmallIntegerField(_("hours of training"), null=True, blank=True)

    online_community = models.CharField(
        _("online community"),
        max_length=160,
        blank=True,
        validators=[no_way_in],
        help_text=_(
            "Only if there is one, and what it is: “a closed message group”. Readers see it as a fact."
        ),
    )
    online_by_others = models.BooleanField(
        _("a company or another party runs it"),
        default=False,
        help_text=_("Readers see that it is not the NGO's own service and has terms of its own."),
    )
    online_ages = models.PositiveSmallIntegerField(
        _("age limit of the service"), null=True, blank=True, help_text=_("The service's own, in years.")
    )

    volunteer_role = models.CharField(
        _("who coordinates the volunteers"),
        max_length=80,
        blank=True,
        help_text=_("A role, such as coordinator of volunteer work. Not a name."),
    )
    contact_role = models.CharField(_("who answers"), max_length=80, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = models.CharField(_("phone"), max_length=30, blank=True)
    website = models.URLField(_("website"), blank=True)
    last_checked = models.DateField(_("last checked"), null=True, blank=True)
    facts_year = models.PositiveSmallIntegerField(_("year of the facts"), null=True, blank=True)

    parent_page_types = ["pages.NgoIndexPage"]
    subpage_types = []
    template = "pages/ngo.html"
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("organisation", permission="directory.change_organisation"),
        FieldPanel("activity_name"),
        FieldPanel("people_title"),
        HelpPanel(_("Write the five sections in your own words. Readers see them as you write them.")),
        FieldPanel("responsible"),
        FieldPanel("activity"),
        FieldPanel("services_text"),
        FieldPanel("training_text"),
        FieldPanel("support_text"),
        MultiFieldPanel(
            [
                FieldPanel("services", widget=forms.CheckboxSelectMultiple),
                FieldPanel("support", widget=forms.CheckboxSelectMultiple),
                FieldPanel("audiences", widget=forms.CheckboxSelectMultiple),
                FieldPanel("areas", widget=forms.CheckboxSelectMultiple),
                FieldPanel("nationwide"),
                FieldPanel("ages"),
                FieldPanel("training_hours"),
            ],
            _("So that readers find you"),
        ),
        MultiFieldPanel(
            [FieldPanel("online_community"), FieldPanel("online_by_others"), FieldPanel("online_ages")],
            _("Online"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("contact_role"),
                FieldPanel("volunteer_role"),
                FieldPanel("contact_email"),
                FieldPanel("contact_phone"),
                FieldPanel("website"),
            ],
            _("Contact"),
        ),
        MultiFieldPanel(
            [FieldPanel("last_checked", read_only=True), FieldPanel("facts_year")], _("Up to date")
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("activity_name"),
        index.SearchField("people_title"),
        index.SearchField("activity"),
        index.SearchField("services_text"),
        index.SearchField("training_text"),
        index.SearchField("support_text"),
    ]

    class Meta:
        verbose_name = _("NGO listing")

    def with_content_json(self, content):
        """The day of the last check is the page's own: no draft brings an older one back. Nor an organisation that has
        been deleted since."""
        page = super().with_content_json(content)
        page.last_checked = self.last_checked
        page.organisation_id = page.organisation_id or self.organisation_id
        return page

    @property
    def is_stale(self) -> bool:
        """Whether nobody has checked this for over a year. It still stays on the site."""
        return self.last_checked is None or self.last_checked < timezone.localdate() - STALE_AFTER

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        for name in ("services", "support", "audiences", "areas"):
            context[name] = list(getattr(self, name).all())
        crumbs = self.crumbs()
        context["list_url"] = crumbs[-2]["url"] if len(crumbs) > 1 else ""
        return context

    def structured_data(self):
        return [structured.organisation(self.organisation.name_fi, self.website or self.address)]
