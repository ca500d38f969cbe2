"""What a question costs at 1,000 to 100,000 products in four languages, on the database and on Elasticsearch.

tools/elasticsearch/node run python tools/bench_search.py --products 1000 5000 100000 [--json FILE]

Asks the engine (search.engine) 300 questions: words, facets, Arabic, slips, what is being typed, distance; beside it the
bare `_search` request with the same body and stock modelsearch. The database is a throw-away SQLite file, or the one
that DATABASE_URL names: `make bench-search` runs both. Machines are noisy: read the ratios within one run.
"""

import argparse
import atexit
import http.client
import json
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import django

URL = os.environ.pop("ELASTICSEARCH_URL", "")
FOLDER = tempfile.mkdtemp(prefix="bench-search-")
atexit.register(shutil.rmtree, FOLDER)
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ |= {
    "VAR": FOLDER,
    "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
    "ELASTICSEARCH_INDEX": "bench",
    "LOG_LEVEL": "ERROR",
}
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from modelsearch.backends.elasticsearch9 import SearchBackend  # noqa: E402

from catalogue.models import Product  # noqa: E402
from core import versioned_cache  # noqa: E402
from core.languages import LANGUAGES  # noqa: E402
from search import database, engine, snapshot, words  # noqa: E402
from search.documents import Kind  # noqa: E402
from search.elastic import asking, client, index, sending  # noqa: E402
from search.models import PublicDocument  # noqa: E402
from search.query import BEST, NEAREST, Entry, Listed, Query  # noqa: E402

VOCABULARY = (
    6_000  # words of a language; the first stand nearly everywhere, the last in a few texts
)
TITLE, BODY = 4, 40  # words of a text
SYLLABLES = {
    "fr": [
        "ba",
        "bou",
        "chi",
        "da",
        "dou",
        "fi",
        "ga",
        "gui",
        "jo",
        "la",
        "lou",
        "ma",
        "mi",
        "nou",
        "pa",
        "pre",
        "ri",
        "sa",
        "tou",
        "ve",
    ],
    "ar": [
        "با",
        "بو",
        "تا",
        "تي",
        "جا",
        "جو",
        "حا",
        "دا",
        "را",
        "رو",
        "سا",
        "سي",
        "شا",
        "صا",
        "طا",
        "عا",
        "فا",
        "قا",
        "كا",
        "ما",
    ],
    "es": [
        "ba",
        "bo",
        "ca",
        "cho",
        "da",
        "de",
        "fa",
        "ga",
        "ja",
        "la",
        "lle",
        "ma",
        "mo",
        "na",
        "pa",
        "que",
        "ra",
        "sa",
        "ta",
        "zo",
    ],
    "en": [
        "ba",
        "be",
        "ca",
        "co",
        "da",
        "do",
        "fa",
        "go",
        "ha",
        "ki",
        "la",
        "lo",
        "ma",
        "mo",
        "na",
        "po",
        "ra",
        "sha",
        "ta",
        "wo",
    ],
}
KIND = Kind("bench", 14)
TOWNS = [(34.9 + n * 0.03, -6.2 + n * 0.05) for n in range(40)]
MOST_ASKED = {"words": 90, "facets": 60, "Arabic": 45, "slips": 45, "typing": 30, "distance": 30}
Row = dict[str, Any]


class Texts:
    """Products that are the same in every run."""

    def __init__(self) -> None:
        draw = random.Random(42)
        self.words = {
            code: list(
                dict.fromkeys(
                    "".join(draw.choices(SYLLABLES[code], k=draw.randint(2, 4)))
                    for _word in range(VOCABULARY * 2)
                )
            )[:VOCABULARY]
            for code in LANGUAGES
        }
        self.weights = {
            code: [1 / (rank + 3) for rank in range(len(words))]
            for code, words in self.words.items()
        }

    def texts(self, id: int) -> dict[str, tuple[str, str]]:
        draw = random.Random(id)
        drawn = {
            code: draw.choices(self.words[code], self.weights[code], k=TITLE + BODY)
            for code in LANGUAGES
        }
        return {
            code: (" ".join(words[:TITLE]), " ".join([*words[TITLE:], f"CAT-{id}"]))
            for code, words in drawn.items()
        }


def entry(id: int) -> Entry:

    draw = random.Random(-id)
    price = draw.randrange(10, 900)
    town = draw.randrange(len(TOWNS))
    values = {
        "sector": [f"sector-{draw.randrange(6)}"],
        "family": [f"family-{draw.randrange(60)}"],
        "town": [f"town-{town}"],
        "label": [f"label-{n}" for n in range(5) if draw.random() < 0.1],
        "season": [str(n) for n in range(1, 13) if draw.random() < 0.2],
        "available": ["1"] if draw.random() < 0.8 else [],
    }
    return Entry(
        id=id,
        values=values,
        numbers={"price": float(price)},
        order={"newest": (-draw.random(), -id), "price": (price, id)},
        point=TOWNS[town],
    )


