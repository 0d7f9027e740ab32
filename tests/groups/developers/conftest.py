"""Two developer groups of two areas, each with a leader of its own."""

import pytest

from tests.cast import make_area, make_staff
from tests.groups.helpers import make_group


def developers(**kw):
    return make_group(kind="developer", **{"name_sv": "", **kw})


@pytest.fixture
def here(area, facilitator):
    return developers(area=area, leader=facilitator, name_fi="Täällä", name_en="Here")


@pytest.fixture
def there():
    """A group of another area with a leader of its own."""
    away = make_area()
    return developers(
        area=away, leader=make_staff("facilitator", areas=[away]), name_fi="Siellä", name_en="There"
    )
