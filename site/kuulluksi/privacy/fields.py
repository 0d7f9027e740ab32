"""Columns that hold a person. What they give back is a Sealed value, which shows itself only as dots."""

import json

from django.core.exceptions import ImproperlyConfigured
from django.db import models

from .crypto import seal, unseal

DOTS = "•••"


class Sealed:
    """A personal value on its way. It opens only through privacy.access; str, repr and JSON show dots."""

    __slots__ = ("_plain", "_place", "_stored")

    def __init__(self, *, plain=None, stored=None, place=None):
        self._plain, self._stored, self._place = plain, stored, place

    def open(self):
        """The plain value. Only kuulluksi.privacy.access may call this (tests/test_house.py watches)."""
        return self._plain if self._stored is None else unseal(self._stored, self._place)

    def __bool__(self):
        return bool(self._plain) if self._stored is None else True

    def __str__(self):
        return DOTS if self else ""

    __repr__ = __str__

    def __eq__(self, other):
        raise TypeError("Sealed values are not compared; use a blind index.")

    __hash__ = None


def place_of(instance, field) -> str:
    return f"{instance._meta.label_lower}.{field.attname}:{instance.pk}"


class _SealedAttribute:
    def __init__(self, field):
        self.field = field

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.field.attname
        if name not in instance.__dict__:
            instance.refresh_from_db(fields=[name])
        value = instance.__dict__[name]
        if isinstance(value, Sealed):
            return value
        return Sealed(stored=value, place=place_of(instance, self.field)) if value else Sealed(plain="")

    def __set__(self, instance, value):
        instance.__dict__[self.field.attname] = value


class StoredText(str):
    """Ciphertext as it stands in the database."""

    __slots__ = ()


class EncryptedTextField(models.TextField):
    """A text column sealed with its row and column. Needs a primary key made in Python (a UUID).

    Assign a plain str; it is sealed when the row is saved. ``QuerySet.update`` and filters on it are refused.
    """

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def contribute_to_class(self, cls, name, private_only=False):
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _SealedAttribute(self))

    def from_db_value(self, value, expression, connection):
        return StoredText(value) if value else ""

    def plain_to_text(self, plain) -> str:
        return plain

    def pre_save(self, instance, add):
        value = instance.__dict__.get(self.attname, "")
        if isinstance(value, StoredText) or value in ("", None):
            return value or ""
        if isinstance(value, Sealed):
            value = value.open()
            if not value:
                return ""
        if instance.pk is None:
            raise ImproperlyConfigured("An encrypted column needs a primary key made in Python.")
        stored = StoredText(seal(self.plain_to_text(value), place_of(instance, self)))
        instance.__dict__[self.attname] = stored
        return stored

    def get_prep_value(self, value):
        if isinstance(value, StoredText) or value in ("", None):
            return str(value or "")
        raise TypeError(f"{self.name} is encrypted: save the row, and look it up by a blind index.")

    def get_lookup(self, lookup_name):
        if lookup_name in ("exact", "in", "isnull"):
            return super().get_lookup(lookup_name)
        return None

    def value_to_string(self, obj):
        return str(obj.__dict__.get(self.attname) or "")


class EncryptedJSONField(EncryptedTextField):
    """Lists and dicts, sealed as JSON text. ``privacy.access`` gives the object back."""

    def plain_to_text(self, plain) -> str:
        return json.dumps(plain, ensure_ascii=False)
