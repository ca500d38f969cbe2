"""The project audits itself."""

import ast
import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from core.languages import LANGUAGES, LOCALES
from core.weave import WEAVES, band_svg, tile_svg
from members.enums import Sector
from tools import messages

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = [
    path for room in messages.ROOMS for path in (ROOT / room / "templates").rglob("*.html")
]
# Mail programs read no style sheet of ours.
PAGES = [path for path in TEMPLATES if path.parent.name != "mail"]
PYTHON = [
    path
    for room in messages.ROOMS
    for path in (ROOT / room).rglob("*.py")
    if "migrations" not in path.parts
]


def tracked() -> list[Path]:
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    return [ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_text_is_there_in_four_languages():
    assert messages.problems() == []


def test_the_languages_are_listed_once():
    assert set(messages.LANGUAGES) == set(LANGUAGES) == set(LOCALES)
    elsewhere = {path.relative_to(ROOT).as_posix() for path in PYTHON} - {
        "portal/settings/base.py",
        "core/languages.py",
    }
    code = re.compile(rf"(?:\w+_)?({'|'.join(LANGUAGES)})")
    lists = []
    for name in sorted(elsewhere):
        for node in ast.walk(ast.parse((ROOT / name).read_text(encoding="utf-8"))):
            if isinstance(node, ast.List | ast.Tuple | ast.Set):
                named = {
                    found.group(1)
                    for part in ast.walk(node)
                    if isinstance(part, ast.Constant) and (found := code.fullmatch(str(part.value)))
                }
                if len(named) > 1:
                    lists.append(f"{name}:{node.lineno}")
    assert not lists


def test_what_is_told_of_one_language_is_told_of_each():
    """Of Arabic there is no stemmer: search.analysis has rules of its own."""
    incomplete = []
    for path in PYTHON:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Dict):
                keys = {key.value for key in node.keys if isinstance(key, ast.Constant)}
                if len(keys & set(LANGUAGES)) > 1 and not keys >= set(LANGUAGES):
                    incomplete.append((path.relative_to(ROOT).as_posix(), set(LANGUAGES) - keys))
    assert incomplete == [("search/analysis.py", {"ar"})]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_templates_hold_no_inline_style_or_script(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", text)
    scripts = re.findall(r"<script(?![^>]*(?:src=|type=\"application/(?:ld\+)?json\"))", text)
    assert not scripts


def test_every_template_is_used():
    everything = "\n".join(path.read_text(encoding="utf-8") for path in [*TEMPLATES, *PYTHON])
    by_convention = re.compile(
        r"^(?:\d{3}\.html|allauth/|account/|wagtailadmin/|home/\w+_page\.html)"
    )
    unused = []
    for path in TEMPLATES:
        name = str(path).split("/templates/", 1)[1]
        if not by_convention.match(name) and name not in everything:
            unused.append(name)
    assert not unused


def test_migrations_hold_no_block_definitions():
    for path in ROOT.glob("*/migrations/*.py"):
        assert "wagtail.blocks" not in path.read_text(encoding="utf-8"), path


@pytest.mark.parametrize("sector", WEAVES)
def test_woven_files_are_those_of_the_generator(sector):
    folder = ROOT / "core" / "static" / "core" / "weave"
    assert (folder / f"weave-{sector}.svg").read_text(encoding="utf-8") == tile_svg(sector)
    assert (folder / f"band-{sector}.svg").read_text(encoding="utf-8") == band_svg(sector)


def test_every_sector_has_its_weave_its_colours_and_its_icon():
    css = (ROOT / "core/static/core/css/tokens.css").read_text(encoding="utf-8")
    coloured = re.findall(
        rf'\[data-sector="(\w+)"\] {{ --weave: url\("{settings.STATIC_URL}core/weave/weave-\1\.svg"\);'
        rf' --band: url\("{settings.STATIC_URL}core/weave/band-\1\.svg"\);'
        r" --day-thread: #\w+; --night-thread: #\w+; }",
        css,
    )
    icons = (ROOT / "core/static/core/icons.svg").read_text(encoding="utf-8")
    assert sorted(coloured) == sorted(WEAVES) == sorted(Sector.values)
    assert [sector for sector in Sector.values if f'<symbol id="{sector}"' not in icons] == []


def test_the_dark_is_the_same_by_choice_and_by_habit():
    """CSS has no way to write one block for a selector and a media query: it stands twice, alike."""
    css = (ROOT / "core/static/core/css/tokens.css").read_text()
    by_habit = re.search(r':root:not\(\[data-theme="light"\]\) \{(.*?)\}', css, re.S)
    by_choice = re.search(r'\n  \[data-theme="dark"\] \{(.*?)\}', css, re.S)
    assert by_habit[1].split() == by_choice[1].split()
    assert len(by_choice[1].split(";")) > 15


def test_a_term_stands_once_in_the_glossary():
    words = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    terms = re.findall(r"^\| ([a-z_]+) \|", words, re.MULTILINE)
    assert len(terms) > 100
    assert {term for term in terms if terms.count(term) > 1} == set()


def test_decisions_have_unique_numbers():
    numbers = [path.name[:4] for path in (ROOT / "docs" / "decisions").glob("*.md")]
    assert len(numbers) == len(set(numbers))


def commands_of_docs() -> list[tuple[str, str]]:
    found = []
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for block in re.findall(
            r"```(?:sh|console|bash)\n(.*?)```", path.read_text(encoding="utf-8"), re.S
        ):
            found += [(path.name, line.strip()) for line in block.splitlines() if line.strip()]
    return found


@pytest.mark.parametrize(("document", "command"), commands_of_docs())
def test_commands_of_the_docs_exist(document, command):
    """A target of the Makefile, a management command or a file of ours; test_operator.py runs the guide."""
    words = [word for word in command.split("#")[0].split() if not re.match(r"^[A-Z_]+=", word)]
    match words:
        case ["make", *targets]:
            dry = subprocess.run(
                ["make", "--dry-run", "--always-make", *targets],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=False,
            )
            assert dry.returncode == 0, dry.stderr
        case ["python", "manage.py", name, *_]:
            from django.core.management import get_commands

            assert name in get_commands()
        case ["python", "-m", module, *_]:
            assert module in ("venv", "pip")
        case ["python", script, *_]:
            assert (ROOT / script).is_file()
        case [
            "git" | "cd" | "sudo" | "export" | "pg_dump" | "pg_restore" | "tar" | "cp" | "rsync",
            *_,
        ]:
            pass
        case [script, *rest]:
            assert (ROOT / script).is_file(), command
            if rest[:1] == ["make"]:
                assert rest[1] in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_production_settings_raise_no_warning():
    """`check --deploy` as the operator runs it."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "SITE_URL": "https://portail.example.org",
    }
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # the browser tests set it in their process
    result = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


def test_production_refuses_to_start_without_its_secrets():
    environment = {k: v for k, v in os.environ.items() if k not in ("SECRET_KEY", "SITE_URL")}
    result = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=environment | {"DJANGO_SETTINGS_MODULE": "portal.settings.production"},
        capture_output=True,
        text=True,
    )
    assert result.returncode != 0
    assert "SECRET_KEY" in result.stderr
