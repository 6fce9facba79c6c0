"""Pictures that were drawn before, kept as files: whoever builds again draws only what changed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from groundplan.catalog.component_type import Icon
from groundplan.drawing.kept import keep
from groundplan.drawing.layout.lay_out import BACKEND_VARIABLE
from groundplan.drawing.picture import Line, Picture, Words
from groundplan.scenes.scene import Scene, walk
from groundplan.scenes.sequence import SequenceScene

_TOOLS = ("diagrams", "pillow", "pygraphviz")
_DRAW = (".py", ".txt")
"""The files of the package that have a say in a picture."""


def kept_name(scene: Scene | SequenceScene) -> str:
    """The name of the file that keeps the scene's picture. It differs wherever another picture could be drawn."""
    return hashlib.sha256(f"{_drawn_by()}\0{os.environ.get(BACKEND_VARIABLE)}\0{scene!r}".encode()).hexdigest()


def read_picture(folder: Path, scene: Scene | SequenceScene) -> Picture | None:
    """The kept picture of the scene; None where there is none, or none that is whole."""
    try:
        digest, _, content = (folder / f"{kept_name(scene)}.json").read_bytes().partition(b"\n")
        if digest != _digest(content):
            return None
        values = json.loads(content)
    except (OSError, ValueError):
        return None
    known = _icons(scene)
    if not known.keys() >= set(values["icons"]):
        return None
    icons = tuple(known[name] for name in values.pop("icons"))
    alternative = tuple(_words(words) for words in values.pop("alternative"))
    return Picture(**values, icons=icons, alternative=alternative)


def keep_picture(folder: Path, scene: Scene | SequenceScene, picture: Picture) -> None:
    """Keeps the picture of the scene."""
    values = asdict(picture) | {"icons": [icon.name for icon in picture.icons]}
    del values["problems"]
    content = json.dumps(values, separators=(",", ":")).encode()
    keep(folder / f"{kept_name(scene)}.json", _digest(content) + b"\n" + content)


def remove_other_pictures(folder: Path, scenes: Iterable[Scene | SequenceScene]) -> None:
    """Removes what is kept of other scenes than these."""
    wanted = {f"{kept_name(scene)}.json" for scene in scenes}
    with contextlib.suppress(OSError):
        for file in folder.glob("*.json"):
            if file.name not in wanted:
                file.unlink(missing_ok=True)


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


def _words(values: Mapping[str, Any]) -> Words:
    return Words(values["title"], tuple(Line(**line) for line in values["lines"]))


def _icons(scene: Scene | SequenceScene) -> dict[str, Icon]:
    """The icons that the scene's picture can show, by name."""
    items = walk(scene.participants if isinstance(scene, SequenceScene) else scene.items)
    return {item.type.icon.name: item.type.icon for item in items if item.type and item.type.icon}


@cache
def _drawn_by() -> str:
    """Differs where other code, or another Graphviz, draws."""
    state = hashlib.sha256()
    for file in _files(resources.files("groundplan")):
        state.update(file.name.encode() + b"\0" + file.read_bytes())
    for name in _TOOLS:
        with contextlib.suppress(metadata.PackageNotFoundError):
            state.update(f"{name} {metadata.version(name)}\0".encode())
    if command := shutil.which("dot"):
        found = Path(command).resolve()
        state.update(f"{found} {found.stat().st_mtime_ns} {found.stat().st_size}".encode())
    return state.hexdigest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from _files(entry)
        elif entry.name.endswith(_DRAW):
            yield entry
