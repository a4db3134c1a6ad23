"""Takes pictures of pages as a signed-in person sees them: widths, themes, languages."""

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlparse

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

PHONE_WIDTH = 500
HEIGHTS = {True: 844, False: 1000}
FLAGS = ["--no-sandbox", "--font-render-hinting=none", "--force-color-profile=srgb", "--hide-scrollbars"]
SET_THEME = """theme => {
  document.documentElement.dataset.theme = theme;
  document.querySelector('link[data-dark]').media = theme === 'dark' ? 'screen' : 'not all';
}"""

HIDDEN_BELOW = """() => Math.max(0, ...[...document.querySelectorAll('.page-body')].map(
  body => body.scrollHeight - body.clientHeight))"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium of this machine."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        sys.exit("No Chromium here: install the package chromium, or name one in CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


def sign_in(context: BrowserContext, base: str, credentials: str) -> None:
    """Sign in with "name:password"."""
    name, _, password = credentials.partition(":")
    page = context.new_page()
    page.goto(f"{base}/account/login")
    page.fill("[name=login]", name)
    page.fill("[name=password]", password)
    page.locator("[name=password]").press("Enter")
    page.wait_for_load_state("networkidle")
    page.close()


def speak(context: BrowserContext, base: str, language: str) -> None:
    """Set the person's language, as the preferences page does."""
    page = context.new_page()
    page.goto(f"{base}/kit")
    token = page.locator('meta[name="csrf-token"]').get_attribute("content") or ""
    headers = {"X-CSRFToken": token, "Referer": f"{base}/kit"}
    page.request.post(f"{base}/account/preferences", form={"language": language}, headers=headers)
    page.close()


def picture(page: Page, url: str, out: Path, theme: str, *, whole: bool) -> list[str]:
    """Take one picture; gives what went wrong on the page."""
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(url)
    page.evaluate(SET_THEME, theme)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    if wide > 0:
        wrong.append(f"scrolls sideways by {wide} px")
    if whole and (below := page.evaluate(HIDDEN_BELOW)) > 0 and page.viewport_size:
        page.set_viewport_size(page.viewport_size | {"height": page.viewport_size["height"] + below})
    page.screenshot(path=out, full_page=whole)
    return wrong


def name_of(url: str, width: int, theme: str, language: str) -> str:
    """A file name that says what the picture shows."""
    parsed = urlparse(url)
    slug = "-".join(
        part for part in (parsed.path.strip("/").replace("/", "-") or "today", parsed.query) if part
    )
    return "-".join(part for part in (slug[:60], str(width), theme, language) if part) + ".png"


def read_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("urls", nargs="+", help="paths such as /customers/, or whole addresses")
    parser.add_argument("--base", default="http://127.0.0.1:8000")
    parser.add_argument("--out", type=Path, default=Path("var/pictures"))
    parser.add_argument("--as", dest="credentials", default="", help="name:password")
    parser.add_argument("--width", type=int, action="append")
    parser.add_argument("--theme", choices=("light", "dark"), action="append")
    parser.add_argument("--lang", default="", help="en, es, zh-hans or zh-hant; kept with the person")
    parser.add_argument("--whole", action="store_true", help="the whole page, not just the window")
    return parser.parse_args()


def main() -> None:
    """Take every picture asked for."""
    asked = read_arguments()
    asked.out.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for width in asked.width or [1440]:
            _take_at(browser, asked, width)


def _take_at(browser: Browser, asked: argparse.Namespace, width: int) -> None:
    is_phone = width < PHONE_WIDTH
    size = ViewportSize(width=width, height=HEIGHTS[is_phone])
    context = browser.new_context(
        viewport=size,
        device_scale_factor=1.5,
        is_mobile=is_phone,
        has_touch=is_phone,
        locale=asked.lang or "en",
    )
    if asked.credentials:
        sign_in(context, asked.base, asked.credentials)
    if asked.credentials and asked.lang:
        speak(context, asked.base, asked.lang)
    for theme in asked.theme or ["light"]:
        for url in asked.urls:
            out = asked.out / name_of(url, width, theme, asked.lang)
            address = url if "://" in url else asked.base + url
            page = context.new_page()
            print(out, *picture(page, address, out, theme, whole=asked.whole), sep="\n  ")
            page.close()
    context.close()


if __name__ == "__main__":
    main()
