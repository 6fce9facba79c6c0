"""Says in a person's words what the YAML parser stumbled over, and how to mend it."""

from __future__ import annotations

import re

import yaml
from msgspec import Struct

from groundplan.source import syntax_codes
from groundplan.source import yaml_codes as codes
from groundplan.source.lines import split_lines
from groundplan.source.problem import Place, Problem
from groundplan.source.quoting import quoted, shortened

_UNEXPECTED = ("expected key", "'-' indicator", "<document start>", "<block end>")
"""What PyYAML's two parsers say where something stands that is neither a key nor an entry of a list."""

_KEY = r"[\w.<>*/-]+"
_COLON_IN_TEXT = re.compile(
    rf"^(?P<start>[ ]*(?:- +)*(?:{_KEY}): +)(?P<text>[^\"'\[{{|>&*!#].*?: .*|[^\"'\[{{|>&*!#].*:)$"
)
_NO_BLANK = re.compile(r"^[ ]*(?:- +)*(?P<key>[A-Za-z][\w-]*):(?P<text>[^\s:/].*)$")
_WORD = re.compile(r"[a-z][a-z0-9-]*")
_HYPHEN = re.compile(r"-[^\s-]")
_LAST_WORD = re.compile(r"\S+\s*$")
_ANCHORED = re.compile(r"[*&]\S*[^\S\n]*$")
_QUOTED_VALUE = re.compile(r"^(?P<start>[^\"']*?)(?P<value>[\"'].*)$")


class Spot(Struct, frozen=True):
    """Where the parser stood: line and column from 0, and the line's text."""

    path: str
    line: int
    column: int
    text: str

    @property
    def rest(self) -> str:
        """What stands from the spot to the end of the line."""
        return self.text[self.column :].rstrip()

    @property
    def before(self) -> str:
        """What stands before the spot on its line."""
        return self.text[: self.column]

    def place(self, length: int | None = None) -> Place:
        """The spot as a place; without a length it reaches to the end of the line."""
        rest = len(self.rest)
        return Place(self.path, self.line + 1, self.column + 1, max(1, rest if length is None else min(length, rest)))

    def moved(self, column: int) -> Spot:
        """Another spot in the same line."""
        return Spot(self.path, self.line, column, self.text)


def explain(error: yaml.MarkedYAMLError, text: str, path: str) -> Problem:
    """The problem that the parser's exception stands for."""
    lines = split_lines(text)
    spot = _spot(error.problem_mark, lines, path)
    context = _spot(error.context_mark or error.problem_mark, lines, path)
    what = error.problem or ""
    found = _of_character(what, spot) or _of_scalar(what, error.context or "", spot, context)
    return found or _of_structure(what, error.context or "", spot, context, lines)


def _spot(mark: object, lines: tuple[str, ...], path: str) -> Spot:
    line = getattr(mark, "line", 0)
    if line >= len(lines) or (line == len(lines) - 1 and not lines[line] and line > 0):
        # The parser stands behind the last line: show the end of the last line that says something.
        line = max((number for number, text in enumerate(lines) if text.strip()), default=0)
        return Spot(path, line, len(lines[line].rstrip()), lines[line])
    return Spot(path, line, min(getattr(mark, "column", 0), len(lines[line])), lines[line])


def _of_character(what: str, spot: Spot) -> Problem | None:
    """Mistakes that the character at the spot gives away."""
    if "tab character" in what or (spot.rest[:1] == "\t" or spot.text[spot.column : spot.column + 1] == "\t"):
        return syntax_codes.TAB.at(spot.place(1))
    if "cannot start any token" in what:
        return syntax_codes.RESERVED.at(spot.place(), character=_named(spot.rest[:1]), mended=_quoted(spot.rest))
    if "alphabetic or numeric" in what:
        start = spot.moved(max(0, _token_start(spot)))
        word = re.match(r"[^\s,\]}]*", start.rest)
        value = word[0] if word and spot.before.rstrip("*&").rstrip().endswith(("[", ",", "{")) else start.rest
        value = value or start.rest
        return _star(start, value)
    return None


def _star(start: Spot, value: str) -> Problem:
    character = start.rest[:1]
    meaning = "an alias" if character == "*" else "an anchor"
    return codes.STAR.at(
        start.place(len(value)), character=character, meaning=meaning, text=shortened(value), mended=_quoted(value)
    )


def _token_start(spot: Spot) -> int:
    column = spot.column
    while column > 0 and spot.text[column - 1] not in "*&":
        column -= 1
    return column - 1


