"""What Jinja compiled of templates. That of installed ones is kept as Python keeps what it compiled of modules."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from groundplan.cache import Cache, code_state, versions

KIND = "templates"

_PACKAGE = Path(__file__).parent.parent
_MOST_BYTES = 20 * 10**6

_MAKERS = ("jinja2", "markupsafe")
_OPTIONS = (
    "block_start_string",
    "block_end_string",
    "variable_start_string",
    "variable_end_string",
    "comment_start_string",
    "comment_end_string",
    "line_statement_prefix",
    "line_comment_prefix",
    "trim_blocks",
    "lstrip_blocks",
    "newline_sequence",
    "keep_trailing_newline",
    "optimized",
    "is_async",
    "sandboxed",
    "newstyle_gettext",
)
"""What Jinja's own code for a template depends on, beside its text."""


class CompiledTemplates(BytecodeCache):
    """What was compiled of templates: as long as a template does not change, it is not compiled again.

    What was compiled of templates in the `installed` folders outlives the process. It lies where compiled modules of
    this package lie, in its `__pycache__` or where `PYTHONPYCACHEPREFIX` says; nothing is written where Python is told
    to write nothing. Compiled code is code: whoever can write it there can change the package as well. So it is never
    taken from a project's cache, which may come from another machine. `packages` are those beside Jinja that templates
    are compiled with.
    """

    def __init__(self, installed: Iterable[str | Path] = (), packages: Iterable[str] = ()) -> None:
        self._installed = tuple(f"{folder}{os.sep}" for folder in installed)
        self._packages = (*_MAKERS, *packages)
        self._compiled: dict[str, bytes] = {}
        self._lasting: set[str] = set()
        self._cache = _cache_beside_the_package()
        self._known: tuple[Environment, int, str | None] | None = None

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Jinja asks for what it compiled of a template, and puts it into the bucket where that is nothing."""
        made_of = self._print(environment)
        parts = (made_of or "", name, filename or "", source)
        key = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
        if made_of is not None and filename is not None and filename.startswith(self._installed):
            self._lasting.add(key)
        bucket = Bucket(environment, key, self.get_source_checksum(source))
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket, if there is something for it."""
        compiled = self._compiled.get(bucket.key)
        if compiled is None and self._cache is not None and bucket.key in self._lasting:
            compiled = self._cache.get(KIND, bucket.key)
        if compiled is not None:
            bucket.bytecode_from_string(compiled)
            self._compiled[bucket.key] = compiled

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Jinja hands over what it compiled."""
        compiled = self._compiled[bucket.key] = bucket.bytecode_to_string()
        if self._cache is not None and bucket.key in self._lasting and not sys.dont_write_bytecode:
            self._cache.trim()
            self._cache.put(KIND, bucket.key, compiled)

    def _print(self, environment: Environment) -> str | None:
        size = len(environment.filters) + len(environment.tests)
        if self._known is None or self._known[:2] != (environment, size):
            self._known = (environment, size, _print_of(environment, self._packages))
        return self._known[2]


def _cache_beside_the_package() -> Cache | None:
    try:
        beside = importlib.util.cache_from_source(str(_PACKAGE / "__init__.py"))
    except NotImplementedError:  # This Python keeps nothing of what it compiles.
        return None
    return Cache(Path(beside).parent / "jinja", _MOST_BYTES)


def _print_of(environment: Environment, packages: tuple[str, ...]) -> str | None:
    """All that templates are compiled with: equal where the same text gives the same code; None where nobody knows."""
    if not isinstance(environment.autoescape, bool):
        return None
    made_of = [
        code_state(),
        versions(*packages),
        importlib.util.MAGIC_NUMBER.hex(),
        str(environment.autoescape),
        repr(environment.policies["ext.i18n.trimmed"]),
        *(repr(getattr(environment, option, None)) for option in _OPTIONS),
    ]
    parts: list[tuple[str, object]] = [
        ("environment", type(environment)),
        ("generator", environment.code_generator_class),
        ("undefined", environment.undefined),
        ("finalize", environment.finalize),
        *(("extension", type(each)) for each in environment.iter_extensions()),
        *((f"filter {name}", each) for name, each in sorted(environment.filters.items())),
        *((f"test {name}", each) for name, each in sorted(environment.tests.items())),
    ]
    roots = {*packages, *sys.stdlib_module_names, "groundplan"}
    for role, part in parts:
        name = _name_of(part, roots)
        if name is None:
            return None
        made_of.append(f"{role} {name}")
    return "\0".join(made_of)


def _name_of(part: object, roots: set[str]) -> str | None:
    """What tells a class or function from all others; None where it is not one of known packages.

    What a filter gives that gets the context is found when the page is made: of that one, nothing is in the code.
    """
    if part is None:
        return ""
    passed = getattr(part, "jinja_pass_arg", None)
    if passed is not None and passed.name == "context":
        return "gets the context"
    module, name = getattr(part, "__module__", None), getattr(part, "__qualname__", None)
    if not isinstance(module, str) or not isinstance(name, str):
        return None
    if module.partition(".")[0] not in roots or "<" in name:
        return None
    return f"{module} {name} {passed.name if passed is not None else ''}"
