"""The only place where sealed values are opened."""

import json
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.people.roles import all_roles

from .fields import EncryptedJSONField
from .models import AccessLog, AuditLine

# Those who work for a day without an account, as the log and the person's own page name them.
BY_LINK = {"substitute": _("substitute leader")}


def _plain(obj, name):
    value = getattr(obj, name).open()
    if isinstance(obj._meta.get_field(name), EncryptedJSONField):
        return json.loads(value) if isinstance(value, str) and value else value or None
    return value


def _role_of(actor) -> str:
    return ",".join(sorted(actor.roles)) if hasattr(actor, "roles") else str(actor)


def reveal(objects, fields, *, actor, reason: str) -> list[dict]:
    """Open columns of rows for a member of staff, and write the access log in the same transaction.

    actor: an account, or one of BY_LINK for whoever works with a link instead of an account.

    objects: rows of one model (a list; one page of a list makes one line in the log).
    fields: names of encrypted columns. Returns one dict a row, in the same order.
    Raises privacy.crypto.SealBroken when a value cannot be opened; then nothing is returned at all.
    """
    objects, fields = list(objects), list(fields)
    if not objects:
        return []
    with transaction.atomic():
        opened = [{name: _plain(obj, name) for name in fields} for obj in objects]
        AccessLog.objects.create(
            actor=actor if hasattr(actor, "roles") else None,
            role=_role_of(actor),
            subject_type=objects[0]._meta.label_lower,
            subject_ids=[str(obj.pk) for obj in objects],
            fields=fields,
            reason=reason[:120],
        )
    return opened


def who_looked(obj) -> list[tuple[date, str]]:
    """For the person's own page: on which days staff read this row, and in what role. Newest first, no names."""
    lines = AccessLog.objects.about(obj).values_list("at", "role")
    looks = {(timezone.localtime(at).date(), role) for at, role in lines.order_by()}
    return [(day, label_of(role)) for day, role in sorted(looks, reverse=True)]


def label_of(role: str) -> str:
    """A role as the log keeps it ("coordinator", "coordinator,editor"), in the reader's language."""
    roles = all_roles()
    return ", ".join(
        roles[code].label if code in roles else str(BY_LINK.get(code, code)) for code in role.split(",")
    )


def own(obj, fields) -> dict:
    """Open a row for the person it is about, who came through their own link and word."""
    return {name: _plain(obj, name) for name in fields}


def for_delivery(obj, fields) -> dict:
    """Open a row for the program itself, to hand a message over or to draw a place. Nobody sees the value."""
    return {name: _plain(obj, name) for name in fields}


def audit(verb: str, obj, *, by=None, detail: str = "") -> None:
    """Write who did what to which row. ``by``: a User, or a word such as "participant", "worker", "program"."""
    AuditLine.objects.create(
        actor=by if hasattr(by, "roles") else None,
        role=_role_of(by) if by is not None else "",
        verb=verb,
        subject_type=obj._meta.label_lower,
        subject_id=str(obj.pk),
        detail=detail[:120],
    )
