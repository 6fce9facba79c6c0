"""Layers, owners and tags from what is declared, and how free words become owners and tags."""

from __future__ import annotations

from collections.abc import Iterable

from groundplan.model.component import Layer, Owner, Tag
from groundplan.model.entries import body, read_entry
from groundplan.model.ids import check_id, each_once
from groundplan.model.names import in_words
from groundplan.model.schema import LayerEntry, OwnerEntry, TagEntry
from groundplan.model.sections import Sections
from groundplan.model.values import made_links
from groundplan.model.words import Words
from groundplan.source.document import Entry
from groundplan.source.problem import Place, Problem


def declared_layers(sections: Sections, problems: list[Problem]) -> Words[Layer]:
    """The layers, in the order declared. A layer must be declared to be used."""
    made: dict[str, Layer] = {}
    for said in _entries(sections.entries("layers"), "a layer", problems):
        word, place = said.key.text, said.key.place
        entry = read_entry(body(said), LayerEntry, "a layer", problems) or LayerEntry()
        made[word] = Layer(word, entry.name or in_words(word), place, entry.summary, entry.description)
    return Words("layer", made, None, problems)


def declared_owners(sections: Sections, problems: list[Problem]) -> Words[Owner]:
    """The owners; without any section, each word that a component says is one."""
    made: dict[str, Owner] = {}
    for said in _entries(sections.entries("owners"), "an owner", problems):
        word, place = said.key.text, said.key.place
        entry = read_entry(body(said), OwnerEntry, "an owner", problems) or OwnerEntry()
        name, links = entry.name or in_words(word), made_links(entry.links)
        made[word] = Owner(word, name, place, entry.summary, entry.description, links)
    return Words("owner", made, None if "owners" in sections.maps else _free_owner, problems)


def declared_tags(sections: Sections, problems: list[Problem]) -> Words[Tag]:
    """The tags; without any section, each word that a component or connection says is one."""
    made: dict[str, Tag] = {}
    for said in _entries(sections.entries("tags"), "a tag", problems):
        word, place = said.key.text, said.key.place
        entry = read_entry(body(said), TagEntry, "a tag", problems) or TagEntry()
        made[word] = Tag(word, entry.name or in_words(word), place, entry.summary, entry.description)
    return Words("tag", made, None if "tags" in sections.maps else _free_tag, problems)


def _entries(entries: Iterable[Entry], what: str, problems: list[Problem]) -> Iterable[Entry]:
    found = each_once(entries, what, problems).values()
    for entry in found:
        check_id(entry.key, what, problems)
    return found


def _free_owner(word: str, place: Place) -> Owner:
    return Owner(word, in_words(word), place)


def _free_tag(word: str, place: Place) -> Tag:
    return Tag(word, in_words(word), place)
