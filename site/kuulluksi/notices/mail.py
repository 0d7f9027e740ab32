"""E-mail by SMTP. MAIL_URL: smtp://user:password@host:port (starttls when the server offers it), or smtps://…"""

import smtplib
import ssl
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils import timezone

from .models import Message
from .outcomes import NeverDeliverable, TryLater
from .texts import text_of
from .words import Words, url_of

PATIENCE = 15  # seconds


def message_id(message: Message) -> str:
    """The same for the same message, however often it is sent: mailboxes then show it once."""
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return f"<{message.pk}@{host}>"


def letter_of(message: Message, address: str, words: Words) -> EmailMessage:
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
    letter["X-Auto-Response-Suppress"] = "All"  # nobody's holiday answer comes back with our letter in it
    letter["Content-Language"] = message.language.split("-")[0]
    if text_of(message.kind).leaves:
        letter["List-Unsubscribe"] = f"<{url_of(message)}>"
        letter["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    letter.set_content(words.body)
    for file in text_of(message.kind).attachments(message):
        kind, _semicolon, parameters = file.content_type.partition(";")
        main, _slash, sub = kind.strip().partition("/")
        named = dict(one.strip().split("=", 1) for one in parameters.split(";") if "=" in one)
        letter.add_attachment(file.content, main, sub, filename=file.name, params=named)
    return letter


def send(message: Message, address: str, words: Words) -> None:
    """Raises NeverDeliverable, TryLater, or what the network raises."""
    letter = letter_of(message, address, words)
    hand_over(letter, parseaddr(settings.DEFAULT_FROM_EMAIL)[1], address)


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
