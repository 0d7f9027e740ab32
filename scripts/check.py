"""make check: what must hold before each commit. Every step runs, then the failed ones are named."""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import messages

ROOT = Path(__file__).resolve().parents[1]
HERE = Path(sys.executable).parent
LONGEST = 60  # lines of one failed step
PRODUCTION = {
    "DEBUG": "0",
    "DEMO": "0",
    "ALLOWED_HOSTS": "kuulluksi.example",
    "BASE_URL": "https://kuulluksi.example",
    "DATABASE_URL": "postgres://nobody@127.0.0.1/nowhere",
    "REDIS_URL": "redis://127.0.0.1:1",
    "REFERRER_HOSTS": "kuulluksi.example",
    "PERSONAL_DATA_KEYS": f"first:{secrets.token_urlsafe(48)}",
    **{name: secrets.token_urlsafe(48) for name in ("SECRET_KEY", "INDEX_KEY", "LINK_KEY")},
}


def run(*command, **environment) -> str:
    """Empty when the command succeeds, else what it said."""
    result = subprocess.run(
        [str(HERE / command[0]) if (HERE / command[0]).exists() else command[0], *command[1:]],
        cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True,
    )  # fmt: skip
    return (result.stdout + result.stderr).strip() or "failed" if result.returncode else ""


def manage(*command, **environment) -> str:
    return run("python", "-W", "error::DeprecationWarning:kuulluksi", "manage.py", *command, **environment)


def catalogues() -> str:
    """Compare the catalogues with the words the code says now, and look for holes."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place)
        for name in ("site", "booking", "groups", "templates", "locale"):
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
        shutil.copy(ROOT / "manage.py", copy)
        messages.collect(copy)
        found = []
        for language in messages.LANGUAGES:
            path = messages.catalogue(ROOT, language)
            now = {
                str(message.id) for message in messages.read(messages.catalogue(copy, language)) if message.id
            }
            kept = {str(message.id) for message in messages.read(path) if message.id}
            found += [f"{language} lacks {word!r}" for word in sorted(now - kept)]
            found += [f"{language} keeps {word!r}, which nobody says" for word in sorted(kept - now)]
            found += [f"{language} does not translate {word!r}" for word in messages.untranslated(path)]
    return "\n".join([*found, "Run: make messages"]) if found else ""


STEPS = {
    "format": lambda: run("ruff", "format", "--check", "."),
    "lint": lambda: run("ruff", "check", "."),
    "import floors": lambda: run("lint-imports", "--no-cache"),
    "system checks": lambda: manage("check", "--fail-level", "WARNING", DEBUG="1"),
    "production settings": lambda: manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION),
    "missing migrations": lambda: manage("makemigrations", "--check", "--dry-run", DEBUG="1"),
    "templates": lambda: run("djlint", "templates", "--lint", "--quiet"),
    "catalogues": catalogues,
}


def timed(step) -> tuple[str, float]:
    start = time.monotonic()
    return step(), time.monotonic() - start


def main() -> int:
    start, failed = time.monotonic(), []
    with ThreadPoolExecutor(2) as pool:
        running = {name: pool.submit(timed, step) for name, step in STEPS.items()}
        for name, future in running.items():
            said, seconds = future.result()
            print(f"{'failed' if said else 'ok':<8}{name:<22}{seconds:5.1f} s", flush=True)
            if said:
                failed.append(name)
                lines = said.splitlines()
                print(*(f"    {line}" for line in lines[:LONGEST]), sep="\n", flush=True)
                if len(lines) > LONGEST:
                    print(f"    … and {len(lines) - LONGEST} more lines", flush=True)
    print(f"{len(STEPS) - len(failed)} of {len(STEPS)} hold, {time.monotonic() - start:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
