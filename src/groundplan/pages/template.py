"""Page templates: found in the project or the package, rendered; every failure becomes a problem at its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, cast

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
    pass_context,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.loaders import split_template_path
from jinja2.utils import missing
from markupsafe import Markup
from msgspec import Struct, field

from groundplan.pages.codes import (
    TEMPLATE_FAILED,
    TEMPLATE_MISSING,
    TEMPLATE_NAME,
    TEMPLATE_SYNTAX,
    TEMPLATE_UNREADABLE,
)
from groundplan.pages.compiled import CompiledTemplates
from groundplan.pages.escape import escape, finished
from groundplan.pages.names import NAMES
from groundplan.pages.template_files import FOLDER, SHIPPED, header_lines
from groundplan.source.near import did_you_mean
from groundplan.source.problem import Place, Problem

_DEFAULT = "default/"


class TemplateFault(Exception):  # noqa: N818 - not an error of ours: a mistake in a template, found by one of our filters.
    """A mistake that one of our own filters or functions found in a template; becomes a problem at its line."""

    def __init__(self, make: Callable[[Place], Problem]) -> None:
        super().__init__("a mistake in a template")
        self.make = make


class UnknownName(UndefinedError):  # noqa: N818
    """An undefined name or field, with what is needed to say which one was meant."""

    def __init__(self, message: str | None, obj: object, name: str | int | None) -> None:
        super().__init__(message)
        self.obj = obj
        self.name = name


class _Unreadable(Exception):  # noqa: N818
    def __init__(self, path: str, reason: str) -> None:
        super().__init__(reason)
        self.path = path
        self.reason = reason


class _Undefined(StrictUndefined):
    """Stops the page when it is used, and remembers what was asked of what."""

    __slots__ = ()

    def __init__(self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = None) -> None:
        super().__init__(hint, obj, name, cast("type[UndefinedError]", partial(UnknownName, obj=obj, name=name)))


class TemplateCode(Struct):
    """What was read and compiled of a project's templates, by the paths that problems name."""

    paths: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    compiled: CompiledTemplates = field(default_factory=lambda: CompiledTemplates((SHIPPED,)))


