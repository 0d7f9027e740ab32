"""Text messages through somebody's gateway. SMS_URL chooses whose, by its first word:

    https://:key@gateway.example/send       a gateway that takes a form POST: to, from, text, id (http:// on one machine)
    elks://user:password@api.46elks.com/a1/sms
    gatewayapi://:token@gatewayapi.eu/rest/mtsms

Another provider is one more subclass of Provider, registered under its word. Requests travel by urllib3; keys travel
in headers, never in an address.
"""

import base64
import json
from abc import ABC, abstractmethod
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlencode, urlsplit

import phonenumbers
import urllib3
from django.conf import settings

from .addresses import HOME
from .models import Message
from .outcomes import NeverDeliverable, TryLater
from .segments import plain
from .words import Words

PATIENCE = urllib3.Timeout(connect=5, read=15)  # seconds; together well under a job's lease
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Sms:
    """to: E.164, as +358401234567. key: the same for the same message, for gateways that know a repeated one."""

    to: str
    text: str
    sender: str
    key: str
    language: str


@dataclass(frozen=True)
class Call:
    """One POST."""

    url: str
    body: bytes
    headers: dict[str, str]


class Provider(ABC):
    """How one kind of gateway is spoken to."""

    # Said about this message itself; trying again would not help. Everything else is ours or theirs to repair.
    FINAL = frozenset({400, 410, 413, 422})

    def __init__(self, url: SplitResult):
        self.user, self.secret = unquote(url.username or ""), unquote(url.password or "")
        scheme = url.scheme if url.scheme in {"http", "https"} else "https"
        self.place = url._replace(scheme=scheme, netloc=url.netloc.rpartition("@")[2]).geturl()

    @abstractmethod
    def call(self, sms: Sms) -> Call:
        """What is posted."""

    def is_final(self, status: int, answer: bytes) -> bool:
        return status in self.FINAL


class FormGateway(Provider):
    """The house's own plain form: what a county's gateway is easily made to take, and our local one takes."""

    def call(self, sms):
        form = {"to": sms.to, "from": sms.sender, "text": sms.text, "id": sms.key}
        headers = {"Content-Type": FORM, "Idempotency-Key": sms.key, "Content-Language": sms.language}
        if self.secret:
            headers["Authorization"] = f"Bearer {self.secret}"
        return Call(self.place, urlencode(form).encode(), headers)


class Elks(Provider):
    """46elks, in Sweden. Does not know a repeated message."""

    def call(self, sms):
        form = {"to": sms.to, "from": sms.sender, "message": sms.text}
        key = base64.b64encode(f"{self.user}:{self.secret}".encode()).decode()
        return Call(
            self.place, urlencode(form).encode(), {"Content-Type": FORM, "Authorization": f"Basic {key}"}
        )


class GatewayApi(Provider):
    """GatewayAPI, in Denmark. ``userref`` shows a repeated message in its log."""

    def call(self, sms):
        body = {
            "sender": sms.sender,
            "message": sms.text,
            "recipients": [{"msisdn": int(sms.to.removeprefix("+"))}],
            "userref": sms.key,
        }
        headers = {"Content-Type": "application/json", "Authorization": f"Token {self.secret}"}
        return Call(self.place, json.dumps(body).encode(), headers)


PROVIDERS: dict[str, type[Provider]] = {
    "http": FormGateway,
    "https": FormGateway,
    "elks": Elks,
    "gatewayapi": GatewayApi,
}


def provider() -> Provider:
    """The one SMS_URL names. TryLater without one: messages wait until the setting is there."""
    url = urlsplit(settings.SMS_URL)
    if url.scheme not in PROVIDERS:
        raise TryLater
    return PROVIDERS[url.scheme](url)


def e164(number: str) -> str:
    """The number as networks write it. NeverDeliverable when no telephone can have it."""
    try:
        found = phonenumbers.parse(number, HOME)
    except phonenumbers.NumberParseException:
        raise NeverDeliverable from None
    if not phonenumbers.is_possible_number(found):
        raise NeverDeliverable
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164)


def send(message: Message, number: str, words: Words) -> None:
    """Raises NeverDeliverable or TryLater. A time-out may mean that it went: see docs/decisions/0014."""
    gateway = provider()
    call = gateway.call(
        Sms(e164(number), plain(words.body.strip()), settings.SMS_SENDER, str(message.pk), message.language)
    )
    try:
        with urllib3.PoolManager(retries=False, timeout=PATIENCE) as web:
            answer = web.request("POST", call.url, body=call.body, headers=call.headers, redirect=False)
    except urllib3.exceptions.HTTPError:
        raise TryLater from None  # its words hold addresses
    if not 200 <= answer.status < 300:
        final = gateway.is_final(answer.status, answer.data)
        raise (NeverDeliverable if final else TryLater)(answer.status)
