"""Handing a message over. Where it would go is blanked in the stroke that marks it sent.

MAIL_URL and SMS_URL say by whom (mail.py, sms.py). "mailbox" keeps the message in the house, for the demo's page
/posti/: nothing ever leaves the machine then.
"""

from django.conf import settings
from django.urls import NoReverseMatch
from django.utils import timezone

from kuulluksi.privacy.access import for_delivery

from . import mail, sms
from .addresses import may_go_at
from .gateway import keep
from .mail import message_id
from .models import Message
from .outcomes import NeverDeliverable, NotYet
from .quiet import may_ring_at
from .segments import plain
from .texts import text_of
from .words import Words, words_of

__all__ = ["message_id", "send_message", "words_of"]


def send_message(payload: dict) -> None:
    """The job "send_message". A message that is already sent, or erased meanwhile, is left alone."""
    message = Message.objects.select_related("link").filter(pk=payload["message"]).first()
    if message is None or message.state != Message.State.WAITING:
        return
    mine = Message.objects.waiting().filter(pk=message.pk)
    if not text_of(message.kind).still_holds(message):
        mine.end(Message.State.DROPPED)
        return
    now = timezone.now()
    until = max(may_go_at(message, now), may_ring_at(message, now))
    if until > now:
        raise NotYet(until)
    address = for_delivery(message, ["address"])["address"]
    if not address:
        raise NeverDeliverable
    try:
        words = words_of(message)
    except NoReverseMatch:  # the link it points to was ended meanwhile, with the person's rows
        mine.end(Message.State.DROPPED)
        return
    hand_over(message, address, words)
    mine.end(Message.State.SENT, sent_at=timezone.now())


def hand_over(message: Message, address: str, words: Words) -> None:
    by_mail = message.channel == Message.Channel.EMAIL
    if (settings.MAIL_URL if by_mail else settings.SMS_URL) == "mailbox":
        put_in_mailbox(message, address, words)
    elif by_mail:
        mail.send(message, address, words)
    else:
        sms.send(message, address, words)


def put_in_mailbox(message: Message, address: str, words: Words) -> None:
    by_mail = message.channel == Message.Channel.EMAIL
    keep(
        message.pk,
        channel=message.channel,
        language=message.language,
        address=address,
        subject=words.subject if by_mail else "",
        body=words.body if by_mail else plain(words.body),
        files=[file.name for file in text_of(message.kind).attachments(message)] if by_mail else [],
    )
