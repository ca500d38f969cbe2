"""The index: how its documents look, and how a new one takes the place of the old one while that one answers.

Two aliases: visitors ask CURRENT; what changes is written to both, so that what is saved while NEXT is filled is not
lost. A document's version is the number of the change that it was read after: an older state never replaces a
newer one.
"""

import hashlib
import json
import logging
import struct
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.conf import settings
from django.utils import timezone
from elasticsearch import Elasticsearch
from elasticsearch.dsl import GeoPoint, Keyword, Long, Object, Text
from elasticsearch.dsl import Mapping as DSLMapping

from core.languages import LANGUAGES
from search.database import Terms
from search.query import Entry, Listed

logger = logging.getLogger(__name__)
Document = dict[str, Any]
DEEPEST = 100_000  # hits that pages may reach; further ones the database gives
AT_ONCE = 500  # documents in one request
MOST_STATES = 10_000  # likewise
LONGEST_WORK = 30  # seconds for each request


def _by_language(**options: Any) -> Object:
    """Terms, one field for each language: cut by search.analysis, so that only the spaces are left to be cut at."""
    return Object(
        properties={code: Text(analyzer="whitespace", **options) for code in LANGUAGES},
        dynamic=False,
    )


def mapping() -> dict[str, Any]:
    made = DSLMapping()
    made.field("kind", Keyword())
    made.field("id", Long())
    made.field("state", Keyword())  # a digest of all the rest
    made.field("title", _by_language())
    made.field("body", _by_language())
    # What titles begin with, as far as somebody types before a suggestion helps.
    made.field("beginnings", _by_language(index_prefixes={"min_chars": 1, "max_chars": 10}))
    made.field("point", GeoPoint())
    for name in ("values", "numbers", "orders"):
        made.field(name, Object(dynamic=True))
    made.meta(
        "dynamic_templates",
        [
            {"values": {"path_match": "values.*", "mapping": {"type": "keyword"}}},
            {"numbers": {"path_match": "numbers.*", "mapping": {"type": "double"}}},
            {
                "orders": {
                    "path_match": "orders.*",
                    "mapping": {"type": "keyword", "index": False},
                }
            },
        ],
    )
    made.meta("dynamic", "strict")
    made.meta("_source", {"enabled": False})
    return made.to_dict()


SETTINGS = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",  # one more copy where there is a second node
    "max_result_window": DEEPEST,
    # One refresh follows each writing; nobody waits for another one.
    "refresh_interval": "30s",
}


# --- documents -----------------------------------------------------------------------------------


def document(listed: Listed, entry: Entry, terms: Terms) -> Document:
    """What Elasticsearch is told of an object."""
    made: Document = {
        "kind": listed.kind.name,
        "id": entry.id,
        "title": _of_languages(terms.title),
        "body": _of_languages(terms.body),
        "beginnings": _of_languages(terms.beginnings),
        "values": {name: sorted(values) for name, values in entry.values.items()},
        "numbers": {name: n for name, n in entry.numbers.items() if n is not None},
        "orders": {name: sortable(key) for name, key in entry.order.items()},
    }
    if entry.point:
        made["point"] = {"lat": entry.point[0], "lon": entry.point[1]}
    content = json.dumps(made, sort_keys=True).encode()
    return made | {"state": hashlib.blake2b(content, digest_size=12).hexdigest()}


def _of_languages(terms: str) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for term in terms.split():
        found.setdefault(term[:2], []).append(term[2:])
    return {language: " ".join(words) for language, words in found.items()}


def sortable(key: Any) -> str:
    """A text that sorts among others as `key`, a text, a number or a tuple of numbers, does among others."""
    if isinstance(key, str):
        return key
    return "".join(map(_digits, key if isinstance(key, tuple) else (key,)))


def _digits(number: float) -> str:
    # The bits of a floating point number sort as it does, those of negative ones the other way round.
    (bits,) = struct.unpack(">Q", struct.pack(">d", number + 0.0))
    return f"{bits ^ (0xFFFF_FFFF_FFFF_FFFF if bits >> 63 else 1 << 63):016x}"


def key(kind: str, id: int) -> str:
    return f"{kind}-{id}"


# --- the index -----------------------------------------------------------------------------------


class RefusedError(Exception):
    """Elasticsearch answers, and does not take documents as they are: a mistake of ours. Its message says how many."""


