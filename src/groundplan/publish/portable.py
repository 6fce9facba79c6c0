"""Functions, arguments and results as bytes for other machines: files that they name are found there, too.

Files that are installed have another place on another machine. Those of the project come along with their content.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_INSTALLED = ("groundplan", "diagrams")
"""The packages whose files are the same everywhere."""

_lent: dict[Path, str] = {}
"""Our copies of files that came along, and how they are called where they came from."""


def packed(value: object) -> bytes:
    """The value for another machine."""
    buffer = io.BytesIO()
    _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(value)
    return buffer.getvalue()


def unpacked(content: bytes) -> Any:
    """The value from another machine, which has to be trusted: it can hold any function."""
    return _Unpickler(io.BytesIO(content)).load()


class _Pickler(pickle.Pickler):
    def persistent_id(self, obj: object) -> tuple[str, ...] | tuple[str, str, bytes] | None:
        if not isinstance(obj, Path):
            return None
        if obj in _lent:
            return ("theirs", _lent[obj])
        for package in _INSTALLED:
            if obj.is_relative_to(_root(package)):
                return ("installed", package, obj.relative_to(_root(package)).as_posix())
        return ("file", str(obj), obj.read_bytes()) if obj.is_file() else ("theirs", str(obj))


class _Unpickler(pickle.Unpickler):
    def persistent_load(self, pid: Any) -> Path:
        match pid:
            case ("installed", str(package), str(path)):
                return _root(package) / path
            case ("file", name, content):
                return _copied(name, content)
            case ("theirs", name):
                return Path(name)
        raise pickle.UnpicklingError("a file that nobody knows")


@cache
def _root(package: str) -> Path:
    """Where the package and what it brings along are installed."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"`{package}` is not installed")
    folder = Path(spec.origin).parent
    return folder if package == "groundplan" else folder.parent / "resources"


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="groundplan-")


def _copied(name: str, content: bytes) -> Path:
    digest = hashlib.sha256(content).hexdigest()
    file = Path(_folder().name) / f"{digest}{Path(name).suffix}"
    if not file.exists():
        file.write_bytes(content)
    _lent[file] = name
    return file
