"""What the package puts on every site: its own script and styles, and a library as its authors published it."""

from __future__ import annotations

import hashlib
import re

import pytest

from groundplan.publish.assets import (
    ASSETS,
    EARLY,
    LIBRARY,
    SCRIPT,
    SCRIPTS,
    STYLE,
    STYLES,
    VENDOR,
    asset_files,
    with_early_script,
)


def test_libraries_are_as_their_authors_published_them() -> None:
    rows = re.findall(
        r"^\| `([^`]+)` \| ([\d.]+) \| `([0-9a-f]{64})` \|$", (VENDOR / "README.md").read_text(), re.MULTILINE
    )
    shipped = {file.relative_to(VENDOR).as_posix() for file in VENDOR.rglob("*.js")}
    assert {path for path, _, _ in rows} == shipped
    for path, version, digest in rows:
        content = (VENDOR / path).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest, path
        assert f"v{version} ".encode() in content[:80], path


def test_the_site_gets_every_module_of_the_library_and_its_licences() -> None:
    joined = asset_files()[LIBRARY]
    assert all(file.read_bytes() in joined for file in VENDOR.rglob("*.js"))
    licences = asset_files()[f"{LIBRARY}.LICENSE.txt"]
    assert all(file.read_bytes() in licences for file in VENDOR.rglob("*LICENSE"))


@pytest.mark.parametrize(
    ("path", "folder", "parts"), [(STYLE, "styles/*.css", STYLES), (SCRIPT, "scripts/*.js", (*SCRIPTS, EARLY))]
)
def test_the_site_gets_every_part_once(path: str, folder: str, parts: tuple[str, ...]) -> None:
    files = {file.stem: file.read_text("utf-8") for file in ASSETS.glob(folder)}
    assert sorted(files) == sorted(parts)
    joined = asset_files()[path].decode()
    assert [joined.count(text) for name, text in files.items() if name != EARLY] == [1] * len(set(parts) - {EARLY})


def test_the_early_script_comes_at_the_end_of_the_head() -> None:
    page = with_early_script("<head><title>x</title></head><body></body>")
    assert re.fullmatch(
        r"<head><title>x</title><script>.*SVGAElement.*</script>\n</head><body></body>", page, re.DOTALL
    )


def test_every_class_that_has_a_style_is_written_somewhere() -> None:
    """By a template, a script, the code or a page; `gp-player-${action}` writes all that begin so."""
    root = ASSETS.parents[2]
    texts = "".join(
        file.read_text("utf-8")
        for folder in ("src/groundplan", "docs", "templates")
        for file in sorted((root / folder).rglob("*"))
        if file.suffix in (".py", ".j2", ".js", ".md") and VENDOR not in file.parents
    )
    styled = set(re.findall(r"\.(gp-[a-z-]+)", asset_files()[STYLE].decode()))
    written = set(re.findall(r"gp-[a-z-]+", texts))
    begun = tuple(re.findall(r"(gp-[a-z-]+)(?:\$\{|\{\{)", texts))
    assert [each for each in sorted(styled - written) if not each.startswith(begun)] == []


def test_thumbnails_in_the_dark_stand_on_the_ground_of_their_files() -> None:
    style = asset_files()[STYLE].decode()
    ground = re.search(r'"slate"\] \.gp-drawing \{[^}]*--gp-drawn-ground: (#\w+)', style)
    thumbnail = re.search(r'"slate"\] \.md-typeset :is\(\.gp-thumb[^{]*\{\s*background: (#\w+)', style)
    assert ground is not None
    assert thumbnail is not None
    assert thumbnail[1] == ground[1]
