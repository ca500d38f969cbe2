from typing import Any

from django.core.checks import CheckMessage, Error

from search import documents, engine, results
from search.documents import Kind
from search.elastic import client


def kinds(**_options: Any) -> list[CheckMessage]:
    """Each kind of object that can be found is told to all who need it: search.documents, search.engine,
    search.results."""
    written = [source.kind for source in documents.sources()]
    listed = engine.kinds()
    told = [
        *(f"{kind.name}: its code {kind.code} is another kind's" for kind in _twice(written)),
        *(f"{k.name}: the engine has no source of it" for k in written if k not in listed.values()),
        *(
            f"{name}: search.documents has no source of it"
            for name, k in listed.items()
            if k not in written
        ),
        *(
            f"{g.source}: the engine has no such source"
            for g in results.groups()
            if g.source not in listed
        ),
    ]
    return [Error(text, id="search.E002") for text in told]


def _twice(kinds: list[Kind]) -> list[Kind]:
    codes = [kind.code for kind in kinds]
    return [kind for kind in kinds if codes.count(kind.code) > 1]


def elasticsearch_url(**_options: Any) -> list[CheckMessage]:
    """The address of Elasticsearch can be read."""
    if client.is_configured():
        try:
            client.client()
        except ValueError as error:
            return [Error(f"ELASTICSEARCH_URL: {error}", id="search.E001")]
    return []
