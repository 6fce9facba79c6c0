"""The cache gives back what it was given or nothing, whatever happens to its folder."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from groundplan.cache import Cache, Usage

KEY, OTHER = (hashlib.sha256(name).hexdigest() for name in (b"one", b"other"))
PICTURE = b"<svg>" + b'<path d="M0 0h10"/>' * 3000 + b"</svg>"
NOISE = random.Random(1).randbytes(60_000)


@pytest.mark.parametrize(
    "content", [b"", b"x", b"a\nb\n", PICTURE, NOISE], ids=["empty", "short", "lines", "svg", "png"]
)
def test_what_is_kept_is_given_back(tmp_path: Path, content: bytes) -> None:
    Cache(tmp_path).put("pictures", KEY, content)

    assert Cache(tmp_path).get("pictures", KEY) == content


def test_kinds_and_keys_are_apart(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("pictures", KEY, b"picture")
    cache.put("icons", KEY, b"icon")

    assert (cache.get("pictures", KEY), cache.get("icons", KEY)) == (b"picture", b"icon")
    assert cache.get("pictures", OTHER) is None
    assert cache.get_many("icons", [OTHER, KEY]) == {KEY: b"icon"}


def test_pictures_take_a_fraction_and_what_is_compressed_no_more_than_before(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("pictures", KEY, PICTURE)
    cache.put("exports", KEY, NOISE)
    pictures, exports = sorted(cache.usage(), key=lambda usage: usage.size)

    assert pictures.size < len(PICTURE) / 5
    assert exports.size < len(NOISE) + 200


def damages() -> dict[str, Callable[[Path], object]]:
    def exchange(file: Path) -> None:
        other = Cache(file.parent.parent)
        other.put("pictures", OTHER, PICTURE + b" ")
        (file.parent / OTHER).replace(file)

    def bomb(file: Path) -> None:
        head = b"groundplan-1 zlib "
        body = zlib.compress(b"\0" * 10**6)[:-4]
        digest = hashlib.sha256(f"pictures\0{KEY}\0".encode() + b"zlib\0" + body).hexdigest().encode()
        file.write_bytes(head + digest + b"\n" + body)

    return {
        "empty": lambda file: file.write_bytes(b""),
        "cut": lambda file: file.write_bytes(file.read_bytes()[:-20]),
        "longer": lambda file: file.write_bytes(file.read_bytes() + b"\0"),
        "one bit": lambda file: file.write_bytes(file.read_bytes()[:-1] + bytes([file.read_bytes()[-1] ^ 1])),
        "foreign": lambda file: file.write_bytes(b"\xff\xfe\n\n"),
        "of a later version": lambda file: file.write_bytes(
            file.read_bytes().replace(b"groundplan-1", b"groundplan-2")
        ),
        "another entry": exchange,
        "a stream without an end": bomb,
        "link to nothing": lambda file: (file.unlink(), file.symlink_to(file.parent / "nothing")),
    }


@pytest.mark.parametrize("damage", damages().values(), ids=damages())
def test_a_damaged_entry_is_missing_and_can_be_made_anew(tmp_path: Path, damage: Callable[[Path], object]) -> None:
    cache = Cache(tmp_path)
    cache.put("pictures", KEY, PICTURE)
    damage(tmp_path / "pictures" / KEY)

    assert cache.get("pictures", KEY) is None
    cache.put("pictures", KEY, PICTURE)
    assert cache.get("pictures", KEY) == PICTURE


def test_a_folder_that_cannot_be_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    cache = Cache(tmp_path / "taken")
    cache.put("pictures", KEY, PICTURE)
    cache.trim()

    assert cache.get("pictures", KEY) is None
    assert (cache.usage(), cache.clear()) == ((), Usage("", 0, 0))


def test_a_folder_in_the_place_of_an_entry_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "pictures" / KEY).mkdir(parents=True)
    cache = Cache(tmp_path)
    cache.put("pictures", KEY, PICTURE)
    cache.trim()

    assert cache.get("pictures", KEY) is None
    assert [file.name for file in (tmp_path / "pictures").iterdir()] == [KEY]


def test_a_name_that_is_no_digest_is_a_mistake_of_ours(tmp_path: Path) -> None:
    for kind, key in (("pictures", "../../etc/passwd"), ("..", KEY), ("pictures", ""), ("pictures", KEY.upper())):
        with pytest.raises(ValueError, match="names no entry"):
            Cache(tmp_path).get(kind, key)
        with pytest.raises(ValueError, match="names no entry"):
            Cache(tmp_path).put(kind, key, b"")


def test_it_works_in_another_place_and_without_its_times(tmp_path: Path) -> None:
    Cache(tmp_path / "here").put("pictures", KEY, PICTURE)
    shutil.copytree(tmp_path / "here", tmp_path / "there", copy_function=shutil.copyfile)
    shutil.rmtree(tmp_path / "here")
    os.utime(tmp_path / "there/pictures" / KEY, (0, 0))
    cache = Cache(tmp_path / "there")
    cache.trim()

    assert cache.get("pictures", KEY) == PICTURE


def keys(count: int) -> list[str]:
    return [hashlib.sha256(str(number).encode()).hexdigest() for number in range(count)]


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    before = Cache(tmp_path)
    for age, key in enumerate(keys(10)):
        before.put("exports", key, NOISE[:1000])
        os.utime(tmp_path / "exports" / key, (1000 + age, 1000 + age))
    size = sum(usage.size for usage in before.usage()) // 2
    now = Cache(tmp_path, size)
    used, *_ = keys(10)
    assert now.get("exports", used) is not None
    os.utime(tmp_path / "exports" / used, (0, 0))  # Whatever its file says: this one is in use.
    now.trim()

    left = Cache(tmp_path)
    assert left.get_many("exports", keys(10)).keys() == {used, *keys(10)[7:]}
    assert sum(usage.size for usage in left.usage()) <= size


def test_what_a_build_needs_stays_even_if_it_is_too_much(tmp_path: Path) -> None:
    cache = Cache(tmp_path, size=100)
    for key in keys(10):
        cache.put("exports", key, NOISE[:1000])
        cache.trim()

    assert len(cache.get_many("exports", keys(10))) == 10
    Cache(tmp_path, size=100).trim()
    assert cache.get_many("exports", keys(10)) == {}


def test_clearing_removes_one_kind_or_all(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for kind in ("exports", "icons", "pictures"):
        cache.put(kind, KEY, PICTURE)
    assert [usage.kind for usage in cache.usage()] == ["exports", "icons", "pictures"]
    size = cache.usage()[0].size

    assert cache.clear("icons") == Usage("icons", 1, size)
    assert [usage.kind for usage in cache.usage()] == ["exports", "pictures"]
    assert cache.clear() == Usage("", 2, 2 * size)
    assert not list(tmp_path.iterdir())


WRITER = """
import sys
from pathlib import Path
from groundplan.cache import Cache
from tests.cache.test_cache import content_of, keys
cache = Cache(Path(sys.argv[1]), int(sys.argv[2]))
for turn in range(int(sys.argv[3])):
    for key in keys(20):
        found = cache.get("pictures", key)
        assert found in (None, content_of(key))
        if found is None or turn % 2:
            cache.put("pictures", key, content_of(key))
        if turn == 0:
            print(key, flush=True)
    cache.trim()
