"""A picture made anew from its pixels: nothing else of the file that came in (place, time, camera, owner) goes on."""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image as Pixels
from PIL import ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP")
NOT_A_PICTURE = _("This file is not a picture we can use. Save it as JPEG, PNG or WebP and try again.")
TOO_LARGE = _("This picture is too large. At most 40 megapixels and 10 MB.")


def clean_pixels(file, *, most_bytes: int, most_pixels: int, longest_side: int) -> tuple[Pixels.Image, str]:
    """The picture upright, at most longest_side long, one frame, without metadata; and the format it came in.

    By what the file holds, whatever its name. Looks at the size before anything is unpacked. Raises ValidationError.
    """
    if file.size > most_bytes:
        raise ValidationError(TOO_LARGE)
    file.seek(0)
    try:
        with Pixels.open(file, formats=list(FORMATS)) as opened:
            if opened.width * opened.height > most_pixels:
                raise ValidationError(TOO_LARGE)
            kind = opened.format
            picture = ImageOps.exif_transpose(opened)
            mode = "RGBA" if "A" in picture.getbands() or "transparency" in picture.info else "RGB"
            picture = picture.convert("RGB" if kind == "JPEG" else mode)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Pixels.DecompressionBombError) as error:
        raise ValidationError(NOT_A_PICTURE) from error
    picture.thumbnail((longest_side, longest_side))
    return Pixels.frombytes(picture.mode, picture.size, picture.tobytes()), kind


def as_jpeg(picture: Pixels.Image, *, quality: int) -> bytes:
    """On white where it was see-through."""
    if picture.mode == "RGBA":
        white = Pixels.new("RGB", picture.size, "white")
        white.paste(picture, mask=picture.getchannel("A"))
        picture = white
    out = BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()
