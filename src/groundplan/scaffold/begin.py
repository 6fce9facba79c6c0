"""Copies the beginning of a project into a folder, and never overwrites anything there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from groundplan import __version__

_FILES = Path(__file__).parent / "project"
# Named without its dot in the package, so that it hides nothing there.
_RENAMED = {"gitignore": ".gitignore"}


def project_files() -> Mapping[str, bytes]:
    """The files of a new project by their path."""
    files = {}
    for file in sorted(_FILES.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            path = file.relative_to(_FILES).as_posix()
            content = file.read_bytes()
            if path == "requirements.txt":
                content = content.replace(b"VERSION", __version__.encode())
            files[_RENAMED.get(path, path)] = content
    return files


def conflicts(folder: Path) -> tuple[str, ...]:
    """What stands in the way in `folder`: files that exist already, and files where a folder is needed."""
    taken = []
    for path in project_files():
        parts = Path(path).parts
        between = (Path(*parts[:end]) for end in range(1, len(parts)))
        if (folder / path).exists() or (folder / path).is_symlink():
            taken.append(path)
        else:
            taken.extend(
                part.as_posix() for part in between if (folder / part).exists() and not (folder / part).is_dir()
            )
    return tuple(dict.fromkeys(taken))


def begin_project(folder: Path) -> tuple[str, ...]:
    """Writes the files and returns their paths. A file that appeared meanwhile is an error, never overwritten."""
    for path, content in project_files().items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as new:
            new.write(content)
    return tuple(project_files())
