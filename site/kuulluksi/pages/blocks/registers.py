"""Blocks of pages that are lists: what changed, words explained, people who answer, files, a history."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from kuulluksi.pages import directory_words


class Status(models.TextChoices):
    SENT = "sent", _("Sent")
    HEARD = "heard", _("Heard")
    UNDER_WORK = "under_work", _("Under work")
    DONE = "done", _("Done")
    NOT_POSSIBLE = "not_possible", _("Not possible")


OPEN = frozenset({Status.SENT, Status.HEARD, Status.UNDER_WORK})


def is_late(status: str, promised_by) -> bool:
    """Whether an answer was promised by a day that has gone, and nothing has come of it yet."""
    return bool(promised_by and status in OPEN and promised_by < timezone.localdate())


class ChangeBlock(blocks.StructBlock):
    theme = blocks.CharBlock(label=_("What was raised"), max_length=120)
    raised_by = blocks.CharBlock(
        label=_("Who raised it"), max_length=120, help_text=_("A group, never a person.")
    )
    raised_on = blocks.DateBlock(label=_("When it was raised"), required=False)
    addressed_to = blocks.CharBlock(
        label=_("To whom"), max_length=120, help_text=_("The office or the role that answers.")
    )
    promised_by = blocks.DateBlock(
        label=_("Answer promised by"),
        required=False,
        help_text=_("Needed until the matter is done. After this day the page says that the answer is late."),
    )
    status = blocks.ChoiceBlock(label=_("Status"), choices=Status.choices)
    answer = blocks.TextBlock(
        label=_("What happened, or why not"),
        help_text=_("When it is not possible: why, in words that those who asked understand."),
    )
    evidence = blocks.CharBlock(
        label=_("Where it can be seen"),
        max_length=160,
        required=False,
        help_text=_("Needed when done: a decision, a new form, a changed practice."),
    )
    evidence_link = blocks.URLBlock(label=_("Address of what shows it"), required=False)

    class Meta:
        icon = "check"
        label = _("You said, this changed")
        description = _("One thing people raised, and what came of it. Also when the answer is no.")
        template = "blocks/change.html"
        preview_value = {
            "theme": "Sama työntekijä pidempään",
            "raised_by": "Kehittäjäryhmä",
            "addressed_to": "Lastensuojelun johto",
            "status": "under_work",
            "answer": "Asia on viety ohjausryhmään.",
        }

    def clean(self, value):
        cleaned = super().clean(value)
        errors = {}
        if cleaned["status"] in OPEN and not cleaned.get("promised_by"):
            errors["promised_by"] = ValidationError(_("Promise a day: those who raised it wait for an answer."))
        if cleaned["status"] == Status.DONE and not cleaned.get("evidence"):
            errors["evidence"] = ValidationError(_("Say where the change can be seen."))
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        status = value.get("status")
        context["status_name"] = Status(status).label if status else ""
        context["is_late"] = is_late(status, value.get("promised_by"))
        context["link"] = value.get("evidence_link") or ""
        return context


class TermBlock(blocks.StructBlock):
    term = blocks.CharBlock(label=_("Word"), max_length=80)
    meaning = blocks.TextBlock(
        label=_("What it means"),
        max_length=400,
        help_text=_("One to three short sentences, without other hard words."),
    )
    elsewhere = blocks.CharBlock(
        label=_("In other languages"),
        max_length=160,
        required=False,
        help_text=_("Such as: peer support (en)."),
    )
    in_texts = blocks.BooleanBlock(
        label=_("Explain this word on other pages"),
        required=False,
        default=True,
        help_text=_("The first time it is met on a page, in any of its forms, it leads to its meaning."),
    )

    class Meta:
        icon = "openquote"
        label = _("Word explained")
        description = _(
            "A word of the field and its meaning. Pages that use the word explain it at their foot."
        )
        template = "blocks/term.html"
        preview_value = {
            "term": "Vertaistuki",
            "meaning": "Samaa kokeneet ihmiset tukevat toisiaan.",
            "elsewhere": "kamratstöd (sv), peer support (en)",
        }

    def get_context(self, value, parent_context=None):
        return {**super().get_context(value, parent_context), "anchor": slugify(value.get("term") or "")[:60]}


def areas():
    return directory_words.areas(get_language() or "fi")


class PersonBlock(blocks.StructBlock):
    area = blocks.ChoiceBlock(
        label=_("Area"), choices=areas, required=False, help_text=_("Empty: the whole county.")
    )
    role = blocks.CharBlock(label=_("Role"), max_length=100)
    name = blocks.CharBlock(
        label=_("Name"),
        max_length=100,
        required=False,
        help_text=_("Only of a member of staff who has agreed to it. A role is enough."),
    )
    about = blocks.TextBlock(label=_("What to ask them"), max_length=300)
    hours = blocks.CharBlock(label=_("When they answer"), max_length=100, required=False)
    phone = blocks.CharBlock(label=_("Phone"), max_length=30, required=False)
    email = blocks.EmailBlock(label=_("E-mail"), required=False)

    class Meta:
        icon = "user"
        label = _("Contact person")
        description = _("Who answers in an area, what to ask them and when.")
        template = "blocks/person.html"
        preview_value = {
            "role": "Osallisuuskoordinaattori",
            "about": "Ryhmät, pyynnöt ja kaikki, mitä et tiedä keneltä kysyä.",
            "hours": "arkisin 9–16",
            "phone": "0400 000 000",
        }

    def clean(self, value):
        cleaned = super().clean(value)
        if not (cleaned.get("phone") or cleaned.get("email")):
            raise blocks.StructBlockValidationError(
                block_errors={"phone": ValidationError(_("Give a phone number or an e-mail address."))}
            )
        return cleaned

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["area_name"] = dict(areas()).get(value.get("area") or "", "")
        return context


class MilestoneBlock(blocks.StructBlock):
    when = blocks.CharBlock(label=_("When"), max_length=30, help_text=_("As people say it: August 2021."))
    heading = blocks.CharBlock(label=_("What happened"), max_length=100)
    text = blocks.TextBlock(label=_("Text"), required=False)

    class Meta:
        icon = "date"
        label = _("Milestone")
        description = _("One moment of a history.")
        template = "blocks/milestone.html"
        preview_value = {
            "when": "elokuu 2021",
            "heading": "Työryhmä aloitti",
            "text": "Mukana oli kokemusasiantuntijoita.",
        }


class HistoryBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80, required=False)
    milestones = blocks.ListBlock(MilestoneBlock(), label=_("Milestones"), min_num=2, max_num=20)

    class Meta:
        icon = "history"
        label = _("History")
        description = _("What happened when, oldest first: how something was built.")
        template = "blocks/history.html"
        preview_value = {
            "heading": "Näin tämä rakennettiin",
            "milestones": [
                {"when": "2021", "heading": "Työryhmä aloitti"},
                {"when": "2022", "heading": "Ensimmäinen foorumi"},
            ],
        }


class DownloadBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    document = DocumentChooserBlock(label=_("Document"))
    page = blocks.PageChooserBlock(
        label=_("The same as a page"),
        required=False,
        help_text=_("Shown first: a page can be read on any phone and by a screen reader."),
    )
    language = blocks.CharBlock(label=_("Language of the file"), max_length=40, required=False)
    version = blocks.CharBlock(label=_("Version"), max_length=20, required=False)
    dated = blocks.DateBlock(label=_("Date of the version"), required=False)
    accessible = blocks.BooleanBlock(label=_("The file has been checked for accessibility"), required=False)

    class Meta:
        icon = "download"
        label = _("File to download")
        description = _("A PDF with its version and date. The same content should also be on a page.")
        template = "blocks/download.html"
        preview_value = {"title": "Esite", "language": "suomi", "version": "1.2", "accessible": True}

    def clean(self, value):
        cleaned = super().clean(value)
        if not cleaned.get("accessible") and not cleaned.get("page"):
            raise blocks.StructBlockValidationError(
                block_errors={
                    "page": ValidationError(
                        _("Choose the page that says the same, or tick that the file has been checked.")
                    )
                }
            )
        return cleaned
