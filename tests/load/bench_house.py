"""The parts of scripts/bench_signups.py that run inside the house. Request on stdin, answer as the last line."""

import json
import sys


def collect() -> dict:
    from django.conf import settings
    from django.core.management import call_command

    manifest = settings.STATIC_ROOT / "staticfiles.json"
    collected = manifest.stat().st_mtime if manifest.exists() else 0
    if any(path.stat().st_mtime > collected for path in settings.STATICFILES_DIRS[0].rglob("*")):
        call_command("collectstatic", interactive=False, verbosity=0)
    return {}


def prepare(places: int) -> dict:
    """A fresh database with one sheet whose places are held at submit."""
    from django.core.management import call_command

    from booking.signups.models import Sheet

    call_command("migrate", interactive=False, verbosity=0)
    sheet = Sheet.objects.create(
        kind=Sheet.Kind.GROUP,
        heading_fi="Iltaryhmä",
        heading_en="Evening group",
        capacity=places,
        admission=Sheet.Admission.DIRECT,
    )
    return {"code": sheet.code}


def stood(code: str) -> dict:
    """How everyone stood in the end."""
    from collections import Counter

    from booking.signups.models import SignUp

    rows = list(
        SignUp.objects.filter(sheet__code=code)
        .order_by("number")
        .values_list("number", "state", "queued_at", "party__receipt_locator")
    )
    states = [state for _number, state, _at, _code in rows]
    places = states.count("confirmed")
    in_order = (
        [number for number, *_ in rows] == list(range(1, len(rows) + 1))
        and states == ["confirmed"] * places + ["waitlisted"] * (len(states) - places)
        and [at for *_, at, _code in rows] == sorted(at for *_, at, _code in rows)
    )
    return {
        "states": dict(Counter(states)),
        "in_order": in_order,
        "by_locator": {locator: state for _number, state, _at, locator in rows},
    }


PARTS = {"collect": collect, "prepare": prepare, "stood": stood}


def main() -> None:
    import django

    django.setup()
    answer = PARTS[sys.argv[1]](**json.load(sys.stdin))
    sys.stdout.write("\n" + json.dumps(answer) + "\n")


if __name__ == "__main__":
    main()
