"""The parts of scripts/bench_forum.py that run inside the house. Request on stdin, answer as the last line."""

import json
import sys
from datetime import time, timedelta


def prepare(places: int, workshops: int) -> dict:
    """A fresh database with one forum, planned as the desk plans it."""
    from django.core.management import call_command
    from django.utils import timezone

    from booking.forum import actions
    from booking.forum.models import Forum

    call_command("migrate", interactive=False, verbosity=0)
    day = timezone.localdate() + timedelta(days=70)
    forum = actions.plan_forum(
        year=day.year,
        texts={"theme_fi": "Kuorma", "purpose_fi": "Kuorma"},
        starts_on=day,
        starts_at=time(10),
        ends_at=time(16),
        sheet={"capacity": places},
        published=True,
        by="program",
    )
    for n in range(workshops):
        early = n % 2 == 0
        actions.add_workshop(
            forum,
            slug=f"w{n}",
            names={"fi": f"Työpaja {n}", "sv": "", "en": f"Workshop {n}"},
            texts={"fi": "x"},
            starts_at=time(11) if early else time(13),
            ends_at=time(12, 30) if early else time(14, 30),
            capacity=-(-places * 2 * 6 // (workshops * 5)),
            by="program",
        )
    return {"code": Forum.objects.get().sheet.code}


def stood(code: str) -> dict:
    """How everyone stood in the end, and the draw for those who got in."""
    from collections import Counter

    from booking.forum.draw import actions as drawing
    from booking.forum.draw.wishes import circles_of, wishers_of
    from booking.forum.models import Forum, WorkshopPlace
    from booking.signups.models import SignUp

    forum = Forum.objects.select_related("sheet").get(sheet__code=code)
    rows = list(
        SignUp.objects.filter(sheet=forum.sheet)
        .order_by("number")
        .values_list("party_id", "state", "party__together", "party__receipt_locator")
    )
    parties: dict = {}
    for party, state, together, _locator in rows:
        parties.setdefault(party, (together, set()))[1].add(state)
    split = sum(together == "all" and len(states) > 1 for together, states in parties.values())
    row = drawing.draw(forum, by="program")
    of = dict(WorkshopPlace.objects.of(row).values_list("signup__number", "signup_id"))
    rooms: dict = {}
    for number, slug in WorkshopPlace.objects.of(row).values_list("signup__number", "workshop__slug"):
        rooms.setdefault(number, set()).add(slug)
    circles = circles_of(wishers_of(forum))
    apart = sum(len({frozenset(rooms.get(one.number, ())) for one in circle}) > 1 for circle in circles)
    taken = drawing.taken_in(row)
    over = [w.slug for w in forum.workshops.select_related("sheet") if taken[w.pk] > w.sheet.capacity]
    by_locator: dict = {}
    for _party, state, _together, locator in rows:
        by_locator.setdefault(locator, []).append(state)
    return {
        "states": dict(Counter(state for _p, state, _t, _l in rows)),
        "split": split,
        "by_locator": by_locator,
        "drawn": len(of),
        "circles_apart": apart,
        "workshops_over": over,
        "figures": row.figures,
        "same_again": drawing.same_again(row),
    }


def thousand(people: int, workshops: int) -> dict:
    """The draw alone, for many: parties of 1–5 who go together, and workshops of which some are far more wished for."""
    import random
    import time as clock

    from booking.forum.draw.allot import Room, Unit, allot, figures, first_come

    chance = random.Random(7)
    each = -(-people * 2 * 23 // (workshops * 20))
    rooms = [Room(f"w{n}", each, 600 + 120 * (n % 2), 700 + 120 * (n % 2)) for n in range(workshops)]
    liked = [1 / (1 + n * 0.15) for n in range(workshops)]
    units, number = [], 1
    while number <= people:
        size = min(chance.choice([1, 1, 1, 2, 2, 3, 4, 5]), people + 1 - number)
        wishes: dict = {}
        for n in range(size):
            mine: list = []
            while len(mine) < 3:
                one = f"w{chance.choices(range(workshops), liked)[0]}"
                if one not in mine:
                    mine.append(one)
            wishes[number + n] = tuple(mine)
        units.append(Unit(wishes, adults=int(size > 2)))
        number += size
    began, used = clock.perf_counter(), clock.process_time()
    found = allot(rooms, units, "bench")
    return {
        "units": len(units),
        "seconds": round(clock.perf_counter() - began, 2),
        "processor": round(clock.process_time() - used, 2),
        "drawn": figures(units, found),
        "first_come": figures(units, first_come(rooms, units)),
    }


PARTS = {"prepare": prepare, "stood": stood, "thousand": thousand}


def main() -> None:
    import django

    django.setup()
    answer = PARTS[sys.argv[1]](**json.load(sys.stdin))
    sys.stdout.write("\n" + json.dumps(answer) + "\n")


if __name__ == "__main__":
    main()
