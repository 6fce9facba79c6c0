"""Files of a cache: what is dear to make is kept, and nobody ever reads half of it."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path


def keep(file: Path, content: bytes) -> None:
    """Writes beside and renames, so that other threads and processes see the old file or the new one, never half.

    A cache that cannot be written is no harm: then nothing is kept.
    """
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=file.parent) as folder:
            beside = Path(folder) / file.name
            beside.write_bytes(content)
            beside.replace(file)
