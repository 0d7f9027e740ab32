"""What a sheet is for, and when it meets. Upper rooms (groups, forum) register who can tell; a sheet alone knows only
its heading."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from booking.calendar.models import Occurrence

from .models import Sheet


@dataclass(frozen=True)
class About:
    """What a person who has opened their own page may read. ``url``: the public page, or empty."""

    title: str
    when: str = ""
    where: str = ""
    who: str = ""
    url: str = ""


_tellers: dict[str, Callable[[Sheet, str], About]] = {}


def register(kind: str, function: Callable[[Sheet, str], About]) -> None:
    """``function(sheet, language)`` tells about sheets of this kind. Called by upper rooms in AppConfig.ready()."""
    _tellers[kind] = function


def tell(sheet: Sheet, language: str) -> About:
    teller = _tellers.get(sheet.kind)
    return teller(sheet, language) if teller else About(title=sheet.heading(language))


_meetings: dict[str, Callable] = {}


def register_sessions(kind: str, function) -> None:
    """``function(sheet)`` gives the sessions of a sheet of this kind (a queryset of calendar.Occurrence)."""
    _meetings[kind] = function


def sessions(sheet: Sheet):
    """The sheet's sessions; none when nobody can tell."""
    meetings = _meetings.get(sheet.kind)
    return meetings(sheet) if meetings else Occurrence.objects.none()


def next_start(sheet: Sheet, now: datetime) -> datetime | None:
    """When the sheet's next session begins (UTC), or None."""
    return sessions(sheet).filter(start__gt=now).coming(now).values_list("start", flat=True).first()


_links: dict[str, Callable[[Sheet], str]] = {}


def register_link(kind: str, function: Callable[[Sheet], str]) -> None:
    """``function(sheet)`` opens the address at which a sheet of this kind is taken part in remotely."""
    _links[kind] = function


def remote_link(sheet: Sheet) -> str:
    """Where one takes part remotely, or nothing. Ask only for somebody who has a place: it goes to nobody else."""
    opens = _links.get(sheet.kind)
    return opens(sheet) if opens else ""


_lines: dict[str, Callable] = {}


def register_lines(kind: str, function) -> None:
    """``function(sheet, signups)`` gives {sign-up id: [(heading, text), …]}: what a person reads first of what was
    decided for them, on their own page. A constant number of queries."""
    _lines[kind] = function


def lines(sheet: Sheet, signups: list) -> dict:
    teller = _lines.get(sheet.kind)
    return teller(sheet, signups) if teller else {}


@dataclass(frozen=True)
class More:
    """What an upper room adds to an opened own page: words, and perhaps a page of its own.

    ``url_name``: a view for the same link (``signed_link``), which takes the open page's mark by POST (own_page.is_open).
    """

    words: str = ""
    label: str = ""
    url_name: str = ""


_more: dict[str, Callable] = {}


def register_more(kind: str, function) -> None:
    """``function(party, signups)`` gives a list of More for those with a place: ``signups`` are theirs."""
    _more[kind] = function


def more(party, signups: list) -> list[More]:
    teller = _more.get(party.sheet.kind)
    return teller(party, signups) if teller and signups else []


@dataclass(frozen=True)
class OtherDoor:
    """Another way in than the form, for some who come to it: beside the first step. Empty when there is none."""

    url: str = ""
    label: str = ""


_doors: dict[str, Callable[[Sheet], OtherDoor]] = {}


def register_door(kind: str, function: Callable[[Sheet], OtherDoor]) -> None:
    _doors[kind] = function


def other_door(sheet: Sheet) -> OtherDoor:
    opens = _doors.get(sheet.kind)
    return opens(sheet) if opens else OtherDoor()


_companions: dict[str, Callable[[Sheet, list[dict]], list[dict]]] = {}


def register_companions(kind: str, function: Callable[[Sheet, list[dict]], list[dict]]) -> None:
    """``function(sheet, participants)`` gives the adults who come along and take places of their own."""
    _companions[kind] = function


def with_companions(sheet: Sheet, participants: list[dict]) -> list[dict]:
    adults = _companions.get(sheet.kind)
    return participants + adults(sheet, participants) if adults else participants
