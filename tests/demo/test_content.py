"""The demonstration's texts: four languages, each object its own sentences, Arabic as Arabic."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalogue import reference as catalogue
from core.languages import LANGUAGES
from core.reference import read
from demo import members, pages
from places import reference as places
from tools.messages import FRENCH_BREAK

ROWS = members.files()
LATIN = re.compile(r"[A-Za-z]{2,}")
# Addresses and marks that have no Arabic form.
LATIN_ALLOWED = re.compile(r"https?://\S+|[\w.+-]+@[\w.-]+|<[^>]+>|&\w+;")
SENTENCE_END = re.compile(r"[.!?؟…]+[\s«»”\"]*|\n+")


def texts(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every four-language text below `value`, with its path."""
    if isinstance(value, dict):
        if set(value) == set(LANGUAGES) and all(isinstance(t, str) for t in value.values()):
            yield path, value
        else:
            for key, child in value.items():
                yield from texts(child, f"{path}.{key}")
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from texts(child, f"{path}[{index}]")


def objects() -> Iterator[tuple[str, Any]]:
    for row in ROWS:
        yield row["slug"], {key: value for key, value in row.items() if key != "products"}
        for product in row["products"]:
            yield f"{row['slug']}/{product['slug']}", product
    yield from read(pages.CONTENT).items()


OBJECTS = list(objects())


def keys(value: Any) -> Iterator[str]:
    """Every key below `value` that is no language."""
    children = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict):
        yield from set(value) - set(LANGUAGES)
    for child in children if isinstance(value, (dict, list)) else ():
        yield from keys(child)


def test_every_key_of_a_member_is_read():
    """One that is misspelt would be left out without a word."""
    source = "".join(
        path.read_text("utf-8") for path in Path(members.__file__).parent.glob("**/*.py")
    )
    strings = {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert {key for row in ROWS for key in keys(row)} <= strings


def test_there_is_as_much_as_was_asked():
    products = [product for row in ROWS for product in row["products"]]
    full = [product for product in products if product.get("description")]
    assert len(ROWS) >= 36
    assert len(products) >= 180
    assert len(full) >= 60
    assert {row["legal_status"] for row in ROWS} == {
        "cooperative",
        "union",
        "micro_enterprise",
        "auto_entrepreneur",
        "artisan",
        "association",
        "gie",
    }
    assert {sector for row in ROWS for sector in row["sectors"]} == {
        "terroir",
        "crafts",
        "sewing",
        "tourism",
        "communication",
        "technology",
    }
    provinces = {town["slug"]: town["province"] for town in read(places.DATA / "towns.yml")}
    assert len({provinces[row["town"]] for row in ROWS}) == 4


def test_slugs_are_unique():
    slugs = [product["slug"] for row in ROWS for product in row["products"]]
    assert len(slugs) == len(set(slugs))
    assert len(ROWS) == len({row["slug"] for row in ROWS})


def test_every_text_is_there_in_four_languages_and_differs_between_them():
    wrong = []
    for name, value in OBJECTS:
        for path, text in texts(value):
            if not all(text[language].strip() for language in LANGUAGES):
                wrong.append(f"{name}{path}: empty")
            if len({text[language].strip() for language in LANGUAGES}) < 4:
                wrong.append(f"{name}{path}: {text['fr'][:60]}")
    assert not wrong, "\n".join(wrong)


def test_no_language_is_forgotten():
    """A mapping that looks like a translated text has all four languages."""
    wrong = []

    def look(value: Any, path: str) -> None:
        if isinstance(value, dict):
            if set(value) & set(LANGUAGES) and set(value) != set(LANGUAGES):
                wrong.append(path)
            for key, child in value.items():
                look(child, f"{path}.{key}")
        elif isinstance(value, list):
            for index, child in enumerate(value):
                look(child, f"{path}[{index}]")

    for name, value in OBJECTS:
        look(value, name)
    assert not wrong, "\n".join(wrong)


def test_what_goes_well_with_a_product_exists():
    products = [product for row in ROWS for product in row["products"]]
    known = {product["slug"] for product in products}
    asked = {slug for product in products for slug in product.get("related") or []}
    assert asked - known == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_six_words_stands_in_more_than_three_objects(language):
    where: dict[str, set[str]] = defaultdict(set)
    for name, value in OBJECTS:
        for _path, text in texts(value):
            for sentence in SENTENCE_END.split(re.sub(r"<[^>]+>", " ", text[language])):
                if len(sentence.split()) >= 6:
                    where[" ".join(sentence.split()).casefold()].add(name)
    repeated = {s: names for s, names in where.items() if len(names) > 3}
    assert not repeated


def test_arabic_is_written_in_arabic():
    wrong = []
    for name, value in OBJECTS:
        for path, text in texts(value):
            arabic = LATIN_ALLOWED.sub(" ", text["ar"])
            if LATIN.search(arabic):
                wrong.append(f"{name}{path}: {LATIN.search(arabic).group()} in {arabic[:60]}")
            if re.search(r"[\u0600-\u06ff]\s*[,;?]", arabic):
                wrong.append(f"{name}{path}: Latin punctuation in {arabic[:80]}")
            if re.search(r"[٠-٩]", arabic):
                wrong.append(f"{name}{path}: eastern digits in {arabic[:80]}")
    assert not wrong, "\n".join(wrong)


def test_no_line_of_french_ends_before_its_signs():
    wrong = [
        f"{name}{path}: {FRENCH_BREAK.search(text['fr']).group()}"
        for name, value in OBJECTS
        for path, text in texts(value)
        if FRENCH_BREAK.search(text["fr"])
    ]
    assert not wrong, "\n".join(wrong)


def test_vocabularies_have_four_languages():
    for path in (
        places.DATA / "provinces.yml",
        places.DATA / "towns.yml",
        catalogue.DATA / "families.yml",
        catalogue.DATA / "labels.yml",
    ):
        for name, text in texts(yaml.safe_load(path.read_text(encoding="utf-8"))):
            assert all(text[language] for language in LANGUAGES), name


def test_products_name_families_and_labels_that_exist():
    families: set[str] = set()

    def walk(rows: list[dict[str, Any]], depth: int) -> None:
        for row in rows:
            if depth == 2:
                families.add(row["slug"])
            walk(row.get("children", []), depth + 1)

    walk(read(catalogue.DATA / "families.yml"), 0)
    labels = {row["slug"] for row in read(catalogue.DATA / "labels.yml")}
    for name, product in OBJECTS:
        if "family" in product:
            assert product["family"] in families, name
        for award in product.get("labels") or []:
            assert award["label"] in labels, name


def test_facts_of_a_product_do_not_contradict_each_other():
    wrong = []
    for name, product in OBJECTS:
        if "family" not in product:
            continue
        if product["availability"] == "seasonal" and not product.get("season"):
            wrong.append(f"{name}: seasonal without months")
        if (product["kind"] == "tourism") != bool(product.get("tourism")):
            wrong.append(f"{name}: tourism details and kind disagree")
        variants = product.get("variants") or []
        measures = {
            next((m for m in ("weight_g", "volume_ml") if v.get(m)), None) for v in variants
        }
        if len(measures) > 1:
            wrong.append(f"{name}: variants mix units")
        if product.get("weight_g") and product.get("volume_ml"):
            wrong.append(f"{name}: weight and volume")
    assert not wrong, "\n".join(wrong)
