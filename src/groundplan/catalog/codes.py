"""The problems of component types, and how a name in a model becomes a type or one of them."""

from __future__ import annotations

from groundplan.catalog.catalogue import Catalogue, Unresolved
from groundplan.catalog.component_type import ComponentType
from groundplan.source.document import Node
from groundplan.source.problem import Code, Problem, Severity


def _component(type_name: str) -> str:
    return f"components:\n  app:\n    type: {type_name}\n    summary: Answers the requests of the shop.\n"


def _own_type(*lines: str, name: str = "acme.Worker") -> str:
    body = "".join(f"    {line}\n" for line in lines)
    return f"types:\n  {name}:\n{body}{_component(name)}"


UNKNOWN_TYPE = Code(
    name="unknown-type",
    severity=Severity.ERROR,
    title="Unknown component type",
    message="`{name}` is not a type of component.",
    mend="{mend}",
    about=(
        "A type is written as the `diagrams` library imports it, without the leading `diagrams.`: "
        "`aws.compute.EC2`. The category may be left out where it is clear: `aws.EC2`. Groups such as "
        "`aws.group.Region`, C4 kinds such as `c4.Container` and the types under `types:` belong to the catalogue"
        " as well. `groundplan types WORD` searches all of it."
    ),
    bad=_component("aws.computer.EC2"),
    good=_component("aws.compute.EC2"),
)

WRONG_CASE_TYPE = Code(
    name="wrong-case-type",
    severity=Severity.ERROR,
    title="Component type in the wrong case",
    message="`{name}` has the wrong case for a type of component.",
    mend="{mend}",
    about=(
        "Types are written in exactly the case of the `diagrams` library: `EC2`, but `Lambda`. Another case is "
        "not guessed at, so that a type is spelled the same way wherever one searches for it."
    ),
    bad=_component("aws.compute.Ec2"),
    good=_component("aws.compute.EC2"),
)

AMBIGUOUS_TYPE = Code(
    name="ambiguous-type",
    severity=Severity.ERROR,
    title="Short type that may mean several",
    message="`{name}` may mean several types of component.",
    mend="{mend}",
    about=(
        "The category of a type may be left out where one class of the provider has the name, or where one of "
        "several is plainly what an architect means. Here neither holds: the candidates are different things, or "
        "have different icons. Write the type in full."
    ),
    bad=_component("ibm.Gateway"),
    good=_component("ibm.network.Gateway"),
)

BAD_TYPE_NAME = Code(
    name="bad-type-name",
    severity=Severity.ERROR,
    title="Name that no own type can have",
    message="`{name}` cannot be the name of a type.",
    mend="Write two or more words of letters and digits with dots between them, such as `acme.Worker`.",
    about=(
        "An own type is named like the types of the library: words of letters and digits, each beginning with a "
        "letter, with dots between them. The first word says whose type it is, so that `type:acme.*` selects all "
        "of them."
    ),
    bad=_own_type("extends: aws.compute.Lambda", name="Worker"),
    good=_own_type("extends: aws.compute.Lambda"),
)

TYPE_CLASH = Code(
    name="type-clash",
    severity=Severity.ERROR,
    title="Own type with a name of the catalogue",
    message="`{name}` is a name of the catalogue already: it means {meant}.",
    mend="Give the type a name of your own, such as `{example}`.",
    about=(
        "A name of the catalogue, short or in full, means the same in every model. An own type that took one "
        "would change what other components are. To add an icon or defaults to a type, extend it under a new "
        "name."
    ),
    bad=_own_type("extends: aws.compute.Lambda", name="aws.Lambda"),
    good=_own_type("extends: aws.compute.Lambda", name="acme.Lambda"),
)

TYPE_CIRCLE = Code(
    name="type-circle",
    severity=Severity.ERROR,
    title="Own types that extend each other in a circle",
    message="`{name}` extends itself: {circle}.",
    mend="Let one of them extend a type of the catalogue, such as `{example}`.",
    about=(
        "An own type takes its icon, its frame and its defaults from the type that it extends. In a circle there "
        "is no type to begin with. Every chain has to end at a type of the catalogue."
    ),
    bad="types:\n  acme.Worker:\n    extends: acme.Job\n  acme.Job:\n    extends: acme.Worker\n"
    + _component("acme.Worker"),
    good="types:\n  acme.Worker:\n    extends: acme.Job\n  acme.Job:\n    extends: aws.compute.Lambda\n"
    + _component("acme.Worker"),
)

