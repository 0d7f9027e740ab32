"""make quality: Nu's HTML checker on every page of the demo in every language, and Lighthouse as a phone sees it.

Both come from npm into var/tools by themselves; node and Java are Debian's (sh scripts/system.sh quality). A demo that
runs on PORT is used; if none does, one is started and stopped again. Fails on any HTML error and on a score below the
floor, the median of RUNS=3 runs. WHAT=html or WHAT=lighthouse does one of the two.
"""

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ROOT / "var" / "tools"
PACKAGES = ["lighthouse@12.8", "vnu-jar@26.9.27"]
BASE = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium-headless-shell")
LANGUAGES = ("fi", "sv", "en", "fi-simple")
OUTSIDE_THE_TREE = (
    "haku/?q=ryhma", "haku/", "nowhere/", "kalenteri/", "tapahtumat/", "koodi/", "n/", "sivusto/palaute/",
    "sivusto/poistuminen/", "sivusto/saavutettavuus/", "sivusto/tietosuoja/", "tyyli/",
)  # fmt: skip
FLOORS = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST_SHIFT = 0.01
PAGES = {
    "front page": "/fi/",
    "groups": "/fi/ryhmat/",
    "NGOs": "/fi/jarjestot/",
    "story": r"/fi/tarinat/[^/]+/",
    "video": r"/fi/videot/[^/]+/",
}


def tools() -> None:
    lacking = [program for program in ("npm", "java") if not shutil.which(program)]
    if lacking:
        sys.exit(f"Missing: {' '.join(lacking)}. Run: sh scripts/system.sh quality")
    subprocess.run(
        [
            "npm",
            "install",
            "--no-save",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--silent",
            "--prefix",
            TOOLS,
            *PACKAGES,
        ],
        check=True,
    )


def fetch(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.read().decode()


def of_the_sitemap() -> list[str]:
    return re.findall(r"<loc>(.*?)</loc>", fetch(f"{BASE}/sitemap.xml"))


def addresses() -> list[str]:
    """Every page of the sitemap, the forms that the demo tells of, and what stands outside the page tree."""
    told = json.loads((ROOT / "var" / "demo-access.json").read_text("utf-8"))
    forms = [re.sub("/fi/", f"/{code}/", form) for form in told["forms"].values() for code in LANGUAGES[:3]]
    others = [f"{BASE}/{code}/{path}" for path in OUTSIDE_THE_TREE for code in LANGUAGES]
    return [*of_the_sitemap(), *forms, *told["links"].values(), *others, f"{BASE}/posti/"]


def check_html() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        kept = {}
        for number, address in enumerate(addresses()):
            kept[f"{number:03}.html"] = address
            Path(folder, f"{number:03}.html").write_text(fetch(address), "utf-8")
        jar = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
        checker = ["java", "-jar", jar, "--errors-only", "--format", "gnu", *sorted(Path(folder).iterdir())]
        said = subprocess.run(checker, capture_output=True, text=True).stderr
    print(f"Nu's checker: {len(kept)} pages, {len(said.splitlines())} errors")
    return [re.sub(r"^.*?(\d{3}\.html)", lambda name: kept[name[1]], line) for line in said.splitlines()]


def lighthouse(page: str) -> dict[str, float]:
    """Scores out of 100 and the layout shift, of one run."""
    done = subprocess.run(
        [TOOLS / "node_modules" / ".bin" / "lighthouse", page, "--quiet", "--output=json",
         f"--only-categories={','.join(FLOORS)}", "--chrome-flags=--headless=new --no-sandbox --disable-gpu"],
        capture_output=True, text=True, env={**os.environ, "CHROME_PATH": CHROMIUM},
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"{page}: Lighthouse did not finish: {done.stderr.strip()[-500:]}")
    report = json.loads(done.stdout)
    found = {name: round(report["categories"][name]["score"] * 100) for name in FLOORS}
    missed = [
        audit["id"]
        for name in FLOORS
        if name != "performance"
        for audit in report["categories"][name]["auditRefs"]
        if audit["weight"] and report["audits"][audit["id"]]["score"] not in (1, None)
    ]
    return {**found, "shift": report["audits"]["cumulative-layout-shift"]["numericValue"], "missed": missed}


def measure() -> list[str]:
    """Lighthouse's mobile preset. A loaded machine gets a lower score for performance than the house deserves."""
    known = [address.removeprefix(BASE) for address in of_the_sitemap()]
    low = []
    for name, pattern in PAGES.items():
        path = next(each for each in known if re.fullmatch(pattern, each))
        runs = [lighthouse(BASE + path) for _run in range(int(os.environ.get("RUNS", "3")))]
        middle = {what: median(run[what] for run in runs) for what in (*FLOORS, "shift")}
        print(name, path, middle, *runs[0]["missed"], flush=True)
        low += [f"{path}: {what} {middle[what]}" for what, floor in FLOORS.items() if middle[what] < floor]
        low += [f"{path}: layout shift {middle['shift']}"] if middle["shift"] >= MOST_SHIFT else []
    return low


def alive() -> bool:
    try:
        with urllib.request.urlopen(f"{BASE}/terveys/elossa", timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


@contextlib.contextmanager
def demo():
    """The one that runs on PORT, or one of our own."""
    if alive():
        yield
        return
    process = subprocess.Popen([sys.executable, ROOT / "scripts" / "demo.py"], stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 600
        while not alive():
            if process.poll() is not None or time.monotonic() > deadline:
                sys.exit("The demo did not start.")
            time.sleep(1)
        yield
    finally:
        process.terminate()
        process.wait()


def main() -> int:
    what = os.environ.get("WHAT", "html,lighthouse").split(",")
    tools()
    with demo():
        wrong = [*(check_html() if "html" in what else ()), *(measure() if "lighthouse" in what else ())]
    print(*wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
