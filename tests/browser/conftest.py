"""A real Chromium on a real server. What the browser complains about fails the test."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit
from weakref import WeakSet

import pytest
from django.conf import settings
from django.test import Client

AXE = Path(__file__).resolve().parents[1] / "vendor" / "axe-core" / "axe.min.js"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium-headless-shell")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATIENCE = 10_000  # milliseconds
without_script = WeakSet()  # browser contexts


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not item.get_closest_marker("django_db"):
                item.add_marker(pytest.mark.django_db(transaction=True))


def wait_for_the_page(kind: type, deed: str) -> None:
    """Let a deed end when the page it opened is there.

    Playwright alone returns at the answer's first bytes, and a test on a slow machine would read half a page.
    """
    at_once = getattr(kind, deed)

    def wait(self, *args, **kwargs):
        at_once(self, *args, **kwargs)
        page = getattr(self, "page", self)
        if not page.is_closed():
            page.wait_for_load_state()

    setattr(kind, deed, wait)


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import Locator, Page, sync_playwright

    for kind, deed in ((Locator, "click"), (Locator, "press"), (Page, "press")):
        wait_for_the_page(kind, deed)
    # Playwright's loop runs in this thread, and Django would refuse the tests' own queries for that.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What pages complained about in this test; must be empty at the end. A test may take out what it expected."""
    return []


def listen(page, base: str, may_visit: tuple[str, ...], complaints: list[str]) -> None:
    """Note script errors, console errors (CSP violations are such), broken files and requests to strangers."""
    visited = set()

    def on_response(response):
        if response.request.is_navigation_request():
            visited.add(response.url)
            if response.status >= 500:
                complaints.append(f"{response.status} {response.url}")
        elif response.status >= 400:
            complaints.append(f"{response.status} {response.url} (on {page.url})")

    def on_console(message):
        if message.type != "error":
            return
        where = (message.location or {}).get("url", "")
        if message.text.startswith("Failed to load resource"):
            return  # on_response tells it with its address
        complaints.append(f"console: {message.text} ({where})")

    def on_request(request):
        if not request.url.startswith((base, "data:", "blob:", "about:", *may_visit)):
            complaints.append(f"asks a stranger: {urlsplit(request.url).netloc} (on {page.url})")

    page.on("response", on_response)
    page.on("console", on_console)
    page.on("pageerror", lambda error: complaints.append(f"script error: {error}"))
    page.on("request", on_request)


@pytest.fixture
def open_page(chromium, live_server, complaints) -> Callable:
    """open_page(path="/", *, width=390, height=844, javascript=True, scheme="light", locale="fi-FI", user=None,
    may_visit=()) -> a Playwright page, in a browser context of its own, on the live server.

    Redirects are followed. ``user`` signs in first. ``may_visit``: beginnings of outside addresses it may ask.
    """
    contexts = []

    def open_(
        path="/",
        *,
        width=390,
        height=844,
        javascript=True,
        scheme="light",
        locale="fi-FI",
        user=None,
        may_visit=(),
    ):
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            color_scheme=scheme,
            locale=locale,
            timezone_id="Europe/Helsinki",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        if not javascript:
            without_script.add(context)
        page = context.new_page()
        listen(page, live_server.url, tuple(may_visit), complaints)
        if user is not None:
            _sign_in(page, user, live_server.url)
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


def _sign_in(page, user, base: str) -> None:
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": base}])


@pytest.fixture
def sign_in(live_server) -> Callable:
    """sign_in(page, user): the page's browser context holds the user's session from now on."""
    return lambda page, user: _sign_in(page, user, live_server.url)


def with_script(page):
    """A context showing the same HTML where scripts run: without them axe would never come to an end."""
    context = page.context.browser.new_context(
        viewport=page.viewport_size, locale="fi-FI", reduced_motion="reduce"
    )
    html, twin = page.content(), context.new_page()
    twin.route(page.url, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    twin.goto(page.url)
    return context


@pytest.fixture(scope="session")
def axe() -> Callable:
    """axe(page, *, within=None) -> what axe-core finds wrong: ["rule: element", …], empty when all is well."""
    source = AXE.read_text(encoding="utf-8")

    def look(page, *, within: str | None = None) -> list[str]:
        if page.context in without_script:
            with closing(with_script(page)) as context:
                return look(context.pages[0], within=within)
        if not page.evaluate("'axe' in window"):
            page.evaluate(source)
        found = page.evaluate(
            "([within, tags]) => axe.run(within || document, {runOnly: tags, resultTypes: ['violations']})",
            [within, WCAG],
        )
        return [
            f"{violation['id']}: {node['target']} {node['failureSummary']}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    return look
