"""Words for machines (schema.org), built as data and escaped once. Closed groups are never described here."""

import json

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import strip_tags
from django.utils.safestring import mark_safe

ESCAPES = {"<": "\\u003C", ">": "\\u003E", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def script(data) -> str:
    """A JSON-LD script element. Characters that could end the element are written as escapes."""
    if not data:
        return ""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character, escape in ESCAPES.items():
        text = text.replace(character, escape)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  escaped just above


def absolute(path: str) -> str:
    return path if path.startswith("http") else settings.BASE_URL + path


def organisation(name: str, url: str) -> dict:
    return {"@type": "Organization", "name": name, "url": absolute(url)}


def breadcrumbs(crumbs: list[dict]) -> dict:
    """``crumbs``: [{title, url}] from the front page to this page."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": crumb["title"], "item": absolute(crumb["url"])}
            for n, crumb in enumerate(crumbs, start=1)
        ],
    }


def questions(pairs) -> dict:
    """``pairs``: (question, answer as HTML)."""
    return {
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": question,
                "acceptedAnswer": {"@type": "Answer", "text": " ".join(strip_tags(answer).split())},
            }
            for question, answer in pairs
        ],
    }


def posting(page) -> dict:
    """``page``: a page with ``dated`` and ``author``, who is a role."""
    return {
        "@type": "BlogPosting",
        "headline": page.title,
        "description": page.summary,
        "datePublished": page.dated.isoformat(),
        "inLanguage": page.locale.language_code.split("-")[0],
        "author": {"@type": "Organization", "name": page.author},
        "url": absolute(page.address),
    }


def video(page, film) -> dict:
    """``page``: a VideoPage; ``film``: its Video."""
    told = {
        "@type": "VideoObject",
        "name": page.title,
        "description": page.summary,
        "contentUrl": absolute(film.url),
        "thumbnailUrl": absolute(static("img/share.png")),
        "duration": f"PT{round(film.duration)}S",
        "transcript": film.transcript(page.locale.language_code),
        "caption": [
            {"@type": "MediaObject", "inLanguage": track["language"], "contentUrl": absolute(track["url"])}
            for track in film.captions()
        ],
    }
    if page.first_published_at:
        told["uploadDate"] = page.first_published_at.isoformat()
    return told


def graph(*things) -> dict:
    return {"@context": "https://schema.org", "@graph": [thing for thing in things if thing]}