class Index:
    """An index behind the alias `name`, and behind `next` the one that is being filled."""

    def __init__(self, client: Elasticsearch, name: str) -> None:
        # No visitor waits for what is done here.
        self.client = client.options(request_timeout=LONGEST_WORK)
        self.name, self.next = name, f"{name}-next"

    def exists(self) -> bool:
        """Whether there is one that this release of the code can ask; a node that has just started is waited for."""
        found = self._behind(self.name)
        if found:
            self.client.cluster.health(index=self.name, wait_for_status="yellow", timeout="25s")
        return any(
            index["mappings"].get("_meta", {}).get("layout") == _layout()
            for index in found.values()
        )

    def _behind(self, alias: str) -> dict[str, Any]:
        found: dict[str, Any] = self.client.indices.get(index=alias, ignore_unavailable=True).body
        return found

    def replace(self, documents: Iterable[Document], version: int) -> Counter[str]:
        """Fill a new index with these, all of this version, while the old one answers, then let it take its place; how
        many of each kind there are. Raises RefusedError, which leaves the old one in its place."""
        name, filled = self.begin_next(), Counter[str]()
        documents = iter(documents)
        while some := list(islice(documents, AT_ONCE)):
            if refused := self.write(self.next, ((version, one) for one in some)):
                raise RefusedError(f"{len(refused)} of {len(some)} documents")
            filled.update(one["kind"] for one in some)
        self.publish(name)
        return filled

    def begin_next(self) -> str:
        """A new, empty index behind `next`; what an earlier one left there is removed."""
        for left in self._behind(self.next):
            self.client.indices.delete(index=left)
        name = f"{self.name}-{timezone.now():%Y%m%d%H%M%S%f}"
        self.client.indices.create(
            index=name,
            settings=SETTINGS,
            mappings=mapping() | {"_meta": {"layout": _layout()}},
            aliases={self.next: {}},
        )
        return name

    def publish(self, name: str) -> None:
        """Let visitors ask the index `name`, which is filled, from one moment to the next."""
        old = [index for index in self._behind(self.name) if index != name]
        self.client.indices.refresh(index=name)
        self.client.indices.update_aliases(
            actions=[
                {"add": {"index": name, "alias": self.name}},
                {"remove": {"index": name, "alias": self.next}},
                *({"remove_index": {"index": index}} for index in old),
            ]
        )

    def drop(self) -> None:
        for alias in (self.name, self.next):
            for index in self._behind(alias):
                self.client.indices.delete(index=index)

    # --- writing ---------------------------------------------------------------------------------

    def aliases(self) -> list[str]:
        """Where a change is written to."""
        is_filled = self.client.indices.exists_alias(name=self.next)
        return [self.name, self.next] if is_filled else [self.name]

    def write(
        self,
        alias: str,
        documents: Iterable[tuple[int, Document]],
        gone: Iterable[tuple[int, str]] = (),
        *,
        refresh: bool = False,
    ) -> set[str]:
        """Write documents, each with its version, and remove those of the keys that are `gone`. Gives the keys that
        could not be written; one that stands there newer is no failure."""
        operations: list[dict[str, Any]] = []
        for version, one in documents:
            operations += [_operation("index", key(one["kind"], one["id"]), version), one]
        operations += [_operation("delete", name, version) for version, name in gone]
        if not operations:
            return set()
        answer = self.client.bulk(
            index=alias, require_alias=True, operations=operations, refresh=refresh
        )
        refused = {
            result["_id"]: result.get("error", {}).get("type", result["status"])
            for item in answer["items"]
            for action, result in item.items()
            if not (
                result["status"] in (200, 201, 409)
                or (action == "delete" and result["status"] == 404 and "error" not in result)
            )
        }
        if refused:
            reasons = ", ".join(sorted(set(map(str, refused.values()))))
            logger.warning("Elasticsearch refused %s documents (%s)", len(refused), reasons)
        return set(refused)

    def states(self, kind: str) -> Iterator[tuple[int, str]]:
        """The id and the state of each object of a kind that stands in the index."""
        self.client.indices.refresh(index=self.name)
        body = {
            "query": {"term": {"kind": kind}},
            "_source": False,
            "stored_fields": "_none_",
            "docvalue_fields": ["id", "state"],
            "sort": ["id"],
            "size": MOST_STATES,
            "track_total_hits": False,
        }
        while True:
            hits = self.client.search(index=self.name, body=body)["hits"]["hits"]
            for hit in hits:
                yield hit["fields"]["id"][0], hit["fields"]["state"][0]
            if len(hits) < MOST_STATES:
                return
            body["search_after"] = hits[-1]["sort"]


def _operation(action: str, name: str, version: int) -> dict[str, Any]:
    return {action: {"_id": name, "version": version, "version_type": "external_gte"}}


def _layout() -> str:
    """Changes with the mapping, so that an index of another release is filled anew."""
    content = json.dumps([mapping(), SETTINGS], sort_keys=True).encode()
    return hashlib.blake2b(content, digest_size=8).hexdigest()


def portal_index(client: Elasticsearch) -> Index:
    """That of the portal."""
    return Index(client, settings.ELASTICSEARCH_INDEX)
