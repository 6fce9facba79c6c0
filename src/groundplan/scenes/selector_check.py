"""Checks the selectors that people write: do they parse, does what they name exist, do they select anything?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from groundplan.catalog.catalogue import Unresolved
from groundplan.model.model import Model
from groundplan.scenes.codes import SELECTOR_UNKNOWN, SELECTOR_WORD, SELECTS_NOTHING
from groundplan.scenes.placement import Placements
from groundplan.scenes.select import component_ids, connection_ids
from groundplan.scenes.selector import Mistake, Selector, Term, parse_components, parse_connections, terms
from groundplan.source.document import Text
from groundplan.source.near import did_you_mean
from groundplan.source.problem import Place, Problem, has_errors


def check_components(text: Text, placements: Placements) -> tuple[Problem, ...]:
    """What is wrong with a selector of components."""
    tree = parse_components(text.text)
    if isinstance(tree, Mistake):
        return (_mistake(tree, text),)
    selected = component_ids(tree, placements)
    return _checked(tree, text, "component", placements.model, placements.model.components, selected)


def check_connections(text: Text, placements: Placements) -> tuple[Problem, ...]:
    """What is wrong with a selector of connections."""
    tree = parse_connections(text.text)
    if isinstance(tree, Mistake):
        return (_mistake(tree, text),)
    selected = connection_ids(tree, placements)
    return _checked(tree, text, "connection", placements.model, placements.model.connections, selected)


def check_either(text: Text, placements: Placements) -> tuple[Problem, ...]:
    """What is wrong with a selector that may select components, connections, or both."""
    of_components, of_connections = check_components(text, placements), check_connections(text, placements)
    if not of_components or not of_connections:
        return ()
    if not has_errors(of_connections) or any(problem.code is SELECTOR_WORD for problem in of_components):
        return of_connections if has_errors(of_components) else of_components
    return of_components


def place_within(text: Text, start: int, length: int) -> Place:
    """The place of a part of a text; the whole text where quotes, escapes or line breaks hide where the part stands."""
    quoted = 0 if text.plain else 1
    if text.place.length != len(text.text) + 2 * quoted:
        return text.place
    column = min(start, max(len(text.text) - 1, 0))
    return Place(text.place.path, text.place.line, text.place.column + quoted + column, length)


def _mistake(mistake: Mistake, text: Text) -> Problem:
    return mistake.code.at(place_within(text, mistake.start, mistake.length), related=(), **mistake.values)


def _checked(
    tree: Selector, text: Text, what: str, model: Model, ids: Collection[str], selected: Collection[str]
) -> tuple[Problem, ...]:
    """What is wrong with a selector that parses; `ids` are those of everything that it could select."""
    problems = tuple(problem for term in terms(tree) for problem in _term(term, text, what, model, ids))
    if problems or selected:
        return problems
    return (SELECTS_NOTHING.at(text.place, selector=text.text, what=what, mend=_why_nothing(tree, model)),)


def _term(term: Term, text: Text, what: str, model: Model, ids: Collection[str]) -> Iterator[Problem]:
    """A problem where the term names something that does not exist."""
    if term.of is not None:
        yield from _term(term.of, text, "component", model, model.components)
        return
    if "*" in term.value:
        return
    place = place_within(text, term.start, term.length)
    if term.word == "type":
        found = model.catalogue.resolve(term.value)
        if isinstance(found, Unresolved):
            yield SELECTOR_UNKNOWN.at(place, what="type", value=term.value, mend=_mend_type(term.value, found))
        return
    known = (what, ids) if term.word == "id" else _known(term.word, model)
    if known is None or term.value in known[1]:
        return
    mend = did_you_mean(term.value, known[1]) if known[1] else f"The model has no {known[0]} at all."
    if term.word in ("owner", "tag"):
        yield SELECTS_NOTHING.at(place, selector=f"{term.word}:{term.value}", what=what, mend=mend)
    else:
        yield SELECTOR_UNKNOWN.at(place, what=known[0], value=term.value, mend=mend)


def _known(word: str, model: Model) -> tuple[str, Collection[str]] | None:
    """What kind of thing a word's value names, and all that there are of it."""
    kinds: Mapping[str, tuple[str, Collection[str]]] = {
        "in": ("component", model.components),
        "neighbours": ("component", model.components),
        "member-of": ("component", model.components),
        "layer": ("layer", model.layers),
        "flow": ("flow", model.flows),
        "owner": ("owner", model.owners),
        "tag": ("tag", model.tags),
    }
    return kinds.get(word)


def _mend_type(name: str, found: Unresolved) -> str:
    if found.reason == "ambiguous":
        return f"Write which one you mean: {', '.join(f'`{each}`' for each in found.suggestions)}."
    if found.suggestions:
        return did_you_mean(name, found.suggestions)
    return "`groundplan types` lists what there is; `*` stands for anything, as in `aws.database.*`."


def _why_nothing(tree: Selector, model: Model) -> str:
    """The most likely reason why a selector that is well formed selects nothing."""
    for term in terms(tree):
        if term.word == "in" and not model.is_group(term.value):
            return f"`{term.value}` contains nothing; write `{term.value}` for the component itself."
        if term.word == "member-of" and not model.members(term.value):
            return f"No component says that it is a `member-of` `{term.value}`."
    return "Correct it, or leave it out."
