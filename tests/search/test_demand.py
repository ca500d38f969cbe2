"""What visitors ask for and do not find is counted, and nothing else of them."""

import csv
import io
import re
import sqlite3
import time
from contextlib import closing
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.utils import ConnectionHandler
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from core.languages import LANGUAGES
from core.models import PublicVersion
from search import demand
from search.models import OFTEN, UnmetDemand, months_before
from tests.factories import FamilyFactory, ProductFactory, UserFactory

pytestmark = pytest.mark.django_db


def counted() -> dict[tuple[str, str, str, bool], int]:
    rows = UnmetDemand.objects.all()
    return {(row.words, row.language, row.sector, row.filtered): row.count for row in rows}


@pytest.mark.parametrize("page", ["recherche", "catalogue", "membres"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_find_nothing_are_counted(client, page, language):
    client.get(f"/{language}/{page}/?q=Zzafran !")
    assert counted() == {("zzafran", language, "", False): 1}
    assert UnmetDemand.objects.get().month == timezone.localdate().replace(day=1)


def test_spellings_of_a_question_are_one(client):
    for words in ("Zzafrán !", "zzafran", "«zzafran»", "ZZAFRAN", "zzafran  "):
        client.get("/fr/catalogue/", {"q": words})
    [count] = counted().values()
    assert count > 1 and list(counted()) == [("zzafran", "fr", "", False)]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (("تَكْشيطة !", "تكشيطه"), "تَكْشيطة"),
        (("«Huile  d’Olivée»", "huile d'olivee"), "huile d’olivée"),
        (("=zza+ZZB", "zza zzb"), "zza zzb"),
        (("cafe\N{COMBINING ACUTE ACCENT}", "cafe"), "café"),
    ],
)
def test_what_is_shown_is_spelt_as_first_typed(client, typed, shown):
    for words in typed:
        client.get("/ar/catalogue/", {"q": words})
    row = UnmetDemand.objects.get()
    assert (row.shown, row.count) == (shown, len(typed))


def test_what_is_found_is_not(client):
    ProductFactory(name_fr="Miel de thym")
    for address in (
        *("recherche/?q=miel", "catalogue/?q=miel", "catalogue/?q=miel+zzz", "catalogue/"),
        *("recherche/", "recherche/?q=", "catalogue/?price_min=90000", "recherche/?q=de+la"),
    ):
        client.get(f"/fr/{address}")
    assert counted() == {}


def test_what_the_filters_leave_out_is_counted_as_such(client):
    ProductFactory(name_fr="Miel", price=40, family=FamilyFactory(sector="terroir"))
    client.get("/fr/catalogue/?q=miel&sector=crafts")
    client.get("/fr/catalogue/?q=miel&price_min=900")
    client.get("/fr/catalogue/?q=zzafran&sector=crafts&sector=sewing")
    assert counted() == {
        ("miel", "fr", "crafts", True): 1,
        ("miel", "fr", "", True): 1,
        ("zzafran", "fr", "", False): 1,
    }


def test_each_answer_counts(client):
    """Those that are kept are not made again: tests/test_page_cache.py."""
    for _time in range(3):
        client.get("/fr/catalogue/?q=zzafran")
    assert counted() == {("zzafran", "fr", "", False): 3}


def test_counting_changes_nothing_that_the_public_sees(client):
    client.get("/fr/catalogue/")
    before = list(PublicVersion.objects.values())
    client.get("/fr/catalogue/?q=zzafran")
    assert list(PublicVersion.objects.values()) == before


def test_only_who_reads_the_page_is_counted(client):
    client.head("/fr/catalogue/?q=zzafran")
    assert counted() == {}


@pytest.mark.parametrize(
    "words",
    [
        "marta@example.es",
        "0612 34 56 78",
        "٠٦١٢٣٤",
        "zz-12-34-56",
        "zzafran pour " + "ma soeur " * 6,
        "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 6,  # more letters than it seems
        "@zzafran",
        "!!!",
        "…",
        "de la",
    ],
)
def test_what_may_be_somebodys_own_is_not_kept(client, words):
    for page in ("recherche", "catalogue"):
        assert client.get(f"/fr/{page}/", {"q": words}).status_code == 200
    assert counted() == {}


def test_its_columns_tell_of_nobody():
    columns = {field.name for field in UnmetDemand._meta.fields}
    assert columns == {"id", "month", "language", "words", "shown", "sector", "filtered", "count"}


def test_a_month_takes_so_many_questions_and_what_is_asked_again_stays(client, monkeypatch, caplog):
    """A robot that invents words neither fills the disk nor stops the counting."""
    monkeypatch.setattr(demand, "MOST_IN_A_MONTH", 2)
    monkeypatch.setattr(demand, "ROOM", 1)
    for path in ("catalogue", "membres"):
        client.get(f"/fr/{path}/", {"q": "zza"})
    for words in ("zzb", "zzc", "zzd"):
        client.get("/fr/catalogue/", {"q": words})
    assert counted() == {("zza", "fr", "", False): 2, ("zzd", "fr", "", False): 1}
    assert "was full" in caplog.text and "zz" not in caplog.text


def test_an_older_month_leaves_room(client, monkeypatch):
    monkeypatch.setattr(demand, "MOST_IN_A_MONTH", 1)
    UnmetDemand.objects.create(
        month=date(2020, 1, 1), language="fr", words="zza", filtered=False, count=1
    )
    client.get("/fr/catalogue/?q=zzb")
    assert len(counted()) == 2


