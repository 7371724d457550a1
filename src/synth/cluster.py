"""Work that many machines share: a Dask cluster, which is asked only where somebody names its scheduler.

What goes there is done the same way on one machine: blocks of the same size, each by itself, and what comes
back is put together here in the order in which it was sent. So a worker that is lost costs time alone. Texts
travel as parquet, and no worker keeps what it was given; the address is written down nowhere.
"""

from __future__ import annotations

import logging
import pickle
import re
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from importlib.util import find_spec
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Any

from synth.parquet import Texts
from synth.telling import told
from synth.versions import unlike, versions

if TYPE_CHECKING:
    from distributed import Client, Future

ANSWERS = 5
"""Seconds within which a scheduler answers, and within which it is asked again how things are."""
WORKERS = 60
"""Seconds that a cluster may be without any worker: one that was killed is started again within a few."""

_AHEAD = 8
"""So many blocks at least are under way; of more workers, two for each of their threads."""
_ADDRESS = re.compile(r"(tcp|tls)://[^\s/@]+:\d+")
_SETTINGS = {"distributed.admin.large-graph-warning-threshold": "1GB"}

_client: ContextVar[Client | None] = ContextVar("cluster", default=None)


@contextmanager
def cluster_at(address: str) -> Iterator[None]:
    """Within the context, what can be shared is done by the cluster whose scheduler is at `address`.

    Parameters
    ----------
    address : str
        Like ``tcp://10.0.0.5:8786``, or ``tls://…`` with the certificates that Dask's own settings name.

    Raises
    ------
    ValueError
        The extra ``cluster`` is not installed, no scheduler answers or it has no workers, or a worker has
        other versions than this computer: it would not give the same results.
    """
    if find_spec("distributed") is None or find_spec("fastparquet") is None:
        raise ValueError(told("cluster.extra"))
    import dask
    import distributed  # noqa: F401 (with its own settings, before ours)

    with _quiet(), dask.config.set(_SETTINGS):
        client = _reached(address)
        held = _client.set(client)
        try:
            _compare(client)
            yield
        finally:
            _client.reset(held)
            with suppress(Exception):  # whatever it says now, the work is done or refused
                client.close(timeout=ANSWERS)


@contextmanager
def _quiet() -> Iterator[None]:
    """Have Dask log nothing: what it would say is said in the language of the run."""
    logs = [logging.getLogger(name) for name in ("distributed", "distributed.client")]
    were = [log.disabled for log in logs]
    for log in logs:
        log.disabled = True
    try:
        yield
    finally:
        for log, was in zip(logs, were, strict=True):
            log.disabled = was


def shared() -> bool:
    """Say whether a cluster has been asked to help."""
    return _client.get() is not None


def spread(work: Callable, blocks: Iterable[tuple], first: Any = None, alone: bool = True) -> Iterator:
    """Do the same with many blocks on the workers; give what comes, in the order of the blocks.

    Parameters
    ----------
    work : callable
        Of a module, so that workers find it there too.
    blocks : iterable of tuple
        What `work` is given each time; lists of texts travel as parquet.
    first : object, optional
        What stands before it each time; sent once to each worker that needs it.
    alone : bool
        Whether a worker process does one block at a time, however many threads it has.

    Raises
    ------
    ValueError
        The cluster was lost on the way: what is asked again is done again.
    """
    client, stamp, ways = _client.get(), versions(), deque()
    every = None if first is None else client.submit(_unpacked, pickle.dumps(first), pure=False)
    with _said_of(client):
        ahead = max(_AHEAD, 2 * sum(client.nthreads().values()))
    for block in blocks:
        arguments = [Texts.of(argument) if isinstance(argument, list) else argument for argument in block]
        ways.append(client.submit(_done, stamp, work, every, arguments, alone, pure=False))
        if len(ways) >= ahead:
            yield _answer(client, ways.popleft())
    while ways:
        yield _answer(client, ways.popleft())


_turn = threading.Lock()


def _done(stamp: dict[str, str], work: Callable, first: Any, arguments: list, alone: bool) -> tuple[Any, Any]:
    """Do a block, on a worker: what came of it, or why nothing did.

    No fault leaves here: Dask would write it down on the worker, with what was given.
    """
    from threadpoolctl import threadpool_limits

    try:
        if other := unlike(stamp, versions()):  # a worker that came later
            return None, ValueError(told("cluster.different", **other))
        block = [argument.read() if isinstance(argument, Texts) else argument for argument in arguments]
        block = block if first is None else [first, *block]
        if not alone:
            return work(*block), None
        with _turn, threadpool_limits(limits=1, user_api="blas"):  # sums in one order, as here
            return work(*block), None
    except Exception as fault:
        return None, fault


def _unpacked(packed: bytes) -> Any:
    """Hold what stands before each block; where the worker that holds it is lost, it is made again."""
    return pickle.loads(packed)


def _answer(client: Client, way: Future) -> Any:
    """Wait for a block as long as there is anybody to do it."""
    last_seen, answer = monotonic(), None
    while answer is None:
        with _said_of(client):
            try:
                answer = way.result(timeout=ANSWERS)
            except TimeoutError:
                if client.nthreads():
                    last_seen = monotonic()
                elif monotonic() - last_seen > WORKERS:
                    raise ValueError(told("cluster.no_worker", address=_address_of(client))) from None
    way.release()
    result, fault = answer
    if fault is not None:
        raise fault
    return result


@contextmanager
def _said_of(client: Client) -> Iterator[None]:
    """Say in words what Dask says of a cluster that is lost."""
    from concurrent.futures import CancelledError

    from distributed import KilledWorker

    try:
        yield
    except KilledWorker:
        raise ValueError(told("cluster.killed")) from None
    except (OSError, CancelledError):
        raise ValueError(told("cluster.lost", address=_address_of(client))) from None


def _reached(address: str) -> Client:
    if not _ADDRESS.fullmatch(address):
        raise ValueError(told("cluster.address"))  # not repeated: who knows what was typed there
    from distributed import Client

    try:  # where something else listens, Dask would wait for ever
        client = _within(2 * ANSWERS, lambda: Client(address, timeout=ANSWERS, set_as_default=False))
    except Exception:  # whatever it says, there is no scheduler that we can ask
        raise ValueError(told("cluster.unreachable", address=address)) from None
    try:
        client.wait_for_workers(1, timeout=ANSWERS)
    except Exception:
        with suppress(Exception):
            client.close(timeout=ANSWERS)
        raise ValueError(told("cluster.no_worker", address=address)) from None
    return client


def _within(seconds: float, work: Callable) -> Any:
    """Return what `work` gives within so many seconds; TimeoutError where it gives nothing."""
    queue: SimpleQueue = SimpleQueue()

    def do() -> None:
        try:
            queue.put((work(), None))
        except Exception as error:
            queue.put((None, error))

    threading.Thread(target=do, daemon=True).start()
    try:
        answer, fault = queue.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    if fault is not None:
        raise fault
    return answer


def _compare(client: Client) -> None:
    """Refuse workers on which something else would come out."""
    with _said_of(client):
        others = _within(2 * ANSWERS, lambda: client.run(versions, on_error="return"))
    for worker, there in sorted(others.items()):
        if not isinstance(there, dict):
            raise ValueError(told("cluster.no_synth", worker=worker))
        if other := unlike(versions(), there):
            raise ValueError(told("cluster.different", **other))


def _address_of(client: Client) -> str:
    return client.scheduler.address if client.scheduler else "?"
