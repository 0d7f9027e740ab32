"""Receipts: a picture comes in, other bytes are kept, and the log knows who opened them (decision 0059)."""

import base64
import binascii

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kuulluksi.look.pixels import as_jpeg, clean_pixels
from kuulluksi.privacy.access import reveal
from kuulluksi.uploads import MOST_BYTES

from .models import Receipt

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1800  # small print of a receipt stays readable


def remade(file) -> str:
    """What is kept of an uploaded picture: a JPEG from its pixels, as base64. By content, whatever the file's name.

    Raises ValidationError with a sentence: too large, or no picture (a PDF, a program, a broken file).
    """
    try:
        picture, _kind = clean_pixels(
            file, most_bytes=MOST_BYTES, most_pixels=MOST_PIXELS, longest_side=LONGEST_SIDE
        )
    except ValidationError as error:
        if b"%PDF-" in _beginning(file):
            raise ValidationError(
                _("A PDF cannot be kept here. Take a picture or a screenshot of it.")
            ) from error
        raise
    return base64.b64encode(as_jpeg(picture, quality=80)).decode()


def _beginning(file) -> bytes:
    file.seek(0)
    return file.read(1024)


def opened(receipt: Receipt, *, actor) -> bytes:
    """The JPEG for a member of staff, written into the access log under the code of the claim."""
    told = reveal([receipt], ["picture"], actor=actor, reason=f"fee {receipt.line.claim.code}")[0]
    try:
        return base64.b64decode(told["picture"], validate=True)
    except (binascii.Error, ValueError):
        raise ValidationError(_("This receipt cannot be shown.")) from None
