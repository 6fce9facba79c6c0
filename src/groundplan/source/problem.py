"""What a person can get wrong: codes, the places they point at, and problems, which are a code at a place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct, field

from groundplan.source.lines import split_lines


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning fails it only under `--strict`."""

    ERROR = "error"
    WARNING = "warning"


class Place(Struct, frozen=True, order=True):
    """A stretch of one line in a source file.

    `path` is relative to the project's folder, with forward slashes. `line` and `column` count from 1, in
    characters. `length` is how many characters the caret underlines; it never reaches past the line's end.
    """

    path: str
    line: int = 1
    column: int = 1
    length: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Code(Struct, frozen=True):
    """One kind of problem: its stable name, its texts, and the explanation in the guide.

    `message` and `mend` are `str.format` patterns; `at` fills them in. `bad` and `good` are complete YAML
    examples (or another file's text, said in `example_file`): `bad` gives this problem, `good` gives none.
    """

    name: str
    severity: Severity
    title: str
    message: str
    mend: str
    about: str
    bad: str = ""
    good: str = ""
    example_file: str = "model/example.yml"

    def at(self, place: Place, *, related: tuple[Related, ...] = (), **values: object) -> Problem:
        """The problem of this code at `place`, its texts filled in with `values`; sentences begin with a capital."""
        message, mend = (_capital(text.format(**values)) for text in (self.message, self.mend))
        return Problem(self, place, message, mend, related)


class Related(Struct, frozen=True):
    """A second place that helps to understand a problem, such as where an id was said first."""

    place: Place
    note: str


class Problem(Struct, frozen=True):
    """One mistake: what is wrong (`message`), how to mend it (`mend`), and where."""

    code: Code
    place: Place
    message: str
    mend: str
    related: tuple[Related, ...] = ()

    @property
    def severity(self) -> Severity:
        """The severity of the problem's code."""
        return self.code.severity

    @property
    def sort_key(self) -> tuple[Place, str, str]:
        """Sorts problems by place, then code: the order in which they are shown."""
        return (self.place, self.code.name, self.message)


class Sources(Struct, frozen=True):
    """The text of every source file that was read, by its project-relative path: where excerpts come from."""

    texts: Mapping[str, str] = field(default_factory=dict)

    def line(self, place: Place) -> str | None:
        """The line that `place` points into, without its line end, or None where the text is not known."""
        text = self.texts.get(place.path)
        if text is None:
            return None
        lines = split_lines(text)
        return lines[place.line - 1] if place.line <= len(lines) else ""

    def joined(self, other: Sources) -> Sources:
        """These sources and the other's."""
        return Sources({**self.texts, **other.texts})


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems in the order in which they are shown, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.sort_key))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)
