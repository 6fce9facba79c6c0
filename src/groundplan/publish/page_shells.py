"""What the theme puts around pages, rendered once for all pages of which it asks the same.

It is most of the work of building a page. Two pages in the same folder and at the same place of the navigation differ
in little else than the texts that are printed: whatever else a template asks of a page is noted, and of pages that
answer the same one is rendered, with holes for the texts.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Hashable, Mapping
from contextlib import suppress
from typing import Any, TypeAlias

from jinja2 import Environment, Template, pass_context
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext, script_tag_filter, url_filter
from msgspec import Struct, field

from groundplan.publish.asked_page import Ask, Get, Hole, Notes, Unfit, asked_page, real_page
from groundplan.publish.site_pages import GeneratedPage

_OURS = ("groundplan.", "material.")
_ATTRIBUTE = "groundplan_shells"
_FIRST_TRIES = 24
"""So many pages are looked at before it can be said that it does not pay."""


def render_once(env: Environment, config: MkDocsConfig, nav: Navigation, functions: tuple[str, ...]) -> None:
    """Lets the environment do so, unless others have a say in it: then nobody knows what pages differ in.

    `functions` are the names of those that are ours among what templates can call.
    """
    ours = env.finalize is None
    env.finalize = env.finalize or _printed  # In any case, so that what is compiled is good for every build.
    if not ours or not _is_known(env, config, functions):
        return
    setattr(env, _ATTRIBUTE, _PageShells(config, nav))
    env.template_class = _PageTemplate
    env.filters["url"] = _url
    env.filters["script_tag"] = _script_tag


def _is_known(env: Environment, config: MkDocsConfig, functions: tuple[str, ...]) -> bool:
    plain = config.theme.get_env()
    listeners = config.plugins.events["page_context"]
    return (
        env.filters == plain.filters
        and env.tests == plain.tests
        and env.globals.keys() == {*plain.globals, *functions}
        and all(str(getattr(each, "__module__", "")).startswith(_OURS) for each in listeners)
    )


class _PageTemplate(Template):
    def render(self, *args: Any, **kwargs: Any) -> str:
        shells: _PageShells = getattr(self.environment, _ATTRIBUTE)
        return shells.rendered(self.name, dict(*args, **kwargs), super().render)


class _Shell(Struct, frozen=True):
    """What stands around a page, cut where its texts are to be."""

    pieces: tuple[str | Get, ...]

    def filled(self, page: Page) -> str:
        return "".join(piece if isinstance(piece, str) else piece(page) for piece in self.pieces)


class _Fork(Struct):
    """A question that templates ask after all those before, and what comes after each answer."""

    name: Hashable
    ask: Ask
    ways: dict[Hashable, _Node] = field(default_factory=dict)


_Node: TypeAlias = "_Fork | _Shell | None"
"""None where pages are rendered as without this."""


class _PageShells:
    """The shells of one build."""

    def __init__(self, config: MkDocsConfig, nav: Navigation) -> None:
        self._config = config
        self._nav = nav
        self._named = {page.file.src_uri for page in nav.pages}
        self._begin: dict[Hashable, _Node] = {}
        self._made = self._used = 0

    def rendered(self, template: str | None, context: dict[str, Any], render: Callable[..., str]) -> str:
        """What `render` gives for the context."""
        page = context.get("page")
        if not isinstance(page, GeneratedPage) or not self._is_usual(page, context):
            return render(context)
        folder = posixpath.dirname(page.url.rstrip("/"))
        place = (template, context["base_url"], *map(id, page.ancestors), folder, page.url.endswith("/"))
        if place in self._begin:
            node = self._begin[place]
            while isinstance(node, _Fork):
                answer = node.ask(page)
                if answer not in node.ways:
                    break
                node = node.ways[answer]
            if isinstance(node, _Shell):
                self._used += 1
                return node.filled(page)
            if node is None:
                return render(context)
        if self._made > _FIRST_TRIES + self._used:
            return render(context)
        shell = self._shell(page, context, render, place)
        return shell.filled(page) if shell else render(context)

    def _is_usual(self, page: Page, context: Mapping[str, Any]) -> bool:
        """Whether the page is none that the navigation names, and the context what MkDocs makes for each page."""
        return (
            page.file.src_uri not in self._named
            and context.keys() == TemplateContext.__annotations__.keys()
            and context["nav"] is self._nav
            and context["config"] is self._config
        )

    def _shell(self, page: Page, context: dict[str, Any], render: Callable[..., str], place: Hashable) -> _Shell | None:
        """What stands around such pages, found by rendering this one; None where that cannot be told."""
        self._made += 1
        notes = Notes(page)
        shell = None
        with suppress(Exception):  # Whatever it is: it comes again where the page is rendered without this.
            shell = _Shell(notes.pieces(render({**context, "page": asked_page(notes)})))
        return shell if self._remember(place, notes, shell) else None

    def _remember(self, place: Hashable, notes: Notes, shell: _Shell | None) -> bool:
        """Whether the shell could be put behind what was asked: the same is asked after the same answers."""
        ways, answer = self._begin, place
        for name, (ask, found) in notes.asked.items():
            node = ways.setdefault(answer, _Fork(name, ask))
            if not isinstance(node, _Fork) or node.name != name:
                return False
            ways, answer = node.ways, found
        return ways.setdefault(answer, shell) is shell


def _printed(value: object) -> object:
    return value.printed() if type(value) is Hole else value


@pass_context
def _url(context: Context, value: object) -> object:
    """MkDocs' filter, which would ask every page for its address."""
    if type(value) is Hole:
        if value.begins("#"):
            return value
        raise Unfit
    return url_filter(_addresses(context), value)  # type: ignore[arg-type]


@pass_context
def _script_tag(context: Context, value: Any) -> object:
    return script_tag_filter(_addresses(context), value)


def _addresses(context: Context) -> Any:
    """What MkDocs' filters need of a context."""
    return {"page": real_page(context["page"]), "base_url": context["base_url"]}
