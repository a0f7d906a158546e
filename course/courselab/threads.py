"""One thread for the numeric libraries.

The data of the lessons are so small that a second thread has nothing to do. Where several people share a machine, or a
container may use less than it sees, threads that wait for each other make a cell of one second take ten. One thread
also adds up in one order, so that everybody sees the same last digit.
"""

import os

from threadpoolctl import threadpool_limits

VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def use_one_thread() -> None:
    """Hold the numeric libraries to one thread, those loaded already and those still to come.

    Whoever has set one of VARIABLES has chosen a number of threads; it is left as it is.
    """
    if any(name in os.environ for name in VARIABLES):
        return
    os.environ.update(dict.fromkeys(VARIABLES, "1"))
    threadpool_limits(limits=1)