class _Loader(BaseLoader):
    """Finds a template in the project first, then in the package; `default/x` means the package's."""

    def __init__(self, folder: Path, code: TemplateCode) -> None:
        self.folder = folder
        self.paths = code.paths
        self.texts = code.texts

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        parts = split_template_path(template)  # Refuses what would lead out of the folder.
        own, shipped = self.folder.joinpath(*parts), SHIPPED / "/".join(parts).removeprefix(_DEFAULT)
        for file, path in ((own, f"{FOLDER}/{template}"), (shipped, f"groundplan/{FOLDER}/{shipped.name}")):
            if file.is_file():
                text = _read(file, path)
                self.paths[str(file)] = path
                self.texts[path] = text
                return _without_header(text), str(file), lambda: True
            if file.is_symlink() or (file.exists() and not file.is_dir()):
                raise _Unreadable(path, "it is no ordinary file")
        raise TemplateNotFound(template)

    def list_templates(self) -> list[str]:
        shipped = [_DEFAULT + file.name for file in SHIPPED.glob("*.j2")]
        own = [file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*.j2")]
        return sorted({*shipped, *own, *(name.removeprefix(_DEFAULT) for name in shipped)})


class _Generator(CodeGenerator):
    """Compiles `a ~ b` so that text joined to finished Markdown is escaped for Markdown too, not only for HTML.

    What `finalize` gives is finished: it is not escaped once more.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(finalize.src or "")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name.
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class _Environment(Environment):
    code_generator_class = _Generator

    @staticmethod
    def joined(parts: Iterable[object]) -> str:
        parts = tuple(parts)
        if any(isinstance(part, Markup) for part in parts):
            return finished("").join(escape(part) for part in parts)
        return "".join(str(part) for part in parts)


class Templates:
    """The templates of one project."""

    def __init__(
        self,
        root: Path,
        variables: Mapping[str, object],
        filters: Mapping[str, Callable[..., object]],
        code: TemplateCode | None = None,
    ) -> None:
        code = code or TemplateCode()
        self._loader = _Loader(root / FOLDER, code)
        self._environment = _Environment(
            loader=self._loader,
            bytecode_cache=code.compiled,
            autoescape=True,
            finalize=escape,
            undefined=_Undefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            cache_size=-1,
        )
        self._environment.globals.update(variables)
        self._environment.filters.update({name: _at_run_time(each) for name, each in filters.items()})
        self._environment.filters.update({"e": escape, "escape": escape, "forceescape": escape})

    @property
    def texts(self) -> Mapping[str, str]:
        """The text of every template read so far, by the path that problems name."""
        return self._loader.texts

    def render(self, name: str, page: str, variables: Mapping[str, object]) -> str | Problem:
        """What the template `name` gives for the page `page`, or what is wrong with it."""
        try:
            return self._environment.get_template(name).render(variables)
        except TemplateSyntaxError as error:
            place = self._place(self._path(error.filename) or name, error.lineno)
            return TEMPLATE_SYNTAX.at(place, reason=_sentence(error.message or "it is not valid"))
        except TemplateNotFound as error:
            near = did_you_mean(str(error.name), self._environment.list_templates())
            return TEMPLATE_MISSING.at(self._raised_at(error, name), name=error.name, near=near)
        except _Unreadable as error:
            return TEMPLATE_UNREADABLE.at(Place(error.path), reason=error.reason)
        except TemplateFault as fault:
            return fault.make(self._raised_at(fault, name))
        except UnknownName as error:
            what, near = _unknown(error, variables, self._environment)
            return TEMPLATE_NAME.at(self._raised_at(error, name), what=what, page=page, near=near)
        except Exception as error:  # Whatever a template's expressions run into is the template's mistake.
            reason = f"{type(error).__name__}: {error}"
            return TEMPLATE_FAILED.at(self._raised_at(error, name), reason=reason, page=page)

    def _raised_at(self, error: BaseException, name: str) -> Place:
        """The innermost line of a template in the error's traceback."""
        found = Place(f"{FOLDER}/{name}")
        trace: TracebackType | None = error.__traceback__
        while trace is not None:
            path = self._path(trace.tb_frame.f_code.co_filename)
            if path is not None:
                found = self._place(path, trace.tb_lineno)
            trace = trace.tb_next
        return found

    def _place(self, path: str, line: int) -> Place:
        lines = self.texts.get(path, "").splitlines()
        text = lines[line - 1] if 0 < line <= len(lines) else ""
        column = len(text) - len(text.lstrip()) + 1
        return Place(path, line, column, max(1, len(text.strip())))

    def _path(self, filename: str | None) -> str | None:
        return self._loader.paths.get(filename or "")


def _at_run_time(filter: Callable[..., object]) -> Callable[..., object]:
    """The filter as one that Jinja does not work out while it compiles: what it gives depends on the page."""

    @pass_context
    def filtered(context: object, *values: object, **options: object) -> object:
        return filter(*values, **options)

    return filtered


def _read(file: Path, path: str) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Unreadable(path, f"it is not UTF-8 text (byte {error.start + 1})") from error
    except OSError as error:
        raise _Unreadable(path, (error.strerror or "unknown reason").lower()) from error


def _without_header(text: str) -> str:
    """The template without its header; empty lines stand in for it, so that line numbers stay right."""
    count = header_lines(text)
    return "\n" * count + "".join(text.splitlines(keepends=True)[count:])


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _unknown(error: UnknownName, variables: Mapping[str, object], environment: Environment) -> tuple[str, str]:
    name = str(error.name)
    if error.obj is missing:
        documented = {each.name for each in NAMES if each.kind != "filter"} & {*variables, *environment.globals}
        return f"There is no name `{name}` in this template", did_you_mean(name, sorted(documented))
    if isinstance(error.name, int):
        return f"There is no entry {name} here", "Entries are counted from 0; `length` tells how many there are."
    if isinstance(error.obj, Mapping):
        return f"There is no `{name}` here", did_you_mean(name, sorted(map(str, error.obj)))
    fields = [field for field in dir(error.obj) if not field.startswith("_")]
    return f"A {error.obj.__class__.__name__.lower()} has no `{name}`", did_you_mean(name, fields)