def source(products: int) -> Listed:

    def entries(_day: date, ids: Iterable[int] | None) -> Iterator[Entry]:
        return map(entry, range(1, products + 1) if ids is None else ids)

    return Listed(
        name="bench",
        kind=KIND,
        entries=entries,
        facets=["sector", "family", "town", "label", "season", "available"],
        order="newest",
    )


# --- the questions -------------------------------------------------------------------------------


def questions(texts: Texts, seed: int) -> Iterator[tuple[str, Query | str]]:
    """What is asked, by group: queries, or what was typed so far."""

    draw = random.Random(seed)

    def some(language: str, most: int) -> str:
        words = texts.words[language]
        picked = draw.choices(words, texts.weights[language], k=draw.randint(1, most))
        return " ".join(picked)

    def slip(word: str) -> str:
        position = draw.randrange(1, len(word) - 1)
        return word[:position] + word[position + 1] + word[position] + word[position + 2 :]

    for group, number in MOST_ASKED.items():
        for _number in range(number):
            language = "ar" if group == "Arabic" else draw.choice(("fr", "es", "en"))
            asked = some(language, 3)
            if group == "typing":
                yield group, draw.choice(texts.words[language])[: draw.randint(2, 5)]
                continue
            if group == "slips":
                asked = slip(draw.choice([w for w in texts.words[language][:2000] if len(w) > 4]))
            query: dict[str, Any] = {"words": asked, "language": language, "sort": BEST}
            if group == "facets":
                query["values"] = {
                    "sector": frozenset({f"sector-{draw.randrange(6)}"}),
                    "available": frozenset({"1"}),
                }
                query["ranges"] = {"price": (None, 500.0)}
            if group == "distance":
                query |= {"sort": NEAREST, "near": draw.choice(TOWNS)}
            yield group, Query(**query)


# --- building ------------------------------------------------------------------------------------


def fill_database(texts: Texts, products: int) -> float:
    """Write documents and index; seconds."""

    start = time.perf_counter()
    held = database.index()
    held.drop()
    held.create()
    PublicDocument.objects.all().delete()
    ids = iter(range(1, products + 1))
    while some := list(islice(ids, 2_000)):
        drawn = {id: texts.texts(id) for id in some}
        PublicDocument.objects.bulk_create(
            PublicDocument(kind=KIND.name, object_id=id, language=code, title=title, body=body)
            for id, of in drawn.items()
            for code, (title, body) in of.items()
        )
        held.write(database.Text(KIND.number(id), KIND.name, of) for id, of in drawn.items())
    return time.perf_counter() - start


def database_bytes() -> int:

    sizes = {
        "sqlite": "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search_terms%'",
        "postgresql": "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c"
        " WHERE c.relkind = 'r' AND c.relname LIKE 'search_terms%'",
    }
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")
        cursor.execute(sizes[connection.vendor])
        return int(cursor.fetchone()[0])


def fill_elasticsearch() -> tuple[float, int]:

    settings.ELASTICSEARCH_URL = URL
    start = time.perf_counter()
    sending.rebuild()
    seconds = time.perf_counter() - start
    held = index.index(client.client())
    size = held.client.indices.stats(index=held.name)["_all"]["primaries"]["store"]["size_in_bytes"]
    return seconds, size


# --- measuring -----------------------------------------------------------------------------------


def measured(name: str, products: int, asked: Sequence[tuple[str, Callable[[], Any]]]) -> Row:
    """Ask each once; milliseconds."""
    times: dict[str, list[float]] = {group: [] for group, _ask in asked}
    cpu = time.process_time()
    for group, ask in asked:
        start = time.perf_counter()
        ask()
        times[group].append((time.perf_counter() - start) * 1000)
    cpu = (time.process_time() - cpu) * 1000 / len(asked)
    every = [each for of_group in times.values() for each in of_group]
    cuts = statistics.quantiles(every, n=100)
    row: Row = {
        "engine": name,
        "products": products,
        "p50": cuts[49],
        "p95": cuts[94],
        "p99": cuts[98],
        "cpu": cpu,
        "groups": {group: statistics.median(of_group) for group, of_group in times.items()},
    }
    groups = "  ".join(f"{group} {median:.1f}" for group, median in row["groups"].items())
    print(
        f"{name:24} {products:7} p50 {row['p50']:7.1f}  p95 {row['p95']:7.1f}  p99 {row['p99']:7.1f} ms"
        f"  CPU of this process {cpu:6.1f} ms  |  {groups}",
        flush=True,
    )
    return row


