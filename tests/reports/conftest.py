"""The reports borrow the front page of the pages."""

from tests.pages.conftest import home

__all__ = ["home"]
