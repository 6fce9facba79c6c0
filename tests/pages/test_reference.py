"""What guides print of Groundplan itself."""

from __future__ import annotations

from groundplan.catalog.catalogue import default_catalogue
from groundplan.pages.reference import Key, Reference

KEYS = Reference(default_catalogue(), ()).keys


def test_every_kind_of_entry_has_a_section_of_its_own() -> None:
    ids = [section.id for section in KEYS]
    assert ids[:2] == ["model-files", "component"]
    assert {"own-type", "diagram-file", "style"} <= set(ids)
    assert len(ids) == len(set(ids))


def test_a_key_tells_what_it_takes_and_what_holds_without_it() -> None:
    (component,) = (section for section in KEYS if section.id == "component")
    keys = {key.name: key for key in component.keys}
    assert keys["count"] == Key("count", "a whole number", False, "1", "How many of it stand there.")
    assert keys["status"].takes == "one of `planned`, `live`, `deprecated`, `retired`"
    assert keys["status"].default == "live"
    assert keys["member-of"].takes == "a word or a list of words"
    assert keys["name"].default == ""
