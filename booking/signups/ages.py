"""Whether somebody is outside a sheet's ages. The bounds are soft: staff decide, and say why in one word."""

from kuulluksi.privacy.access import for_delivery

from .models import Sheet, SignUp


def is_outside(signup: SignUp, sheet: Sheet | None = None) -> bool:
    """Younger or older than the sheet says. Opens the year of birth for the program; no year told is inside."""
    year = for_delivery(signup, ["birth_year"])["birth_year"]
    return bool(year) and not (sheet or signup.sheet).fits_ages(int(year))


def needs_a_reason(signup: SignUp, sheet: Sheet | None = None) -> bool:
    return not signup.age_reason and is_outside(signup, sheet)
