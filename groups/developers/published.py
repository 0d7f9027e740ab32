"""What the public pages pull: released statements, and issues that groups have raised for everybody to read.

Plain values in the reader's language, each in a constant number of queries. No person is in them, only groups.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.translation import override

from kuulluksi.directory.models import in_language

from .models import Issue, Statement, Voice
from .states import Status


@dataclass(frozen=True)
class GroupsVoice:
    """A group behind a statement. stand: a code of states.Stand; label: it in words."""

    group: str
    stand: str
    label: str
    remark: str


@dataclass(frozen=True)
class PublishedStatement:
    """language: that of the words, which is Finnish where the reader's is missing."""

    code: str
    title: str
    text: str
    language: str
    addressed_to: str
    released_on: date
    voices: tuple[GroupsVoice, ...]

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups whose statement this is; those who stand aside are among ``voices`` only."""
        return tuple(one.group for one in self.voices if one.stand != "aside")


@dataclass(frozen=True)
class PublicIssue:
    """status: a code of states.Status; label: it in words. late: the promised day has gone without an answer."""

    code: str
    matter: str
    group: str
    addressee: str
    sent_on: date
    status: str
    label: str
    answer: str
    promised_on: date
    answered_on: date | None
    late: bool


def statements(language: str) -> list[PublishedStatement]:
    """Released statements, the latest first. Two queries."""
    voices = Prefetch("voices", Voice.objects.select_related("group"))
    rows = Statement.objects.released().prefetch_related(voices).order_by("-released_on", "pk")
    with override(language):
        return [_statement(row, language) for row in rows]


def _statement(row: Statement, language: str) -> PublishedStatement:
    code = language.split("-")[0]
    spoken = code if getattr(row, f"title_{code}", "") and getattr(row, f"text_{code}", "") else "fi"
    return PublishedStatement(
        code=row.code,
        title=getattr(row, f"title_{spoken}"),
        text=getattr(row, f"text_{spoken}"),
        language=spoken,
        addressed_to=in_language(row, "addressed_to", spoken),
        released_on=row.released_on,
        voices=tuple(
            GroupsVoice(one.group.name, one.stand, str(one.get_stand_display()), one.remark)
            for one in row.voices.all()
        ),
    )


def raised_publicly(language: str = "fi") -> list[PublicIssue]:
    """Issues that their groups let everybody read, the latest first. One query."""
    rows = Issue.objects.filter(public=True).select_related("group", "organisation").order_by("-sent_on", "pk")
    with override(language):
        return [
            PublicIssue(
                code=row.code,
                matter=row.matter,
                group=row.group.name,
                addressee=row.addressee,
                sent_on=row.sent_on,
                status=row.status,
                label=str(Status(row.status).label),
                answer=row.answer,
                promised_on=row.promised_on,
                answered_on=row.answered_on,
                late=row.is_late,
            )
            for row in rows
        ]
