"""Changing the key: everything sealed under an older key is sealed again under the first key of the ring.

Put the new key first in PERSONAL_DATA_KEYS ("new:…,old:…"), start the house again, run ``manage.py rotate_keys``,
and take the old key out when it says that nothing is left.
"""

from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from django.db import transaction

from .adapters import PLACE
from .crypto import current_key_id, key_id_of, seal, unseal
from .fields import StoredText
from .retention import sealed_columns

BATCH = 200


def place(model, column: str, pk) -> str:
    return f"{model._meta.label_lower}.{column}:{pk}"


def under_older_keys(model, column: str):
    """(pk, sealed text) of the rows that the current key does not open."""
    rows = model._base_manager.exclude(**{column: ""}).order_by("pk").values_list("pk", column)
    current = current_key_id()
    return ((pk, stored) for pk, stored in rows.iterator(BATCH) if key_id_of(stored) != current)


def batches(rows: Iterator, size: int = BATCH) -> Iterator[list]:
    batch = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def rotate_column(model, column: str) -> int:
    """Seal one column again. A row that somebody changes meanwhile is theirs: it is under the new key already."""
    changed = 0
    for batch in batches(iter(list(under_older_keys(model, column)))):
        with transaction.atomic():
            for pk, stored in batch:
                at = place(model, column, pk)
                fresh = StoredText(seal(unseal(stored, at), at))
                row = model._base_manager.filter(pk=pk, **{column: StoredText(stored)})
                changed += row.update(**{column: fresh})
    return changed


def rotate_second_factors() -> int:
    changed = 0
    for factor in Authenticator.objects.order_by("pk"):
        older = {
            name: value
            for name, value in factor.data.items()
            if isinstance(value, str) and value.startswith("v1:") and key_id_of(value) != current_key_id()
        }
        if older:
            factor.data |= {name: seal(unseal(value, PLACE), PLACE) for name, value in older.items()}
            factor.save(update_fields=["data"])
            changed += 1
    return changed


def rotate() -> dict[str, int]:
    """How many values were sealed again, by column."""
    done = {f"{model._meta.label}.{column}": rotate_column(model, column) for model, column in sealed_columns()}
    return done | {"mfa.Authenticator.data": rotate_second_factors()}


def left_under_older_keys() -> int:
    return sum(1 for model, column in sealed_columns() for _ in under_older_keys(model, column))
