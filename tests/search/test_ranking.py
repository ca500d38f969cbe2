"""What stands first: a pair for each rule of search.ranking, on both engines. Each pair is made in the order that the
rule has to turn round."""

import pytest

from search import engine, words
from search.models import SynonymGroup
from search.query import BEST, Query
from tests.factories import ProductFactory

pytestmark = pytest.mark.django_db

RULES = {
    "the title weighs more than the text": (
        "miel",
        {"name_fr": "Savon", "summary_fr": "Au miel."},
        {"name_fr": "Miel"},
    ),
    "a short title weighs more than a long one": (
        "miel",
        {"name_fr": "Petit panier garni avec gelée, pollen, propolis, cire et miel"},
        {"name_fr": "Miel doux"},
    ),
    "words that follow each other as asked": (
        "huile olive",
        {"name_fr": "Olive en huile"},
        {"name_fr": "Huile olive"},
    ),
    "the first word of a title": (
        "miel",
        {"name_fr": "Grand miel"},
        {"name_fr": "Miel grand"},
    ),
    "the language that is being read": (
        "pollen",
        {"name_fr": "Ruche", "name_en": "Pollen"},
        {"name_fr": "Pollen", "name_en": "Hive"},
    ),
    "the word itself before a synonym": (
        "jben",
        {"name_fr": "Fromaget"},
        {"name_fr": "Jben"},
    ),
}


def found(question: str) -> list[int]:
    query = Query(words=question, sort=BEST, counted=False)
    return engine.find("product", query).ids


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_turns_the_order_round(synchronise, rule):
    question, last, first = RULES[rule]
    SynonymGroup.objects.create(terms="jben, fromaget")
    pair = [ProductFactory(**last).pk, ProductFactory(**first).pk]
    synchronise()
    assert [id for id in found(question) if id in pair] == pair[::-1]


def test_a_word_that_is_rare_weighs_more(synchronise):
    common = [ProductFactory(name_fr="Grand miel", summary_fr="À la sauge.").pk for _ in range(3)]
    rare = ProductFactory(name_fr="Grande sauge", summary_fr="Au miel.").pk
    ProductFactory(name_fr="Miel")
    synchronise()
    assert found("miel sauge") == [rare, *common]


def test_of_very_many_those_with_the_word_in_their_titles_are_first(monkeypatch):
    """The database's engine ranks some only."""
    monkeypatch.setattr(words, "MOST_RANKED", 3)
    for _number in range(6):
        ProductFactory(name_fr="Savon", summary_fr="Au miel.")
    named = ProductFactory(name_fr="Miel").pk
    assert found("miel")[0] == named
    assert len(found("miel")) == 7