def through_the_engine(query: Query | str) -> Callable[[], Any]:

    if isinstance(query, str):
        return lambda: engine.beginning([query], [KIND], most=50)

    def ask() -> None:
        result = engine.find("bench", query)
        assert result.counts is not None  # noqa: S101  (counted when first asked for)

    return ask


def bare_requests(texts: Texts, products: int, seed: int) -> list[tuple[str, Callable]]:
    """The same bodies by a plain connection, the answers read and left as they are: no engine is faster."""

    address = urlsplit(URL)
    node = http.client.HTTPConnection(address.hostname or "", address.port, timeout=60)
    path = f"/{settings.ELASTICSEARCH_INDEX}/_search"

    def request(body: bytes) -> Callable[[], Any]:
        def ask() -> None:
            node.request("POST", path, body, {"Content-Type": "application/json"})
            node.getresponse().read()

        return ask

    asked = []
    for group, query in questions(texts, seed):
        if isinstance(query, str):
            body = asking.beginning_body([query], KIND.name, 50)
        else:
            meaning = words.as_typed(query.words, query.language)
            one = asking.Asked(source(products), query, meaning)
            body = asking.body(one, len(meaning.things))
        asked.append((group, request(json.dumps(body).encode())))
    return asked


def stock_modelsearch(texts: Texts, products: int, seed: int) -> Row:
    """modelsearch's own backend over the same words: no facets, no distance, no slips."""

    backend = SearchBackend({"URLS": [URL], "INDEX_PREFIX": "stock_"})
    filled = backend.get_index_for_model(Product)
    filled.reset()
    filled.add_model(Product)
    ids = iter(range(1, products + 1))
    while some := list(islice(ids, 1_000)):
        filled.add_items(Product, [stock_product(id, texts.texts(id)) for id in some])
    filled.refresh()

    def search(words: str) -> Callable[[], Any]:
        return lambda: list(backend.search(words, Product.objects.all())[:24])

    asked = [
        (group, search(query.words))
        for group, query in questions(texts, seed)
        if not isinstance(query, str)
    ]
    row = measured("modelsearch, as it comes", products, asked)
    filled.delete()
    return row


def stock_product(id: int, texts: dict[str, tuple[str, str]]) -> Any:

    names = {f"name_{code}": f"{title} {body}" for code, (title, body) in texts.items()}
    return Product(pk=id, organisation_id=1, **names)


def bench(products: int) -> list[Row]:

    texts = Texts()
    print(f"Writing {products} products …", file=sys.stderr, flush=True)
    engine.register(source(products))
    seconds, rows = fill_database(texts, products), []
    print(
        f"{connection.vendor}: {products} products written in {seconds:.0f} s,"
        f" {database_bytes() / 1e6:.0f} MB",
        flush=True,
    )
    for name, address in ((connection.vendor, ""), ("elasticsearch", URL)):
        if name == "elasticsearch":
            if not URL:
                continue
            seconds, size = fill_elasticsearch()
            print(f"elasticsearch: filled in {seconds:.0f} s, {size / 1e6:.0f} MB", flush=True)
        settings.ELASTICSEARCH_URL = address
        if address:
            client.trust_again()
            for _group, ask in bare_requests(texts, products, 3):  # the node warms up as well
                ask()
        versioned_cache.clear()
        snapshot._snapshots.clear()
        for seed in (1, 2):  # the first warms up
            asked = [(group, through_the_engine(q)) for group, q in questions(texts, seed)]
            if seed == 1:
                for _group, ask in asked[::5]:
                    ask()
        rows.append(measured(name, products, asked))
    if URL:
        for seed in (1, 2):
            asked = bare_requests(texts, products, seed)
            if seed == 1:
                for _group, ask in asked[::5]:
                    ask()
        rows.append(measured("bare _search", products, asked))
        ours, bare = rows[-2], rows[-1]
        print(f"elasticsearch / bare _search: p50 {ours['p50'] / bare['p50']:.2f} ×", flush=True)
        rows.append(stock_modelsearch(texts, products, 2))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, nargs="+", default=[1_000, 5_000, 100_000])
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    call_command("migrate", verbosity=0)
    rows = [row for products in arguments.products for row in bench(products)]
    for name in dict.fromkeys(row["engine"] for row in rows):
        of_engine = [row for row in rows if row["engine"] == name]
        first, last = of_engine[0], of_engine[-1]
        print(
            f"{name}: p50 at {last['products']} products {last['p50'] / first['p50']:.1f} × that at"
            f" {first['products']}, p95 {last['p95'] / first['p95']:.1f} ×"
        )
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
