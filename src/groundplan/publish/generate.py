"""Writes an edition as plain files: Markdown, pictures, and the navigation, for any engine or forge to show."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from groundplan.pages.medium import FILES
from groundplan.pages.targets import place_targets
from groundplan.publish.begun import begin_drawing
from groundplan.publish.cache import cache_of
from groundplan.publish.edition import Edition, Finished, finish_drawing, with_pictures, write_edition
from groundplan.publish.exports import Exports, workers_or_threads
from groundplan.publish.mkdocs_yml import SiteSettings, site_settings
from groundplan.publish.navigation import with_pages
from groundplan.publish.project import is_component_text, load_project
from groundplan.publish.refusal import Refusal
from groundplan.publish.site_files import picture_files
from groundplan.publish.studio import Studio
from groundplan.source.problem import Problem, Sources, sort_problems

MANIFEST = ".groundplan.json"
"""Says in a generated folder which files were generated, and what was in them."""


class Generated(Struct, frozen=True):
    """How many files were written, 0 if errors stopped it, and what is wrong in the project."""

    written: int
    problems: tuple[Problem, ...]
    sources: Sources


def generate_files(root: Path, folder: Path, *, strict: bool = False) -> Generated:
    """Writes the project's pages into `folder`: an empty one, or one whose files all were written this way."""
    settings = site_settings(root)
    before = _manifest(folder)
    edition = write_edition(load_project(root, settings.docs), settings.name, FILES)
    finished = Finished({}, {}, ())
    if not edition.broken:
        with closing(Studio(cache_of(root))) as studio:
            exports = Exports(cache_of(root), settings.export, lambda: workers_or_threads(studio.pool))
            drawing = begin_drawing(edition.project, studio)
            drawing.on_drawn(exports.begin)
            edition = with_pictures(edition, drawing, settings.export)
            if not edition.broken:
                finished = finish_drawing(edition, studio, exports)
    problems = sort_problems((*edition.problems, *finished.problems))
    if edition.broken or (strict and problems):
        return Generated(0, problems, edition.sources)
    files = plain_files(edition, finished, settings, root)
    _refuse_to_overwrite(folder, files, before)
    _write(folder, files, before)
    return Generated(len(files), problems, edition.sources)


def plain_files(edition: Edition, finished: Finished, settings: SiteSettings, root: Path) -> dict[str, bytes]:
    """Every file by its path: hand-written pages and what lies beside them, generated pages, pictures, navigation."""
    files: dict[str, bytes] = {}
    docs = root / settings.docs
    for file in sorted(docs.rglob("*")):
        path = file.relative_to(docs).as_posix()
        if file.is_file() and not file.name.startswith(".") and not is_component_text(path):
            text = edition.project.docs.get(path)
            files[path] = file.read_bytes() if text is None else _resolved(text, path, edition).encode()
    files.update((page.path, page.markdown.encode()) for page in edition.pages)
    files.update((file.path, file.content()) for file in picture_files(edition, finished))
    nav = _navigation(edition, settings)
    files["navigation.yml"] = yaml.safe_dump(nav, allow_unicode=True, sort_keys=False).encode()
    files["SUMMARY.md"] = ("# Summary\n\n" + "".join(_summary(nav, 0))).encode()
    return files


def _resolved(text: str, path: str, edition: Edition) -> str:
    return place_targets(text, path, path, edition.addresses, FILES).markdown


def _navigation(edition: Edition, settings: SiteSettings) -> list[Any]:
    nav = settings.nav
    if nav is None:
        nav = [path for path in edition.project.docs if not is_component_text(path)]
    return [_plain(item) for item in with_pages(nav, edition.nav)]


def _plain(item: Any) -> Any:
    """The navigation with titles as text: with_pages writes them as HTML, for themes."""
    if isinstance(item, dict):
        return {unescape(str(title)): _plain(value) for title, value in item.items()}
    return [_plain(value) for value in item] if isinstance(item, list) else item


def _summary(nav: list[Any], depth: int) -> Iterator[str]:
    indent = "  " * depth
    for item in nav:
        for title, value in item.items() if isinstance(item, dict) else ((Path(str(item)).stem, item),):
            label = title.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace("<", "&lt;")
            if isinstance(value, list):
                yield f"{indent}- {label}\n"
                yield from _summary(value, depth + 1)
            else:
                yield f"{indent}- [{label}]({value})\n"


def _manifest(folder: Path) -> Mapping[str, str]:
    """What an earlier run wrote into the folder: path and hash of each file. Refuses a folder that is not ours."""
    if not folder.exists():
        return {}
    if not folder.is_dir():
        raise Refusal(f"`{folder}` is a file. Name a folder to write into.")
    try:
        read = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return {str(path): str(digest) for path, digest in read["files"].items()}
    except FileNotFoundError:
        if any(folder.iterdir()):
            raise Refusal(
                f"`{folder}` holds files that `generate` did not write. Name an empty folder, or a new one."
            ) from None
        return {}
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise Refusal(f"`{folder / MANIFEST}` is damaged. Remove the folder and generate it again.") from error


def _refuse_to_overwrite(folder: Path, files: Mapping[str, bytes], before: Mapping[str, str]) -> None:
    """Refuses where a file was written or changed by somebody else since."""
    foreign = [
        path
        for path in sorted({*files, *before})
        if (folder / path).exists() and _digest_of(folder / path) != before.get(path)
    ]
    if foreign:
        listed = "\n".join(f"  {path}" for path in foreign)
        raise Refusal(
            f"Nothing was written: these files in `{folder}` are not as `generate` left them.\n{listed}\n"
            "Move them away, or name another folder."
        )


def _write(folder: Path, files: Mapping[str, bytes], before: Mapping[str, str]) -> None:
    for path in before.keys() - files.keys():
        (folder / path).unlink(missing_ok=True)
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    digests = {path: _digest(content) for path, content in sorted(files.items())}
    (folder / MANIFEST).write_bytes((json.dumps({"files": digests}, indent=1) + "\n").encode())


def _digest_of(file: Path) -> str:
    return _digest(file.read_bytes()) if file.is_file() else "a folder"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
