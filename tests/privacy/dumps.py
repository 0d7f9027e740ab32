"""The whole database as text, the way a thief of a backup would read it."""

import re

from django.db import connection

from kuulluksi.privacy.retention import sealed_columns

FINGERPRINTS = ("_index", "receipt_locator", "receipt_hash", "word_hash", "token_hash")


def tables() -> list[str]:
    return sorted(connection.introspection.table_names())


def dump_of_database() -> str:
    """Every table as the running test sees it: SQLite's own dump, or COPY of every table on PostgreSQL."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        return "\n".join(connection.connection.iterdump())
    parts = []
    with connection.cursor() as cursor:
        for table in tables():
            parts.append(f"COPY {table}")
            with cursor.copy(f'COPY "{table}" TO STDOUT') as rows:
                parts += [bytes(row).decode() for row in rows]
    return "\n".join(parts)


def found_in_clear(canaries) -> list[str]:
    """Those of the canaries that stand in the dump, whatever their case."""
    dump = dump_of_database().casefold()
    return [canary for canary in canaries if str(canary).casefold() in dump]


def whole_words_in_clear(texts) -> list[str]:
    """The same for texts that may be a part of a longer public word: "e@example.test" of "anne@example.test"."""
    dump = dump_of_database().casefold()
    return [text for text in texts if re.search(rf"(?<![\w.+-]){re.escape(text.casefold())}(?!\w)", dump)]


def unsealed_columns() -> list[str]:
    """Columns meant to be sealed that hold anything but seals and empty texts."""
    found = []
    with connection.cursor() as cursor:
        for model, column in sealed_columns():
            cursor.execute(f'SELECT "{column}" FROM "{model._meta.db_table}"')
            if any(value and not value.startswith("v1:") for (value,) in cursor.fetchall()):
                found.append(f"{model._meta.label}.{column}")
    return found


def _is_of(model, rooms) -> bool:
    return not rooms or model._meta.app_label in rooms


def still_there(*rooms: str) -> dict[str, int]:
    """How many rows hold something in each sealed column, and in each column that could find a person again."""
    found = {}
    columns = {(model, name) for model, name in sealed_columns() if _is_of(model, rooms)}
    for model in {model for model, _name in columns}:
        columns |= {
            (model, one.column) for one in model._meta.concrete_fields if one.name.endswith(FINGERPRINTS)
        }
    with connection.cursor() as cursor:
        for model, column in columns:
            cursor.execute(f"SELECT count(*) FROM {model._meta.db_table} WHERE \"{column}\" <> ''")
            found[f"{model._meta.label}.{column}"] = cursor.fetchone()[0]
    return {name: number for name, number in sorted(found.items()) if number}


def seals() -> set[str]:
    """Every sealed text there is, as it stands in the database."""
    found = set()
    with connection.cursor() as cursor:
        for model, column in sealed_columns():
            cursor.execute(f'SELECT "{column}" FROM "{model._meta.db_table}"')
            found |= {value for (value,) in cursor.fetchall() if value}
    return found


def stands_in(dump: str, figures: str) -> bool:
    """Whether the dump holds these figures as a value of their own: six also stand among a moment's microseconds."""
    return re.search(rf"(?<![\w.-]){re.escape(figures)}(?![\w-])", dump) is not None
