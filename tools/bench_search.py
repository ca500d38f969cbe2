"""What a question costs at 1,000 to 100,000 products in four languages, on the database and on Elasticsearch.

tools/elasticsearch/node run python tools/bench_search.py --products 1000 5000 100000 [--json FILE]

Asks the engine (search.engine) three times 300 questions: words, facets, Arabic, slips, what is being typed, distance;
beside it, in turn, the bare requests with the bodies that the engine sends, and stock modelsearch. The database is a throw-away SQLite file, or the one
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
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any
from unittest import mock
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
from core.public_version import one_request  # noqa: E402
from search import database, engine, snapshot  # noqa: E402
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
WARMING, MEASURED = (1, 3, 4), (2, 5, 6)  # seeds, of 300 questions each
Row = dict[str, Any]
Request = tuple[str, bytes]  # its address and its body
Question = tuple[str, Callable[[], Any]]  # its group, and what asks it


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
        kind=KIND,
        entries=entries,
        facets=["sector", "family", "town", "label", "season", "available"],
        order="newest",
    )


# --- the questions -------------------------------------------------------------------------------


def questions(texts: Texts, seeds: Iterable[int]) -> Iterator[tuple[str, Query | str]]:
    """What is asked, by group: queries, or what was typed so far."""
    for seed in seeds:
        yield from questions_of(texts, random.Random(seed))


def questions_of(texts: Texts, draw: random.Random) -> Iterator[tuple[str, Query | str]]:

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
    held = database.open_index()
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
            # What autovacuum does in its time.
            cursor.execute("VACUUM ANALYZE search_terms")
        cursor.execute(sizes[connection.vendor])
        return int(cursor.fetchone()[0])


def fill_elasticsearch() -> tuple[float, int]:

    settings.ELASTICSEARCH_URL = URL
    start = time.perf_counter()
    sending.rebuild()
    seconds = time.perf_counter() - start
    held = index.portal_index(client.client())
    size = held.client.indices.stats(index=held.name)["_all"]["primaries"]["store"]["size_in_bytes"]
    return seconds, size


# --- measuring -----------------------------------------------------------------------------------


def measured(products: int, asked: Mapping[str, Sequence[Question]]) -> list[Row]:
    """Ask each question once of each engine, named by its key; milliseconds. Engines answer in turn, and which is
    first changes with each question: what one has read, the other finds in memory."""
    names = list(asked)
    times: dict[str, dict[str, list[float]]] = {name: defaultdict(list) for name in names}
    cpu: dict[str, float] = dict.fromkeys(names, 0.0)
    for number, questions in enumerate(zip(*asked.values(), strict=True)):
        in_turn = list(zip(names, questions, strict=True))
        for name, (group, ask) in in_turn if number % 2 else reversed(in_turn):
            start, cpu_start = time.perf_counter(), time.process_time()
            ask()
            cpu[name] += (time.process_time() - cpu_start) * 1000 / len(asked[name])
            times[name][group].append((time.perf_counter() - start) * 1000)
    rows = [row(name, products, times[name], cpu[name]) for name in names]
    for each in rows:
        print_row(each)
    return rows


def row(name: str, products: int, times: Mapping[str, Sequence[float]], cpu: float) -> Row:
    """`times` by the group of the question."""
    cuts = statistics.quantiles([each for of_group in times.values() for each in of_group], n=100)
    return {
        "engine": name,
        "products": products,
        "p50": cuts[49],
        "p95": cuts[94],
        "p99": cuts[98],
        "cpu": cpu,
        "groups": {group: statistics.median(of_group) for group, of_group in times.items()},
    }


def print_row(row: Row) -> None:
    groups = "  ".join(f"{group} {median:.1f}" for group, median in row["groups"].items())
    print(
        f"{row['engine']:24} {row['products']:7}"
        f" p50 {row['p50']:7.1f}  p95 {row['p95']:7.1f}  p99 {row['p99']:7.1f} ms"
        f"  CPU of this process {row['cpu']:6.1f} ms  |  {groups}",
        flush=True,
    )


def through_the_engine(query: Query | str) -> Callable[[], Any]:

    def ask() -> None:
        with one_request():
            if isinstance(query, str):
                engine.starting_with([query], [KIND], most=50)
                return
            result = engine.find("bench", query)
            assert result.counts is not None  # noqa: S101  (counted when first asked for)

    return ask


def bare_requests(sent: Sequence[tuple[str, Sequence[Request]]]) -> list[Question]:
    """The same requests by a plain connection, the answers read and left as they are: no engine is faster."""
    address = urlsplit(URL)
    node = http.client.HTTPConnection(address.hostname or "", address.port, timeout=60)

    def request(requests: Sequence[Request]) -> Callable[[], Any]:
        def ask() -> None:
            for path, body in requests:
                node.request("POST", path, body, {"Content-Type": "application/json"})
                node.getresponse().read()

        return ask

    return [(group, request(requests)) for group, requests in sent]


def requests_of(asked: Sequence[Question]) -> list[tuple[str, list[Request]]]:
    """What the engine sends for each question: for one whose words are nowhere more than one request."""
    sent = []
    for group, ask in asked:
        with mock.patch.object(asking, "_search", wraps=asking._search) as search:
            ask()
        sent.append((group, [as_sent(*call.args[1:]) for call in search.call_args_list]))
    return sent


def as_sent(index: str, bodies: Sequence[Any]) -> Request:
    if len(bodies) == 1:
        return f"/{index}/_search", json.dumps(bodies[0]).encode()
    empty: dict[str, Any] = {}
    lines = [json.dumps(part) + "\n" for body in bodies for part in (empty, body)]
    return f"/{index}/_msearch", "".join(lines).encode()


def stock_modelsearch(texts: Texts, products: int) -> list[Row]:
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
        for group, query in questions(texts, MEASURED)
        if not isinstance(query, str)
    ]
    rows = measured(products, {"modelsearch, as it comes": asked})
    filled.delete()
    return rows


def stock_product(id: int, texts: dict[str, tuple[str, str]]) -> Any:

    names = {f"name_{code}": f"{title} {body}" for code, (title, body) in texts.items()}
    return Product(pk=id, organisation_id=1, **names)


def bench(products: int) -> list[Row]:
    texts = Texts()
    print(f"Writing {products} products …", file=sys.stderr, flush=True)
    engine.register(source(products))
    seconds = fill_database(texts, products)
    print(
        f"{connection.vendor}: {products} products written in {seconds:.0f} s,"
        f" {database_bytes() / 1e6:.0f} MB",
        flush=True,
    )
    warm(texts)
    rows = measured(products, {connection.vendor: engine_questions(texts, MEASURED)})
    if not URL:
        return rows
    seconds, size = fill_elasticsearch()
    print(f"elasticsearch: filled in {seconds:.0f} s, {size / 1e6:.0f} MB", flush=True)
    client.trust_again()
    sent = requests_of(engine_questions(texts, MEASURED))
    warm(texts)
    ours, bare = measured(
        products,
        {"elasticsearch": engine_questions(texts, MEASURED), "bare _search": bare_requests(sent)},
    )
    print(f"elasticsearch / bare _search: p50 {ours['p50'] / bare['p50']:.2f} ×", flush=True)
    settings.ELASTICSEARCH_URL = ""
    return [*rows, ours, bare, *stock_modelsearch(texts, products)]


def engine_questions(texts: Texts, seeds: Iterable[int]) -> list[Question]:
    return [(group, through_the_engine(query)) for group, query in questions(texts, seeds)]


def warm(texts: Texts) -> None:
    """Forget what was read, then ask other questions than are measured: a node that has just started, and a process
    that has read nothing yet, are no measure."""
    versioned_cache.clear()
    snapshot._snapshots.clear()
    if settings.ELASTICSEARCH_URL:
        client.client().indices.clear_cache(index=settings.ELASTICSEARCH_INDEX)
    for _group, ask in engine_questions(texts, WARMING):
        ask()


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
