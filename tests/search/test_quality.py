"""Judged queries: what a visitor finds of what a reasonable person expects, in the database of this run."""

import json
from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.core.management import CommandError, call_command
from django.db import connection

from search import database, quality

GOLDEN = Path(__file__).with_name("golden.yml")
# Nothing may be amiss in these.
EXACT = ("over-stemming", "nonsense", "hostile", "facets")

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def golden():
    return yaml.safe_load(GOLDEN.read_text())


def tables() -> set[str]:
    return {name for name in connection.introspection.table_names() if "search_quality" in name}


def test_visitors_find_what_they_mean(golden):
    outcomes = quality.judged(golden, engine="database")
    missed = {outcome.id: outcome.misses for outcome in outcomes if not outcome.passed}
    assert len(outcomes) == 79
    assert len(missed) <= 0.03 * len(outcomes), missed
    assert not [o.id for o in outcomes if o.group in EXACT and not o.passed]
    assert tables() == set()


def test_a_miss_is_told_with_what_came_instead(tmp_path, golden):
    queries = [
        {"id": "a", "group": "mine", "lang": "fr", "q": "amlou", "first": "savon-noir"},
        {"id": "b", "group": "mine", "lang": "fr", "q": "savon", "never": ["savon-noir"]},
        {"id": "c", "group": "mine", "lang": "fr", "q": "savon", "empty": True},
        {"id": "d", "group": "mine", "lang": "fr", "q": "potrie", "suggests": ["jarre"]},
        {"id": "e", "group": "mine", "lang": "fr", "q": "savon", "facets": {"sector": {"crafts": 9}}},
        {"id": "f", "group": "mine", "lang": "fr", "q": "savon", "top10": ["savon-noir", "tapis-laine"]},
        {"id": "g", "group": "mine", "lang": "fr", "prefix": "jar", "top10": ["jarre-terre-cuite"]},
    ]  # fmt: skip
    golden = golden | {"queries": queries}
    file = tmp_path / "mine.yml"
    file.write_text(yaml.safe_dump(golden, allow_unicode=True))
    out = StringIO()
    call_command("search_quality", file, stdout=out)
    told = out.getvalue()
    assert "mine" in told and "1 / 7" in told
    for words in ("savon-noir is not first", "with savon-noir", "not empty", "1 of sector crafts"):
        assert words in told
    out = StringIO()
    with pytest.raises(CommandError) as refused:
        call_command("search_quality", file, json=True, at_least=0.95, stdout=out)
    assert refused.value.returncode == 1
    assert json.loads(out.getvalue())["passed"] == 1


def test_what_another_engine_found_first_is_compared(tmp_path, golden):
    several = [query for query in golden["queries"] if len(query.get("top10", [])) > 1]
    golden = golden | {"queries": several[:3]}
    file, other = tmp_path / "mine.yml", tmp_path / "other.json"
    file.write_text(yaml.safe_dump(golden, allow_unicode=True))
    out = StringIO()
    call_command("search_quality", file, json=True, stdout=out)
    other.write_text(out.getvalue())
    out = StringIO()
    call_command("search_quality", file, same_as=other, stdout=out)
    assert "the same first three     3 / 3" in out.getvalue()
    found = json.loads(other.read_text())
    found["queries"][0]["top"].reverse()
    other.write_text(json.dumps(found))
    with pytest.raises(CommandError, match="differ"):
        call_command("search_quality", file, same_as=other, stdout=StringIO())


@pytest.mark.parametrize("content", [None, "documents: ["])
def test_a_file_that_cannot_be_read_is_told(tmp_path, content):
    file = tmp_path / "x.yml"
    if content:
        file.write_text(content)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("search_quality", file)


def test_what_is_written_anew_or_taken_away_leaves_no_word_behind():
    index = database.open_index("search_quality_mine")
    index.create()
    index.write([database.Text(1, "x", {"fr": ("Miel de thym", ""), "en": ("Thyme honey", "")})])
    index.write([database.Text(1, "x", {"fr": ("Savon", "au miel")}), database.Text(2, "x", {})])
    assert {s.language + s.word: s.objects for s in index.spellings()} == {
        "frsavon": 1,
        "frmiel": 1,
    }
    index.remove([1, 2])
    assert index.spellings() == []
    index.drop()