"""


def content_of(key: str) -> bytes:
    return key.encode() * 2000


def writer(folder: Path, *, size: int = 10**9, turns: int) -> subprocess.Popen[bytes]:
    arguments = [sys.executable, "-c", WRITER, str(folder), str(size), str(turns)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])


def test_processes_and_threads_share_a_folder(tmp_path: Path) -> None:
    wrong: list[bytes] = []

    def read() -> None:
        cache = Cache(tmp_path, size=1)
        for _ in range(40):
            wrong.extend(
                found for key, found in cache.get_many("pictures", keys(20)).items() if found != content_of(key)
            )
            Cache(tmp_path, size=1).trim()

    processes = [writer(tmp_path, size=1, turns=30) for _ in range(2)]
    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for process in processes:
        process.communicate()

    assert [process.returncode for process in processes] == [0, 0]
    assert wrong == []


def test_a_process_killed_while_it_writes_leaves_nothing_that_is_half(tmp_path: Path) -> None:
    for _ in range(3):
        process = writer(tmp_path, turns=10**6)
        assert process.stdout is not None
        for _ in range(5):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.communicate()
    begun = tmp_path / "pictures" / "0123456789abcdef.part"
    begun.write_bytes(b"half")
    os.utime(begun, (0, 0))

    cache = Cache(tmp_path)
    assert all(found == content_of(key) for key, found in cache.get_many("pictures", keys(20)).items())
    assert set(cache.get_many("pictures", keys(20))) >= set(keys(5))
    cache.trim()
    assert not begun.exists()
