"""The problems of component types, and how a name in a model becomes a type or one of them."""

from __future__ import annotations

from groundplan.catalog.catalogue import Catalogue, Unresolved
from groundplan.catalog.component_type import ComponentType
from groundplan.source.problem import Code, Place, Problem, Severity

_BAD_TYPE = """\
components:
  app:
    type: {bad}
    summary: Answers requests.
"""

UNKNOWN_TYPE = Code(
    name="unknown-type",
    severity=Severity.ERROR,
    title="Unknown component type",
    message="`{name}` is not a type of component.",
    mend="{mend}",
    about="A type is written as the `diagrams` library imports it, without the leading `diagrams.`: `aws.compute.EC2`. "
    "The category may be left out where one class of the provider has that name: `aws.EC2`. "
    "`groundplan types WORD` searches all types.",
    bad=_BAD_TYPE.format(bad="aws.computer.EC2"),
    good=_BAD_TYPE.format(bad="aws.compute.EC2"),
)

WRONG_CASE_TYPE = Code(
    name="wrong-case-type",
    severity=Severity.ERROR,
    title="Component type in the wrong case",
    message="`{name}` is a type of component in the wrong case.",
    mend="{mend}",
    about="Types are written in exactly the case that the `diagrams` library uses: `EC2`, but `Lambda`. "
    "A type in another case is never guessed, so that every model spells one type the same way.",
    bad=_BAD_TYPE.format(bad="aws.compute.Ec2"),
    good=_BAD_TYPE.format(bad="aws.compute.EC2"),
)

AMBIGUOUS_TYPE = Code(
    name="ambiguous-type",
    severity=Severity.ERROR,
    title="Short type name that may mean several",
    message="`{name}` may mean several types of component.",
    mend="{mend}",
    about="The category of a type may be left out only where one class of the provider has that name, or where one of "
    "several is plainly what an architect means. Otherwise write the type in full.",
    bad=_BAD_TYPE.format(bad="aws.Pinpoint"),
    good=_BAD_TYPE.format(bad="aws.engagement.Pinpoint"),
)

CODES: tuple[Code, ...] = (UNKNOWN_TYPE, WRONG_CASE_TYPE, AMBIGUOUS_TYPE)
"""Every problem that this stage finds."""

_BY_REASON = {"unknown": UNKNOWN_TYPE, "wrong-case": WRONG_CASE_TYPE, "ambiguous": AMBIGUOUS_TYPE}


def resolve_or_problem(catalogue: Catalogue, name: str, place: Place) -> tuple[ComponentType | None, Problem | None]:
    """The type that `name`, written at `place`, means; or else the problem that says what it may have meant."""
    found = catalogue.resolve(name)
    if isinstance(found, Unresolved):
        return None, _BY_REASON[found.reason].at(place, name=name, mend=_mend(found))
    return found, None


def _mend(found: Unresolved) -> str:
    if not found.suggestions:
        return "Search for the type with `groundplan types WORD`."
    names = [f"`{name}`" for name in found.suggestions]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
    return f"Did you mean {listed}?"