def _of_scalar(what: str, context: str, spot: Spot, start: Spot) -> Problem | None:
    """Mistakes inside quotes, tags and blocks of text."""
    if "directive" in context:
        return syntax_codes.RESERVED.at(start.place(), character="`%`", mended=_quoted(start.rest))
    if "quoted scalar" in context:
        if "escape" in what or "number" in what or "Unicode" in what:
            column = spot.text.rfind("\\", 0, spot.column + 1)
            escape = spot.text[column : max(column + 2, spot.column)]
            return syntax_codes.ESCAPE.at(spot.moved(column).place(len(escape)), escape=escape)
        quote = start.rest[:1]
        return syntax_codes.OPEN_QUOTE.at(start.place(), quote=f"`{quote}`")
    if "tag" in context or "tag handle" in what:
        match = re.match(r"![^\s\]}]*", start.rest)
        tag = match[0] if match else start.rest
        mend = f"If it belongs to the text, put the text in quotes: `{_quoted(tag)}`."
        return codes.TAG.at(start.place(len(tag)), tag=tag, mend=mend)
    if "block scalar" in context:
        character = start.rest[:1]
        mend = f"Put the text on the next line, or in quotes if it begins with `{character}`: `{_quoted(start.rest)}`."
        return syntax_codes.BLOCK_TEXT.at(start.place(), character=character, mend=mend)
    return None


def _of_structure(what: str, context: str, spot: Spot, start: Spot, lines: tuple[str, ...]) -> Problem:
    """Mistakes of colons, brackets and indentation."""
    if "flow sequence" in context or "flow mapping" in context:
        return _open_bracket("sequence" in context, spot, start)
    if "could not find expected ':'" in what:
        return _missing_colon(start)
    if "mapping values" in what:
        return _stray_colon(spot, lines)
    if "sequence entries" in what:
        return syntax_codes.LIST_HERE.at(spot.place())
    if any(sign in what for sign in _UNEXPECTED):
        return _unexpected(spot, lines)
    if "node content" in what or "mapping keys are not allowed" in what:
        mend = f"Put the text in quotes: `{_quoted(spot.rest)}`." if spot.rest else "Write a value here."
        here = f"no value can begin with `{spot.rest[:1]}`" if spot.rest else "a value is missing here"
        return syntax_codes.SYNTAX.at(spot.place(), reason=here, mend=mend)
    reason = " ".join(part for part in (context, what) if part) or "the parser could not go on"
    return syntax_codes.SYNTAX.at(
        spot.place(), reason=reason, mend="Put the text in quotes, or look at the lines above."
    )


def _open_bracket(is_list: bool, spot: Spot, start: Spot) -> Problem:
    what, bracket, closing = ("list", "[", "]") if is_list else ("map", "{", "}")
    if spot.line == start.line and spot.rest[:1] in ("]", "}"):
        mend = f"Close it with `{closing}` instead of `{spot.rest[0]}`."
    elif spot.line == start.line and spot.rest:
        following = spot.rest
        if following[:1] == ":" and (word := _LAST_WORD.search(spot.before)):
            following = word[0] + following
        mend = f"Write a comma before `{shortened(following)}`, or put the whole text in quotes."
    else:
        mend = f"Close it with `{closing}` at its end."
    return syntax_codes.OPEN_BRACKET.at(start.place(), what=what, bracket=bracket, closing=closing, mend=mend)


def _missing_colon(start: Spot) -> Problem:
    no_blank = _no_blank(start)
    if no_blank is not None:
        return no_blank
    word = start.rest
    mend = f"Write a colon and a value behind it: `{shortened(word)}: ...`."
    if " " in word:
        mend = "If it belongs to the text above, indent it further than that text's key; if it is a key, add a colon"
        key, _, value = word.partition(" ")
        mend += f": `{key}: {shortened(value.strip())}`." if _WORD.fullmatch(key) and " " not in value.strip() else "."
    return syntax_codes.MISSING_COLON.at(start.place(), text=shortened(word), mend=mend)


def _no_blank(spot: Spot) -> Problem | None:
    match = _NO_BLANK.match(spot.text.rstrip())
    if match is None:
        return None
    text = f"{match['key']}:{match['text']}"
    place = spot.moved(match.start("key")).place(len(text))
    mended = f"{match['key']}: {shortened(match['text'])}"
    return syntax_codes.NO_BLANK.at(place, sign="colon", text=shortened(text), mended=mended)


