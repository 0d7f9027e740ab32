"""The last part of make test-all: Nu's HTML checker and Lighthouse on a running demo (PORT=…).

Both come from npm into var/tools; the checker needs Java. Fails on any HTML error and on a score below the floor.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ROOT / "var" / "tools"
PACKAGES = ["lighthouse@12.8", "vnu-jar@26.9.27"]
BASE = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium-headless-shell")
LANGUAGES = ("fi", "sv", "en")
OTHERS = ("/posti/", "/fi/haku/?q=ryhma", "/fi/nowhere/", "/fi/kalenteri/", "/sv/kalenteri/", "/en/kalenteri/")
FLOORS = {"performance": 90, "accessibility": 100, "best-practices": 100}


def tools() -> None:
    lacking = [program for program in ("npm", "java") if not shutil.which(program)]
    if lacking:
        sys.exit(f"Missing: {' '.join(lacking)}. On Debian: apt-get install npm openjdk-17-jre-headless")
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


def addresses() -> list[str]:
    """Every page of the sitemap, the forms that the demo tells of, and what stands outside the page tree."""
    found = re.findall(r"<loc>(.*?)</loc>", fetch(f"{BASE}/sitemap.xml"))
    told = json.loads((ROOT / "var" / "demo-access.json").read_text("utf-8"))
    forms = [re.sub("/fi/", f"/{code}/", form) for form in told["forms"].values() for code in LANGUAGES]
    return [*found, *forms, *told["links"].values(), *(BASE + path for path in OTHERS)]


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


def measure() -> list[str]:
    """Lighthouse as a phone sees it. The scores of a loaded machine are lower than the house deserves."""
    told = json.loads((ROOT / "var" / "demo-access.json").read_text("utf-8"))
    pages = [
        f"{BASE}/fi/",
        f"{BASE}/fi/ryhmat/",
        f"{BASE}/fi/ryhmat/jalkihuolto/",
        told["forms"]["group_signup"],
    ]
    low = []
    for page in pages:
        done = subprocess.run(
            [TOOLS / "node_modules" / ".bin" / "lighthouse", page, "--quiet", "--output=json",
             f"--only-categories={','.join(FLOORS)}", "--chrome-flags=--headless=new --no-sandbox --disable-gpu"],
            capture_output=True, text=True, env={**os.environ, "CHROME_PATH": CHROMIUM},
        )  # fmt: skip
        if done.returncode:
            low.append(f"{page}: Lighthouse did not finish: {done.stderr.strip()[-300:]}")
            continue
        categories = json.loads(done.stdout)["categories"]
        scores = {name: round(categories[name]["score"] * 100) for name in FLOORS}
        print(page.removeprefix(BASE), scores, flush=True)
        low += [f"{page}: {name} {score}" for name, score in scores.items() if score < FLOORS[name]]
    return low


def main() -> int:
    tools()
    wrong = [*check_html(), *measure()]
    print(*wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