def test_what_the_database_refuses_stops_no_page(client, monkeypatch):
    monkeypatch.setattr(demand, "COUNT", "SELECT nothing")
    for page in ("recherche", "catalogue", "membres"):
        assert client.get(f"/fr/{page}/?q=zzafran").status_code == 200
    monkeypatch.undo()
    client.get("/fr/catalogue/?q=zzafran")  # and the connection is as it was
    assert counted() == {("zzafran", "fr", "", False): 1}


def test_a_database_at_work_is_not_waited_for(client, monkeypatch, tmp_path):
    """SQLite has one writer: who comes meanwhile would wait for as long as its patience."""
    place = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path / "busy.sqlite3")}
    busy = ConnectionHandler({"default": place | {"OPTIONS": {"timeout": 30}}})["default"]
    with busy.schema_editor() as editor:
        editor.create_model(UnmetDemand)
    monkeypatch.setattr(demand, "connection", busy)
    with closing(sqlite3.connect(tmp_path / "busy.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        assert client.get("/fr/catalogue/?q=zzafran").status_code == 200
        assert time.monotonic() - began < 10
        other.execute("ROLLBACK")
    client.get("/fr/catalogue/?q=zzafran")
    with busy.cursor() as cursor:
        cursor.execute("SELECT words, count FROM search_unmetdemand")
        assert cursor.fetchall() == [("zzafran", 1)]
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone() == (30_000,)
    busy.close()


def test_counting_costs_a_page_one_statement(client):
    client.get("/fr/catalogue/?q=zzafran")
    with CaptureQueriesContext(connection) as queries:
        client.get("/fr/catalogue/?q=zzafran")
    writes = [query["sql"] for query in queries if "unmetdemand" in query["sql"]]
    assert len(writes) == 1


@pytest.mark.parametrize(
    ("day", "months", "first"),
    [
        (date(2026, 11, 29), 0, date(2026, 11, 1)),
        (date(2026, 11, 29), 13, date(2025, 10, 1)),
        (date(2026, 1, 31), 1, date(2025, 12, 1)),
        (date(2026, 12, 31), 12, date(2025, 12, 1)),
    ],
)
def test_months_are_counted_back(day, months, first):
    assert months_before(day, months) == first


def test_what_few_asked_for_is_forgotten():
    today = timezone.localdate()
    for words, months, count in (
        *(("new", 0, 1), ("a year old", 13, 1)),
        *(("rare", 14, OFTEN - 1), ("frequent", 14, OFTEN)),
    ):
        UnmetDemand.objects.create(
            month=months_before(today, months),
            language="fr",
            words=words,
            filtered=False,
            count=count,
        )
    call_command("forget", verbosity=0)
    assert {row.words for row in UnmetDemand.objects.all()} == {"new", "a year old", "frequent"}


# --- the report ---------------------------------------------------------------------------------------------

REPORT = "/admin/reports/recherches-sans-reponse/"


@pytest.fixture
def admin(client):
    client.force_login(UserFactory(admin=True))
    return client


@pytest.fixture
def rows():
    for month, language, words, sector, filtered, count in (
        (date(2026, 10, 1), "fr", "safran", "terroir", False, 12),
        (date(2026, 10, 1), "ar", "تكشيطة", "", False, 30),
        (date(2026, 9, 1), "fr", "=cmd", "crafts", True, 4),
    ):
        UnmetDemand.objects.create(
            month=month,
            language=language,
            words=demand.as_compared(words),
            shown=words,
            sector=sector,
            filtered=filtered,
            count=count,
        )


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["تكشيطة", "safran", "=cmd"]),  # the newest month, what is asked most first
        ("month=2026-10-01", ["تكشيطة", "safran"]),
        ("language=fr", ["safran", "=cmd"]),
        ("sector=crafts", ["=cmd"]),
        ("filtered=true", ["=cmd"]),
        ("ordering=count", ["=cmd", "safran", "تكشيطة"]),
    ],
)
def test_the_report_is_filtered_and_sorted(admin, rows, query, shown):
    text = admin.get(f"{REPORT}?{query}").text
    table = re.sub(r"\s+", "", text[text.index('<table class="listing"') :])
    places = {words: table.find(f">{words}<") for words in ("تكشيطة", "safran", "=cmd")}
    found = sorted((place, words) for words, place in places.items() if place >= 0)
    assert [words for _place, words in found] == shown


def test_its_words_lead_to_the_trial_and_its_codes_are_named(admin, rows):
    text = admin.get(REPORT).text
    assert "/admin/recherche/essai/?q=safran&amp;q_language=fr" in text
    assert "octobre 2026" in text and "Produits du terroir" in text[text.index("<thead") :]
    assert REPORT in admin.get("/admin/reports/site-history/").text


def test_it_is_a_spreadsheet_without_formulas(admin, rows):
    content = b"".join(admin.get(f"{REPORT}?export=csv").streaming_content).decode("utf-8-sig")
    heading, *lines = csv.reader(io.StringIO(content))
    assert heading == ["Mois", "Langue", "Mots", "Secteur", heading[4], "Combien de fois"]
    assert ["2026-09", "fr", "'=cmd", "Artisanat", "True", "4"] in lines
    answer = admin.get(f"{REPORT}?export=xlsx&language=ar")
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert [cell.value for cell in sheet[2]] == ["2026-10", "ar", "تكشيطة", None, False, 30]
