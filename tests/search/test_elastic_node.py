"""The node of tools/elasticsearch/: what our index needs of Elasticsearch, and what modelsearch's does."""

import os
from collections.abc import Iterator
from uuid import uuid4

import pytest
from elasticsearch import Elasticsearch
from modelsearch.backends.elasticsearch9 import SearchBackend

pytestmark = pytest.mark.elasticsearch


@pytest.fixture
def client() -> Iterator[Elasticsearch]:
    with Elasticsearch(os.environ["ELASTICSEARCH_URL"]) as client:
        yield client


@pytest.fixture
def index(client: Elasticsearch) -> Iterator[str]:
    name = f"test-{uuid4().hex}"
    yield name
    client.indices.delete(index=name, ignore_unavailable=True)


def test_terms_are_found_as_they_were_written_the_nearest_first(client, index):
    client.indices.create(
        index=index,
        mappings={
            "properties": {
                "terms": {"type": "text", "analyzer": "whitespace"},
                "family": {"type": "keyword"},
                "price": {"type": "double"},
                "point": {"type": "geo_point"},
            }
        },
    )
    tetouan, chefchaouen = {"lat": 35.57, "lon": -5.37}, {"lat": 35.17, "lon": -5.27}
    for number, terms, point in [
        (1, "Miel عسل", chefchaouen),
        (2, "Miel عسل", tetouan),
        (3, "miel", tetouan),
    ]:
        document = {"terms": terms, "family": "honey", "price": 80, "point": point}
        client.index(index=index, id=str(number), document=document)
    client.indices.refresh(index=index)

    answer = client.search(
        index=index,
        query={"match": {"terms": "Miel"}},
        post_filter={"range": {"price": {"lte": 80}}},
        aggs={"families": {"terms": {"field": "family"}}},
        sort=[{"_geo_distance": {"point": tetouan}}],
    )
    assert [hit["_id"] for hit in answer["hits"]["hits"]] == ["2", "1"]
    assert answer["aggregations"]["families"]["buckets"] == [{"key": "honey", "doc_count": 2}]


def test_an_index_of_modelsearch_cuts_words_as_elastics_own_distribution_does(client, index):
    client.indices.create(index=index, **SearchBackend.settings)

    def cut(**how):
        answer = client.indices.analyze(index=index, **how)
        return [token["token"] for token in answer["tokens"]]

    assert cut(analyzer="edgengram_analyzer", text="Été") == ["e", "et", "ete"]
    assert cut(analyzer="ngram_analyzer", text="Étés") == ["ete", "etes", "tes"]
    assert cut(tokenizer="edgengram_tokenizer", text="thym") == ["th", "thy", "thym"]
    assert cut(tokenizer="ngram_tokenizer", text="thym") == ["thy", "thym", "hym"]
