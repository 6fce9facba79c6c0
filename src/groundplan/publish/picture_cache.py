"""Pictures that were drawn before, kept by what is drawn of a scene: whoever builds again draws only what changed."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any

from msgspec import Struct

from groundplan.cache import Cache, code_state, versions
from groundplan.catalog.component_type import Icon
from groundplan.drawing.drawn import Drawn
from groundplan.drawing.layout.backend import BACKEND_VARIABLE
from groundplan.drawing.only_shows import only_shows
from groundplan.drawing.picture import Picture, Shown, icons_in
from groundplan.drawing.tooltips import ONLY_SAID

KIND = "pictures"

_TOOLS = ("diagrams", "graphviz", "pillow", "pygraphviz")
_ABOUT = ("id", "title", "width", "height", "icons")
_COMPACT = (",", ":")
_ICON = re.compile(r"""href=["']icon:([^"']+)""")


def picture_key(scene: Shown) -> str:
    """Differs wherever another picture could be drawn. It is the same on every machine of a kind."""
    return hashlib.sha256(f"{drawn_by()}\0{_in_letters(scene)}".encode()).hexdigest()


def drawn_by() -> str:
    """Differs where other code, or another Graphviz, draws."""
    return _drawn_by(os.environ.get(BACKEND_VARIABLE))


def read_pictures(cache: Cache, scenes: Mapping[str, Shown]) -> dict[str, Picture]:
    """The kept pictures of the scenes, which go by their keys, by id; those that are not kept are left out."""
    found = cache.get_many(KIND, scenes, _is_sound)
    read = ((scenes[key], _read(content, scenes[key])) for key, content in found.items())
    return {scene.id: Picture(scene, drawn) for scene, drawn in read if drawn is not None}


def keep_picture(cache: Cache, key: str, picture: Picture) -> None:
    """Keeps the picture by the key of its scene, for all that are drawn alike."""
    # Below one line of JSON stands the picture as it is: it is long, and full of what JSON has to escape.
    about = json.dumps({name: getattr(picture.drawn, name) for name in _ABOUT}, separators=_COMPACT)
    cache.put(KIND, key, f"{about}\n{picture.drawn.svg}".encode(), share=True)


def drawn_alike(one: Shown, other: Shown) -> bool:
    """Whether two scenes have the same picture, but for what its tooltips say."""
    return one == other or _in_letters(one) == _in_letters(other)


def _read(content: bytes, scene: Shown) -> Drawn | None:
    """What was drawn; None where the content is none: a store that others write to may hold anything."""
    try:
        values, svg = _parts_of(content)
        id, title, width, height, icons = (values[name] for name in _ABOUT)
        drawn = Drawn(id, title, width, height, svg, tuple(icons))
        sound = (id, title) == (scene.id, scene.title) and icons_in(scene).keys() >= {*icons}
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return drawn if sound else None


def _is_sound(content: bytes) -> bool:
    """Whether a picture that comes from elsewhere only shows something, whoever wrote it."""
    try:
        values, svg = _parts_of(content)
        sizes = (values["width"], values["height"])
        has_icons = set(_ICON.findall(svg)) <= set(values["icons"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return False
    return all(type(size) in (int, float) for size in sizes) and has_icons and only_shows(svg)


def _parts_of(content: bytes) -> tuple[dict[str, Any], str]:
    """What is kept about a picture, and its SVG."""
    about, _, svg = content.decode().partition("\n")
    return json.loads(about), svg


def _in_letters(scene: Shown) -> str:
    """All of a scene that is drawn; an icon is its name, which tells its image and nothing of the machine."""
    return json.dumps(scene, default=_parts, check_circular=False, separators=_COMPACT)


def _parts(value: Any) -> object:
    return _reader(type(value))(value)  # type: ignore[arg-type] # A class is hashable.


@cache
def _reader(of: type) -> Callable[[Any], object]:
    """What gives all of such a value: its fields, and the name of its class, which tells it from another."""
    if of is Icon:
        return attrgetter("name")
    if not issubclass(of, Struct):
        return dict
    drawn = (name for name in of.__struct_fields__ if name not in ONLY_SAID.get(of, ()))
    return attrgetter("__class__.__name__", *drawn)


@cache
def _drawn_by(backend: str | None) -> str:
    tools = versions(*_TOOLS)
    by_command = backend == "dot" or versions("pygraphviz").endswith("none")
    return "\0".join((code_state(), tools, f"dot {_version_of_dot()}" if by_command else ""))


def _version_of_dot() -> str:
    """What the command says of itself; nothing where there is none."""
    found = shutil.which("dot")
    if found is None:
        return ""
    return subprocess.run([found, "-V"], capture_output=True, check=False).stderr.decode(errors="replace")  # noqa: S603
