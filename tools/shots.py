"""Pictures of the main pages in French and Arabic, on a phone and a screen, light and dark.

python tools/shots.py http://127.0.0.1:8000 var/shots
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from weight import must_answer

PAGES = {
    "home": "",
    "listing": "catalogue/?sector=terroir&available=1&kind=goods",
    "nothing-found": "catalogue/?q=zzzz",
    "product": "catalogue/huile-olive-tatoft/",
    "tourism": "catalogue/table-sous-le-figuier/",
    "directory": "membres/",
    "member": "membres/tisserandes-de-ben-karrich/",
    "seasons": "saisons/",
    "sign-in": "compte/login/",
}
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)


def whole(page: Page, path: Path) -> None:
    """Scroll once through the page, so that every lazy picture comes, then take it whole."""
    page.evaluate(
        "async () => { for (let y = 0; y < document.body.scrollHeight; y += 600) {"
        " scrollTo(0, y); await new Promise(done => setTimeout(done, 60)); } scrollTo(0, 0); }"
    )
    page.wait_for_load_state("networkidle")
    page.screenshot(path=path, full_page=True)


def main(address: str, folder: Path) -> None:
    must_answer(address)
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for theme in ("light", "dark"):
            for width in (360, 1280):
                page = browser.new_page(
                    viewport={"width": width, "height": 800},
                    color_scheme=theme,
                )
                for language in ("fr", "ar"):
                    for name, path in PAGES.items():
                        response = page.goto(f"{address}/{language}/{path}")
                        if response is None or not response.ok:
                            sys.exit(f"/{language}/{path} is not there.")
                        whole(page, folder / f"{name}-{language}-{width}-{theme}.png")
                    page.goto(f"{address}/fr/presentation/")
                    if language != "fr":
                        link = page.locator(f"link[hreflang={language}]")
                        response = page.goto(link.get_attribute("href") or address)
                        if response is None or not response.ok:
                            sys.exit(f"The presentation in {language} is not there.")
                    whole(page, folder / f"presentation-{language}-{width}-{theme}.png")
                    print(f"{language}, {width} px, {theme}: done", flush=True)
                page.close()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), Path(sys.argv[2]))
