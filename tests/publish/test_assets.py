"""What the package puts on every site: its own scripts and styles, and a library as its authors published it."""

from __future__ import annotations

import hashlib
import re

from groundplan.publish.assets import VENDOR, asset_files, library_files, scripts, styles


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
    files = library_files()
    joined = files["assets/groundplan/d3-zoom.js"]
    assert all(file.read_bytes() in joined for file in VENDOR.rglob("*.js"))
    licences = files["assets/groundplan/d3-zoom.js.LICENSE.txt"]
    assert all(file.read_bytes() in licences for file in VENDOR.rglob("*LICENSE"))


def test_pages_load_what_is_there_the_library_first() -> None:
    there = {*asset_files(), *library_files()}
    assert {*scripts(), *styles()} <= there
    assert scripts()[0] == "assets/groundplan/d3-zoom.js"
