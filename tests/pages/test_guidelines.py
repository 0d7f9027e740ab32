"""The ethical guidelines that a requester says they have read are the page, in their own language."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from kuulluksi.pages import actions
from kuulluksi.pages.models import InfoPage

from .conftest import under

pytestmark = pytest.mark.either


def test_a_requester_reads_the_guidelines_before_saying_so(client, home):
    assert not BeautifulSoup(client.get("/fi/pyynto/kaikki/").content, "html.parser").select(
        'a[href="/fi/eettiset-ohjeet/"]'
    )
    under(home, InfoPage(title="Eettiset ohjeet", slug="eettiset-ohjeet"))
    actions.wayfinding.forget()

    page = BeautifulSoup(client.get("/fi/pyynto/kaikki/").content, "html.parser").main

    assert page.select('a[href="/fi/eettiset-ohjeet/"]')
    today = timezone.localdate()
    assert f"versio {today.day}.{today.month}.{today.year}" in page.get_text()
