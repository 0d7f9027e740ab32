"""The shared words (audiences, areas, services) as choices, remembered: they change once a year."""

from kuulluksi.directory.models import Area, Audience, EngagementType

from . import wayfinding


def choices_of(model, language: str) -> list[tuple[str, str]]:
    """(slug, name) in a language, by name."""

    def make():
        return sorted(((row.slug, row.name) for row in model.objects.all()), key=lambda pair: pair[1].lower())

    return wayfinding.remembered(("words", model.__name__, language), make)


def audiences(language: str):
    return choices_of(Audience, language)


def areas(language: str):
    return choices_of(Area, language)


def services(language: str):
    return choices_of(EngagementType, language)
