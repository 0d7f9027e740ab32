"""The ethical guidelines that a requester says they have read are the page, in their own language."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone

from kuulluksi.pages import actions
from kuulluksi.pages.models import InfoPage

from .conftest import under

pytestmark = pytest.mark.either


def test_a_requester_reads_the_guidelines_before_saying_so(client, home):
    assert not BeautifulSoup(client.get("/fi/pyynto/kaikki/").content, "html.parser").select(
        'a[href="/fi/nain-toimimme/"]'
    )
    under(home, InfoPage(title="Eettiset ohjeet", slug="nain-toimimme", task="guidelines", version="1.0"))
    actions.wayfinding.forget()

    page = BeautifulSoup(client.get("/fi/pyynto/kaikki/").content, "html.parser").main

    assert page.select('a[href="/fi/nain-toimimme/"]')
    today = timezone.localdate()
    with pytest.raises(ValidationError, match="Eettiset ohjeet"):
        under(home, InfoPage(title="Toiset ohjeet", slug="toiset", task="guidelines"))
    assert f"versio 1.0, {today.day}.{today.month}.{today.year}" in page.get_text()
