"""Which words exactly: a fingerprint of all that a reader sees of a story or a moment.

What only the editors see (the code of the consent, times of publishing, when to check the page again) is not part of it,
and neither are the keys that the editor's tools put into the text.
"""

import hashlib
import json
import re

TOOLS_KEYS = re.compile(r' data-block-key="[^"]*"')
SEEN = ("title", "slug", "summary", "content_note", "byline", "name_changed", "quote", "seo_title",
        "search_description", "picture_id")  # fmt: skip


def _plain(value):
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items() if name != "id"}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    if isinstance(value, str):
        return TOOLS_KEYS.sub("", value).replace("\r\n", "\n").strip()
    return value


def _of(parts) -> str:
    """64 hex digits."""
    text = json.dumps(_plain(parts), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def of_story(page) -> str:
    """Of a story page as it stands in memory: a draft, a revision, or what is live."""
    seen = {name: getattr(page, name) or "" for name in SEEN}
    return _of([page.locale_id, seen, page.body.get_prep_value()])


def of_moment(words: str, who: str) -> str:
    return _of(["moment", words, who])
