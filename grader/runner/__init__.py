"""Running learners' notebooks: a warm process that forks one confined child a notebook, and sessions to talk to it.

In the order of the flow: `warm` forks, `confine` locks the child in, `shell` runs its cells, `ask` calls its
functions, `values` carries data over the border, `wire` frames it, `session` is our side of the talk.
"""

from grader.runner.session import Limits, ProcessDiedError, Session, WarmProcess

__all__ = ["Limits", "ProcessDiedError", "Session", "WarmProcess"]
