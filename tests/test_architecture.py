"""A lower room never names a higher one: in Python, in templates, in strings, in names of addresses."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import get_resolver
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[1]
# From the highest to the lowest; a set stands on one level.
LEVELS = [
    {"portal"},
    {"demo"},
    {"home"},
    {"catalogue"},
    {"members"},
    {"places", "accounts"},
    {"search"},
    {"core"},
]
LEVEL = {room: number for number, rooms in enumerate(LEVELS) for room in rooms}
ROOMS = sorted(LEVEL)


def higher_or_beside(room: str) -> set[str]:
    return {other for other in ROOMS if other != room and LEVEL[other] <= LEVEL[room]}


def files(room: str, pattern: str) -> Iterator[Path]:
    return (path for path in (ROOT / room).rglob(pattern) if "migrations" not in path.parts)


def url_names() -> dict[str, str]:
    """The name of every address of ours, with the room of its view."""
    names = {}
    for name, entries in get_resolver().reverse_dict.lists():
        del entries
        if isinstance(name, str):
            names[name] = ""

    def walk(patterns: list, names: dict[str, str]) -> None:
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                walk(pattern.url_patterns, names)
            elif pattern.name and pattern.callback:
                room = pattern.callback.__module__.split(".")[0]
                if room in LEVEL:
                    names[pattern.name] = room

    walk(get_resolver().url_patterns, names)
    return {name: room for name, room in names.items() if room}


def template_room(name: str) -> str | None:
    owners = [room for room in ROOMS if (ROOT / room / "templates" / name).exists()]
    return owners[0] if owners else None


def library_room(name: str) -> str | None:
    return next(
        (room for room in ROOMS if (ROOT / room / "templatetags" / f"{name}.py").exists()), None
    )


def test_imports_go_down_only():
    assert not lint_imports(
        config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True
    )


@pytest.mark.parametrize("room", ROOMS)
def test_templates_name_no_higher_room(room):
    forbidden, names, wrong = higher_or_beside(room), url_names(), []
    for path in files(room, "*.html"):
        text = path.read_text(encoding="utf-8")
        for tag, name in re.findall(r"{%\s*(include|extends)\s+[\"']([^\"']+)", text):
            if template_room(name) in forbidden:
                wrong.append(f"{path.name}: {tag} {name}")
        for libraries in re.findall(r"{%\s*load\s+([^%]+)%}", text):
            wrong += [
                f"{path.name}: load {lib}"
                for lib in libraries.split()
                if library_room(lib) in forbidden
            ]
        for name in re.findall(r"{%\s*url\s+[\"']([^\"']+)", text):
            if names.get(name) in forbidden:
                wrong.append(f"{path.name}: url {name}")
    assert not wrong


@pytest.mark.parametrize("room", ROOMS)
def test_strings_name_no_higher_room(room):
    """`apps.get_model("catalogue", …)`, `"catalogue.Product"`, `reverse("product_list")`."""
    forbidden, names, wrong = higher_or_beside(room), url_names(), []
    reference = re.compile(rf"^({'|'.join(forbidden)})\.[A-Z]\w+$") if forbidden else None
    for path in files(room, "*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and reference and reference.match(str(node.value)):
                wrong.append(f"{path.name}:{node.lineno} {node.value}")
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                function = getattr(node.func, "attr", getattr(node.func, "id", ""))
                value = node.args[0].value
                if function in ("reverse", "reverse_lazy") and names.get(value) in forbidden:
                    wrong.append(f"{path.name}:{node.lineno} reverse {value}")
                if function in ("get_model", "get_app_config") and value in forbidden:
                    wrong.append(f"{path.name}:{node.lineno} {function} {value}")
    assert not wrong
