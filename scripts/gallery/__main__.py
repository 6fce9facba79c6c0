"""`python -m scripts.gallery`: makes every picture of the gallery anew, or those whose names are given.

It builds the site of this repository into a temporary folder, takes screenshots of it in Chromium, draws samples, draws
one sample with the `diagrams` library beside it, and measures both. Images go to `docs/assets/gallery`, and their sizes
and what was measured into the two pages that show them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from bench.legible.cases import diagrams_of
from bench.legible.reading import read
from scripts.gallery.facts import File, table
from scripts.gallery.images import packed, with_sizes
from scripts.gallery.library import draw_with_library, read_library
from scripts.gallery.shots import SCALE, SHOTS, THEMES, taken

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "scenes" / "samples"
IMAGES = ROOT / "docs" / "assets" / "gallery"
PAGE = ROOT / "docs" / "guide" / "gallery.md"
COMPARISON = ROOT / "docs" / "guide" / "comparison-with-defaults.md"

PROVIDERS = ("azure", "gcp", "kubernetes", "on-premises")
BOTH = ("orders-25", "orders")
"""The sample and the diagram that are drawn by the library, too."""

_MEASURED = ("<!-- measured -->\n", "<!-- end of what is measured -->\n")
_WIDEST = 2400


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.gallery", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="only these, such as `network` or `azure` (`*` for any)"
    )
    parser.add_argument("--site", type=Path, metavar="DIR", help="take them from this finished site; build none")
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="write images there, and leave the pages as they are"
    )
    wishes = parser.parse_args(arguments)
    start = time.monotonic()
    output = wishes.output or IMAGES
    output.mkdir(parents=True, exist_ok=True)
    count = 0
    with tempfile.TemporaryDirectory() as work:
        for name, content in _images(wishes.names, wishes.site, Path(work)):
            (output / name).write_bytes(content)
            count += 1
            print(f"{name}  {len(content) / 1000:.0f} kB", flush=True)
    if not count:
        sys.stderr.write("No picture has such a name.\n")
        return 2
    if wishes.output is None:
        _write_pages()
    total = sum(file.stat().st_size for file in output.glob("*.webp"))
    print(f"{count} files in {time.monotonic() - start:.0f} s; all images together {total / 1e6:.2f} MB")
    return 0


def _images(names: Sequence[str], site: Path | None, work: Path) -> Iterator[tuple[str, bytes]]:
    """The name and the content of every file that is wanted."""

    def wanted(name: str) -> bool:
        return not names or any(fnmatch(name, pattern) for pattern in names)

    if shots := [shot for shot in SHOTS if wanted(shot.name)]:
        for name, png in taken(site or _built(work / "site"), shots):
            yield f"{name}.webp", packed(png)
    for provider in filter(wanted, PROVIDERS):
        yield from _drawn(provider, provider, provider, work)
    if wanted("comparison"):
        sample, diagram = BOTH
        yield from _drawn(sample, diagram, "comparison", work)
        picture = draw_with_library(diagrams_of(SAMPLES / sample).scene(diagram), work)
        yield "comparison-library.webp", packed(picture.png, _WIDEST)


def _built(site: Path) -> Path:
    """The site of this repository, as `mkdocs build` gives it."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return site


def _drawn(sample: str, diagram: str, name: str, work: Path) -> Iterator[tuple[str, bytes]]:
    """A diagram of a sample in both themes, as `groundplan draw` draws it, and its model."""
    for theme in THEMES:
        file = _draw(sample, diagram, work, "--format", "png", "--theme", theme, "--scale", str(SCALE))
        yield f"{name}-{theme}.webp", packed(file.with_suffix(".png").read_bytes())
    for model in (SAMPLES / sample / "model").glob("*.yml"):
        yield f"{name}.yml", model.read_bytes()


def _draw(sample: str, diagram: str, work: Path, *options: str) -> Path:
    """The file that is drawn, with the ending of its format. What is kept for the next time stays in `work`, too."""
    project = work / sample
    shutil.copytree(SAMPLES / sample, project, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".cache"))
    command = [sys.executable, "-m", "groundplan", "draw", diagram, "--quiet", "--output", str(work), *options]
    subprocess.run([*command, "--project", str(project)], check=True)
    return work / f"{diagram}.svg"


def measured() -> str:
    """The table of what is measured in both pictures of one scene."""
    sample, diagram = BOTH
    scene = diagrams_of(SAMPLES / sample).scene(diagram)
    with tempfile.TemporaryDirectory() as work:
        svg = _draw(sample, diagram, Path(work)).read_text(encoding="utf-8")
        library = draw_with_library(scene, Path(work))
    ours = read(svg, scene.id)
    width, height = (int.from_bytes(library.png[at : at + 4]) for at in (16, 20))
    return table(
        (ours, File("SVG", len(svg.encode()), ours.width, ours.height)),
        (read_library(library.svg, scene), File("PNG", len(library.png), width, height)),
    )


def _write_pages() -> None:
    for page in (PAGE, COMPARISON):
        page.write_text(with_sizes(page.read_text(encoding="utf-8"), IMAGES, SCALE), encoding="utf-8")
    before, begin, rest = COMPARISON.read_text(encoding="utf-8").partition(_MEASURED[0])
    _, end, after = rest.partition(_MEASURED[1])
    COMPARISON.write_text(f"{before}{begin}\n{measured()}\n\n{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
