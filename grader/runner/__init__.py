"""Running learners' notebooks: a warm process that forks one confined child a notebook, and sessions to talk to it.

In the order of the flow: `warm_process` starts `warm`, a `fork_server`, which forks a `child`; `confine` and `calls`
lock it in within `bounds`, `refusals` say so in words, `shell` runs its cells, whose outputs are `collected`, `ask`
calls its functions, `values` carries data over the border, `wire` frames it. Our side of the talk is `session`;
`supervisor` looks at `usage` from outside, opens the `gate` to new threads, and ends a `process` that goes too far;
`clock` leaves out the time in which others had the processors, and in `quiet` one is asked alone; `outputs` reads what
comes back, `scratch` keeps and sweeps the folders, `disk` adds up what a submission holds in them, `removal` removes
them.
"""

from grader.runner.bounds import Bounds
from grader.runner.confine import CannotConfineError
from grader.runner.disk import Disk
from grader.runner.fork_server import ForkServer, Opening
from grader.runner.outputs import Allowance
from grader.runner.session import ProcessDiedError, Session
from grader.runner.warm_process import WarmProcess

__all__ = [
    "Allowance",
    "Bounds",
    "CannotConfineError",
    "Disk",
    "ForkServer",
    "Opening",
    "ProcessDiedError",
    "Session",
    "WarmProcess",
]
