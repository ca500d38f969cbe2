"""A lower room never names a higher one: in Python, in templates, in strings, in names of addresses and files.
No modules import each other in a circle."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from importlib.util import resolve_name
from itertools import accumulate
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from tools import messages

ROOT = Path(__file__).resolve().parents[1]
TOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
# From the highest to the lowest; rooms with "|" between them stand on one level.
LEVELS = [
    {room.strip() for room in level.split("|")}
    for level in TOOLS["importlinter"]["contracts"][0]["layers"]
]
LEVEL = {room: number for number, rooms in enumerate(LEVELS) for room in rooms}
ROOMS = sorted(LEVEL)


def higher_or_beside(room: str) -> set[str]:
    return {other for other in ROOMS if other != room and LEVEL[other] <= LEVEL[room]}


def files(room: str, pattern: str) -> Iterator[Path]:
    return (path for path in (ROOT / room).rglob(pattern) if "migrations" not in path.parts)


def addresses(at: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the URLconf as it is written there, with what it leads to."""
    for pattern in (at or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, route)
        else:
            yield route, pattern


def url_names() -> dict[str, str]:
    """The name of every address of ours, with the room of its view."""
    named = ((p.name, p.callback.__module__.split(".")[0]) for _route, p in addresses() if p.name)
    return {name: room for name, room in named if room in LEVEL}


def template_room(name: str) -> str | None:
    owners = [room for room in ROOMS if (ROOT / room / "templates" / name).exists()]
    return owners[0] if owners else None


def library_room(name: str) -> str | None:
    return next(
        (room for room in ROOMS if (ROOT / room / "templatetags" / f"{name}.py").exists()), None
    )


def modules() -> dict[str, Path]:
    """Every module of the project by its dotted name; a package's `__init__` is the package."""
    found = {}
    for path in (path for room in [*ROOMS, "tools"] for path in files(room, "*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = path
    return found


def imported(name: str, path: Path) -> Iterator[str]:
    """What the module `name` imports, at whatever place in it: modules, and what it takes from them."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = resolve_name("." * node.level + (node.module or ""), package)
            yield from (f"{source}.{alias.name}" for alias in node.names)


def import_graph() -> dict[str, set[str]]:
    """For every module of the project those that it imports. Who imports a module from outside its package
    imports the package as well: Python runs that first."""
    known = modules()
    graph: dict[str, set[str]] = {name: set() for name in known}
    for name, path in known.items():
        for target in imported(name, path):
            run = [part for part in accumulate(target.split("."), "{}.{}".format) if part in known]
            around = (part for part in run if not f"{name}.".startswith(f"{part}."))
            graph[name].update(run[-1:], around)
    return graph


def test_every_room_is_on_a_level_and_in_every_list():
    """A room that a list leaves out would escape the checks that read it."""
    folders = {path.parent.name for path in ROOT.glob("*/apps.py")} | {
        path.parent.parent.name for path in ROOT.glob("*/management/__init__.py")
    }
    installed = {app for app in settings.INSTALLED_APPS if (ROOT / app).is_dir()}
    assert set(ROOMS) == folders == installed
    assert set(ROOMS) == set(TOOLS["importlinter"]["root_packages"]) == set(messages.ROOMS)
    assert {*ROOMS, "tools"} == set(TOOLS["mypy"]["files"])


def test_the_addresses_of_the_rooms_are_known():
    assert url_names()["product_detail"] == "catalogue"
    assert url_names()["resume_form"] == "core"


def test_imports_go_down_only():
    # In a process of its own: it silences the loggers that other tests read.
    result = subprocess.run(
        ["lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout


def test_the_graph_of_imports_knows_each_way_to_import():
    graph = import_graph()
    assert "core.models.files" in graph["core.models"]  # by a relative name
    assert "core.uploads.door" in graph["core.models.files"]
    assert "core.uploads" in graph["core.models.files"]  # a package that Python runs on the way
    assert "core.models" not in graph["core.models.files"]  # its own
    assert "core.mails.kept" in graph["core.mails"]  # a module, taken from its package
    assert "core.admin.tables" in graph["core.apps"]  # within a function


def test_no_modules_import_each_other_in_a_circle():
    """Wherever the import stands: one within a function only hides a circle from Python. `apps.py` and
    commands may import within functions, and need no exception: nobody imports them, so they close no
    circle. Migrations are left out: they are never imported by name and tell what once was."""
    try:
        TopologicalSorter(import_graph()).prepare()
    except CycleError as error:
        # Each is imported by the next.
        pytest.fail(" <- ".join(error.args[1]))


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
        for file in re.findall(r"{%\s*static\s+[\"']([^\"']+)", text):
            if file.split("/")[0] in forbidden:
                wrong.append(f"{path.name}: static {file}")
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
