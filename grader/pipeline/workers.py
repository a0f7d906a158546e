"""The grader's own threads."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from grader.errors import GraderError


def started_workers(jobs: int) -> ThreadPoolExecutor:
    """A pool whose threads run already: later, learners' processes may leave no room for one.

    Raises GraderError where there is no room for them now.
    """
    pool, all_there = ThreadPoolExecutor(max_workers=jobs), Barrier(jobs + 1)
    try:
        for _ in range(jobs):
            pool.submit(all_there.wait)
    except RuntimeError as error:  # "can't start new thread"
        all_there.abort()
        pool.shutdown(wait=False, cancel_futures=True)
        raise GraderError(
            f"This machine lets the grader start no {jobs} threads. Allow more processes (ulimit -u; in a container "
            "its limit on processes), or choose fewer --jobs."
        ) from error
    all_there.wait()
    return pool
