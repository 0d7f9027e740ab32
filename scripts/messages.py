"""Collect the words of the house into locale/, sorted and without addresses, and say which lack a translation."""

import os
import re
import subprocess
import sys
from pathlib import Path

from babel.messages import pofile
from babel.messages.catalog import Catalog

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("fi", "sv")


def catalogue(folder: Path, language: str) -> Path:
    return folder / "locale" / language / "LC_MESSAGES" / "django.po"


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return pofile.read_po(file)


def collect(folder: Path) -> None:
    """Run makemessages in a copy of the house, or in the house itself, and put the catalogues into one order."""
    languages = [word for language in LANGUAGES for word in ("--locale", language)]
    ignored = [word for name in (".venv", "var", "tests", "build", "scripts") for word in ("--ignore", name)]
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", *languages, *ignored, "--no-location", "--no-wrap",
         "--no-obsolete", "--verbosity", "0"],
        cwd=folder, check=True, env={**os.environ, "DEBUG": "1"},
    )  # fmt: skip
    for language in LANGUAGES:
        path = catalogue(folder, language)
        sort = ["msgcat", "--sort-output", "--no-wrap", "--no-location", "--output-file", str(path), str(path)]
        subprocess.run(sort, check=True)
        # The day of collecting would make every branch disagree with every other.
        path.write_text(re.sub(r'"POT-Creation-Date:.*\n', "", path.read_text("utf-8")), "utf-8")


def untranslated(path: Path) -> list[str]:
    """Messages without words in this language, or with words that gettext only guessed."""
    return [
        message.id if isinstance(message.id, str) else message.id[0]
        for message in read(path)
        if message.id
        and (
            not message.string
            or message.fuzzy
            or (isinstance(message.string, tuple) and not all(message.string))
        )
    ]


def main() -> int:
    collect(ROOT)
    lacking = 0
    for language in LANGUAGES:
        words = untranslated(catalogue(ROOT, language))
        lacking += len(words)
        print(f"{language}: {len(words)} to translate", *(f"  {word!r}" for word in words), sep="\n")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
