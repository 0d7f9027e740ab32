"""Handing a message over: the words are made now, in the reader's language, and the address is blanked after.

MAIL_URL: smtp://user:password@host:port (starttls when the server offers it), smtps://…, or "mailbox".
SMS_URL: https://:key@… (a gateway that takes a form POST with ``to``, ``text`` and ``id``), or "mailbox".
"mailbox" keeps the message in the house, for the demo's page /posti/. Nothing ever leaves the machine then.
"""

import smtplib
import ssl
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from urllib.error import HTTPError
from urllib.parse import unquote, urlencode, urlsplit
from urllib.request import Request, urlopen

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from kuulluksi.privacy.access import for_delivery

from .addresses import may_go_at
from .models import MailboxItem, Message
from .texts import text_of

PATIENCE = 15  # seconds


class NeverDeliverable(Exception):
    """Trying again would not help. Carries a code, never an address."""

    def __init__(self, code: int | None = None):
        super().__init__()
        self.code = code


class NotYet(Exception):
    """Nothing went wrong: the address has had its share for now. Carries when to come back."""

    def __init__(self, until: datetime):
        super().__init__()
        self.until = until


class TryLater(Exception):
    """The other side is not ready. Carries a code, never an address."""

    def __init__(self, code: int | None = None):
        super().__init__()
        self.code = code


@dataclass(frozen=True)
class Words:
    subject: str
    body: str


def url_of(message: Message) -> str:
    """The absolute address of the page a message points to, in the message's language; empty without one."""
    if message.sealed_data:
        return for_delivery(message, ["sealed_data"])["sealed_data"]
    if not message.url_name:
        return ""
    kwargs = {"token": message.link.token} if message.link else None
    return settings.BASE_URL + reverse(message.url_name, kwargs=kwargs)


def words_of(message: Message) -> Words:
    """Subject and body in the reader's language. Plain Finnish reads the Finnish text."""
    text = text_of(message.kind)
    with translation.override(message.language):
        context = {"url": url_of(message), "data": message.data, "language": message.language}
        body = render_to_string(text.template, context)
        return Words(str(text.subject), body.strip() + "\n")


def send_message(payload: dict) -> None:
    """The job "send_message". A message that is already sent, or erased meanwhile, is left alone."""
    message = Message.objects.select_related("link").filter(pk=payload["message"]).first()
    if message is None or message.state != Message.State.WAITING:
        return
    now = timezone.now()
    until = may_go_at(message, now)
    if until > now:
        raise NotYet(until)
    address = for_delivery(message, ["address"])["address"]
    if not address:
        raise NeverDeliverable
    words = words_of(message)
    if message.channel == Message.Channel.EMAIL:
        send_email(message, address, words)
    else:
        send_sms(message, address, words)
    Message.objects.filter(pk=message.pk, state=Message.State.WAITING).update(
        state=Message.State.SENT, sent_at=timezone.now(), address="", sealed_data=""
    )


def message_id(message: Message) -> str:
    """The same for the same message, however often it is sent: mailboxes then show it once."""
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return f"<{message.pk}@{host}>"


def send_email(message: Message, address: str, words: Words) -> None:
    if settings.MAIL_URL == "mailbox":
        put_in_mailbox(message, address, words)
        return
    letter = EmailMessage()
    name, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    letter["From"] = Address(name, addr_spec=sender)
    try:
        letter["To"] = Address(addr_spec=address)
    except (ValueError, IndexError):  # what was typed is not an address: no server will take it
        raise NeverDeliverable from None
    letter["Subject"] = words.subject
    letter["Message-ID"] = message_id(message)
    letter["Date"] = format_datetime(timezone.now())
    letter["Auto-Submitted"] = "auto-generated"
    letter["Content-Language"] = message.language.split("-")[0]
    letter.set_content(words.body)
    hand_over(letter, sender, address)


def hand_over(letter: EmailMessage, sender: str, address: str) -> None:
    url = urlsplit(settings.MAIL_URL)
    trust = ssl.create_default_context()
    try:
        if url.scheme == "smtps":
            server = smtplib.SMTP_SSL(url.hostname, url.port or 465, timeout=PATIENCE, context=trust)
        else:
            server = smtplib.SMTP(url.hostname, url.port or 25, timeout=PATIENCE)
        with server:
            server.ehlo_or_helo_if_needed()
            if url.scheme == "smtp" and server.has_extn("starttls"):
                server.starttls(context=trust)
                server.ehlo()
            if url.username:
                server.login(unquote(url.username), unquote(url.password or ""))
            server.send_message(letter, sender, [address])
    except smtplib.SMTPRecipientsRefused as error:
        code = next(iter(error.recipients.values()))[0]
        raise (NeverDeliverable if code >= 500 else TryLater)(code) from None
    except smtplib.SMTPResponseException as error:
        # A refusal of this letter is final; trouble with log-in or the server is ours to repair, so try again.
        final = isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500
        raise (NeverDeliverable if final else TryLater)(error.smtp_code) from None


def send_sms(message: Message, number: str, words: Words) -> None:
    if settings.SMS_URL == "mailbox":
        put_in_mailbox(message, number, words)
        return
    if not settings.SMS_URL:
        raise TryLater
    form = urlencode({"to": number, "text": words.body.strip(), "id": str(message.pk)}).encode()
    url = urlsplit(settings.SMS_URL)
    if url.scheme not in {"https", "http"}:
        raise TryLater
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    if url.password:  # https://:key@gateway/… : the key travels in a header, never in an address
        headers["Authorization"] = f"Bearer {unquote(url.password)}"
    place = url._replace(netloc=url.netloc.rpartition("@")[2]).geturl()
    try:
        with urlopen(Request(place, form, headers), timeout=PATIENCE):  # noqa: S310  the scheme is looked at above
            pass
    except HTTPError as error:
        final = error.code in {400, 404, 410, 422}
        raise (NeverDeliverable if final else TryLater)(error.code) from None


def put_in_mailbox(message: Message, address: str, words: Words) -> None:
    MailboxItem.objects.get_or_create(
        id=message.pk,
        defaults={
            "channel": message.channel,
            "language": message.language,
            "address": address,
            "subject": words.subject,
            "body": words.body,
        },
    )
