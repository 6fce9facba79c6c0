"""Writes all pages: decides which there are, renders each with its template, and gathers what goes wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from groundplan.model.model import Model
from groundplan.pages.addresses import Addresses
from groundplan.pages.code_spans import fenced_lines
from groundplan.pages.codes import PAGE_TWICE, TEXT_FOR_INSTANCE, TEXT_FOR_UNKNOWN_COMPONENT
from groundplan.pages.context import Context, PageHead, Site
from groundplan.pages.escape import revealed
from groundplan.pages.medium import Medium
from groundplan.pages.navigation import navigation
from groundplan.pages.own_pages import OwnPage, read_own_pages, unused_templates
from groundplan.pages.page import NavEntry, Page
from groundplan.pages.plan import PagePlan, plan_pages
from groundplan.pages.prose_check import check_prose
from groundplan.pages.reference import Reference
from groundplan.pages.targets import Placed, place_targets, place_targets_at
from groundplan.pages.template import Templates
from groundplan.scenes.diagrams import Diagrams
from groundplan.scenes.plain import plain_text
from groundplan.source.near import did_you_mean
from groundplan.source.problem import Code, Place, Problem, Sources, sort_problems

_HEADING = re.compile(r"^# +(.+?)[ #]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PageInputs:
    """Everything that pages are written from.

    `root` is the project's folder, in which `templates/` may lie; `component_texts` are the hand-written texts for
    component pages by id, which lie in `components/` below the folder `docs`; `codes` is every problem code there is,
    for the guide.
    """

    model: Model
    diagrams: Diagrams
    site_name: str
    root: Path
    medium: Medium
    component_texts: Mapping[str, str] = field(default_factory=dict)
    codes: tuple[Code, ...] = ()
    docs: str = "docs"


@dataclass(frozen=True, slots=True)
class Written:
    """All pages, their navigation, what is wrong, and the texts that the problems point into."""

    pages: tuple[Page, ...]
    nav: tuple[NavEntry, ...]
    problems: tuple[Problem, ...]
    sources: Sources


def write_pages(inputs: PageInputs) -> Written:
    """Writes every page; one whose template fails is left out and becomes a problem."""
    addresses = Addresses(inputs.model, inputs.diagrams)
    texts, problems = _component_texts(inputs, addresses)
    plans = {plan.path: plan for plan in plan_pages(inputs.model, inputs.diagrams, addresses, texts)}
    own, found = read_own_pages(inputs.root)
    problems += found
    for page in own:
        if page.path in plans:
            problems.append(PAGE_TWICE.at(Place(page.template_path), page=page.path))
    press = _Press(inputs, addresses)
    pages = [press.page(plan) for plan in plans.values()]
    pages += [press.own_page(page) for page in own if page.path not in plans]
    written = tuple(page for page in pages if page is not None)
    ours = {page.path for page in own} - plans.keys()
    nav = navigation(
        inputs.model, inputs.diagrams, addresses, [(page.path, page.title) for page in written if page.path in ours]
    )
    problems += [*press.problems.values(), *check_prose(inputs.model, inputs.diagrams, addresses)]
    problems += unused_templates(inputs.root, press.templates.texts)
    sources = {**press.templates.texts, **{_text_path(inputs, id): text for id, text in inputs.component_texts.items()}}
    return Written(written, nav, sort_problems(problems), Sources(sources))


class _Press:
    """Renders pages one after the other."""

    def __init__(self, inputs: PageInputs, addresses: Addresses) -> None:
        self._inputs = inputs
        self._addresses = addresses
        self._context = Context(inputs.model, inputs.diagrams, addresses, inputs.medium)
        variables = {
            "model": inputs.model,
            "diagrams": inputs.diagrams,
            "site": Site(inputs.site_name, inputs.medium.html),
            "reference": Reference(inputs.model.catalogue, inputs.codes),
            "picture": self._context.picture,
        }
        self.templates = Templates(inputs.root, variables, self._context.filters())
        self.problems: dict[tuple[str, Place, str], Problem] = {}

    def page(self, plan: PagePlan) -> Page | None:
        """The page, or None where its template fails."""
        rendered = self._rendered(plan.template, PageHead(plan.path, plan.title), plan.variables)
        if rendered is None:
            return None
        markdown, pictures = rendered
        return Page(
            path=plan.path,
            title=plan.title,
            markdown=markdown,
            source=plan.source,
            boost=plan.boost,
            searchable=plan.searchable,
            pictures=pictures,
            description=plan.description,
            hide=plan.hide,
            above=plan.above,
        )

    def own_page(self, page: OwnPage) -> Page | None:
        """The same for a page of the site's own, which may take its title from its first heading."""
        rendered = self._rendered(page.template, PageHead(page.path, page.title), {})
        if rendered is None:
            return None
        markdown, pictures = rendered
        heading = _HEADING.search(markdown)
        title = page.title or (plain_text(heading[1]) if heading else page.name)
        return Page(
            path=page.path,
            title=title,
            markdown=markdown,
            source=Place(page.template_path),
            boost=page.boost,
            pictures=pictures,
            description=page.description,
        )

    def _rendered(
        self, template: str, head: PageHead, variables: Mapping[str, object]
    ) -> tuple[str, tuple[str, ...]] | None:
        self._context.turn_to(head)
        text = self.templates.render(template, head.path, {**variables, "page": head})
        if isinstance(text, Problem):
            self._note(text)
            return None
        placed = self._placed(text, template, head.path)
        pictures = (*self._context.pictures, *placed.pictures)
        text_pictures = variables.get("text_pictures")
        if isinstance(text_pictures, tuple):
            pictures += text_pictures
        return revealed(tidied(placed.markdown)), tuple(dict.fromkeys(pictures))

    def _placed(self, text: str, template: str, page: str) -> Placed:
        """Resolves targets that the template itself writes as Markdown."""

        def place(start: int, length: int) -> Place:
            return _find(text[start : start + length], self.templates.texts) or Place(f"templates/{template}")

        placed = place_targets_at(text, page, place, self._addresses, self._inputs.medium)
        for problem in placed.problems:
            self._note(problem)
        return placed

    def _note(self, problem: Problem) -> None:
        """Keeps one problem of a kind at a place: a template that fails fails on every page it writes."""
        self.problems.setdefault((problem.code.name, problem.place, problem.mend), problem)


