"""What is remembered, and what is forgotten again."""

from __future__ import annotations

import functools
import gc
from concurrent.futures import ThreadPoolExecutor
from inspect import signature
from weakref import WeakSet

import pytest

from leaflet_pdf.text.face import face, face_of_any_script
from leaflet_pdf.text.memo import Remembered, privately


def test_what_was_made_is_made_once() -> None:
    made: list[str] = []

    def make(key: str) -> int:
        made.append(key)
        return len(made)

    memory = Remembered(make)
    assert [memory["a"], memory["b"], memory["a"]] == [1, 2, 1]
    assert made == ["a", "b"]


class Thing:
    pass


def test_a_memory_is_bounded_and_keeps_what_is_asked_for_again() -> None:
    alive: WeakSet[Thing] = WeakSet()

    def make(_: str) -> Thing:
        thing = Thing()
        alive.add(thing)
        return thing

    memory = Remembered(make, 6)
    often = memory["often"]
    for number in range(100):
        assert memory[f"{number}"] and len(alive) <= 6
        assert memory["often"] is often


def test_what_is_private_is_not_among_the_earlier() -> None:
    memory = Remembered(str.upper, 4)
    with privately():
        assert memory["patient"] and memory["one"] and memory["other"]
    assert "patient" not in repr(vars(memory))


def test_only_what_is_first_met_meanwhile_is_private() -> None:
    memory, other = Remembered(str.upper), Remembered(str.lower)
    assert memory["known"]
    with privately():
        assert memory["known"] and memory["new"] and other["New"]
    assert (dict(memory), dict(other)) == ({"known": "KNOWN"}, {})
    assert memory["later"] and "later" in memory


def test_what_is_private_is_made_once_too() -> None:
    made: list[str] = []
    memory, other = Remembered(made.append), Remembered(made.append)
    with privately():
        for key in "aba":
            assert memory[key] is None and other[key] is None
    assert made == ["a", "a", "b", "b"]


def test_it_is_forgotten_after_an_error_too() -> None:
    memory = Remembered(str.upper)
    with pytest.raises(RuntimeError), privately():
        assert memory["new"]
        raise RuntimeError
    assert not memory


def test_what_another_thread_makes_meanwhile_is_remembered() -> None:
    memory = Remembered(str.upper)
    with ThreadPoolExecutor(1) as others, privately():
        assert memory["own"] == "OWN"
        assert others.submit(memory.__getitem__, "shared").result() == "SHARED"
        assert memory["shared"] == "SHARED"
    assert dict(memory) == {"shared": "SHARED"}


def test_what_does_not_fit_a_memory_is_forgotten_too() -> None:
    memory = Remembered(str.upper, 2)
    with privately():
        assert [memory[key] for key in "abcde"] == list("ABCDE")
    assert not memory


def test_what_content_can_name_without_end_is_remembered_within_bounds() -> None:
    """Tags of languages, and faces of themes: a file can bring new ones each time."""
    gc.collect()
    memories = [memory for memory in gc.get_objects() if isinstance(memory, functools._lru_cache_wrapper)]
    named = {
        memory.__qualname__: memory.cache_info().maxsize
        for memory in memories
        if memory.__module__.startswith("leaflet_pdf") and {"tag", "bold"} & {*signature(memory).parameters}
    }
    assert {"language", "in_language", "_shown"} <= named.keys()
    assert [name for name, most in named.items() if most is None] == []
    assert face.cache_info().maxsize and face_of_any_script.cache_info().maxsize
