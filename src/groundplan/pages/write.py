"""Writes all pages: renders each with its template, and gathers what goes wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec import Struct

from groundplan.pages.addresses import Addresses
from groundplan.pages.code_spans import fenced_lines
from groundplan.pages.context import ICONS, Context, PageHead, Site
from groundplan.pages.draft import Draft, PageInputs, draft_pages
from groundplan.pages.escape import revealed
from groundplan.pages.kept_pages import KeptPages
from groundplan.pages.navigation import navigation
from groundplan.pages.own_pages import OwnPage, unused_templates
from groundplan.pages.page import NavEntry, Page
from groundplan.pages.plan import PagePlan, plan_pages
from groundplan.pages.reference import Reference
from groundplan.pages.targets import Placed, place_targets_at
from groundplan.pages.template import Templates
from groundplan.pages.template_files import are_replaced
from groundplan.reuse.observed import observed
from groundplan.scenes.plain import plain_text
from groundplan.source.problem import Place, Problem, Sources, sort_problems

_HEADING = re.compile(r"^# +(.+?)[ #]*$", re.MULTILINE)
_ICON = re.compile(rf"{ICONS}/([\w.-]+?)\.(?:png|svg)\b")


class Written(Struct, frozen=True):
    """All pages, their navigation, what is wrong, and the texts that the problems point into.

    `paths` are those of all pages that are due, also where one could not be written.
    """

    pages: tuple[Page, ...]
    nav: tuple[NavEntry, ...]
    paths: tuple[str, ...]
    problems: tuple[Problem, ...]
    sources: Sources


def write_pages(inputs: PageInputs, kept: KeptPages | None = None) -> Written:
    """Writes every page; one whose template fails is left out and becomes a problem.

    Of `kept` pages those are taken that would be written the same again.
    """
    draft = draft_pages(inputs)
    if kept is not None:
        kept.turn_to(inputs, draft.addresses)
    press = _Press(inputs, draft.addresses, kept)
    plans = {plan.path: plan for plan in plan_pages(inputs.model, inputs.diagrams, draft.addresses, draft.texts)}
    pages = [press.page(plan) for plan in plans.values()]
    pages += [press.own_page(page) for page in draft.own.values()]
    written = tuple(page for page in pages if page is not None)
    ours = [(page.path, page.title) for page in written if page.path in draft.own]
    nav = navigation(inputs.model, inputs.diagrams, draft.addresses, ours)
    return Written(written, nav, draft.paths, *_found(draft, press, inputs))


def check_templates(inputs: PageInputs, draft: Draft) -> tuple[tuple[Problem, ...], Sources]:
    """What is wrong with the pages, and the texts in which that is, without writing more of them than needed.

    Nothing can be wrong with a page that only the package's own templates write.
    """
    press = _Press(inputs, draft.addresses)
    if are_replaced(inputs.root):
        for plan in plan_pages(inputs.model, inputs.diagrams, draft.addresses, draft.texts):
            press.page(plan)
    for page in draft.own.values():
        press.own_page(page)
    return _found(draft, press, inputs)


def _found(draft: Draft, press: _Press, inputs: PageInputs) -> tuple[tuple[Problem, ...], Sources]:
    unused = unused_templates(inputs.root, press.templates.texts)
    problems = sort_problems((*draft.problems, *press.problems.values(), *unused))
    return problems, Sources({**press.templates.texts, **draft.sources})


class _Press:
    """Renders pages one after the other."""

    def __init__(self, inputs: PageInputs, addresses: Addresses, kept: KeptPages | None = None) -> None:
        self._inputs = inputs
        self._addresses = addresses
        self._kept = kept
        model, diagrams = inputs.model, inputs.diagrams
        if kept is not None:
            model = observed("model", model, kept.ledger)
            diagrams = observed("diagrams", diagrams, kept.ledger, {"model": model})
            self._addresses = observed("addresses", addresses, kept.ledger)
        self._context = Context(model, diagrams, self._addresses, inputs.medium)
        variables = {
            "model": model,
            "diagrams": diagrams,
            "site": Site(inputs.site_name, inputs.medium.html),
            "reference": Reference(inputs.model.catalogue, inputs.codes),
            "picture": self._context.picture,
        }
        self.templates = Templates(inputs.root, variables, self._context.filters(), kept.code if kept else None)
        self.problems: dict[tuple[str, Place, str], Problem] = {}
        self._sound = True

    def page(self, plan: PagePlan) -> Page | None:
        """The page, or None where its template fails."""
        return self._again(plan.path, plan, lambda: self._page(plan))

    def own_page(self, page: OwnPage) -> Page | None:
        """The same for a page of the site's own."""
        return self._again(page.path, page, lambda: self._own_page(page))

    def _again(self, path: str, plan: PagePlan | OwnPage, write: Callable[[], Page | None]) -> Page | None:
        """The page as it was kept, or written now. One with problems is not kept: they have to be told again."""
        if self._kept is None:
            return write()
        self._sound = True
        return self._kept.pages.get(path, plan, self._kept.ledger, write, lambda: self._sound)

    def _page(self, plan: PagePlan) -> Page | None:
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
            icons=_icons_in(markdown),
            description=plan.description,
            hide=plan.hide,
            above=plan.above,
        )

    def _own_page(self, page: OwnPage) -> Page | None:
        """A page of the site's own may take its title from its first heading."""
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
            icons=_icons_in(markdown),
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
        self._sound = False
        self.problems.setdefault((problem.code.name, problem.place, problem.mend), problem)


def _icons_in(markdown: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_ICON.findall(markdown)))


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


def _find(written: str, texts: Mapping[str, str]) -> Place | None:
    """Where a template has these characters."""
    for path, text in texts.items():
        if path.startswith("templates/"):
            for number, line in enumerate(text.splitlines(), 1):
                if written in line:
                    return Place(path, number, line.index(written) + 1, len(written))
    return None
