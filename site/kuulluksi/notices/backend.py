"""Django's mail door: allauth's and Wagtail's own messages go through the outbox as well."""

import uuid

from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import get_language

from .actions import leave_message


class OutboxEmailBackend(BaseEmailBackend):
    """Leaves a neutral message instead of the given text: staff are told to sign in and look. A message that brings
    a key (``message.key_url``, see StaffAccountAdapter) is the one exception: the key goes along, sealed."""

    def send_messages(self, email_messages):
        for message in email_messages:
            key_url = getattr(message, "key_url", "")
            for address in message.recipients():
                leave_message(
                    "staff_key" if key_url else "staff_notice",
                    channel="email",
                    address=address,
                    language=get_language() or "fi",
                    url_name="wagtailadmin_home",
                    key_url=key_url,
                    dedupe_key=f"mail:{uuid.uuid4()}",
                )
        return len(email_messages)
