"""The register "You said, this changed": what editors wrote, and what groups and the forum have published.

Pages pull: whoever publishes below knows nothing of this page.
"""

import datetime
from dataclasses import dataclass

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext, override

from booking.forum import published as forum_published
from groups.developers import published
from kuulluksi.reports import quotes

from .blocks import Status, is_late


@dataclass(frozen=True)
class Row:
    """One matter of the register, as the page shows it."""

    anchor: str
    theme: str
    raised_by: str
    addressed_to: str
    status: str
    answer: str
    raised_on: datetime.date | None = None
    promised_by: datetime.date | None = None
    evidence: str = ""
    link: str = ""

    @property
    def status_name(self) -> str:
        return Status(self.status).label

    @property
    def is_late(self) -> bool:
        return is_late(self.status, self.promised_by)


def written(page) -> list[Row]:
    """The lines that editors have written on the page itself."""
    rows = []
    for block in page.changes:
        value = block.value
        rows.append(
            Row(
                anchor=f"k-{slugify(value['theme'])[:60]}",
                theme=value["theme"],
                raised_by=value["raised_by"],
                addressed_to=value["addressed_to"],
                status=value["status"],
                answer=value["answer"],
                raised_on=value.get("raised_on"),
                promised_by=value.get("promised_by"),
                evidence=value.get("evidence") or "",
                link=value.get("evidence_link") or "",
            )
        )
    return rows


def raised_by_groups(language: str) -> list[Row]:
    """What developer groups have raised with an addressee and let everybody read. One query."""
    return [
        Row(
            anchor=f"k-{issue.code.lower()}",
            theme=issue.matter,
            raised_by=issue.group,
            addressed_to=issue.addressee,
            status=issue.status,
            answer=issue.answer,
            raised_on=issue.sent_on,
            promised_by=issue.promised_on if issue.answered_on is None else None,
        )
        for issue in published.raised_publicly(language)
    ]


FROM_FORUM = {
    "promised": Status.HEARD,
    "under_way": Status.UNDER_WORK,
    "done": Status.DONE,
    "not_possible": Status.NOT_POSSIBLE,
}


def said_in_forum(language: str) -> list[Row]:
    """What young people said in the forums and what came of it. One query."""
    with override(language):
        return [
            Row(
                anchor=f"k-{said.code}",
                theme=said.said,
                raised_by=gettext("Youth Forum %(year)s") % {"year": said.year},
                addressed_to=said.owner,
                status=FROM_FORUM[said.status],
                answer=said.done,
                raised_on=said.held_on,
                promised_by=said.due if said.status in ("promised", "under_way") else None,
            )
            for said in forum_published.outcomes(language)
        ]


def every_row(page) -> list[Row]:
    language = page.locale.language_code
    return [*written(page), *raised_by_groups(language), *said_in_forum(language)]


def shown(page, asked) -> dict:
    """What the register's template shows: rows, filter and counts. Late ones first, then the newest."""
    rows = every_row(page)
    counts = {status: sum(row.status == status for row in rows) for status in Status.values}
    status = asked.get("status", "")
    if status not in Status.values:
        status = ""
    rows = [row for row in rows if not status or row.status == status]
    rows.sort(key=lambda row: row.raised_on or datetime.date.min, reverse=True)
    rows.sort(key=lambda row: not row.is_late)
    filters = [
        {"code": code, "name": label, "count": counts[code]} for code, label in Status.choices if counts[code]
    ]
    return {
        "rows": rows,
        "filters": filters,
        "status": status,
        "count": len(rows),
    }


def said(page) -> dict:
    """What people told of how it was: in sum, and in the words of those who said that they may be told."""
    today = timezone.localdate()
    language = page.locale.language_code[:2]
    return {"in_sum": quotes.in_sum(today), "voices": quotes.told(language, today)}
