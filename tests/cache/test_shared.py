"""A cache that several machines share: what one has made, the others fetch; where it fails, it is done without."""

from __future__ import annotations

import hashlib
import logging
import shutil
import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from groundplan.cache import Cache

SOUND = bool
"""All that is not empty."""

KEYS = [hashlib.sha256(str(number).encode()).hexdigest() for number in range(100)]
PICTURE = b"<svg>" + b'<path d="M0 0h10"/>' * 300 + b"</svg>"


class SlowStore(MemoryFileSystem):
    """A store far away: each answer takes its time. It counts how many are waited for at once."""

    protocol = "slow"
    store: dict[str, Any] = {}  # noqa: RUF012 - as its base class has it.
    pseudo_dirs = [""]  # noqa: RUF012
    at_once = most_at_once = 0
    lock = threading.Lock()

    def cat_file(self, path: str, start: int | None = None, end: int | None = None, **more: Any) -> bytes:
        kind = type(self)
        with kind.lock:
            kind.at_once += 1
            kind.most_at_once = max(kind.most_at_once, kind.at_once)
        time.sleep(0.05)
        with kind.lock:
            kind.at_once -= 1
        found: bytes = super().cat_file(path, start, end, **more)
        return found


class BrokenStore(MemoryFileSystem):
    """A store that fails, or never answers; `tried` counts how often it was asked."""

    protocol = "broken"
    reads_fail = True
    hangs = False
    tried = 0

    def cat_file(self, path: str, *arguments: Any, **more: Any) -> bytes:
        type(self).tried += 1
        if self.hangs:
            time.sleep(3600)
        if self.reads_fail:
            raise ConnectionError(f"no route to {path}\nand more")
        raise FileNotFoundError(path)

    def pipe_file(self, path: str, *arguments: Any, **more: Any) -> None:
        type(self).tried += 1
        raise PermissionError("it is read-only")


