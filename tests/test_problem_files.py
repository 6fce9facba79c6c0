"""The files in `tests/problems/` are tests: the report of the files shown must read as shown, to the character.

A case is a heading, one fenced block for each file of a project (the file's path stands behind the language), and a
fenced `text` block with the report. What a case does not show is filled in: a small model, a documentation folder.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from msgspec import Struct
from msgspec.structs import replace

from groundplan.pages.medium import SITE
from groundplan.publish.all_codes import ALL_CODES
from groundplan.publish.edition import write_edition
from groundplan.publish.findings import find_problems
from groundplan.publish.project import load_project
from groundplan.scenes.codes import EXAMPLE_MODEL, NOT_DRAWN
from groundplan.source.problem import Code, Problem, Sources
from groundplan.source.report import as_text

FOLDER = Path(__file__).parent / "problems"
NOTHING = "No problems.\n"
_MESSAGE = re.compile(r"\S+:\d+:\d+: (error|warning)\[[a-z0-9-]+\]: ")
MODEL = "components:\n  app:\n    type: aws.compute.EC2\n    summary: Answers requests.\n"


class Case(Struct, frozen=True):
    """One case of a file: the project's files by path, the report due, and the lines where that stands."""

    title: str
    files: dict[str, str]
    report: str
    lines: tuple[int, int] = (0, 0)


def cases_in(text: str) -> list[Case]:
    """The cases of a Markdown file."""
    cases: list[Case] = []
    tokens = MarkdownIt().parse(text)
    for token, following in zip(tokens, [*tokens[1:], tokens[-1]], strict=True):
        if token.type == "heading_open" and token.tag == "h2":
            cases.append(Case(following.content, {}, ""))
        elif token.type == "fence" and cases:
            language, _, path = token.info.partition(" ")
            if path:
                cases[-1].files[path.strip()] = token.content
            elif language == "text" and token.map:
                cases[-1] = replace(cases[-1], report=token.content, lines=(token.map[0] + 1, token.map[1] - 1))
    return cases


def checked(files: dict[str, str], folder: Path) -> tuple[tuple[Problem, ...], Sources]:
    """What `groundplan check` finds in a project with these files, and every build as well."""
    texts = {"docs/index.md": "# Home\n", **files}
    if not any(path.startswith("model/") for path in texts):
        texts["model/app.yml"] = MODEL
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    project = load_project(folder)
    found = find_problems(project, "Test")
    assert write_edition(project, "Test", SITE).problems == found.problems
    return found.problems, found.sources


CASES = [(file, case) for file in sorted(FOLDER.glob("*.md")) for case in cases_in(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("file", "case"), CASES, ids=[f"{file.stem}: {case.title}" for file, case in CASES])
def test_report_reads_as_shown(file: Path, case: Case, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Compares the report with the file, or writes it there with `--update-problems`."""
    report = as_text(*checked(case.files, tmp_path)) or NOTHING
    if request.config.getoption("--update-problems"):
        _write(file, case, report)
    else:
        assert case.report == report


def _write(file: Path, case: Case, report: str) -> None:
    text = file.read_text(encoding="utf-8")
    current = next(each for each in cases_in(text) if each.title == case.title)
    lines = text.splitlines(keepends=True)
    start, end = current.lines
    file.write_text("".join([*lines[:start], report, *lines[end:]]), encoding="utf-8")


def test_every_case_shows_files_and_a_report() -> None:
    """A case that was written carelessly would test nothing."""
    assert CASES
    assert [f"{file.name}: {case.title}" for file, case in CASES if not case.files or not case.report] == []


def test_every_message_begins_with_a_capital_or_a_backtick() -> None:
    """A message is a sentence, whatever it begins with."""
    messages = [line for _, case in CASES for line in case.report.splitlines() if _MESSAGE.match(line)]
    assert len(messages) > len(CASES)
    assert [line for line in messages if not re.match(r"[A-Z`]", _MESSAGE.sub("", line))] == []


def test_titles_are_unique_in_a_file() -> None:
    """Reports are written back by title."""
    titles = [(file.name, case.title) for file, case in CASES]
    assert len(titles) == len(set(titles))


NEEDS_MORE = frozenset({"unsafe-icon", "text-for-instance"})
"""Codes whose examples only show their problem beside other files; the tests of their stages have those."""

EXAMPLES = [code for code in ALL_CODES if code.name not in NEEDS_MORE]


def found_in(code: Code, example: str, folder: Path) -> set[str]:
    """The names of an example's problems. Most diagrams among them show a part of the model only."""
    files = {code.example_file: example}
    if code.example_file != "model/example.yml":
        files["model/model.yml"] = EXAMPLE_MODEL
    aside = {NOT_DRAWN.name} - {code.name}
    return {problem.code.name for problem in checked(files, folder)[0]} - aside


@pytest.mark.parametrize("code", [code for code in EXAMPLES if code.bad], ids=lambda code: code.name)
def test_a_bad_example_gives_its_problem_and_no_other(code: Code, tmp_path: Path) -> None:
    """The guide shows it for exactly this problem."""
    assert found_in(code, code.bad, tmp_path) == {code.name}


@pytest.mark.parametrize("code", [code for code in EXAMPLES if code.good], ids=lambda code: code.name)
def test_a_good_example_gives_no_problem(code: Code, tmp_path: Path) -> None:
    """What the guide recommends has to work."""
    assert found_in(code, code.good, tmp_path) == set()


def test_names_of_codes_are_unique() -> None:
    """A name stands for one problem in the whole of Groundplan."""
    names = [code.name for code in ALL_CODES]
    assert sorted(names) == sorted(set(names))
