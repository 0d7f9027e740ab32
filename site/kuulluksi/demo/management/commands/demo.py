"""manage.py demo: build the demo and tell where to go."""

import json
import os

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from kuulluksi.demo import builder

ACCESS = settings.VAR / "demo-access.json"
WORDS = settings.VAR / "demo-access.txt"  # the same for people; scripts/demo.py prints it at each start


class Command(BaseCommand):
    help = "Builds the demo (or brings it up to date), writes var/demo-access.json and prints it in words."

    def add_arguments(self, parser):
        parser.add_argument("--quiet", action="store_true", help="Write the files and print nothing.")

    def handle(self, *args, **options):
        try:
            demo = builder.build()
        except ValidationError as refused:
            raise CommandError(refused.messages[0]) from None
        access = builder.access(demo)
        write_private(ACCESS, json.dumps(access, indent=2, ensure_ascii=False) + "\n")
        words = "\n".join(in_words(access, demo.notes))
        write_private(WORDS, words)
        if not options["quiet"]:
            self.stdout.write(words)


def write_private(path, text: str) -> None:
    """A file that only its owner may read, whole or not at all."""
    fresh = path.with_suffix(".new")
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    fresh.replace(path)


def in_words(access: dict, notes: list[str]) -> list[str]:
    base = access["base"]
    lines = ["", f"  Kuulluksi, demo        {base}/", "", "  Try"]
    lines += [
        f"    {name.replace('_', ' '):<20} {address}" for name, address in access["forms"].items() if address
    ]
    lines += [f"    {name + ' link':<20} {address}" for name, address in access["links"].items() if address]
    lines += [f"    {'calendar feed':<20} {address}" for address in access["feeds"]["public"]]
    lines += [
        f"    {name + ' feed':<20} {access['feeds'][name]}"
        for name in ("staff", "participant")
        if access["feeds"][name]
    ]
    lines += [f"    {'mailbox':<20} {base}/posti/", "", f"  Staff                  {base}/hallinta/"]
    for role, login in access["staff"].items():
        lines.append(f"    {role.replace('_', ' '):<20} {login['username']:<18} {login['password']}")
    return [*lines, *[f"  {note}" for note in notes], ""]
