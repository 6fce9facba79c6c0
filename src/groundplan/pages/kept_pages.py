"""Pages that were written before: while a site is served, only those that a change touches are written again."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field

from groundplan.pages.addresses import Addresses
from groundplan.pages.draft import PageInputs
from groundplan.pages.page import Page
from groundplan.pages.template import TemplateCode
from groundplan.pages.template_files import FOLDER
from groundplan.reuse.observed import Ledger
from groundplan.reuse.reuse import Reuse


class KeptPages(Struct):
    """The pages of the state before, and what was compiled of templates.

    Everything in a project that a page can tell of is asked of its model, its diagrams and their addresses, and
    noted. The rest concerns all pages at once: where it differs, all are written anew.
    """

    pages: Reuse[Page | None] = field(default_factory=Reuse)
    code: TemplateCode = field(default_factory=TemplateCode)
    ledger: Ledger = field(default_factory=Ledger)
    _for_all: object = None

    def turn_to(self, inputs: PageInputs, addresses: Addresses) -> None:
        """Begins the next state of the project."""
        templates = _own_templates(inputs.root)
        for_all = (
            inputs.site_name,
            inputs.medium,
            inputs.docs,
            inputs.codes,
            inputs.model.catalogue,
            templates,
        )
        if for_all != self._for_all or any(b"place" in content for _, content in templates):
            # Where something is written is no part of what it says, and only those templates could tell of it.
            self.pages.forget()
            self.code = TemplateCode()
            self._for_all = for_all
        self.pages.turn_to({"model": inputs.model, "diagrams": inputs.diagrams, "addresses": addresses})


def _own_templates(root: Path) -> tuple[tuple[str, bytes], ...]:
    """What lies in the project's folder of templates."""
    return tuple((str(file), file.read_bytes()) for file in sorted((root / FOLDER).rglob("*")) if file.is_file())