@pytest.fixture(autouse=True)
def stores(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    fsspec.register_implementation("slow", SlowStore, clobber=True)
    fsspec.register_implementation("broken", BrokenStore, clobber=True)
    for name, value in {"reads_fail": True, "hangs": False, "tried": 0}.items():
        monkeypatch.setattr(BrokenStore, name, value)
    yield
    fsspec.config.conf.clear()


@pytest.fixture(params=["file", "memory"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return f"file://{tmp_path}/shared" if request.param == "file" else f"memory://{uuid.uuid4()}/shared"


def test_what_one_machine_has_made_another_fetches(tmp_path: Path, address: str) -> None:
    one = Cache(tmp_path / "one", shared=address)
    for key in KEYS:
        one.put("pictures", key, PICTURE + key.encode(), share=True)
    one.finish()

    other = Cache(tmp_path / "other", shared=address)
    expected = {key: PICTURE + key.encode() for key in KEYS}
    assert other.get_many("pictures", [*KEYS, "0" * 64], SOUND) == expected
    assert other.get("pictures", KEYS[0], SOUND) == expected[KEYS[0]]
    assert Cache(tmp_path / "other").get_many("pictures", KEYS, SOUND) == expected


def test_what_is_not_to_be_shared_stays_at_home(tmp_path: Path, address: str) -> None:
    one = Cache(tmp_path / "one", shared=address)
    one.put("icons", KEYS[0], b"icon")
    one.finish()

    assert Cache(tmp_path / "other", shared=address).get("icons", KEYS[0], SOUND) is None


def test_nothing_is_taken_that_nobody_has_looked_at(tmp_path: Path, address: str) -> None:
    one = Cache(tmp_path / "one", shared=address)
    one.put("pictures", KEYS[0], PICTURE, share=True)
    one.put("pictures", KEYS[1], b"harmful", share=True)
    one.finish()

    other = Cache(tmp_path / "other", shared=address)
    assert other.get("pictures", KEYS[0]) is None
    assert other.get_many("pictures", KEYS[:2], lambda content: content != b"harmful") == {KEYS[0]: PICTURE}
    assert [file.name for file in (tmp_path / "other/pictures").iterdir()] == [KEYS[0]]


@pytest.mark.parametrize(
    "file",
    [b"", b"rubbish", b"groundplan-1 plain 00\nx", b"cos\nsystem\n(S'touch broken'\ntR.", b"\x80\x04\x95", None],
    ids=["empty", "rubbish", "wrong hash", "pickle", "pickle 4", "another entry"],
)
def test_what_is_damaged_or_forged_is_not_there(tmp_path: Path, file: bytes | None) -> None:
    shared = tmp_path / "shared" / "pictures"
    one = Cache(tmp_path / "one", shared=f"file://{shared.parent}")
    for key in KEYS[:2]:
        one.put("pictures", key, PICTURE, share=True)
    one.finish()
    (shared / KEYS[0]).write_bytes((shared / KEYS[1]).read_bytes() if file is None else file)

    other = Cache(tmp_path / "other", shared=f"file://{shared.parent}")
    assert other.get_many("pictures", KEYS[:2], SOUND) == {KEYS[1]: PICTURE}
    assert not (tmp_path / "other/pictures" / KEYS[0]).exists()


def test_many_entries_are_fetched_at_once(tmp_path: Path) -> None:
    one = Cache(tmp_path / "one", shared="slow://store")
    for key in KEYS:
        one.put("pictures", key, PICTURE, share=True)
    one.finish()

    assert len(Cache(tmp_path / "other", shared="slow://store").get_many("pictures", KEYS, SOUND)) == len(KEYS)
    assert SlowStore.most_at_once > 8


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.message for record in caplog.records if record.levelno >= logging.WARNING]


def test_a_store_that_fails_costs_one_warning_a_build(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    cache = Cache(tmp_path, shared="broken://me:secret@host/cache")
    for build in (1, 2):
        assert cache.get_many("pictures", KEYS, SOUND) == {}
        assert cache.get_many("exports", KEYS, SOUND) == {}
        for key in KEYS:
            cache.put("exports", key, PICTURE, share=True)
        cache.finish()
        assert len(warnings(caplog)) == build
        cache.clear()

    first, _ = warnings(caplog)
    assert first.startswith("The shared cache at `broken://host/cache` is not used: ConnectionError: no route to ")
    assert "secret" not in first
    assert "\n" not in first
    assert BrokenStore.tried <= 2 * len(KEYS)  # Nothing more once it had failed.


def test_a_store_that_only_gives_is_still_read(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    BrokenStore.reads_fail = False
    cache = Cache(tmp_path, shared="broken://host/cache")
    for key in KEYS:
        cache.put("exports", key, PICTURE, share=True)
    cache.finish()
    assert warnings(caplog) == [
        "The shared cache at `broken://host/cache` is not written to: PermissionError: it is read-only."
    ]
    before = BrokenStore.tried
    assert cache.get_many("pictures", KEYS, SOUND) == {}
    assert BrokenStore.tried == before + len(KEYS)


def test_a_store_that_never_answers_is_not_waited_for(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    BrokenStore.hangs = True
    cache = Cache(tmp_path, shared="broken://host/cache")
    assert cache.shared is not None
    cache.shared._patience = 0.2
    assert cache.get_many("pictures", KEYS, SOUND) == {}
    cache.put("pictures", KEYS[0], PICTURE, share=True)
    cache.finish()

    assert cache.get("pictures", KEYS[0], SOUND) == PICTURE
    assert warnings(caplog) == [
        "The shared cache at `broken://host/cache` is not used: it gave no answer for 0 seconds."
    ]


@pytest.mark.parametrize("address", ["nonsense://host/x", "s3://missing/x", "file:///dev/null/x", "/tmp/x", "http:"])
def test_an_address_that_cannot_be_used_costs_a_warning(
    tmp_path: Path, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    cache = Cache(tmp_path, shared=address)
    cache.put("pictures", KEYS[0], PICTURE, share=True)
    cache.get("pictures", KEYS[1], SOUND)
    cache.finish()

    assert cache.get("pictures", KEYS[0], SOUND) == PICTURE
    assert len(warnings(caplog)) == 1
    assert address in warnings(caplog)[0]


def test_only_the_store_itself_is_made_where_it_is_missing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    cache = Cache(tmp_path / "one", shared=f"file://{tmp_path}/missing/shared")
    cache.put("pictures", KEYS[0], PICTURE, share=True)
    cache.finish()

    assert not (tmp_path / "missing").exists()
    (warning,) = warnings(caplog)
    assert "is not written to: FileNotFoundError: " in warning


def test_a_store_that_is_emptied_meanwhile_is_filled_again(tmp_path: Path) -> None:
    address = f"file://{tmp_path}/shared"
    cache = Cache(tmp_path / "one", shared=address)
    for key in KEYS[:2]:
        cache.put("pictures", key, PICTURE, share=True)
        cache.finish()
        shutil.rmtree(tmp_path / "shared")
    cache.put("pictures", KEYS[2], PICTURE, share=True)
    cache.finish()

    assert [file.name for file in (tmp_path / "shared/pictures").iterdir()] == [KEYS[2]]
