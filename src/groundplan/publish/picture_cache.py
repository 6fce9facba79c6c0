"""Pictures that were drawn before, kept by what they show: whoever builds again draws only what changed."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any

from groundplan.cache import Cache, code_state, versions
from groundplan.catalog.component_type import Icon
from groundplan.drawing.layout.backend import BACKEND_VARIABLE
from groundplan.drawing.only_shows import only_shows
from groundplan.drawing.picture import Line, Picture, Words
from groundplan.scenes.scene import Scene, walk
from groundplan.scenes.sequence import SequenceScene

KIND = "pictures"

_TOOLS = ("diagrams", "graphviz", "pillow", "pygraphviz")
_ABOUT = ("id", "title", "width", "height")
_COMPACT = (",", ":")
_ICON = re.compile(r"""href=["']icon:([^"']+)""")


def picture_key(scene: Scene | SequenceScene) -> str:
    """Differs wherever another picture could be drawn. It is the same on every machine of a kind."""
    return hashlib.sha256(f"{drawn_by()}\0{_in_letters(scene)}".encode()).hexdigest()


def drawn_by() -> str:
    """Differs where other code, or another Graphviz, draws."""
    return _drawn_by(os.environ.get(BACKEND_VARIABLE))


def read_picture(cache: Cache, scene: Scene | SequenceScene) -> Picture | None:
    """The kept picture of the scene; None where there is none."""
    return read_pictures(cache, (scene,)).get(scene.id)


def read_pictures(cache: Cache, scenes: Iterable[Scene | SequenceScene]) -> dict[str, Picture]:
    """The kept pictures of the scenes by id; those that are not kept are left out."""
    keys = {picture_key(scene): scene for scene in scenes}
    found = cache.get_many(KIND, keys, _is_sound)
    read = ((keys[key].id, _read(content, keys[key])) for key, content in found.items())
    return {id: picture for id, picture in read if picture is not None}


def keep_picture(cache: Cache, scene: Scene | SequenceScene, picture: Picture) -> None:
    """Keeps the picture of the scene."""
    values = {name: getattr(picture, name) for name in _ABOUT} | {
        "icons": [icon.name for icon in picture.icons],
        "alternative": [
            {"title": words.title, "lines": [[line.text, line.more, line.target] for line in words.lines]}
            for words in picture.alternative
        ],
    }
    # Below one line of JSON stands the picture as it is: it is long, and full of what JSON has to escape.
    content = f"{json.dumps(values, separators=_COMPACT)}\n{picture.svg}"
    cache.put(KIND, picture_key(scene), content.encode(), share=True)


def _read(content: bytes, scene: Scene | SequenceScene) -> Picture | None:
    """The picture; None where the content is none: a store that others write to may hold anything."""
    known = _icons(scene)
    try:
        values, svg = _parts_of(content)
        icons = tuple(known[name] for name in values["icons"])
        alternative = tuple(_words(words) for words in values["alternative"])
        id, title, width, height = (values[name] for name in _ABOUT)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    if (id, title) != (scene.id, scene.title):
        return None
    return Picture(id, title, width, height, svg, icons, alternative)


def _is_sound(content: bytes) -> bool:
    """Whether a picture that comes from elsewhere only shows something, whoever wrote it."""
    try:
        values, svg = _parts_of(content)
        sizes = (values["width"], values["height"])
        words = [text for words in values["alternative"] for text in (words["title"], *chain(*words["lines"]))]
        has_icons = set(_ICON.findall(svg)) <= set(values["icons"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return False
    plain = all(type(size) in (int, float) for size in sizes) and all(isinstance(text, str) for text in words)
    return plain and has_icons and only_shows(svg)


def _parts_of(content: bytes) -> tuple[dict[str, Any], str]:
    """What is kept about a picture, and its SVG."""
    about, _, svg = content.decode().partition("\n")
    return json.loads(about), svg


def _words(values: Mapping[str, Any]) -> Words:
    return Words(values["title"], tuple(Line(*line) for line in values["lines"]))


def _icons(scene: Scene | SequenceScene) -> dict[str, Icon]:
    """The icons that the scene's picture can show, by name."""
    items = walk(scene.participants if isinstance(scene, SequenceScene) else scene.items)
    return {item.type.icon.name: item.type.icon for item in items if item.type and item.type.icon}


def _in_letters(scene: Scene | SequenceScene) -> str:
    """All of a scene; an icon is its name, which tells its image and nothing of the machine."""
    return json.dumps(scene, default=_parts, check_circular=False, separators=_COMPACT)


def _parts(value: Any) -> object:
    return _reader(type(value))(value)  # type: ignore[arg-type] # A class is hashable.


@cache
def _reader(of: Any) -> Callable[[Any], object]:
    """What gives all of such a value: its fields, and the name of its class, which tells it from another."""
    if of is Icon:
        return attrgetter("name")
    return attrgetter("__class__.__name__", *(field.name for field in fields(of))) if is_dataclass(of) else dict


@cache
def _drawn_by(backend: str | None) -> str:
    tools = versions(*_TOOLS)
    by_command = backend == "dot" or versions("pygraphviz").endswith("none")
    return "\0".join((code_state(), tools, _version_of_dot() if by_command else ""))


def _version_of_dot() -> str:
    """What the command says of itself; nothing where there is none."""
    found = shutil.which("dot")
    if found is None:
        return ""
    return subprocess.run([found, "-V"], capture_output=True, check=False).stderr.decode(errors="replace")  # noqa: S603
