"""make picture: the picture in the README, taken from a running demo by the browser of the tests."""

import os
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
BASE = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium-headless-shell")
HEIGHT, GAP = 900, 40


def shots() -> list[Image.Image]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        taken = []
        for width in (390, 1280):
            page = browser.new_page(viewport={"width": width, "height": HEIGHT}, reduced_motion="reduce")
            page.goto(f"{BASE}/fi/")
            page.evaluate("document.fonts.ready")
            taken.append(Image.open(BytesIO(page.screenshot())).convert("RGB"))
        browser.close()
    return taken


def main() -> None:
    phone, wide = shots()
    picture = Image.new("RGB", (phone.width + GAP + wide.width, HEIGHT), "white")
    picture.paste(phone, (0, 0))
    picture.paste(wide, (phone.width + GAP, 0))
    target = ROOT / "docs" / "img" / "home.png"
    target.parent.mkdir(exist_ok=True)
    picture.quantize(128).save(target, optimize=True)


if __name__ == "__main__":
    main()
