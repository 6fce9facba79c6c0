"""The files in `tests/problems/` are tests: the report of the files shown must read as shown, to the character.

A case is a heading, one fenced block for each file of a project (the file's path stands behind the language), and a
fenced `text` block with the report. What a case does not show is filled in: a small model, a documentation folder.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from groundplan.pages.medium import SITE
from groundplan.publish.edition import make_edition
from groundplan.publish.project import load_project
from groundplan.source.report import as_text

FOLDER = Path(__file__).parent / "problems"
NOTHING = "No problems.\n"
MODEL = "components:\n  app:\n    type: aws.compute.EC2\n    summary: Answers requests.\n"


@dataclass(frozen=True)
class Case:
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


def report_of(files: dict[str, str], folder: Path) -> str:
    """What `groundplan check` says of a project with these files."""
    texts = {"docs/index.md": "# Home\n", **files}
    if not any(path.startswith("model/") for path in texts):
        texts["model/app.yml"] = MODEL
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    edition = make_edition(load_project(folder), "Test", SITE, studio=None)
    return as_text(edition.problems, edition.sources) or NOTHING


CASES = [(file, case) for file in sorted(FOLDER.glob("*.md")) for case in cases_in(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("file", "case"), CASES, ids=[f"{file.stem}: {case.title}" for file, case in CASES])
def test_report_reads_as_shown(file: Path, case: Case, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Compares the report with the file, or writes it there with `--update-problems`."""
    report = report_of(case.files, tmp_path)
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


def test_titles_are_unique_in_a_file() -> None:
    """Reports are written back by title."""
    titles = [(file.name, case.title) for file, case in CASES]
    assert len(titles) == len(set(titles))
