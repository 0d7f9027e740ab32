"""The browser's own ground rules, before any journey."""

import pytest
from django.http import HttpResponse
from django.urls import path

from kuulluksi.people.doors import anyone

BODY = "<!doctype html><html lang=fi><title>t</title><main><h1>h</h1>{}</main>"


@anyone
def calm(request):
    return HttpResponse(BODY.format("<p>p</p>"))


@anyone
def asks_a_stranger(request):
    return HttpResponse(BODY.format('<img alt="x" src="https://example.org/x.png">'))


@anyone
def inline_script(request):
    return HttpResponse(BODY.format("<script>document.title='x'</script>"))


@anyone
def without_words(request):
    return HttpResponse(BODY.format("<button></button>"))


urlpatterns = [
    path("calm/", calm),
    path("stranger/", asks_a_stranger),
    path("inline/", inline_script),
    path("wordless/", without_words),
]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db(transaction=True)]


def test_a_calm_page_has_nothing_to_complain_of(open_page, axe):
    page = open_page("/calm/")

    assert axe(page) == []


def test_a_request_to_a_stranger_is_a_complaint(open_page, complaints):
    open_page("/stranger/")

    assert any("asks a stranger: example.org" in line for line in complaints) or any(
        "Content Security Policy" in line for line in complaints
    )
    complaints.clear()


def test_an_inline_script_is_a_complaint(open_page, complaints):
    open_page("/inline/")

    assert any("Content Security Policy" in line for line in complaints)
    complaints.clear()


def test_axe_sees_a_button_without_words(open_page, axe):
    page = open_page("/wordless/")

    assert [line.split(":")[0] for line in axe(page)] == ["button-name"]


def test_the_house_is_whole_again_after_a_test_that_commits(open_page):
    from wagtail.models import Locale, Page, Site

    assert Page.objects.filter(depth=1).exists()
    assert Site.objects.exists()
    assert Locale.objects.exists()
