"""Other programs for the same purpose, installed beside the project and run over the same model.

LikeC4 comes from npm, with the Node.js that it needs, at the versions that `bench/peers/package-lock.json` names. It
lays out with a Graphviz of its own (WebAssembly), as it does by default on a desk; where it finds itself in a
container it would take the command `dot`, if there is one, so that is turned off. It needs no browser to build.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from bench.performance.processes import CommandError, Usage, run

ROOT = Path(__file__).resolve().parents[2]
WANTED = ROOT / "bench" / "peers"
INSTALLED = ROOT / ".cache" / "peers"
LIKEC4 = "likec4"


def install() -> None:
    """Installs the peers into the cache, unless they are there at these versions. Raises `CommandError`."""
    lock = (WANTED / "package-lock.json").read_bytes()
    stamp = INSTALLED / "installed"
    if stamp.is_file() and stamp.read_bytes() == lock:
        return
    if shutil.which("npm") is None:
        raise CommandError("LikeC4 is installed by `npm`, which is not here: it comes with Node.js.")
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(WANTED / name, INSTALLED / name)
    run(["npm", "ci", "--no-audit", "--no-fund"], INSTALLED)
    stamp.write_bytes(lock)


def installed() -> bool:
    """Whether the peers are there."""
    return (INSTALLED / "installed").is_file()


def peer_versions() -> dict[str, str]:
    """The versions of what is installed."""
    return {
        LIKEC4: _likec4("--version").said.strip(),
        "node": run(["node", "--version"], INSTALLED, environment=_environment()).said.strip().removeprefix("v"),
    }


def validate(folder: Path) -> None:
    """Asks LikeC4 whether the model is right. Raises `CommandError` with what is wrong."""
    _likec4("validate", "--no-layout", str(folder))


def exported(folder: Path, file: Path) -> str:
    """What LikeC4 makes of the model in the folder, before layout, as JSON; it also lies in the file then."""
    _likec4("export", "json", "--skip-layout", "--outfile", str(file), str(folder))
    return file.read_text(encoding="utf-8")


def build(folder: Path, site: Path, *, watch: bool = False) -> Usage:
    """LikeC4's build of the model in the folder."""
    shutil.rmtree(site, ignore_errors=True)
    return _likec4("build", "--no-use-dot", "--output", str(site), str(folder), watch=watch)


def _likec4(*arguments: str, watch: bool = False) -> Usage:
    return run([LIKEC4, *arguments], INSTALLED, watch=watch, environment=_environment())


def _environment() -> dict[str, str]:
    """Its own Node.js comes before another one on the machine."""
    return {"PATH": f"{INSTALLED / 'node_modules' / '.bin'}{os.pathsep}{os.environ['PATH']}"}
