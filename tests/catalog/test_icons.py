"""Icons: every type has one, it can be opened, and its name is its own."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image

from groundplan.catalog.catalogue import default_catalogue
from groundplan.catalog.component_type import ComponentType, Icon
from groundplan.catalog.drawn_icons import drawn_icon, drawn_icon_names
from groundplan.catalog.svg_check import why_not_svg, why_unsafe


def icon_of(name: str) -> Icon:
    found = default_catalogue().resolve(name)
    assert isinstance(found, ComponentType)
    assert found.icon is not None
    return found.icon


def test_every_type_has_an_icon_that_opens() -> None:
    for path in {found.icon.path for found in default_catalogue().all() if found.icon is not None}:
        if path.suffix == ".svg":
            assert ElementTree.parse(path).getroot().get("viewBox")
        else:
            with Image.open(path) as image:
                image.verify()
    assert all(found.icon is not None for found in default_catalogue().all())


def test_a_name_stands_for_one_file() -> None:
    files: dict[str, set[Path]] = defaultdict(set)
    for found in default_catalogue().all():
        assert found.icon is not None
        files[found.icon.name].add(found.icon.path)
    assert all(len(paths) == 1 for paths in files.values())
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in files)


def test_a_name_tells_the_type_and_not_the_machine() -> None:
    assert icon_of("aws.compute.EC2").name == "aws-compute-ec2"
    assert icon_of("aws.group.Region").name == "groundplan-aws-region"


def test_types_that_share_a_file_share_the_icon() -> None:
    assert icon_of("c4.Database") == drawn_icon("c4-database")
    assert icon_of("aws.EC2") == icon_of("aws.compute.EC2")


def test_a_class_whose_file_the_library_lacks_has_the_plain_icon() -> None:
    assert icon_of("gis.cplusplus.Mapnik") == drawn_icon("component")


def test_our_own_drawings_are_small_safe_and_all_in_use() -> None:
    used = {found.icon.path for found in default_catalogue().all() if found.icon is not None}
    for name in drawn_icon_names():
        path = drawn_icon(name).path
        data = path.read_bytes()
        assert len(data) < 1_000
        assert why_not_svg(data) is None
        assert why_unsafe(data) is None
        assert path in used, f"{name} is drawn for nothing"
