import json
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from django.core.management.base import BaseCommand, CommandError

from search.elastic import client
from search.quality import ENGINES, Outcome, judged

SAME = 0.9  # of the queries
_parse_json = json.loads  # an option hides the module's name


class Command(BaseCommand):
    help = "Ask an engine the judged queries of a file, in throw-away tables, and tell what it finds of what it should."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="documents, synonyms and queries as YAML")
        parser.add_argument("--engine", choices=ENGINES, default="database")
        parser.add_argument(
            "--at-least", type=float, default=0.0, help="ends with 1 below this share"
        )
        parser.add_argument("--json", action="store_true", help="one object for programs")
        parser.add_argument(
            "--same-as",
            type=Path,
            help="what --json printed of another engine or database; ends with 1 where the first three are the same"
            " for less than nine of ten queries",
        )

    def handle(
        self,
        file: Path,
        *,
        engine: str,
        at_least: float,
        json: bool,
        same_as: Path | None = None,
        **options: Any,
    ) -> None:
        golden = _read(file, yaml.safe_load)
        others = _read(same_as, _parse_json) if same_as else None
        if engine == "elasticsearch" and not client.is_configured():
            raise CommandError("ELASTICSEARCH_URL says where Elasticsearch is.")
        outcomes = judged(golden, engine=engine)
        if json:
            self.stdout.write(_as_json(outcomes))
        else:
            self._tell(outcomes)
        if sum(outcome.passed for outcome in outcomes) < at_least * len(outcomes):
            raise CommandError("Less is found than asked for.", returncode=1)
        if others:
            self._compare(outcomes, others)

    def _compare(self, outcomes: list[Outcome], others: dict[str, Any]) -> None:
        first = {query["id"]: query["top"][:3] for query in others["queries"]}
        same = sum(outcome.top[:3] == first.get(outcome.id) for outcome in outcomes)
        self.stdout.write(f"{'the same first three':22} {same:3} / {len(outcomes)}")
        if same < SAME * len(outcomes):
            raise CommandError("The first three differ too often.", returncode=1)

    def _tell(self, outcomes: list[Outcome]) -> None:
        groups: dict[str, list[Outcome]] = {}
        for outcome in outcomes:
            groups.setdefault(outcome.group, []).append(outcome)
        for name, group in groups.items():
            self.stdout.write(f"{name:22} {sum(o.passed for o in group):3} / {len(group)}")
        for outcome in outcomes:
            for miss in outcome.misses:
                came = ", ".join(outcome.top) or "nothing"
                self.stdout.write(f"  {outcome.id} ({outcome.asked!r}): {miss}; came: {came}")
        passed = sum(outcome.passed for outcome in outcomes)
        self.stdout.write(
            f"{'all':22} {passed:3} / {len(outcomes)}  {passed / max(len(outcomes), 1):.3f}"
        )


def _read(file: Path, parse: Callable[[str], Any]) -> Any:
    try:
        return parse(file.read_text())
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise CommandError(f"{file} cannot be read: {error}") from error


def _as_json(outcomes: list[Outcome]) -> str:
    passed = sum(outcome.passed for outcome in outcomes)
    return json.dumps(
        {
            "passed": passed,
            "total": len(outcomes),
            "queries": [
                {"id": o.id, "group": o.group, "passed": o.passed, "misses": o.misses, "top": o.top}
                for o in outcomes
            ],
        },
        ensure_ascii=False,
    )
