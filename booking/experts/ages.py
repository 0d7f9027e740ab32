"""Who counts as under 18. Only the year of birth is kept: a person is 18 from 1 January of the year they turn 18."""

from datetime import date

from kuulluksi.privacy.access import for_delivery

from .models import ExpertProfile

ADULT_AGE = 18


def is_minor(expert: ExpertProfile, today: date) -> bool:
    """Whether the expert counts as under 18 on a day (Europe/Helsinki). Without a year of birth the answer is yes:
    the desk then names an adult, which does no harm."""
    year = for_delivery(expert, ["birth_year"])["birth_year"]
    return not year.isdigit() or today.year - int(year) < ADULT_AGE
