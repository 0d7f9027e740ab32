"""Finland's public holidays, from the kept library ``holidays``, in the reader's language."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import holidays
from django.utils import timezone
from django.utils.translation import get_language

LANGUAGES = {"fi": "fi", "sv": "sv_FI", "en": "en_US"}


def holidays_among(days: Iterable[date]) -> dict[date, str]:
    """Those of the days that are public holidays, with their names."""
    language = LANGUAGES.get((get_language() or "fi").split("-")[0], "fi")
    return {
        day: _year(day.year, language)[day] for day in sorted(set(days)) if day in _year(day.year, language)
    }


@cache
def _finland():
    """The library's own file on Finland. Asked by name the library reads every country: 12 MB in each web process."""
    spec = spec_from_file_location(
        "holidays_of_finland", Path(holidays.__file__).parent / "countries/finland.py"
    )
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Finland


@cache
def _year(year: int, language: str) -> dict[date, str]:
    return dict(_finland()(years=[year], language=language))


def warm() -> None:
    """Read the library and this year in every language, so that no reader waits for it. For the start of a web process."""
    for language in LANGUAGES.values():
        _year(timezone.localdate().year, language)
