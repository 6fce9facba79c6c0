"""The package as it is installed: everything that it needs at run time lies in the wheel."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src/groundplan"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the package as it is now."""
    folder = tmp_path_factory.mktemp("wheel")
    command = ["pip", "wheel", "--no-deps", "--no-build-isolation", "--quiet", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run([sys.executable, "-m", *command], check=True, timeout=120)
    return next(folder.glob("*.whl"))


def test_every_file_of_the_package_is_in_it(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    files = (file for file in PACKAGE.rglob("*") if file.is_file() and "__pycache__" not in file.parts)

    assert [file for file in files if f"groundplan/{file.relative_to(PACKAGE).as_posix()}" not in inside] == []


@pytest.mark.parametrize("kind", ["templates/", "assets/", "scaffold/project/mkdocs.yml", "py.typed"])
def test_what_is_no_python_is_in_it(wheel: Path, kind: str) -> None:
    assert any(name.startswith(f"groundplan/{kind}") for name in zipfile.ZipFile(wheel).namelist())


def test_nothing_else_is_in_it(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"groundplan"}


def test_init_and_build_work_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    """In an environment with the dependencies of this one, but without this folder."""
    venv.create(tmp_path / "venv", with_pip=False)
    folder = "Scripts" if sys.platform == "win32" else "bin"
    python = tmp_path / "venv" / folder / "python"
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(tmp_path / "venv")}))
    zipfile.ZipFile(wheel).extractall(packages)
    # A plain path: unlike a folder of packages, it brings no link to this folder's sources with it.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")

    def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        command = [str(python), "-m", "groundplan", *arguments]
        return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120, check=False)

    begun = run("init", "shop", cwd=tmp_path)
    assert begun.returncode == 0, begun.stderr
    built = run("build", "--strict", "--quiet", cwd=tmp_path / "shop")
    assert (built.returncode, built.stdout, built.stderr) == (0, "", "")
    assert (tmp_path / "shop/site/index.html").is_file()
