"""A page of a long list: which rows stand on it, and how many there are, is remembered for two seconds.

Counting and ordering a list costs with its length, showing a page of it does not. What is remembered are the keys of one
page; the rows are asked for again each time, so what has been withdrawn meanwhile is gone at once.
"""

from functools import cached_property

from django.core.exceptions import EmptyResultSet
from django.core.paginator import Page, Paginator

from .wayfinding import remembered


class ListedPages(Paginator):
    """Django's Paginator over an ordered queryset, for get_page(). The rows' own columns are fetched by key only."""

    @cached_property
    def _key(self) -> tuple:
        return ("listed", self.per_page, *asked(self.object_list))

    @cached_property
    def count(self) -> int:
        return remembered((*self._key, "count"), self.object_list.order_by().values("pk").count)

    def page(self, number) -> Page:
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        rows = self.object_list.values_list("pk", flat=True)[first : first + self.per_page]
        keys = remembered((*self._key, number), lambda: list(rows))
        place = {key: n for n, key in enumerate(keys)}
        shown = sorted(
            self.object_list.order_by().filter(pk__in=keys) if keys else (), key=lambda row: place[row.pk]
        )
        return self._get_page(shown, number, self)


def asked(rows) -> tuple:
    """What a queryset asks of the database, as a key to remember its answer by."""
    try:
        sql, parameters = rows.values("pk").query.sql_with_params()
    except EmptyResultSet:  # what can hold no row is never asked
        return ("nothing",)
    return sql, *map(str, parameters)
