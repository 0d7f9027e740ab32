"""Leaving a message or a job. Both are rows in the caller's transaction: no deed, no message."""

from datetime import datetime

from django.utils import timezone

from .addresses import index_of
from .models import Job, Message
from .texts import text_of


def leave_job(
    kind: str,
    *,
    dedupe_key: str,
    payload: dict | None = None,
    due_at: datetime | None = None,
    is_new: bool = False,
) -> Job:
    """Ask the worker to do something once. A second job with the same dedupe_key is the first one.

    is_new: the key is of a row made in this very transaction, so nobody can have used it: one query instead of two.
    """
    columns = {"kind": kind, "payload": payload or {}, "due_at": due_at or timezone.now()}
    key = f"{kind}:{dedupe_key}"
    if is_new:
        return Job.objects.create(dedupe_key=key, **columns)
    return left_once(Job(dedupe_key=key, **columns))[0]


def left_once(row: Job | Message) -> tuple[Job | Message, bool]:
    """(the row, whether it is new): one INSERT that gives way to an earlier row with the same key, and a look at which
    of the two stands. No savepoint: a deed's lock is held for two statements, not for six."""
    rows = type(row).objects
    rows.bulk_create([row], ignore_conflicts=True)
    stands = rows.filter(dedupe_key=row.dedupe_key).values_list("pk", flat=True).get()
    if stands == row.pk:
        return row, True
    return rows.get(pk=stands), False


def leave_message(
    kind: str,
    *,
    channel: str,
    address: str,
    language: str,
    dedupe_key: str,
    link=None,
    url_name: str = "",
    data: dict | None = None,
    key_url: str = "",
    tone: str = "",
    hours: str = "",
    due_at: datetime | None = None,
    is_new: bool = False,
) -> Message:
    """Leave one message in the outbox, in the caller's transaction.

    kind: registered with texts.register(). channel: "email" or "sms". address: plain, sealed on save.
    link + url_name: the page the message points to (``reverse(url_name, kwargs={"token": link.token})``).
    data: codes only, never a person; it is stored in clear. The same dedupe_key never makes a second message.
    key_url: an absolute address that is itself a key (a password reset); sealed until the message is sent.
    tone: Message.Tone. hours: the person's own hours ("15-21", Europe/Helsinki), sealed; else the house's quiet hours.
    is_new: the key is of a row made in this very transaction, as for leave_job().
    """
    text_of(kind)
    message = Message(
        dedupe_key=dedupe_key,
        kind=kind,
        channel=channel,
        address=address,
        address_index=index_of(channel, address),
        language=language,
        link=link,
        url_name=url_name,
        data=data or {},
        sealed_data=key_url,
        tone=tone,
        hours=hours,
    )
    if is_new:
        message.save(force_insert=True)
    else:
        message, is_new = left_once(message)
    if is_new:
        payload = {"message": str(message.pk)}
        leave_job("send_message", dedupe_key=str(message.pk), payload=payload, due_at=due_at, is_new=True)
    return message


def drop_messages(row, *, but: str = "") -> int:
    """Forget what still waits for the person behind ``row`` (one with links of its own). ``but``: a kind that stays."""
    return Message.objects.waiting().by_links_of(row).exclude(kind=but).end(Message.State.DROPPED)
