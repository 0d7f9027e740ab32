"""A renamed area, audience or organisation: texts that said its old name are written anew in the search's index.

The index itself knows which they are, whatever kind they are of: those that hold every word of the old name. The worker
takes some of them at a time, so that a name that stands in thousands of texts holds nothing up.
"""

import secrets

from django.db.models.signals import pre_save

from kuulluksi.directory.models import (
    LANGUAGE_COLUMNS,
    Area,
    Audience,
    EngagementType,
    Organisation,
    SupportForm,
    in_language,
)
from kuulluksi.notices import jobs
from kuulluksi.notices.actions import leave_job

from . import search_index, stems, wayfinding
from .models import BasePage, SearchEntry, SearchText

NAMED = (Area, Audience, EngagementType, Organisation, SupportForm)
KIND = "search_renamed"
AT_ONCE = 25


def when_renamed(sender, instance, raw=False, **kwargs) -> None:
    """Before it is saved, while the old name is still known. The job is in the same transaction."""
    if raw or instance._state.adding:
        return
    known = sender.objects.filter(pk=instance.pk).first()
    before = {code: in_language(known, "name", code) for code in LANGUAGE_COLUMNS} if known else {}
    old = {code: name for code, name in before.items() if name != in_language(instance, "name", code)}
    if old:
        leave(old, after=0, run=secrets.token_hex(8))


def leave(old: dict[str, str], *, after: int, run: str) -> None:
    leave_job(KIND, dedupe_key=f"{run}:{after}", payload={"old": old, "after": after, "run": run})


def follow(payload: dict) -> None:
    """The job: write some of the texts anew that say an old name, and leave the rest to the next one.

    payload: ``old`` language -> name as it was, ``after`` key of the last text seen, ``run`` of this renaming.
    """
    wayfinding.forget()  # what this process remembers of the words may be older than the change
    texts = list(saying(payload["old"]).filter(pk__gt=payload["after"]).order_by("pk")[:AT_ONCE])
    for kind, key in dict.fromkeys((text.kind, text.key) for text in texts):
        search_index.or_by_night(kind, key, write_anew, kind, key)
    if len(texts) == AT_ONCE:
        leave(payload["old"], after=texts[-1].pk, run=payload["run"])


def saying(old: dict[str, str]):
    """Texts that hold every word of a name in their language. Plain Finnish has the Finnish names."""
    found = SearchText.objects.none()
    for language in wayfinding.roots():
        words = stems.words(old.get(language.split("-")[0], ""))
        texts = SearchText.objects.filter(language=language)
        for key in (key for word in words for key in stems.keys(word, language)):
            holding = SearchEntry.objects.filter(language=language, word=key)
            texts = texts.filter(pk__in=holding.values("text"))
        found = found | texts if words else found
    return found


def write_anew(kind: str, key: str) -> None:
    if kind in (SearchText.Kind.GROUP, SearchText.Kind.EVENT):
        search_index.see(kind, key)
    elif kind == SearchText.Kind.PAGE:
        page = search_index.public_pages().filter(pk=int(key)).specific().first()
        if isinstance(page, BasePage):
            search_index.write_page(page)


def watch() -> None:
    """Called once, when the house starts."""
    jobs.register(KIND, follow)
    for model in NAMED:
        pre_save.connect(when_renamed, sender=model, dispatch_uid=f"pages.search.renamed.{model.__name__}")