def _no_blank_behind_hyphen(spot: Spot) -> Problem | None:
    if not _HYPHEN.match(spot.rest):
        return None
    mended = f"- {shortened(spot.rest[1:])}"
    return syntax_codes.NO_BLANK.at(spot.place(), sign="hyphen", text=shortened(spot.rest), mended=mended)


def _stray_colon(spot: Spot, lines: tuple[str, ...]) -> Problem:
    """A colon where no key can be: in a text, or in a line that is indented too far."""
    match = _COLON_IN_TEXT.match(spot.text.rstrip())
    if match is not None and spot.column >= match.end("start"):
        value = match["text"]
        mend = f"Put the text in quotes: `{match['start'].strip()} {_quoted(value)}`."
        return syntax_codes.COLON.at(spot.moved(match.start("text")).place(len(value)), mend=mend)
    above = _line_above(spot, lines)
    if above is not None:
        no_blank = _no_blank(above) or _no_blank_behind_hyphen(above)
        if no_blank is not None:
            return no_blank
        if ":" not in above.text and not above.text.lstrip().startswith(("-", "#")) and _indent(above) == _indent(spot):
            return _missing_colon(above)
    return _unexpected(spot.moved(_indent(spot)), lines)


def _unexpected(spot: Spot, lines: tuple[str, ...]) -> Problem:
    """Something stands where a key or a hyphen is due: behind a closing quote, or in a wrong column."""
    hyphen = None if spot.before.strip() else _no_blank_behind_hyphen(spot)
    if hyphen is not None:
        return hyphen
    if spot.rest.startswith(":"):
        mend = "Write a word before the colon; if the colon belongs to a text, put the text in quotes."
        return codes.KEY.at(spot.place(), found="nothing", mend=mend)
    if spot.before.strip() not in ("", "-"):
        anchored = _ANCHORED.search(spot.before)
        if anchored is not None:
            return _star(spot.moved(anchored.start()), spot.text[anchored.start() :].rstrip())
        match = _QUOTED_VALUE.match(spot.text)
        if match is not None and spot.column > match.start("value"):
            value = match["value"].rstrip()
            mend = f"Put quotes round all of it: `{_requoted(value)}`."
            return syntax_codes.AFTER_QUOTE.at(spot.moved(match.start("value")).place(len(value)), mend=mend)
        return syntax_codes.SYNTAX.at(
            spot.place(), reason=f"`{shortened(spot.rest)}` cannot stand here", mend="Put the whole value in quotes."
        )
    return syntax_codes.INDENTATION.at(spot.place(), mend=_indentation_mend(spot, lines))


def _indentation_mend(spot: Spot, lines: tuple[str, ...]) -> str:
    columns: list[int] = []
    indent = _indent(spot)
    nearest = len(spot.text)
    for number in range(spot.line - 1, -1, -1):
        text = lines[number]
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        at = len(text) - len(text.lstrip(" "))
        if at < nearest:
            columns.append(at)
            nearest = at
        if at == 0:
            break
    if indent in columns:
        return "Everything in one map or list begins in the same column: hyphens do not stand beside keys."
    if not columns:
        return "Look for quotes, colons and hyphens that are missing or too many in this line and above."
    if indent > columns[0]:
        return "Begin it in the same column as the line above, which has a value already."
    best = sorted(columns, key=lambda column: (abs(column - indent), column))[:2]
    said = " or ".join(_blanks(column) for column in sorted(best))
    return f"Begin it with {said}, as the lines above, instead of {_blanks(indent)}."


def _blanks(count: int) -> str:
    return "1 blank" if count == 1 else f"{count or 'no'} blanks"


def _line_above(spot: Spot, lines: tuple[str, ...]) -> Spot | None:
    for number in range(spot.line - 1, -1, -1):
        text = lines[number]
        if text.strip() and not text.lstrip().startswith("#"):
            above = Spot(spot.path, number, 0, text)
            return above.moved(_indent(above))
    return None


def _indent(spot: Spot) -> int:
    return len(spot.text) - len(spot.text.lstrip(" "))


def _named(character: str) -> str:
    return "a backtick" if character == "`" else f"`{character}`"


def _quoted(text: str) -> str:
    return quoted(shortened(text))


def _requoted(value: str) -> str:
    """A text that has quotes inside, in quotes of the other kind."""
    inner = value[1:-1] if len(value) > 1 and value[-1] == value[0] else value[1:] if value[0] == "'" else value
    return _quoted(inner)