def tidied(markdown: str) -> str:
    """The Markdown without superfluous empty lines and spaces at line ends, outside code."""
    fenced = fenced_lines(markdown) if "```" in markdown or "~~~" in markdown else frozenset()
    lines: list[str] = []
    for number, line in enumerate(markdown.split("\n")):
        if number in fenced:
            lines.append(line)
        elif line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines).strip("\n") + "\n"


def _component_texts(inputs: PageInputs, addresses: Addresses) -> tuple[dict[str, Placed], list[Problem]]:
    texts: dict[str, Placed] = {}
    problems: list[Problem] = []
    for id, text in inputs.component_texts.items():
        path = _text_path(inputs, id)
        component = inputs.model.components.get(id)
        if component is None:
            near = did_you_mean(id, inputs.model.components)
            problems.append(TEXT_FOR_UNKNOWN_COMPONENT.at(Place(path), id=id, near=near))
        elif component.instance_of is not None:
            problems.append(TEXT_FOR_INSTANCE.at(Place(path), id=id, base=inputs.model.base(id).id))
        else:
            texts[id] = place_targets(text, addresses.component(id), path, addresses, inputs.medium)
            problems.extend(texts[id].problems)
    return texts, problems


def _text_path(inputs: PageInputs, id: str) -> str:
    return f"{inputs.docs}/components/{id}.md"


def _find(written: str, texts: Mapping[str, str]) -> Place | None:
    """Where a template has these characters."""
    for path, text in texts.items():
        if path.startswith("templates/"):
            for number, line in enumerate(text.splitlines(), 1):
                if written in line:
                    return Place(path, number, line.index(written) + 1, len(written))
    return None
