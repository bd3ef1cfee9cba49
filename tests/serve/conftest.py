from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.asking import Client, asked, make_library


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_library(tmp_path_factory.mktemp("served") / "content")


@pytest.fixture(scope="session")
def client(library: Path) -> Iterator[Client]:
    """Return a client of a server that no test changes anything of."""
    with asked(library) as (client, _):
        yield client
