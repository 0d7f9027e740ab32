import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def in_english():
    """Deeds speak the reader's language; these tests read English."""
    with translation.override("en"):
        yield
