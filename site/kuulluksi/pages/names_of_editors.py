"""Wagtail's lists of pages offer "by owner" and "edited by" with the names of everyone who ever wrote a page. Another
organisation's editors are none of an organisation's business: only who edits the whole site, or lets listings
through, is offered them."""

from wagtail.admin.views.pages.listing import PageFilterSet

MAY_READ = ("editor", "coordinator", "administrator")


def keep_to_whom_they_concern() -> None:
    for name in ("owner", "edited_by"):
        one = PageFilterSet.base_filters[name]
        one.queryset = _kept(one.queryset)


def _kept(everyone):
    def for_request(request):
        users = everyone(request)
        return users if request.user.has_role(*MAY_READ) else users.filter(pk=request.user.pk)

    return for_request
