"""What templates can do: the filters and functions that they use, seen from the page that is being written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from markupsafe import Markup
from msgspec import Struct

from groundplan.catalog.component_type import ComponentType
from groundplan.model.component import Component, Connection, Layer, Owner, Tag
from groundplan.model.flow import Flow
from groundplan.model.model import Model
from groundplan.model.names import slug
from groundplan.pages.addresses import Addresses, Thing, kind_of
from groundplan.pages.codes import TEMPLATE_FAILED
from groundplan.pages.escape import escape, finished
from groundplan.pages.medium import Medium
from groundplan.pages.places import place
from groundplan.pages.prose import Prose
from groundplan.pages.targets import Target, read_target, unknown_target
from groundplan.pages.template import TemplateFault
from groundplan.scenes.diagram import Diagram
from groundplan.scenes.diagrams import Diagrams

ICONS = "assets/groundplan/icons"
"""Where the site keeps icons, below the documentation's root."""

_THINGS = (Component, Connection, Diagram, Flow, Layer, Owner, Tag)
_TICKS = re.compile("`+")


class Site(Struct, frozen=True):
    """The site that the pages are for; `html` is false where they are plain Markdown."""

    name: str
    html: bool


class PageHead(Struct, frozen=True):
    """What a template knows of the page it writes."""

    path: str
    title: str


class Context:
    """The filters and functions of templates. `page` is set to each page in turn, since links depend on it."""

    def __init__(self, model: Model, diagrams: Diagrams, addresses: Addresses, medium: Medium) -> None:
        self._model = model
        self._diagrams = diagrams
        self._addresses = addresses
        self._medium = medium
        self._prose = Prose(addresses, medium)
        self.page = PageHead("index.md", "")
        self.pictures: list[str] = []

    def turn_to(self, page: PageHead) -> None:
        """Begins a page."""
        self.page = page
        self.pictures = []

    def filters(self) -> Mapping[str, Callable[..., object]]:
        """The filters by the names that templates use."""
        return {
            "address": self.address,
            "anchor": self.anchor,
            "code": self.code,
            "counted": _counted,
            "fenced": _fenced,
            "full_name": self.full_name,
            "icon": self.icon,
            "icon_url": self.icon_url,
            "inline": self.inline,
            "link": self.link,
            "prose": self.prose,
            "slug": slug,
            "url": self.url,
        }

    def picture(self, id: str, caption: str = "") -> Markup:
        """The place of a diagram's picture."""
        path = self._path(Target("diagram", id))
        self.pictures.append(id)
        if self._medium.html:
            return place(id, caption)
        file = self._medium.link(self.page.path, f"diagrams/{id}.svg")
        image = f"![{escape(caption or self._diagrams.by_id[id].title)}]({file})"
        if path.partition("#")[0] == self.page.path:
            return finished(image)
        return finished(f"[{image}]({self._medium.link(self.page.path, path)})")

    def link(self, thing: Thing | str, text: str | None = None) -> Markup:
        """A Markdown link to the page of a thing or target."""
        return finished(f"[{self._text(thing, text)}]({self.address(thing)})")

    def anchor(self, thing: Thing | str, text: str | None = None) -> Markup:
        """An HTML link to the page of a thing or target; a Markdown one where pages are plain."""
        if not self._medium.html:
            return self.link(thing, text)
        return finished(f'<a href="{self.url(thing)}">{self._text(thing, text)}</a>')

    def address(self, thing: Thing | str) -> Markup:
        """The address of a thing, a target or a path, for a Markdown link."""
        return finished(self._seen(thing, self._medium.link))

    def url(self, thing: Thing | str) -> Markup:
        """The address of a thing, a target or a path, for an HTML attribute."""
        return finished(self._seen(thing, self._medium.url))

    def icon(self, thing: Component | ComponentType) -> Markup:
        """The icon of a component or a type as an image."""
        source = self.icon_url(thing)
        if not source or not self._medium.html:
            return finished()
        return finished(f'<img class="gp-icon" src="{source}" alt="" loading="lazy">')

    def icon_url(self, thing: Component | ComponentType) -> Markup:
        """The address of that icon, for an HTML attribute or a style; nothing where there is none."""
        type = thing.type if isinstance(thing, Component) else thing
        if type.icon is None:
            return finished()
        ending = ".svg" if type.icon.path.suffix.lower() == ".svg" else ".png"
        return finished(Markup.escape(self._medium.url(self.page.path, f"{ICONS}/{type.icon.name}{ending}")))

    def full_name(self, component: Component) -> str:
        """The component's name; with a group that contains it where others have that name, too."""
        return self._addresses.full_name(component.id)

    def code(self, value: object) -> Markup:
        """A value as inline code."""
        if self._medium.html or re.search(r"[`|\n]|^$", str(value)):
            return finished(f"<code>{escape(value)}</code>")
        return finished(f"`{value}`")

    def prose(self, text: str) -> Markup:
        """Markdown of any length, as a block."""
        self.pictures.extend(self._prose.pictures(text))
        return self._prose.block(text, self.page.path)

    def inline(self, text: str) -> Markup:
        """Markdown of one line."""
        return self._prose.inline(text, self.page.path)

    def _text(self, thing: Thing | str, text: str | None) -> Markup:
        if text is not None:
            return escape(text)
        if isinstance(thing, _THINGS):
            return escape(self._addresses.title(kind_of(thing), thing.id))
        target = read_target(str(thing))
        if target is None:
            return escape(thing)
        self._path(target)
        return escape(self._addresses.title(target.kind, target.id))

    def _seen(self, thing: Thing | str, seen: Callable[[str, str], str]) -> str:
        if isinstance(thing, _THINGS):
            return str(Markup.escape(seen(self.page.path, self._path(Target(kind_of(thing), thing.id)))))
        if not isinstance(thing, str):
            reason = f"a {type(thing).__name__} has no address"
            raise TemplateFault(lambda at: TEMPLATE_FAILED.at(at, reason=reason, page=self.page.path))
        target = read_target(thing)
        if target is not None:
            return str(Markup.escape(seen(self.page.path, self._path(target))))
        if re.match(r"(?:https?|mailto):", thing, re.IGNORECASE) or thing.startswith(("/", "#")):
            return _safe_url(thing)
        if re.match(r"[a-zA-Z][\w+.-]*:", thing):
            return "#"
        return str(Markup.escape(seen(self.page.path, thing)))

    def _path(self, target: Target) -> str:
        path = self._addresses.find(target.kind, target.id)
        if path is None:
            raise TemplateFault(lambda at: unknown_target(target, at, self._addresses))
        return f"{path.partition('#')[0]}#{target.fragment}" if target.fragment else path


def _safe_url(url: str) -> str:
    """An address outside the model with nothing in it that could end a link or an attribute."""
    return re.sub(r"[\s<>\"'`\\()\[\]|{}*]", lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url)


def _fenced(text: str, language: str = "") -> Markup:
    ticks = max((len(found) for found in _TICKS.findall(text)), default=0)
    fence = "`" * max(3, ticks + 1)
    return finished(f"{fence}{language}\n{text.rstrip()}\n{fence}")


def _counted(number: int, word: str, words: str = "") -> str:
    return f"{number:,} {word if number == 1 else words or word + 's'}"
