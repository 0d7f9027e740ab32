"""Blocks that show what stands elsewhere: pictures, videos, and lists of groups and NGOs."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from groups import listing
from groups.models import PeerGroup
from kuulluksi.pages import directory_words, wayfinding
from kuulluksi.privacy import consents

MOST = 6


def areas():
    return directory_words.areas(get_language() or "fi")


def audiences():
    return directory_words.audiences(get_language() or "fi")


def services():
    return directory_words.services(get_language() or "fi")


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("What it shows, here"),
        max_length=255,
        required=False,
        help_text=_("Empty: the picture's own words. Nothing is read aloud of a picture that only decorates."),
    )
    caption = blocks.CharBlock(label=_("Caption"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("Picture in the text")
        description = _("A picture with words for those who do not see it, or one that only decorates.")
        template = "blocks/picture.html"
        preview_value = {"image": None, "caption": "Ryhmä kokoontuu keittiön pöydän ääressä."}

    def clean(self, value):
        cleaned = super().clean(value)
        image = cleaned["image"]
        sentence = ""
        if not (image.only_decorates or cleaned.get("alt") or image.alt):
            sentence = _("Say what the picture shows, or tick on the picture that it only decorates.")
        elif image.shows_people:
            sentence = consents.why_not(image.consent_code, "picture")
        if sentence:
            raise blocks.StructBlockValidationError(block_errors={"image": ValidationError(sentence)})
        return cleaned

    def get_context(self, value, parent_context=None):
        """A picture of people leaves the page with its consent; a drawing is never shown instead of it."""
        context = super().get_context(value, parent_context)
        image = value.get("image")
        held = image is None or not image.shows_people or consents.holding(image.consent_code, "picture")
        context["image"] = image if held else None
        context["may_show"] = bool(held)
        context["words"] = value.get("alt") or (image.alt if image else "")
        return context


class FilmBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(
        label=_("Video page"),
        page_type="pages.VideoPage",
        help_text=_("Captions, transcript and consent are kept there, and so it can be found by itself too."),
    )

    class Meta:
        icon = "media"
        label = _("Video of our own")
        description = _(
            "Plays here when the reader chooses it, with captions. Never without captions and transcript."
        )
        template = "blocks/film.html"
        preview_value = {"page": None}

    def clean(self, value):
        cleaned = super().clean(value)
        missing = cleaned["page"].specific.missing_before_publishing()
        if not cleaned["page"].live or missing:
            raise blocks.StructBlockValidationError(
                block_errors={
                    "page": ValidationError(
                        _("Publish the video page first: with captions, transcript and consent.")
                    )
                }
            )
        return cleaned

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        page = value.get("page")
        page = page.specific if page and page.live else None
        context["film"] = page.video if page else None
        context["film_page"] = page
        context["tracks"] = page.video.captions() if page and page.video else []
        context["caption_language"] = (get_language() or "fi").split("-")[0]
        return context


class VideoElsewhereBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    address = blocks.URLBlock(label=_("Address of the video"))
    service = blocks.CharBlock(label=_("Whose service it is on"), max_length=60)
    length = blocks.CharBlock(label=_("How long it is"), max_length=30, required=False)
    poster = ImageChooserBlock(label=_("Still picture"), required=False, help_text=_("Kept on our own site."))
    transcript = blocks.TextBlock(
        label=_("The video as text"), help_text=_("Not everybody wants or is able to open another service.")
    )

    class Meta:
        icon = "media"
        label = _("Video elsewhere")
        description = _(
            "A video on another service. Nothing is fetched from there before the reader goes there."
        )
        template = "blocks/video_elsewhere.html"
        preview_value = {
            "title": "Mitä osallisuus on?",
            "address": "https://example.test/video",
            "service": "Järjestön kanava",
            "length": "2 minuuttia",
            "poster": None,
            "transcript": "Osallisuus on sitä, että sinua kuunnellaan.",
        }


class GroupsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80, required=False)
    area = blocks.ChoiceBlock(label=_("Area"), choices=areas, required=False)
    audience = blocks.ChoiceBlock(label=_("For whom"), choices=audiences, required=False)

    class Meta:
        icon = "group"
        label = _("Groups")
        description = _("Up to six published groups of an area or for somebody, always as they are today.")
        template = "blocks/groups.html"
        preview_value = {"heading": "Ryhmiä sinulle"}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        groups = PeerGroup.objects.published()
        if value.get("area"):
            groups = groups.filter(area__slug=value["area"])
        if value.get("audience"):
            groups = groups.filter(audiences__slug=value["audience"])
        keys = list(groups.order_by("name_fi", "pk").values_list("pk", flat=True)[:MOST])
        context["cards"] = listing.cards_in_order(keys, get_language())
        context["groups_url"] = listing.address_of("", get_language())
        return context


class NgosBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80, required=False)
    service = blocks.ChoiceBlock(label=_("What they do"), choices=services, required=False)
    audience = blocks.ChoiceBlock(label=_("For whom"), choices=audiences, required=False)

    class Meta:
        icon = "clipboard-list"
        label = _("NGOs")
        description = _("Up to six listings that do something or are for somebody.")
        template = "blocks/ngos.html"
        preview_value = {"heading": "Järjestöjä, joille voi soittaa"}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        listings = wayfinding.for_everyone(apps.get_model("pages", "NgoPage").objects.live())
        listings = listings.filter(locale__language_code="fi")
        if value.get("service"):
            listings = listings.filter(services__slug=value["service"])
        if value.get("audience"):
            listings = listings.filter(audiences__slug=value["audience"])
        context["listings"] = list(listings.select_related("locale").distinct().order_by("title", "pk")[:MOST])
        return context


class MomentsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80, required=False)
    most = blocks.IntegerBlock(label=_("How many at most"), default=3, min_value=1, max_value=MOST)

    class Meta:
        icon = "openquote"
        label = _("Good moments")
        description = _(
            "The newest good moments whose tellers have said yes. Nothing shows while there are none."
        )
        template = "blocks/moments.html"
        preview_value = {"heading": "Hyviä hetkiä", "most": 3}

    def get_context(self, value, parent_context=None):
        """A moment that was taken back is gone from here too: no words are kept on the page. Off a page, an example."""
        context = super().get_context(value, parent_context)
        moments = apps.get_model("pages", "Moment").objects.in_language(get_language() or "fi")
        context["moments"] = list(moments[: value.get("most") or MOST])
        if not context["moments"] and "page" not in (parent_context or {}):
            context["moments"] = [{"words": "Joku odotti, että vastaan.", "who": "Nuori"}]
        return context
