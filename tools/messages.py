"""Texts of the interface: gather them, merge them into locale/, compile them. Needs no gettext tools.

python tools/messages.py update    # after a template or a message changed; then translate
python tools/messages.py check     # what is missing, fuzzy, stale or has other placeholders
python tools/messages.py compile   # .po → .mo, where the .po is newer
"""

import io
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ROOMS = PROJECT["tool"]["importlinter"]["root_packages"]
LANGUAGES = sorted(folder.name for folder in (ROOT / "locale").iterdir() if folder.is_dir())
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
HEADER = "# Interface of the portal. Made and merged by tools/messages.py."
# French sets these signs apart by a space at which no line may end (Lexique de l'Imprimerie nationale).
FRENCH_BREAK = re.compile(r"(?:^|\S) [:;?!»](?=\s|$|<)|« |[Nn]° ")
PLACEHOLDER = re.compile(r"%\(\w+\)[sdg]")
Message = str | tuple[str, ...]


def po_path(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def sources() -> Iterator[tuple[Path, bytes]]:
    """Every file of ours that may hold texts, as Python source."""
    from django.utils.translation.template import templatize

    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path, path.read_bytes()
        templates = ROOT / room / "templates"
        for path in sorted([*templates.rglob("*.html"), *templates.rglob("*.txt")]):
            lines = templatize(path.read_text(encoding="utf-8")).splitlines()
            yield path, "\n".join(line.strip() for line in lines).encode()


def template() -> Catalog:
    """All texts of the code, with the files they stand in."""
    catalog = Catalog()
    for path, source in sources():
        rows: Any = extract_python(io.BytesIO(source), KEYWORDS, [], {})
        for _line, function, texts, _comments in rows:
            found = [text for text in (texts if isinstance(texts, tuple) else (texts,)) if text]
            if not found:
                continue
            context = (
                found.pop(0) if function in ("pgettext", "pgettext_lazy", "npgettext") else None
            )
            plural = function in ("ngettext", "ngettext_lazy", "npgettext") and len(found) > 1
            message = (found[0], found[1]) if plural else found[0]
            catalog.add(message, locations=[(str(path.relative_to(ROOT)), 0)], context=context)
    return catalog


def read(language: str) -> Catalog:
    with po_path(language).open("rb") as file:
        return read_po(file, locale=language, domain="django")


def update() -> None:
    for language in LANGUAGES:
        fresh = template()  # update() takes its messages as they are: not to be shared by languages
        path = po_path(language)
        catalog = (
            read(language)
            if path.exists()
            else Catalog(language, "django", HEADER, "portal", fuzzy=False)
        )
        catalog.update(fresh, no_fuzzy_matching=True, update_creation_date=False)
        catalog.obsolete.clear()
        for message in catalog if language == "en" else ():
            # The code's texts are English already.
            if message.id and not any(message.string or ()):
                message.string = message.id
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(
                file,
                catalog,
                width=100,
                sort_output=True,
                include_lineno=False,
                ignore_obsolete=True,
            )


def problems() -> list[str]:
    """What keeps a language from being complete, one line each."""
    fresh = template()
    wanted = {(message.id, message.context) for message in fresh if message.id}
    found = []
    for language in LANGUAGES:
        catalog = read(language)
        for text, context in sorted(wanted, key=str):
            if catalog.get(text if isinstance(text, str) else text[0], context) is None:
                found.append(f"{language}: not in the catalogue: {text}")
        for message in catalog:
            if not message.id:
                continue
            if (message.id, message.context) not in wanted:
                found.append(f"{language}: no longer used: {message.id}")
            if message.fuzzy:
                found.append(f"{language}: fuzzy: {message.id}")
            texts = message.string if isinstance(message.string, tuple) else (message.string,)
            if not all(texts) or len(texts) != (catalog.num_plurals if message.pluralizable else 1):
                found.append(f"{language}: missing: {message.id}")
            if language != "en" and texts[0] in originals(message.id) and len(texts[0].split()) > 4:
                found.append(f"{language}: still in English: {message.id}")
            if language == "fr" and FRENCH_BREAK.search("\n".join(map(str, texts))):
                found.append(f"fr: needs no-break spaces: {message.id}")
            found += _wrong_placeholders(language, message.id, texts)  # type: ignore[arg-type]
    return found


def originals(message: Any) -> tuple[str, ...]:
    return message if isinstance(message, tuple) else (message,)


def _wrong_placeholders(language: str, message: Message, texts: tuple[str, ...]) -> Iterator[str]:
    """A count may be put in words ("one product"); everything else must be kept."""
    known = set().union(*(PLACEHOLDER.findall(text) for text in originals(message)))
    for text in texts:
        used = set(PLACEHOLDER.findall(text or ""))
        if used - known or (text and not isinstance(message, tuple) and used != known):
            yield f"{language}: other placeholders: {message}"


def compile_all() -> None:
    for language in LANGUAGES:
        po = po_path(language)
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            with mo.open("wb") as file:
                write_mo(file, read(language))


def main(command: str) -> int:
    if not settings.configured:
        settings.configure(USE_I18N=False)
        django.setup()
    if command == "update":
        update()
    elif command == "compile":
        compile_all()
    elif command == "check":
        found = problems()
        print("\n".join(found) or "Every text is there in four languages.")
        return bool(found)
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