MISSING_ICON = Code(
    name="missing-icon",
    severity=Severity.ERROR,
    title="Icon that does not exist",
    message="There is no file `{icon}` in the project.",
    mend="Put the icon there, or leave `icon` out to keep the icon of the type that is extended.",
    about=(
        "The path of an icon begins at the project's folder, where `mkdocs.yml` lies, and not at the file that "
        "names it. It is written with forward slashes on every system."
    ),
    bad=_own_type("extends: aws.compute.Lambda", "icon: icons/lost.svg"),
    good=_own_type("extends: aws.compute.Lambda"),
)

ICON_OUTSIDE = Code(
    name="icon-outside",
    severity=Severity.ERROR,
    title="Icon outside the project",
    message="The icon `{icon}` lies outside the project.",
    mend="Copy the file into the project and write its path from there, such as `icons/worker.svg`.",
    about=(
        "Everything that a site is made of belongs to the project, so that it can be built anywhere and reviewed "
        "in one place. An icon is therefore a path with forward slashes below the project's folder: no `..`, no "
        "address, and no link that leads out of it."
    ),
    bad=_own_type("extends: aws.compute.Lambda", "icon: ../worker.svg"),
    good=_own_type("extends: aws.compute.Lambda"),
)

BAD_ICON = Code(
    name="bad-icon",
    severity=Severity.ERROR,
    title="Icon that is no PNG or SVG image",
    message="The icon `{icon}` {why}.",
    mend="Save it again as a PNG or SVG image of at most 1 MB whose name ends in `.png` or `.svg`.",
    about=(
        "Icons are PNG or SVG files, and what is in the file has to be what its name says. An SVG needs its "
        "namespace and a `viewBox` (or a width and height), or it cannot be scaled. A PNG of 128 by 128 pixels is"
        " sharp enough everywhere."
    ),
    bad=_own_type("extends: aws.compute.Lambda", "icon: model/example.yml"),
    good=_own_type("extends: aws.compute.Lambda"),
)

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">\n{}  <path d="M8 8h32v32H8z"/>\n</svg>\n'

UNSAFE_ICON = Code(
    name="unsafe-icon",
    severity=Severity.ERROR,
    title="Icon that does more than draw",
    message="The icon `{icon}` {why}.",
    mend="Export it as plain SVG, or remove that part: an icon holds shapes and styles of its own and nothing else.",
    about=(
        "An SVG file can run scripts, load other files and declare entities. On a page of the site that would run"
        " with the reader's rights, so an icon may hold shapes, text and styles only. Most drawing programs write"
        " such files with `plain SVG` or `optimised SVG`."
    ),
    bad=_SVG.format("  <script>alert(1)</script>\n"),
    good=_SVG.format(""),
    example_file="icons/worker.svg",
)

CODES: tuple[Code, ...] = (
    UNKNOWN_TYPE,
    WRONG_CASE_TYPE,
    AMBIGUOUS_TYPE,
    BAD_TYPE_NAME,
    TYPE_CLASH,
    TYPE_CIRCLE,
    MISSING_ICON,
    ICON_OUTSIDE,
    BAD_ICON,
    UNSAFE_ICON,
)
"""Every problem that this stage finds."""

_BY_REASON = {"unknown": UNKNOWN_TYPE, "wrong-case": WRONG_CASE_TYPE, "ambiguous": AMBIGUOUS_TYPE}


def resolve_or_problem(catalogue: Catalogue, name: str, at: Node) -> tuple[ComponentType | None, Problem | None]:
    """The type that `name`, whose node is `at`, means; or else the problem that says what it may have meant."""
    found = catalogue.resolve(name)
    if isinstance(found, Unresolved):
        return None, _BY_REASON[found.reason].at(at.place, name=name, mend=_mend(name, found.suggestions))
    return found, None


def _mend(name: str, suggestions: tuple[str, ...]) -> str:
    if not suggestions:
        return "Search for the type with `groundplan types WORD`."
    names = [f"`{suggestion}`" for suggestion in suggestions]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
    prefix = "Leave out `diagrams.`, which every type would begin with. " if name.startswith("diagrams.") else ""
    return f"{prefix}Did you mean {listed}?"
