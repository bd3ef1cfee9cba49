"""What is remembered, and what is forgotten again."""

from __future__ import annotations

from weakref import WeakSet

import pytest

from leaflet_pdf.text.memo import Remembered, forgetting


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


def test_what_is_forgotten_is_not_among_the_earlier() -> None:
    memory = Remembered(str.upper, 4)
    with forgetting():
        assert memory["patient"] and memory["one"] and memory["other"]
    assert "patient" not in repr(vars(memory))


def test_only_what_is_first_met_meanwhile_is_forgotten() -> None:
    memory, other = Remembered(str.upper), Remembered(str.lower)
    assert memory["known"]
    with forgetting():
        assert memory["known"] and memory["new"] and other["New"]
    assert (dict(memory), dict(other)) == ({"known": "KNOWN"}, {})
    assert memory["later"] and "later" in memory


def test_it_is_forgotten_after_an_error_too() -> None:
    memory = Remembered(str.upper)
    with pytest.raises(RuntimeError), forgetting():
        assert memory["new"]
        raise RuntimeError
    assert not memory


def test_two_who_forget_at_the_same_time_leave_nothing() -> None:
    memory = Remembered(str.upper)
    first, second = forgetting(), forgetting()
    first.__enter__()
    assert memory["one"]
    second.__enter__()
    assert memory["both"]
    first.__exit__(None, None, None)
    assert memory["both"] and memory["other"]
    second.__exit__(None, None, None)
    assert not memory


def test_what_does_not_fit_a_memory_is_forgotten_too() -> None:
    memory = Remembered(str.upper, 2)
    with forgetting():
        assert [memory[key] for key in "abcde"] == list("ABCDE")
    assert not memory
