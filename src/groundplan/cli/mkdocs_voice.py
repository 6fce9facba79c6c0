"""What MkDocs and the plugin log, said in the voice of a command."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

from groundplan.cli.talk import Talk


class _Voice(logging.Handler):
    def __init__(self, talk: Talk) -> None:
        super().__init__()
        self._talk = talk

    def emit(self, record: logging.LogRecord) -> None:
        text = self.format(record).removeprefix("groundplan: ")
        if record.levelno >= logging.WARNING:
            self._talk.complain(f"{record.levelname.capitalize()}: {text}")
        else:
            self._talk.say(text)


@contextmanager
def speaking(talk: Talk, *, serving: bool = False) -> Iterator[None]:
    """Lets warnings and errors through, and where the site is served; all the rest for those who want it verbose."""
    # The theme announces the plans of its makers on every start; whoever runs this command did not ask.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logger = logging.getLogger("mkdocs")
    voice = _Voice(talk)
    before = (logger.level, logger.propagate)
    logger.setLevel(logging.INFO if talk.verbose or serving else logging.WARNING)
    logger.propagate = False
    logger.addHandler(voice)
    try:
        yield
    finally:
        logger.removeHandler(voice)
        logger.level, logger.propagate = before
