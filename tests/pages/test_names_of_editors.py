"""Who wrote which page is not told from one organisation to another."""

import pytest
from django.test import RequestFactory
from wagtail.admin.views.pages.listing import GenericPageFilterSet, PageFilterSet
from wagtail.models import Page, PageLogEntry

from tests.cast import make_staff

pytestmark = [pytest.mark.django_db, pytest.mark.either]


@pytest.mark.parametrize("filters", [PageFilterSet, GenericPageFilterSet])
def test_an_organisations_editor_is_offered_no_other_editors_name(filters, ngo_editor, editor):
    theirs = make_staff("ngo_editor", username="their-editor")
    page = Page.objects.first()
    Page.objects.filter(pk=page.pk).update(owner=theirs)
    PageLogEntry.objects.log_action(page, "wagtail.edit", user=theirs)

    def offered(user, name):
        request = RequestFactory().get("/")
        request.user = user
        field = filters(request.GET, queryset=Page.objects.all(), request=request).form.fields[name]
        return set(field.queryset)

    for name in ("owner", "edited_by"):
        assert offered(ngo_editor, name) == set()
        assert offered(editor, name) == {theirs}
