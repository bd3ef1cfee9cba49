"""Leaflets built on a Dask cluster: content goes out, PDF files come back and are written here.

The only door to Dask, which does the work of lost workers again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from distributed import Client, KilledWorker

from leaflet_pdf.batch.item import Done, Item, died, unwritable
from leaflet_pdf.batch.many import Share, in_order
from leaflet_pdf.batch.payload import OtherProgramError, Parcel, Returned, build_parcels, packed, unpacked
from leaflet_pdf.batch.program_digest import program
from leaflet_pdf.batch.work import work
from leaflet_pdf.files.disk import write

_AHEAD = 4
"""Shares that are handed out for each thread of the cluster."""


class ClusterError(Exception):
    """The cluster cannot be used; the message says why and what to do."""


def build_on(address: str, items: Iterable[Item], *, timeout: float = 10) -> Generator[Done, None, None]:
    """Build the items on the cluster of a Dask scheduler; yield what became of each, in their order.

    As `build_many`, but that sources, pictures, facts and faces are sent to the workers by their content. These must
    have the same program. With a patient nothing is sent. Raises ClusterError.
    """
    try:
        client = Client(address, timeout=timeout, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"there is no Dask scheduler at {address}: {error}") from None
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise ClusterError(f"the cluster at {address} has no workers: start some with `dask worker {address}`")
        _check_programs(client)
        sending = _Sending(client)
        yield from in_order(items, sending.hand, sending.come_back, _AHEAD * threads)


def _check_programs(client: Client) -> None:
    """Raise ClusterError unless all workers have the program that we have."""
    try:
        theirs = client.run(program)
    except Exception as error:  # whatever keeps a worker from importing it
        raise ClusterError(f"a worker cannot run leaflet_pdf: {error}; install the same version there") from None
    others = sorted(worker for worker, code in theirs.items() if code != program())
    if others:
        raise _other_program(", ".join(others))


def _other_program(where: str) -> ClusterError:
    version = "another version of leaflet_pdf, of a library or of Python"
    return ClusterError(f"{where} has {version}: install the same versions as here, for the same bytes")


@dataclass(frozen=True, slots=True)
class _Sent:
    """Parcels that are on their way, each with its item, and what will come back for them."""

    parcels: tuple[tuple[Item, Parcel], ...]
    coming: Any

    def cancel(self) -> None:
        self.coming.cancel()


class _Sending:
    """What is sent to a cluster; it learns which folders the leaflets of a folder look into."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._folders: defaultdict[Path, set[str]] = defaultdict(set)

    def hand(self, share: Share) -> _Sent:
        """Send a share out, but for what cannot be read here."""
        parcels = []
        for item in share:
            if item.patient is not None:
                raise ClusterError("a patient's data does not leave this machine: build the cover without a cluster")
            if item.release or item.embeds:
                raise ClusterError(
                    "releases and PDFs with an embedded source are built on this machine: leave out the cluster"
                )
            with suppress(OSError, ValueError):  # `come_back` builds it here, which tells why
                parcels.append((item, packed(item, self._folders[item.source.parent])))
        return self._send(parcels)

    def _send(self, parcels: Iterable[tuple[Item, Parcel]]) -> _Sent:
        parcels = tuple(parcels)
        coming = self._client.submit(build_parcels, [parcel for _, parcel in parcels], pure=False)
        return _Sent(parcels, coming)

    def come_back(self, share: Share, sent: _Sent) -> Iterator[Done]:
        """Yield what became of a share, written here. What cannot be read here is told as it is without a cluster."""
        try:
            returned = dict(self._complete(sent))
        except OtherProgramError:
            raise _other_program("a worker that joined later") from None
        except (KilledWorker, CancelledError):
            yield from map(died, share)
            return
        for item in share:
            one = returned.get(id(item))
            yield _written(unpacked(one, item)) if one else work([item])[0]

    def _complete(self, sent: _Sent) -> Iterator[tuple[int, Returned]]:
        """Yield what came back, by the identity of its item. Parcels in which something was missing go out again."""
        again = []
        for (item, parcel), returned in zip(sent.parcels, sent.coming.result(), strict=True):
            folder = item.source.parent
            self._folders[folder].update(name for name in returned.asked_for if (folder / name).is_dir())
            try:
                fuller = packed(item, parcel.known | returned.asked_for) if returned.asked_for else parcel
            except OSError:
                continue
            if fuller.files.keys() == parcel.files.keys():
                yield id(item), returned
            else:
                again.append((item, fuller))
        if again:
            yield from self._complete(self._send(again))


def _written(done: Done) -> Done:
    """Return what became of an item, after its PDF was written to its target, if it has one."""
    if done.pdf is None or done.item.target is None:
        return done
    try:
        write(done.pdf, done.item.target)
    except OSError as error:
        return unwritable(done.item, error)
    return replace(done, pdf=None)
