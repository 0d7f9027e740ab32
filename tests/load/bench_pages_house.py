"""The parts of scripts/bench_pages.py that run inside the house: the demo with many more pages, and reading them.

Run as a program it builds the house and then reads one address for each line of stdin: "/fi/…" -> [queries, seconds].
"""

import json
import sys
import time

# Lists, one page of their rows, and what is asked across all pages. The first of each kind is the demo's own.
READ = (
    "/fi/",
    "/fi/tarinat/",
    "/fi/jarjestot/",
    "/fi/ajankohtaista/",
    "/fi/haku/?q=vertaisryhm%C3%A4",
    "story",
)
COUNTED = "kuulluksi-csrf"  # whoever carries this cookie is served a page made anew


def build(number: int) -> dict[str, str]:
    """The demo, with that many stories, listings and news besides its own. Returns {"story": its address}."""
    from django.core.management import call_command
    from django.db import connection

    from kuulluksi.demo import builder
    from kuulluksi.directory.models import Organisation
    from kuulluksi.pages import wayfinding
    from kuulluksi.pages.models import NewsIndexPage, NgoIndexPage, NgoPage, StoryCategory, StoryIndexPage
    from kuulluksi.pages.models import NewsPage as News
    from kuulluksi.pages.models import StoryPage as Story
    from tests.pages.many import many, tie

    call_command("migrate", interactive=False, verbosity=0)
    builder.build()
    host, words = (
        Organisation.objects.first(),
        [("text", "<p>Aluksi syödään ja kuullaan, mitä kuuluu. </p>" * 40)],
    )
    categories = list(StoryCategory.objects.order_by("pk")[:2])
    story = {"summary": "Mitä itse ajattelen vertaisryhmästä.", "byline": "Kokemusasiantuntija", "body": words}
    news = {"summary": "Mitä uutta vertaisryhmissä.", "author": "Koordinaattori", "body": words}
    made = {}
    for index, model, fields in (
        (StoryIndexPage, Story, {**story, "content_note": "Ei kuvata väkivaltaa."}),
        (NewsIndexPage, News, news),
        (NgoIndexPage, NgoPage, {"summary": "Vanhemmat tukevat toisiaan.", "organisation": host}),
    ):
        parent = index.objects.get(locale__language_code="fi")
        made[model] = many(parent, model, number, indexed=True, **fields)
        if model is not NgoPage:
            tie(made[model], "categories", categories)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    wayfinding.forget()
    return {"story": made[Story][number // 2].address}


def read(addresses: dict[str, str]) -> None:
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from kuulluksi import page_cache
    from kuulluksi.pages import wayfinding

    # Queries are counted, and they would differ by what the clock has forgotten in between.
    wayfinding.SECONDS = page_cache.POLL = page_cache.LONGEST = 3600
    client = Client(SERVER_NAME="127.0.0.1")
    client.cookies[settings.CSRF_COOKIE_NAME] = "of somebody who has been at the desk"
    for line in sys.stdin:
        asked = json.loads(line)
        address = addresses.get(asked, asked)
        began = time.perf_counter()
        answer = client.get(address)
        took = time.perf_counter() - began
        assert answer.status_code == 200, (address, answer.status_code)
        with CaptureQueriesContext(connection) as found:
            client.get(address)
        print(json.dumps([len(found), took]), flush=True)


def main() -> None:
    import django

    django.setup()
    addresses = build(int(sys.argv[1]))
    print(json.dumps(addresses), flush=True)
    if sys.argv[2:] == ["read"]:
        read(addresses)


if __name__ == "__main__":
    main()
