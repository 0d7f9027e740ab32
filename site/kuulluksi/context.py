"""What every template of the house may say. Reads settings only: an error page must be able to say it too."""

from django.conf import settings
from django.utils.translation import get_language


def in_language(words: dict[str, str]) -> str:
    """The entry of the active language; plain Finnish reads Finnish."""
    return words.get((get_language() or "fi").split("-")[0], words["fi"])


def dialled(number: str) -> str:
    """A phone number as ``tel:`` wants it: "0400 000 000" -> "0400000000"."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")


def in_one_line(number: str) -> str:
    """A phone number that no line end breaks in two."""
    return number.replace(" ", "\u00a0")


def house(request) -> dict:
    return {
        "DEMO": settings.DEMO,
        "SHOW_STYLE_GUIDE": settings.DEMO or settings.DEBUG,
        # without the cookie, nothing on a page may touch the session: the answer would vary by cookie
        "HAS_SESSION": request is not None and settings.SESSION_COOKIE_NAME in request.COOKIES,
        "BASE_URL": settings.BASE_URL,
        "LANGUAGES": settings.LANGUAGES,
        "OWNER_NAME": in_language(settings.OWNER_NAMES),
        "CONTACT": {
            "role": in_language(settings.CONTACT_ROLES),
            "phone": in_one_line(settings.CONTACT_PHONE),
            "dial": dialled(settings.CONTACT_PHONE),
            "email": settings.CONTACT_EMAIL,
            "hours": settings.CONTACT_HOURS,
        },
        "SOCIAL_EMERGENCY": {
            "phone": in_one_line(settings.SOCIAL_EMERGENCY_PHONE),
            "dial": dialled(settings.SOCIAL_EMERGENCY_PHONE),
        },
    }
