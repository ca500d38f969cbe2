"""The index of words in the database: SQLite's FTS5, PostgreSQL's tsvector. Its tables are made of terms that
search.analysis cut, so both databases find the same; which of thousands are looked at is said by the database's
own rank, their order by search.ranking."""
# ruff: noqa: S608  (the only names written into SQL are those of the tables, from the code)

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from pyroaring import BitMap

from search import analysis
from search.questions import Form, Spelling

T = TypeVar("T")
MOST_VARIABLES = 500  # in one statement


@dataclass(frozen=True)
class Text:
    """What may be found of one object; `texts` holds title and body by language."""

    id: int
    kind: str
    texts: Mapping[str, tuple[str, str]]


class Terms(NamedTuple):
    """The terms of one object as they are kept: with spaces between them, each with its language before it."""

    title: str
    body: str
    beginnings: str


class Index:
    """Tables with a common name: terms by object, and every word with how many objects it stands in."""

    def __init__(self, name: str, using: str = DEFAULT_DB_ALIAS) -> None:
        self.name, self.words, self.using = name, f"{name}_words", using

    def create(self) -> None:
        raise NotImplementedError

    def drop(self) -> None:
        for table in (self.name, self.words):
            self._run(f"DROP TABLE IF EXISTS {table}")

    # --- writing ---------------------------------------------------------------------------------

    def write(self, texts: Iterable[Text]) -> None:
        """Put these objects in the place of what stood for them."""
        texts = list(texts)
        with transaction.atomic(using=self.using):
            self.remove([text.id for text in texts])
            rows = [_row(text) for text in texts]
            self._many(
                f"INSERT INTO {self.name} ({self.key}, kind, title, body, beginnings, words) VALUES",
                rows,
            )
            self._count(Counter(word for row in rows for word in row[-1].split()))

    def remove(self, ids: Sequence[int]) -> None:
        for some in batches(ids):
            gone: Counter[str] = Counter()
            for (words,) in self._rows(
                f"SELECT words FROM {self.name} WHERE {self.key} IN ({_marks(some)})", some
            ):
                gone.subtract(words.split())
            self._run(f"DELETE FROM {self.name} WHERE {self.key} IN ({_marks(some)})", some)
            self._count(gone)

    def _count(self, changes: Counter[str]) -> None:
        """In order, so that two who write at once never wait for each other in a circle."""
        rows = [
            (word, change, analysis.bare(word[2:]))
            for word, change in sorted(changes.items())
            if change
        ]
        self._many(
            f"INSERT INTO {self.words} (word, count, bare) VALUES",
            rows,
            f"ON CONFLICT (word) DO UPDATE SET count = {self.words}.count + excluded.count",
        )
        # Only those that this transaction has changed: others may hold the rest.
        for some in batches([word for word, change, _bare in rows if change < 0]):
            self._run(
                f"DELETE FROM {self.words} WHERE word IN ({_marks(some)}) AND count <= 0", some
            )

    # --- asking ----------------------------------------------------------------------------------

    def having(self, forms: Iterable[Form]) -> BitMap:
        """The objects in which at least one of these forms stands."""
        return BitMap([id for (id,) in self._matching(*self._having(forms))])

    def has(self, forms: Iterable[Form]) -> bool:
        """Whether there is any such object."""
        sql, parameters = self._having(forms)
        return any(self._matching(f"{sql} LIMIT 1", parameters))

    def _having(self, forms: Iterable[Form], *, only_titles: bool = False) -> tuple[str, list[str]]:
        raise NotImplementedError

    def titled(self, forms: Iterable[Form]) -> BitMap:
        """The objects that have any of the forms in their titles."""
        return BitMap([id for (id,) in self._matching(*self._having(forms, only_titles=True))])

    def best(self, forms: Iterable[Form], *, kind: str, most: int) -> list[int]:
        """Objects of one kind that have any of the forms in their titles, those that the database ranks first."""
        raise NotImplementedError

    def starting_with(self, beginnings: Iterable[str], *, kind: str, most: int) -> list[int]:
        """Objects with a title word for each of these beginnings, as search.analysis.begun writes them."""
        raise NotImplementedError

    def terms(self, ids: Sequence[int]) -> dict[int, Terms]:
        columns = f"{self.key}, title, body, beginnings"
        return {
            id: Terms(*texts)
            for some in batches(ids)
            for id, *texts in self._rows(
                f"SELECT {columns} FROM {self.name} WHERE {self.key} IN ({_marks(some)})", some
            )
        }

    def spellings(self) -> list[Spelling]:
        """Every word that stands in a text."""
        return [
            Spelling(word[:2], word[2:], count, bare)
            for word, count, bare in self._rows(f"SELECT word, count, bare FROM {self.words}")
        ]

    # --- the connection --------------------------------------------------------------------------

    key = "id"

    def _matching(self, sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
        """The rows of a question for terms."""
        return self._rows(sql, parameters)

    def _run(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        with connections[self.using].cursor() as cursor:
            cursor.execute(sql, parameters)

    def _rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with connections[self.using].cursor() as cursor:
            cursor.execute(sql, parameters)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
            return rows

    def _many(self, begin: str, rows: Sequence[tuple[Any, ...]], end: str = "") -> None:
        if not rows:
            return
        marks = f"({_marks(rows[0])})"
        for some in batches(rows, MOST_VARIABLES // len(rows[0])):
            self._run(
                f"{begin} {', '.join([marks] * len(some))} {end}",
                [value for row in some for value in row],
            )


def _marks(values: Sequence[Any]) -> str:
    """A place for each of these values in a statement."""
    return ", ".join(["%s"] * len(values))


def batches(rows: Sequence[T], size: int = MOST_VARIABLES) -> Iterator[Sequence[T]]:
    """`rows` in pieces of at most so many."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def terms_of(text: Text) -> Terms:
    """The terms of an object as they are kept."""
    title, body, beginnings = [], [], []
    for language, (title_text, body_text) in text.texts.items():
        title += analysis.terms(title_text, language)
        body += analysis.terms(body_text, language)
        beginnings += analysis.beginnings(title_text, language)
    return Terms(" ".join(title), " ".join(body), " ".join(beginnings))


def _row(text: Text) -> tuple[int, str, str, str, str, str]:
    words = {
        language + word
        for language, texts in text.texts.items()
        for word in analysis.words(" ".join(texts))
        # A code that is mistyped is not any other code.
        if not analysis.is_stop_word(word, language) and not any(map(str.isdigit, word))
    }
    return text.id, text.kind, *terms_of(text), " ".join(sorted(words))


class SQLiteIndex(Index):
    key = "rowid"

    def create(self) -> None:
        # The terms are cut already: the tokenizer only has to leave them alone.
        self._run(
            f"CREATE VIRTUAL TABLE {self.name} USING fts5 (kind, title, body, beginnings, words UNINDEXED,"
            " tokenize = 'unicode61 remove_diacritics 0', prefix = '4 5 6')"
        )
        self._run(
            f"CREATE TABLE {self.words} (word text PRIMARY KEY, count integer, bare text) WITHOUT ROWID"
        )

    def _having(self, forms: Iterable[Form], *, only_titles: bool = False) -> tuple[str, list[str]]:
        match = self._match(forms, "title" if only_titles else "title body")
        return f"SELECT rowid FROM {self.name} WHERE {self.name} MATCH %s", [match]

    def best(self, forms: Iterable[Form], *, kind: str, most: int) -> list[int]:
        sql = (
            f"SELECT rowid FROM {self.name} WHERE {self.name} MATCH %s"
            f" ORDER BY bm25({self.name}, 0, 3, 1, 0), rowid LIMIT %s"
        )
        match = f'(kind : "{kind}") AND {self._match(forms, "title")}'
        return [row[0] for row in self._matching(sql, [match, most])]

    def starting_with(self, beginnings: Iterable[str], *, kind: str, most: int) -> list[int]:
        match = " AND ".join(
            "("
            + " OR ".join(f'(beginnings : "{language}{word}" *)' for language in analysis.LANGUAGES)
            + ")"
            for word in beginnings
        )
        sql = f"SELECT rowid FROM {self.name} WHERE {self.name} MATCH %s ORDER BY rowid LIMIT %s"
        return [row[0] for row in self._matching(sql, [f'(kind : "{kind}") AND {match}', most])]

    @staticmethod
    def _match(forms: Iterable[Form], columns: str) -> str:
        return f"{{{columns}}} : (" + _expression(forms, '"{}"', " AND ", " OR ") + ")"


class PostgreSQLIndex(Index):
    def create(self) -> None:
        self._run(
            f"CREATE TABLE {self.name} (id bigint PRIMARY KEY, kind text NOT NULL, title text NOT NULL,"
            " body text NOT NULL, beginnings text NOT NULL, words text NOT NULL,"
            " title_terms tsvector GENERATED ALWAYS AS (title::tsvector) STORED,"
            " all_terms tsvector GENERATED ALWAYS AS (title::tsvector || body::tsvector) STORED,"
            " beginning_terms tsvector GENERATED ALWAYS AS (beginnings::tsvector) STORED)"
            # What a word's objects are read from is kept small, with the title's terms, which are ranked by.
            " WITH (toast_tuple_target = 256)"
        )
        self._run(f"ALTER TABLE {self.name} ALTER COLUMN title_terms SET STORAGE MAIN")
        for column in ("title_terms", "all_terms", "beginning_terms"):
            self._run(f"CREATE INDEX ON {self.name} USING gin ({column})")
        self._run(
            f"CREATE TABLE {self.words}"
            " (word text PRIMARY KEY, count integer NOT NULL, bare text NOT NULL)"
        )

    def _having(self, forms: Iterable[Form], *, only_titles: bool = False) -> tuple[str, list[str]]:
        terms = "title_terms" if only_titles else "all_terms"
        sql = f"SELECT id FROM {self.name} WHERE {terms} @@ %s::tsquery"
        return sql, [self._query(forms)]

    def best(self, forms: Iterable[Form], *, kind: str, most: int) -> list[int]:
        sql = (
            f"SELECT id FROM {self.name}, CAST(%s AS tsquery) query WHERE title_terms @@ query AND kind = %s"
            " ORDER BY ts_rank(title_terms, query, 1) DESC, id LIMIT %s"
        )
        return [row[0] for row in self._matching(sql, [self._query(forms), kind, most])]

    def starting_with(self, beginnings: Iterable[str], *, kind: str, most: int) -> list[int]:
        query = " & ".join(
            "(" + " | ".join(f"'{language}{word}':*" for language in analysis.LANGUAGES) + ")"
            for word in beginnings
        )
        sql = (
            f"SELECT id FROM {self.name} WHERE beginning_terms @@ %s::tsquery AND kind = %s"
            " ORDER BY id LIMIT %s"
        )
        return [row[0] for row in self._matching(sql, [query, kind, most])]

    def _matching(self, sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
        # To the planner reading every text looks cheap: it does not count that they lie beside the table. In one
        # message, which is a transaction of its own where there is none, and put back where there is one.
        by_index = f"SET LOCAL enable_seqscan = off; {sql}; SET LOCAL enable_seqscan = on"
        with connections[self.using].cursor() as cursor:
            cursor.execute(by_index, parameters)
            cursor.nextset()
            rows: list[tuple[Any, ...]] = cursor.fetchall()
            return rows

    @staticmethod
    def _query(forms: Iterable[Form]) -> str:
        return _expression(forms, "'{}'", " & ", " | ")


def _expression(forms: Iterable[Form], term: str, both: str, either: str) -> str:
    """Any of the forms, each with all its words, each word in any of its stems."""
    said = dict.fromkeys(
        both.join("(" + either.join(term.format(t) for t in stems) + ")" for stems in form.terms)
        for form in forms
    )
    return either.join(f"({each})" for each in said)


def open_index(name: str = "search_terms", using: str = DEFAULT_DB_ALIAS) -> Index:
    """The index of this name in whichever database there is."""
    made = {"sqlite": SQLiteIndex, "postgresql": PostgreSQLIndex}[connections[using].vendor]
    return made(name, using)
