"""The page "Where this comes from" names each statement of the source texts once, with something that carries it."""

from __future__ import annotations

import re
from pathlib import Path

from groundplan.pages.page import Page
from groundplan.publish.project import Project
from groundplan.source.document import plain
from groundplan.source.reader import read_yaml

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "templates" / "pages" / "sources.md.j2"
ROW = re.compile(r"""^\| \{\{ number\("(\d{3}-\d{2})"\) \}\} \| (.+?) \| (.+) \|$""", re.MULTILINE)
TARGET = re.compile(r"\[[^\]]+\]\(([^)]+)\)")


def statements() -> dict[str, str]:
    documents, problems = read_yaml((HERE / "statements.yml").read_text("utf-8"), "statements.yml")
    assert problems == ()
    root = documents[0].root
    assert root is not None
    listed = plain(root)
    assert isinstance(listed, dict)
    return {number: str(statement) for number, statement in listed.items()}


def rows() -> list[tuple[str, str, str]]:
    return ROW.findall(PAGE.read_text("utf-8"))


def test_the_page_has_each_statement_exactly_once_and_in_order() -> None:
    assert [(number, statement) for number, statement, _ in rows()] == list(statements().items())


def test_each_statement_is_carried_by_something() -> None:
    assert [number for number, _, carried in rows() if not TARGET.findall(carried)] == []


def test_no_number_stands_anywhere_else_on_the_page() -> None:
    numbers = re.findall(r"\b\d{3}-\d{2}\b", PAGE.read_text("utf-8"))
    assert sorted(numbers) == sorted(statements())


def test_whatever_carries_a_statement_exists(project: Project, pages: tuple[Page, ...]) -> None:
    model = project.model
    known = {
        *(f"component:{id}" for id in model.components),
        *(f"flow:{id}" for id in model.flows),
        *(f"layer:{id}" for id in model.layers),
        *(f"owner:{id}" for id in model.owners),
        *(f"diagram:{id}" for id in project.diagrams.by_id),
        *(page.path for page in pages),
    }
    carriers = {target.partition("#")[0] for _, _, carried in rows() for target in TARGET.findall(carried)}
    assert carriers - known == set()


def test_anchors_on_our_own_pages_exist(pages: tuple[Page, ...]) -> None:
    texts = {page.path: page.markdown for page in pages}
    anchors = {target for _, _, carried in rows() for target in TARGET.findall(carried) if "#" in target}
    for path, _, anchor in (target.partition("#") for target in anchors):
        headings = re.findall(r"^## (.+)$", texts[path], re.MULTILINE)
        assert anchor in [re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-") for heading in headings]
