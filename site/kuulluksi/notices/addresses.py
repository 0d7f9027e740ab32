"""One spelling for one address, its fingerprint, and how many messages a stranger may have us send to it."""

import re
import unicodedata
from datetime import datetime, timedelta

import phonenumbers
from django.conf import settings

from kuulluksi.privacy.crypto import blind_index

from .models import Message
from .texts import all_texts, text_of

WINDOW = timedelta(days=1)
DOTLESS = ("gmail.com", "googlemail.com")  # one mailbox service, where dots in a name mean nothing
HOME = "FI"  # numbers without a country are Finnish


def normal(contact: str) -> str:
    """Small letters, and phone numbers as the network that rings them writes them: +358…, however they are spelled."""
    text = contact.strip().casefold()
    if "@" in text:
        return text
    try:
        number = phonenumbers.parse(text, HOME)
        if phonenumbers.is_possible_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    except phonenumbers.NumberParseException:
        pass
    digits = re.sub(r"[^\d+]", "", text)
    if digits.startswith("00"):
        return "+" + digits[2:]
    return "+358" + digits[1:] if digits.startswith("0") else digits


def mailbox(contact: str) -> str:
    """One spelling for everything that ends in the same phone or mailbox: "name+anything@…" is "name@…"."""
    name, at, host = normal(unicodedata.normalize("NFKC", contact)).rpartition("@")
    name = name.partition("+")[0]
    if host in DOTLESS:
        name, host = name.replace(".", ""), DOTLESS[0]
    return name + at + host


def index_of(channel: str, address: str) -> str:
    """The fingerprint by which messages to one mailbox are counted."""
    return blind_index(f"message:{channel}", mailbox(address))


def may_go_at(message: Message, now: datetime) -> datetime:
    """``now``, or for a message that anybody can cause the moment when its address has room for one more."""
    if not text_of(message.kind).by_anyone or not message.address_index:
        return now
    most = max(1, settings.MESSAGES_PER_ADDRESS_PER_DAY)
    sent = Message.objects.filter(
        address_index=message.address_index,
        kind__in=[text.kind for text in all_texts().values() if text.by_anyone],
        sent_at__gt=now - WINDOW,
    )
    latest = list(sent.order_by("-sent_at").values_list("sent_at", flat=True)[:most])
    return latest[-1] + WINDOW if len(latest) == most else now
