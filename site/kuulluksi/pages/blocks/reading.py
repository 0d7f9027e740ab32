"""The blocks of ordinary text: headings, lists, steps, questions, boxes, links."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

RICH = ["bold", "link", "ol", "ul", "h3"]
PLAIN = ["bold", "link", "ol", "ul"]


class Side(models.TextChoices):
    """For whom a page, a window or a picture is. The value picks the wall colour of the drawings."""

    YOUNG = "nuoret", _("Young people")
    FAMILIES = "perheet", _("Families and close ones")
    PROFESSIONALS = "ammattilaiset", _("Professionals")
    EVERYONE = "kaikki", _("Everyone")


class HeadingBlock(blocks.CharBlock):
    """A heading inside the text. Its anchor comes from its words."""

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("A heading between pieces of text. Short: what the reader finds below it.")
        template = "blocks/heading.html"
        preview_value = "Mitä ryhmässä tehdään?"

    def get_context(self, value, parent_context=None):
        return {**super().get_context(value, parent_context), "anchor": slugify(value)[:60]}


class TextBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Ordinary text: paragraphs, lists and links.")
        template = "blocks/text.html"
        preview_value = "<p>Lyhyitä lauseita. Yksi asia kerrallaan.</p>"

    def __init__(self, **kwargs):
        super().__init__(**{"features": RICH, **kwargs})

    def get_context(self, value, parent_context=None):
        """``marker`` explains words of the glossary; a preview has none."""
        return {"marker": None, **super().get_context(value, parent_context)}


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Words"))
    who = blocks.CharBlock(label=_("Who says it"), required=False, help_text=_("A role or a made-up name."))

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("Somebody's own words, lifted out of the text.")
        template = "blocks/quote.html"
        preview_value = {"text": "Hiljaisuus oli kerrankin minua varten.", "who": "Kokemusasiantuntija"}


class KeyFigureBlock(blocks.StructBlock):
    number = blocks.CharBlock(label=_("Number"), max_length=12)
    label = blocks.CharBlock(label=_("What it counts"), max_length=80)
    year = blocks.IntegerBlock(label=_("Year"), min_value=1990, max_value=2100)
    source = blocks.CharBlock(label=_("Source"), max_length=120)
    source_link = blocks.URLBlock(label=_("Address of the source"), required=False)

    class Meta:
        icon = "table"
        label = _("Key figure")
        description = _("One number with its year and source. A number of an earlier year says so by itself.")
        template = "blocks/key_figure.html"
        preview_value = {"number": "18", "label": "järjestöä", "year": 2023, "source": "Järjestöjen oma kysely"}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["is_old"] = value["year"] < timezone.localdate().year
        return context


class StepBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=60)
    text = blocks.TextBlock(label=_("Text"))

    class Meta:
        icon = "order"
        label = _("Step")
        description = _("One step of something that happens in order.")
        template = "blocks/step.html"
        preview_value = {
            "heading": "Valitse ryhmä",
            "text": "Jokaisen ryhmän sivulla lukee, mitä siellä tehdään.",
        }


class StepsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False)
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=2, max_num=9)

    class Meta:
        icon = "list-ol"
        label = _("Steps in order")
        description = _("What happens first, next and last. Two to nine steps.")
        template = "blocks/steps.html"
        preview_value = {
            "heading": "Näin pääset mukaan",
            "steps": [
                {"heading": "Valitse", "text": "Katso ryhmät."},
                {"heading": "Ilmoittaudu", "text": "Lempinimi riittää."},
            ],
        }


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), max_length=160)
    answer = blocks.RichTextBlock(label=_("Answer"), features=PLAIN)

    class Meta:
        icon = "help"
        label = _("Question and answer")
        description = _("Opens when the reader chooses it. Every question has an address of its own.")
        template = "blocks/question.html"
        preview_value = {"question": "Maksaako ryhmä jotain?", "answer": "<p>Ei maksa.</p>"}

    def clean(self, value):
        cleaned = super().clean(value)
        words = (
            cleaned["answer"].source.replace("<p>", "").replace("</p>", "").strip() if cleaned["answer"] else ""
        )
        if len(words) < 3 or words.lower() in {"vastaus", "testi", "test", "svar", "answer", "lorem ipsum"}:
            raise blocks.StructBlockValidationError(
                block_errors={
                    "answer": ValidationError(_("Write an answer, or leave the question out for now."))
                }
            )
        return cleaned


class LinkBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Words of the link"), max_length=80)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    address = blocks.CharBlock(
        label=_("Or another address"), required=False, help_text=_("Begins with / or https://")
    )

    class Meta:
        icon = "link"
        label = _("Link")
        description = _("A link to a page of ours or elsewhere. Say in the words where it leads.")
        template = "blocks/link.html"
        preview_value = {"label": "Etsi oma ryhmä", "address": "/fi/ryhmat/"}

    def clean(self, value):
        cleaned = super().clean(value)
        address = cleaned.get("address") or ""
        if not cleaned.get("page") and not address.startswith(("/", "https://")):
            raise blocks.StructBlockValidationError(
                block_errors={"address": ValidationError(_("Choose a page, or write an address."))}
            )
        return cleaned


class CallToActionBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), required=False)
    link = LinkBlock(label=_("Button"))

    class Meta:
        icon = "pick"
        label = _("Call to action")
        description = _("One clear next step with a button.")
        template = "blocks/call_to_action.html"
        preview_value = {
            "heading": "Haluatko mukaan?",
            "text": "Ilmoittautumiseen menee noin viisi minuuttia.",
            "link": {"label": "Katso ryhmät", "address": "/fi/ryhmat/"},
        }


class ContactBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), help_text=_("Who answers, when, and how soon."))
    phone = blocks.CharBlock(label=_("Phone"), required=False)
    email = blocks.EmailBlock(label=_("E-mail"), required=False)
    message = blocks.BooleanBlock(label=_("The phone also takes text messages"), required=False)

    class Meta:
        icon = "user"
        label = _("A person who answers")
        description = _(
            "Whom to call or write to. Use a role, or the name of a member of staff who has agreed."
        )
        template = "blocks/contact.html"
        preview_value = {
            "heading": "Haluatko ensin jutella?",
            "text": "Osallisuuskoordinaattori vastaa arkisin kello 9–16.",
            "phone": "0400 000 000",
            "message": True,
        }


class HelpBoxBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    text = blocks.RichTextBlock(label=_("Text"), features=PLAIN)
    warm = blocks.BooleanBlock(label=_("Warm colour"), required=False)

    class Meta:
        icon = "info-circle"
        label = _("Box")
        description = _("A short note beside the text: what to know before going on, or where to find support.")
        template = "blocks/help_box.html"
        preview_value = {"heading": "Hyvä tietää", "text": "<p>Sinun ei tarvitse kertoa taustastasi.</p>"}


class EntranceBlock(blocks.StructBlock):
    side = blocks.ChoiceBlock(label=_("For whom"), choices=Side.choices)
    heading = blocks.CharBlock(label=_("Heading"), max_length=60)
    text = blocks.TextBlock(label=_("Text"))
    links = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1, max_num=4)

    class Meta:
        icon = "home"
        label = _("Entrance")
        description = _("A window on the front page for one kind of reader, with one to four links.")
        template = "blocks/entrance.html"
        preview_value = {
            "side": "nuoret",
            "heading": "Olen nuori",
            "text": "Tapaa muita, joilla on samanlaista takana.",
            "links": [{"label": "Etsi oma ryhmä", "address": "/fi/ryhmat/"}],
        }
