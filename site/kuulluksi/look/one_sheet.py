"""Style sheets that go out together, as one file: fewer requests on a first view, and no more bytes than they need.

They stay small files, with their reasons, for whoever writes them. What readers get is put together when static files are
collected, and on the fly where they are served from where they lie. Why just these: decision 0093.
"""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SHEETS = {
    "css/house.css": ("tokens", "base", "components"),  # every page; the others come beside it
    "css/front.css": ("pages", "events", "home"),
    "css/reading.css": ("pages",),
    "css/story.css": ("pages", "stories"),
    "css/finding.css": ("pages", "forms"),  # the search, the NGOs
    "css/forum-page.css": ("pages", "forum"),
    "css/results.css": ("pages", "voices"),
    "css/choosing.css": ("forms", "groups"),
    "css/dates.css": ("forms", "events", "calendar", "subscribe", "open_events"),
    "css/signing.css": ("forms", "signups", "signup-ways", "own"),  # and people's own pages
    "css/telling.css": ("forms", "stories"),
    "css/asking.css": ("forms", "experts"),
}
REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
IN_QUOTES = re.compile(r'("[^"\n]*")')


def without_air(sheet: str) -> str:
    """The same rules without remarks and spaces. What stands in quotes is left as it is."""
    parts = IN_QUOTES.split(REMARK.sub("", sheet))
    for n in range(0, len(parts), 2):
        tight = re.sub(r"\s+", " ", parts[n])
        tight = re.sub(r" ?([{};,>]) ?", r"\1", tight)
        parts[n] = tight.replace(": ", ":").replace(";}", "}")
    return "".join(parts).strip()


def put_together(name: str) -> str:
    folder = settings.ROOT / "static" / "css"
    return without_air("\n".join((folder / f"{part}.css").read_text("utf-8") for part in SHEETS[name]))


class OneSheetFinder(BaseFinder):
    def __init__(self, app_names=None, *args, **kwargs):
        self.storage = FileSystemStorage(location=settings.VAR / "made")

    def made(self, name: str) -> Path:
        """Where the sheet lies, as its parts are now."""
        whole, file = put_together(name), Path(self.storage.path(name))
        if not file.exists() or file.read_text("utf-8") != whole:
            file.parent.mkdir(parents=True, exist_ok=True)
            half = file.with_suffix(".half")
            half.write_text(whole, "utf-8")
            half.replace(file)
        return file

    def find(self, path, find_all=False, **kwargs):
        if path not in SHEETS:
            return []
        file = str(self.made(path))
        return [file] if find_all else file

    def list(self, ignore_patterns):
        for name in SHEETS:
            self.made(name)
            yield name, self.storage
