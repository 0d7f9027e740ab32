"""What editors teach the search: words that mean the same, and pages that answer certain words first."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from groups.models import PeerGroup

from .. import stems

LANGUAGES = [(code, name) for code, name in settings.LANGUAGES if "-" not in code]


class SearchSynonyms(models.Model):
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, default="fi")
    words = models.CharField(
        _("words that mean the same"),
        max_length=400,
        help_text=_(
            "Single words with commas between: pyytää, tilata, varata. Their forms are found by themselves."
        ),
    )

    panels = [FieldPanel("language"), FieldPanel("words")]

    class Meta:
        verbose_name = _("words that mean the same")
        verbose_name_plural = _("words that mean the same")
        ordering = ["language", "words"]

    def __str__(self):
        return self.words

    def list(self) -> list[str]:
        return [word.strip().lower() for word in self.words.split(",") if word.strip()]

    def clean(self):
        for entry in self.list():
            if " " in entry or not stems.words(entry):
                raise ValidationError(
                    {
                        "words": _("“%(entry)s” is not a single word. Change it or leave it out.")
                        % {"entry": entry}
                    }
                )
        if len(self.list()) < 2:
            raise ValidationError({"words": _("Write at least two single words, with commas between them.")})


class SearchPromotion(models.Model):
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, default="fi")
    words = models.CharField(
        _("searched words"),
        max_length=200,
        help_text=_(
            "With commas between. Each may be several words: all of them in the search bring the page first."
        ),
    )
    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+", verbose_name=_("page"))

    panels = [FieldPanel("language"), FieldPanel("words"), FieldPanel("page")]

    class Meta:
        verbose_name = _("first hit")
        verbose_name_plural = _("first hits")
        ordering = ["language", "words"]

    def __str__(self):
        return self.words

    def list(self) -> list[str]:
        return [words.strip().lower() for words in self.words.split(",") if words.strip()]


class GroupSearchWords(models.Model):
    """Words that readers use of a group and its own texts do not. A page has a field of its own for them."""

    group = models.ForeignKey(PeerGroup, models.CASCADE, related_name="search_words", verbose_name=_("group"))
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, default="fi")
    words = models.CharField(
        _("search words"),
        max_length=600,
        help_text=_("Everyday words, other names, what one asks. With spaces or commas between. Never shown."),
    )

    panels = [FieldPanel("group"), FieldPanel("language"), FieldPanel("words")]

    class Meta:
        verbose_name = _("search words of a group")
        verbose_name_plural = _("search words of groups")
        ordering = ["group", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "language"],
                name="one_row_of_search_words_a_language",
                violation_error_message=_("This group has search words in this language already."),
            )
        ]

    def __str__(self):
        return self.words
