"""The notice that stands on every page at this moment, remembered."""

from django.utils import timezone, translation

from . import wayfinding


def now_in(language: str) -> dict | None:
    """{words, address} of the newest notice that is on, in a language; None most of the time."""
    from .models import SiteNotice  # asked from templates, when the models stand

    def make():
        now = timezone.now()
        found = (
            SiteNotice.objects.filter(starts_at__lte=now, ends_at__gt=now).order_by("-starts_at", "-pk").first()
        )
        if found is None:
            return None
        with translation.override(language):
            return {"words": found.words, "address": found.address}

    return wayfinding.remembered(("notice", language), make)
