"""The node classes of the `diagrams` library as component types, found by their import path."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType

import diagrams
from msgspec import Struct

from groundplan.catalog.component_type import ComponentType, Icon
from groundplan.catalog.drawn_icons import drawn_icon
from groundplan.catalog.frames import frame_of, on_border
from groundplan.catalog.titles import title_of

_RESOURCES = Path(diagrams.__file__).parent.parent / "resources"

# Not providers of node classes: `custom` has no icon of its own, and the C4 of the library are functions, not classes.
_NOT_PROVIDERS = frozenset({"base", "c4", "custom"})

# The library's icons of these have other colours than AWS gives the frames in whose corners they stand.
_DRAWN = {"aws.network.PrivateSubnet": "aws-private-subnet", "aws.network.PublicSubnet": "aws-public-subnet"}


class Shelf(Struct, frozen=True):
    """What one module of the library holds: its types by canonical name, and aliases to canonical names."""

    types: Mapping[str, ComponentType]
    aliases: Mapping[str, str]


@cache
def providers() -> tuple[str, ...]:
    """The providers of the library, sorted: `alibabacloud`, `aws`, `azure`, ..."""
    packages = (module.name for module in pkgutil.iter_modules(diagrams.__path__) if module.ispkg)
    return tuple(sorted(set(packages) - _NOT_PROVIDERS))


@cache
def categories(provider: str) -> tuple[str, ...]:
    """The categories of a provider, sorted; "" stands for the classes of the provider itself, such as `aws.AWS`."""
    package = importlib.import_module(f"diagrams.{provider}")
    return ("", *sorted(module.name for module in pkgutil.iter_modules(package.__path__)))


def find(name: str) -> ComponentType | None:
    """The type of exactly that import path or alias; loads no module but the one it names."""
    provider, _, rest = name.partition(".")
    category, _, class_name = rest.rpartition(".")
    if provider not in providers() or category not in categories(provider) or not class_name:
        return None
    shelf = _shelf(provider, category)
    return shelf.types.get(shelf.aliases.get(name, name))


def library_icon(path: str) -> Icon:
    """The icon in that file below the library's resources, named after the file, which several types may share."""
    return Icon(re.sub(r"[^a-z0-9]+", "-", path.rpartition(".")[0].lower()).strip("-"), _RESOURCES / path)


def shelves(provider: str) -> Iterator[Shelf]:
    """Every module of a provider."""
    return (_shelf(provider, category) for category in categories(provider))


@cache
def _shelf(provider: str, category: str) -> Shelf:
    module = importlib.import_module(".".join(filter(None, ("diagrams", provider, category))))
    prefix = module.__name__.removeprefix("diagrams.")
    names: dict[type[diagrams.Node], list[str]] = {}
    for name, found in _node_classes(module):
        names.setdefault(found, []).append(name)
    aliases = {
        f"{prefix}.{name}": f"{prefix}.{found.__name__}"
        for found, said in names.items()
        for name in said
        if name != found.__name__
    }
    types = {
        f"{prefix}.{found.__name__}": _component_type(found, prefix, tuple(n for n in said if n != found.__name__))
        for found, said in names.items()
    }
    return Shelf(types, aliases)


def _node_classes(module: ModuleType) -> Iterator[tuple[str, type[diagrams.Node]]]:
    for name, value in vars(module).items():
        is_node = isinstance(value, type) and issubclass(value, diagrams.Node) and value.__module__ == module.__name__
        if is_node and not name.startswith("_"):
            yield name, value


def _component_type(found: type[diagrams.Node], prefix: str, aliases: tuple[str, ...]) -> ComponentType:
    name = f"{prefix}.{found.__name__}"
    provider, _, category = prefix.partition(".")
    return ComponentType(
        name=name,
        title=title_of(name, aliases),
        provider=provider,
        category=category,
        icon=drawn_icon(_DRAWN[name]) if name in _DRAWN else _icon(found),
        frame=frame_of(name),
        on_border=on_border(name),
    )


def _icon(found: type[diagrams.Node]) -> Icon:
    icon = library_icon((Path(found._icon_dir).relative_to("resources") / found._icon).as_posix())
    # gis.cplusplus.Mapnik of diagrams 0.25.1 names a file that its wheel lacks.
    return icon if icon.path.is_file() else drawn_icon("component")
