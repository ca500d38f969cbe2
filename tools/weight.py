"""What a page weighs on a phone: bytes over the wire, cold, before and after scrolling to its end.

python tools/weight.py ADDRESS [PATH …]

Chromium at 360 × 740, double density, through its DevTools protocol. `make weight` calls it.
"""

import json
import shutil
import sys
from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

PATHS = ["/fr/", "/ar/", "/fr/catalogue/", "/ar/catalogue/"]


# As a thumb does; ends when every picture that came near has arrived. One that is not shown never comes.
SCROLL = """async () => {
  for (let top = 0; top < document.body.scrollHeight; top += 300) {
    scrollTo(0, top);
    await new Promise(next => setTimeout(next, 50));
    await Promise.all([...document.images]
      .filter(image => image.checkVisibility() && image.getBoundingClientRect().top < innerHeight)
      .map(image => image.decode().catch(() => {})));
  }
}"""


def must_answer(address: str) -> None:
    """End with a sentence where no portal runs at `address`."""
    try:
        urlopen(address, timeout=30).close()  # noqa: S310  (what was typed after `make`)
    except OSError as error:
        reason = getattr(error, "reason", error)
        sys.exit(
            f"No portal answers at {address} ({reason}). Start it in another terminal: make run"
        )


@dataclass
class Weight:
    """Bytes over the wire: before scrolling, in all, of scripts; how many requests and pictures of ours came,
    and the hosts that were asked besides ours."""

    first: int
    total: int
    scripts: int
    requests: int
    pictures: int
    foreign: set[str]


def weigh(browser: Browser, address: str) -> Weight:
    """Open `address` as a phone does that was never here."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, device_scale_factor=2, is_mobile=True
    )
    page = context.new_page()
    protocol = context.new_cdp_session(page)
    protocol.send("Network.enable")
    protocol.send("Network.setCacheDisabled", {"cacheDisabled": True})
    kinds: dict[str, str] = {}
    sizes: dict[str, float] = {}
    hosts: set[str] = set()
    pictures: set[str] = set()

    def received(event: dict) -> None:
        kinds[event["requestId"]] = event["type"]
        if urlsplit(event["response"]["url"]).path.startswith("/media/"):
            pictures.add(event["response"]["url"])
        if not event["response"]["url"].startswith("data:"):
            hosts.add(urlsplit(event["response"]["url"]).netloc)

    def finished(event: dict) -> None:
        sizes[event["requestId"]] = event["encodedDataLength"]

    protocol.on("Network.responseReceived", received)
    protocol.on("Network.loadingFinished", finished)
    page.goto(address, wait_until="networkidle")
    first = sum(sizes.values())
    page.evaluate(SCROLL)
    context.close()
    return Weight(
        first=round(first),
        total=round(sum(sizes.values())),
        scripts=round(sum(size for id, size in sizes.items() if kinds.get(id) == "Script")),
        requests=len(sizes),
        pictures=len(pictures),
        foreign=hosts - {urlsplit(address).netloc},
    )


def main(address: str, paths: list[str]) -> None:
    must_answer(address)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for path in paths or PATHS:
            weight = weigh(browser, f"{address}{path}")
            print(
                f"{path:20} {weight.first / 1000:7.1f} KB first {weight.total / 1000:7.1f} KB in all"
                f" {weight.scripts / 1000:6.1f} KB script {weight.requests:4} requests"
                f"  other hosts: {json.dumps(sorted(weight.foreign))}"
            )
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1].rstrip("/"), sys.argv[2:])
