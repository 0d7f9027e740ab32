"""Calls to make: left where a letter cannot go. desk_calls.py shows them to the sheet's own staff."""

from datetime import datetime

from django.utils.translation import gettext_lazy

from .models import Call, Party

# What is worth a call. A receipt is not, nor a reminder: the person would have to be asked for it.
WHAT = {
    "signup_turn": gettext_lazy("It is their turn: a place is kept, and the first talk comes next."),
    "signup_accepted": gettext_lazy("They have a place."),
    "signup_offered": gettext_lazy("A place is offered. Ask whether they take it."),
    "signup_other_way": gettext_lazy("What you agreed on instead."),
    "signup_cancelled": gettext_lazy("It will not take place. They did nothing wrong."),
    "signup_consent_missing": gettext_lazy(
        "The answer we waited for did not come in time. They did nothing wrong."
    ),
    "session_leader": gettext_lazy("Somebody else leads one meeting. Everything else is as before."),
    "session_moved": gettext_lazy("A meeting has a new time or place."),
    "session_cancelled": gettext_lazy("A meeting is cancelled."),
    "session_restored": gettext_lazy("A meeting is held after all."),
    "forum_workshops": gettext_lazy("Their workshop at the forum is known."),
    "forum_news": gettext_lazy("There is something new about the forum. The words are on the forum's desk."),
    "sessions_changed": gettext_lazy("Some meeting times have changed."),
}
BY_CALL = frozenset({Party.Channel.CALL, Party.Channel.ADULT})


def leave_call(kind: str, party: Party, *, key: str, data: dict | None) -> None:
    """In the caller's transaction. ``data``: as of a letter; the start of a session says until when a call is of use."""
    if kind not in WHAT or party.channel not in BY_CALL:
        return
    about = datetime.fromisoformat(data["start"]) if data and "start" in data else None
    Call.objects.get_or_create(
        dedupe_key=f"{kind}:{party.pk}:{key}",
        defaults={"party": party, "kind": kind, "about": about, "useful_until": about},
    )
