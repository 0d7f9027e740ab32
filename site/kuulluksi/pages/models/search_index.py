"""The search's own index: what stands in which page, group or event. Only what is public is ever written here."""

from django.db import models

LONGEST_WORD = 40
LONGEST_SAID = 60
EDGE = 3  # letters at each end of a word by which its neighbours are looked up


class SearchText(models.Model):
    """A page, a group, an event or a place of another room in one language, as a list of hits shows it."""

    class Kind(models.TextChoices):
        PAGE = "page"
        GROUP = "group"
        EVENT = "event"
        PLACE = "place"

    kind = models.CharField(max_length=5, choices=Kind)
    key = models.CharField(max_length=40, help_text="The primary key of what it tells about.")
    language = models.CharField(max_length=12)
    title = models.CharField(max_length=255)
    summary = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "key", "language"], name="one_text_a_language")]

    def __str__(self):
        return f"{self.kind}-{self.key}-{self.language}"


class SearchEntry(models.Model):
    """That a text holds a word, and how much it says of it."""

    text = models.ForeignKey(SearchText, models.CASCADE, related_name="entries", db_index=False)
    language = models.CharField(max_length=12)
    word = models.CharField(max_length=LONGEST_WORD)
    weight = models.PositiveSmallIntegerField()
    said = models.CharField(
        max_length=LONGEST_SAID, blank=True, help_text="Its shortest form here; empty in search words only."
    )

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["text", "word"], name="one_entry_a_word")]
        indexes = [models.Index(fields=["language", "word", "-weight", "text"], name="search_best_of_a_word")]

    def __str__(self):
        return f"{self.text_id}-{self.weight}"


class SearchTerm(models.Model):
    """A word that some text holds. By its two ends its compounds and its misspellings are found."""

    language = models.CharField(max_length=12)
    word = models.CharField(max_length=LONGEST_WORD)
    said = models.CharField(
        max_length=LONGEST_SAID, blank=True, help_text="As a public text writes it, to be shown."
    )
    head = models.CharField(max_length=EDGE)
    tail = models.CharField(max_length=EDGE)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["language", "word"], name="one_term_a_language")]
        indexes = [
            models.Index(fields=["language", "head"], name="search_terms_by_head"),
            models.Index(fields=["language", "tail"], name="search_terms_by_tail"),
        ]

    def __str__(self):
        return self.word
