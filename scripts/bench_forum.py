"""make bench-forum: many people sign parties of one to five up to a forum at the same moment, and the workshop draw.

The stack and the crowd are those of bench_signups.py: production settings, granian on one core, PostgreSQL, an own
address for each person, the form fetched and its steps walked before the timed last button. Places are kept while
people fill in, as on a real forum's sheet.

  PARTIES=300 PLACES=150 WORKSHOPS=12 WITHIN=120 DRAW=1000,40  make bench-forum
"""

import asyncio
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import bench_signups as house


class Party(house.Person):
    """A person who signs one to five up. Some come all together or not at all."""

    def who(self) -> list[tuple]:
        chance = random.Random(self.number)
        self.size = chance.randint(1, 5)
        self.together = chance.choice(["all", "any"])
        rows = [("way", "self"), ("together", self.together)]
        return rows + [(f"person-{n}-nickname", f"N{self.number}-{n}") for n in range(self.size)]

    def contact(self, workshops: int) -> list[tuple]:
        chance = random.Random(self.number + 10_000)
        rows = [("channel", "sms"), ("contact", "040 123 4567"), ("word", "")]
        for n in range(self.size):
            rows += [(f"person-{n}-workshop_wishes", f"w{w}") for w in chance.sample(range(workshops), 3)]
            rows += [
                (f"person-{n}-transport", "own"),
                (f"person-{n}-in_workshop_with", chance.choice(["", "party"])),
                (f"person-{n}-diet", "vegan"),
                (f"person-{n}-photos", "none"),
            ]
        return rows

    async def fill_in(self) -> None:
        status, page = await self.ask("GET")
        self.fetched = time.monotonic()
        for rows in (self.who(), self.contact(self.workshops)):
            assert status == 200, (status, page[:300])
            fields = house.hidden_in(page)
            mine = {name for name, _value in rows}
            status, page = await self.ask("POST", [(k, v) for k, v in fields.items() if k not in mine] + rows)
        self.fields = house.hidden_in(page)
        assert self.fields.get("step") == "check", re.findall(r"<li>.*?</li>", page)[:5]


def inside(environment: dict, do: str, **request) -> dict:
    done = subprocess.run(
        [sys.executable, "-m", "tests.load.bench_forum_house", do],
        input=json.dumps(request),
        capture_output=True,
        text=True,
        cwd=house.ROOT,
        env=environment,
    )
    if done.returncode:
        sys.exit(done.stderr[-3000:])
    return json.loads(done.stdout.splitlines()[-1])


async def crowd(port: int, form: str, *, parties: int, workshops: int, patience: float):
    everyone = [Party(n, port, form) for n in range(parties)]
    few = asyncio.Semaphore(8)

    async def prepare(person):
        person.workshops = workshops
        async with few:
            await person.fill_in()

    await asyncio.gather(*map(prepare, everyone))
    await asyncio.sleep(house.LEAST_SECONDS)
    began = time.monotonic()
    await asyncio.gather(*(person.send(patience) for person in everyone))
    return everyone, time.monotonic() - began


def judge(everyone, stood: dict, *, places: int, took: float, within: float) -> list[str]:
    wrong = []
    if lost := [p.told or "no answer" for p in everyone if not p.code]:
        wrong.append(f"{len(lost)} got no receipt ({', '.join(sorted(set(lost)))})")
    if errors := sum(person.server_errors for person in everyone):
        wrong.append(f"{errors} server errors")
    if stood["states"].get("confirmed", 0) > places:
        wrong.append(f"oversold: {stood['states']}")
    if sum(stood["states"].values()) != sum(person.size for person in everyone):
        wrong.append("somebody is missing or there twice")
    if stood["split"]:
        wrong.append(f"{stood['split']} parties were split against their wish")
    if stood["circles_apart"] or stood["workshops_over"] or not stood["same_again"]:
        wrong.append("the draw broke a promise")
    if took > within:
        wrong.append(f"it took {took:.1f} s, more than {within:g} s")
    return wrong


def row(label: str, found: dict) -> str:
    keys = ("people", "first", "second", "third", "none", "no_wish", "left_out")
    return f"| {label} | " + " | ".join(str(found[key]) for key in keys) + " |"


HEAD = (
    "| | people | first wish | second | third | none of theirs | made none | fitted nowhere |\n|" + "---|" * 8
)


def main() -> int:
    env = os.environ.get
    parties, places, workshops = (
        int(env("PARTIES", "300")),
        int(env("PLACES", "150")),
        int(env("WORKSHOPS", "12")),
    )
    within, core, own_core = float(env("WITHIN", "120")), env("CORE", "0"), env("CLIENT_CORE", "1")
    if own_core and (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, {int(own_core)})
    house.HELD = "a place"
    folder = Path(tempfile.mkdtemp(prefix="kuulluksi-bench-"))
    try:
        files = house.production(folder, f"sqlite:///{folder / 'files.sqlite3'}")
        house.inside(files, "collect")
        print(f"Load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n", flush=True)
        ((_kind, database),) = house.databases(["postgres"], folder, core)
        environment = house.production(folder, database)
        code = inside(environment, "prepare", places=places, workshops=workshops)["code"]
        with house.web(environment, workers=int(env("WORKERS", "3")), core=core) as (port, _process):
            everyone, took = asyncio.run(
                crowd(port, f"/en/i/{code}/", parties=parties, workshops=workshops, patience=within * 5)
            )
        stood = inside(environment, "stood", code=code)
        wrong = judge(everyone, stood, places=places, took=took, within=within)
        waits = sorted(person.seconds for person in everyone)
        print(
            f"{parties} parties ({sum(p.size for p in everyone)} people) for {places} places and {workshops} workshops: "
            f"all answered in {took:.1f} s, median {statistics.median(waits):.2f} s, slowest {waits[-1]:.2f} s; "
            f"{stood['states']}, split against their wish {stood['split']}, "
            f"server errors {sum(p.server_errors for p in everyone)}: {'; '.join(wrong) or 'as promised'}\n\n{HEAD}"
        )
        print(row("the draw", stood["figures"]["drawn"]))
        print(row("first come, first served", stood["figures"]["first_come"]))
        people, rooms = map(int, env("DRAW", "1000,40").split(","))
        found = inside(files, "thousand", people=people, workshops=rooms)
        print(
            f"\nThe draw for {people} people ({found['units']} that go together) and {rooms} workshops in two slots: "
            f"{found['seconds']} s, {found['processor']} s of it on the processor.\n\n{HEAD}"
        )
        print(row("the draw", found["drawn"]))
        print(row("first come, first served", found["first_come"]))
        return 1 if wrong or found["processor"] > 5 else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
