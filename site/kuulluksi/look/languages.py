"""The same page in the other languages."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language

SHORT = {"fi": "FI", "sv": "SV", "en": "EN"}


@dataclass(frozen=True)
class LanguageLink:
    code: str
    name: str
    short: str
    url: str
    current: bool
    same_page: bool

    @property
    def lang(self) -> str:
        """What a screen reader needs: plain Finnish is read with a Finnish voice."""
        return self.code.split("-")[0]


def addresses(request, page=None) -> dict[str, str]:
    """Language code -> path of this very page, for the languages that have it."""
    if page is not None and hasattr(page, "get_translations") and page.pk:
        live = page.get_translations(inclusive=True).live().select_related("locale")
        return {other.locale.language_code: other.get_url(request) for other in live}
    if getattr(request, "resolver_match", None) is None:
        return {}
    return {code: translate_url(request.path, code) for code, _name in settings.LANGUAGES}


def language_links(request, page=None) -> list[LanguageLink]:
    """One link a language. Where the page has no translation, the link goes to that language's front page."""
    path = getattr(request, "path", "")
    codes = [code for code, _name in settings.LANGUAGES]
    if path and path.strip("/").split("/")[0] not in codes:
        return []  # the staff's log-in pages follow the browser's language
    now, found = get_language(), addresses(request, page)
    return [
        LanguageLink(
            code, name, SHORT.get(code, name), found.get(code) or f"/{code}/", code == now, code in found
        )
        for code, name in settings.LANGUAGES
    ]
