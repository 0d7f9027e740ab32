"""khal: a feed's file imported into an empty calendar, or a folder that vdirsyncer filled."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

MINUTE = "%Y-%m-%dT%H:%M"


def shown_by_khal(feed: bytes, folder: Path) -> list[tuple[str, str, str]]:
    """Import the feed's file into an empty khal and list every day from 2025 on. What lasts over midnight is listed on
    each of its days, so each session counts once."""
    (folder / "calendar").mkdir(parents=True)
    (folder / "feed.ics").write_bytes(feed)
    settings_of(folder)
    _khal(folder, "import", "--batch", "-a", "feed", str(folder / "feed.ics"))
    return listed(folder)


def settings_of(folder: Path) -> None:
    """A khal of its own that reads folder/calendar."""
    (folder / "khal.conf").write_text(
        f"""[calendars]
[[feed]]
path = {folder}/calendar
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = {MINUTE}
longdatetimeformat = {MINUTE}
[sqlite]
path = {folder}/khal.db
""",
        encoding="utf-8",
    )


def listed(folder: Path) -> list[tuple[str, str, str]]:
    lines = _khal(
        folder,
        "list",
        "--notstarted",
        "--day-format",
        "",
        "--format",
        "{title}|{start-long}|{end-long}|{nl}",
        "2025-12-01",
        "1300d",
    ).splitlines()
    shown = set()
    for line in filter(None, map(str.strip, lines)):
        title, start, end, *_rest = line.split("|")
        if "T" not in start:  # khal gives the last day itself
            end = (date.fromisoformat(end) + timedelta(days=1)).isoformat()
        shown.add((title, start, end))
    return sorted(shown)


def _khal(folder, *arguments) -> str:
    command = [str(Path(sys.executable).with_name("khal")), "-c", str(folder / "khal.conf"), *arguments]
    environment = {
        "HOME": str(folder),
        "PATH": "/usr/bin:/bin",
        "LC_ALL": "C.UTF-8",
        "LANG": "C.UTF-8",
        "XDG_CACHE_HOME": str(folder),
    }
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=500, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
