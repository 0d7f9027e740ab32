"""Statements: written together, agreed by groups at their meetings, released, and taken back."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kuulluksi.notices.signals import public_words_changed
from kuulluksi.privacy.access import audit, for_delivery

from ...models import PeerGroup
from ..models import Statement, Voice
from ..states import Stand

LANGUAGES = ("fi", "sv", "en")
WORDS = ("title", "text", "addressed_to")
COLUMNS = tuple(f"{name}_{language}" for name in WORDS for language in LANGUAGES)


def write_statement(
    statement: Statement | None, *, words: dict, group: PeerGroup | None = None, by
) -> Statement:
    """Write or change the words: {"title_fi": …, "text_sv": …}. Changed words ask every group anew."""
    words = {name: words.get(name, "").strip() for name in COLUMNS}
    with transaction.atomic():
        if statement is None:
            statement = Statement.objects.create(written_by=group, topic=words["title_fi"][:80], draft=words)
            Voice.objects.create(statement=statement, group=group)
            audit("statement_written", statement, by=by)
            return statement
        statement = _locked(statement)
        before = for_delivery(statement, ["draft"])["draft"] or {}
        if all(before.get(name, "") == words[name] for name in COLUMNS):
            return statement
        statement.draft, statement.topic = words, words["title_fi"][:80]
        statement.save(update_fields=["draft", "topic"])
        statement.voices.update(stand="", remark="", said_on=None)
        audit("statement_changed", statement, by=by)
    return statement


def say_stand(voice: Voice, *, stand: str, remark: str, said_on: date, by) -> Voice:
    """What a group decided at a meeting. Only the group is named, never who of it said what."""
    remark = remark.strip()
    if stand not in Stand.values:
        raise ValidationError(_("Choose what the group says."))
    if stand == Stand.REMARK and not remark:
        raise ValidationError(_("Write the remark. It is shown with the statement."))
    if said_on > timezone.localdate():
        raise ValidationError(_("The day has not come yet."))
    with transaction.atomic():
        _locked(voice.statement)
        voice.stand, voice.said_on = stand, said_on
        voice.remark = remark if stand == Stand.REMARK else ""
        voice.full_clean()
        voice.save()
        audit("stand_said", voice, by=by, detail=stand)
    return voice


def may_release(statement: Statement) -> str:
    """Why a statement cannot be released yet, in a sentence; empty when it can."""
    if statement.released_on:
        return _("This statement is out.")
    voices = list(statement.voices.all())
    silent = sum(not one.stand for one in voices)
    if silent:
        return ngettext(
            "%(n)d group has not said what it thinks.", "%(n)d groups have not said what they think.", silent
        ) % {"n": silent}
    if not any(one.is_with_us for one in voices):
        return _("Every group stands aside. There is nobody whose statement this would be.")
    draft = for_delivery(statement, ["draft"])["draft"] or {}
    if not (draft.get("title_fi") and draft.get("text_fi")):
        return _("The statement needs a heading and words in Finnish.")
    return ""


def release(statement: Statement, *, by) -> Statement:
    """Let the words out, in clear, for the public pages to pull."""
    with transaction.atomic():
        statement = Statement.objects.select_for_update().get(pk=statement.pk)
        problem = may_release(statement)
        if problem:
            raise ValidationError(problem)
        for name, text in (for_delivery(statement, ["draft"])["draft"] or {}).items():
            if name in COLUMNS:
                setattr(statement, name, text)
        statement.released_on = timezone.localdate()
        statement.full_clean(exclude=["draft"])
        statement.save()
        audit("statement_released", statement, by=by)
        _tell_the_public()
    return statement


def take_back(statement: Statement, *, by) -> Statement:
    """A group takes its consent back: the words leave the public pages at once, and nothing of them stays in clear."""
    with transaction.atomic():
        statement = Statement.objects.select_for_update().get(pk=statement.pk)
        if not statement.released_on:
            raise ValidationError(_("This statement is not out."))
        for name in COLUMNS:
            setattr(statement, name, "")
        statement.released_on = None
        statement.save()
        statement.voices.update(stand="", remark="", said_on=None)
        audit("statement_taken_back", statement, by=by)
        _tell_the_public()
    return statement


def _locked(statement: Statement) -> Statement:
    """The row under a lock, when its words and stands may still change."""
    found = Statement.objects.select_for_update().get(pk=statement.pk)
    if found.released_on:
        raise ValidationError(_("This statement is out. Take it back before you change it."))
    return found


def _tell_the_public() -> None:
    transaction.on_commit(lambda: public_words_changed.send(sender=Statement))
