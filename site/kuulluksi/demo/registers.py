"""The demo's list pages: what changed, publications, news, words explained, contact persons, the service package."""

import datetime

from kuulluksi.pages import actions
from kuulluksi.pages.models import (
    ContactsPage,
    DownloadsPage,
    GlossaryPage,
    InfoPage,
    NewsIndexPage,
    NewsPage,
    PublicationIndexPage,
    PublicationPage,
    ResultsPage,
    ServicePackagePage,
    StoryCategory,
)

from . import register_words as words
from .cast import Demo
from .page_tree import by_code, put

LANGUAGES = ("fi", "sv", "en")


def day(demo: Demo, offset: int | None):
    return None if offset is None else demo.today + datetime.timedelta(days=offset)


def results(home: dict, demo: Demo) -> None:
    twin = None
    for code in LANGUAGES:
        slug, title, summary = words.RESULTS[code]
        rows = [
            (
                "change",
                {**row, "raised_on": day(demo, row["raised_on"]), "promised_by": day(demo, row["promised_by"])},
            )
            for row in words.CHANGES[code]
        ]
        twin = put(home[code], ResultsPage, twin=twin, slug=slug, title=title, summary=summary, changes=rows)


def publications(home: dict, demo: Demo) -> None:
    index, twins = None, {}
    for code in LANGUAGES:
        slug, title, summary = words.PUBLICATION_INDEX[code]
        index = put(home[code], PublicationIndexPage, twin=index, slug=slug, title=title, summary=summary)
        for number, row in enumerate(words.PUBLICATIONS[code]):
            more = {
                "published_on": day(demo, row["published_on"]),
                "publisher": demo.organisations[row["publisher"]],
            }
            twins[number] = put(index, PublicationPage, twin=twins.get(number), **{**row, **more})


def news(home: dict, demo: Demo) -> None:
    categories = {row.slug: row for row in StoryCategory.objects.all()}
    index, twins = None, {}
    for code in LANGUAGES:
        slug, title, summary = words.NEWS_INDEX[code]
        index = put(home[code], NewsIndexPage, twin=index, slug=slug, title=title, summary=summary)
        for number, row in enumerate(words.NEWS[code]):
            more = {"dated": day(demo, row["dated"]), "categories": by_code(categories, row["categories"])}
            twins[number] = put(index, NewsPage, twin=twins.get(number), **{**row, **more})


def glossary(home: dict) -> None:
    twin = None
    for n, code in enumerate(LANGUAGES):
        slug, title, summary = words.GLOSSARIES[code]
        rows = []
        for row in words.TERMS:
            term, meaning = row[n]
            others = ", ".join(f"{row[m][0]} ({other})" for m, other in enumerate(LANGUAGES) if m != n)
            value = {"term": term, "meaning": meaning, "elsewhere": others, "in_texts": row[3]}
            rows.append(("term", value))
        twin = put(home[code], GlossaryPage, twin=twin, slug=slug, title=title, summary=summary, terms=rows)


def lists(home: dict) -> None:
    contacts = package = built = files = None
    for code in LANGUAGES:
        slug, title, summary = words.CONTACTS[code][:3]
        people = [("person", row) for row in words.people(code)]
        contacts = put(
            home[code], ContactsPage, twin=contacts, slug=slug, title=title, summary=summary, people=people
        )
        slug, title, summary = words.PACKAGES[code]
        package = put(
            home[code], ServicePackagePage, twin=package, slug=slug, title=title, summary=summary,
            side="ammattilaiset",
        )  # fmt: skip
        slug, title, summary, heading, steps = words.BUILT[code]
        milestones = [{"when": when, "heading": what, "text": text} for when, what, text in steps]
        body = [("history", {"heading": heading, "milestones": milestones})]
        built = put(home[code], InfoPage, twin=built, slug=slug, title=title, summary=summary, body=body)
        slug, title, summary, sheets = words.DOWNLOADS[code]
        body = [("brochures", {"heading": words.BROCHURES[code]}), ("text", sheets)]
        files = put(home[code], DownloadsPage, twin=files, slug=slug, title=title, summary=summary, body=body)
        if "brochures" not in [block.block_type for block in files.body]:  # a demo from before there were any
            files.files, files.body = [], body
            actions.publish(files)


def build(home: dict, demo: Demo) -> None:
    results(home, demo)
    publications(home, demo)
    news(home, demo)
    glossary(home)
    lists(home)
