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

    is_new: the key is of a row made in this very transaction, so nobody can have used it: one query instead of four.
    """
    columns = {"kind": kind, "payload": payload or {}, "due_at": due_at or timezone.now()}
    key = f"{kind}:{dedupe_key}"
    if is_new:
        return Job.objects.create(dedupe_key=key, **columns)
    return Job.objects.get_or_create(dedupe_key=key, defaults=columns)[0]


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
) -> Message:
    """Leave one message in the outbox, in the caller's transaction.

    kind: registered with texts.register(). channel: "email" or "sms". address: plain, sealed on save.
    link + url_name: the page the message points to (``reverse(url_name, kwargs={"token": link.token})``).
    data: codes only, never a person; it is stored in clear. The same dedupe_key never makes a second message.
    key_url: an absolute address that is itself a key (a password reset); sealed until the message is sent.
    tone: Message.Tone. hours: the person's own hours ("15-21", Europe/Helsinki), sealed; else the house's quiet hours.
    """
    text_of(kind)
    message, created = Message.objects.get_or_create(
        dedupe_key=dedupe_key,
        defaults={
            "kind": kind,
            "channel": channel,
            "address": address,
            "address_index": index_of(channel, address),
            "language": language,
            "link": link,
            "url_name": url_name,
            "data": data or {},
            "sealed_data": key_url,
            "tone": tone,
            "hours": hours,
        },
    )
    if created:
        payload = {"message": str(message.pk)}
        leave_job("send_message", dedupe_key=str(message.pk), payload=payload, due_at=due_at, is_new=True)
    return message


def drop_messages(row, *, but: str = "") -> int:
    """Forget what still waits for the person behind ``row`` (one with links of its own). ``but``: a kind that stays."""
    return Message.objects.waiting().by_links_of(row).exclude(kind=but).end(Message.State.DROPPED)
