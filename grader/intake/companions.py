"""Companions: the files of harmless kinds that a learner hands in beside a notebook, such as helper.py or a picture.

They lie in submitted/LEARNER/ASSIGNMENT/ under the names that the learner gave them, because the notebook asks for them
by these names. Only the learner's own confined code ever opens one: to us they are bytes.
"""

import os

COMPANION_SUFFIXES = frozenset(
    {".py", ".csv", ".tsv", ".txt", ".md", ".json", ".npy", ".npz", ".png", ".jpg", ".jpeg", ".gif"}
)
"""The kinds that are taken: own modules, data, notes, pictures. No page (.html, .svg) is among them, for it could hold
scripts, and no pickle; an .npz is a zip that is never unpacked by us.
"""
COMPANION_BYTES = 20 * 1024**2
"""What all companions of one submission may hold together."""
COMPANION_FILES = 50
"""How many companions one submission may have."""

_LONGEST_NAME = 200
_MEANT_FOR_TOOLS = frozenset(
    {
        "timestamp.txt",
        "submission_secret.txt",
        "conftest.py",
        "sitecustomize.py",
        "usercustomize.py",
        "ipython_config.py",
        "ipython_kernel_config.py",
        "nbgrader_config.py",
    }
)
"""What nbgrader, Python, IPython or pytest would take for their own; timestamp.txt would set the time of submission."""


def is_companion(name: str) -> bool:
    """Whether a file directly beside a notebook may come along; `name` is its name alone, without a folder."""
    folded = name.casefold()
    if name.startswith(".") or "/" in name or "\\" in name or len(name) > _LONGEST_NAME or not name.isprintable():
        return False
    is_jupyter_setting = folded.startswith("jupyter_") and folded.endswith(("_config.py", "_config.json"))
    is_meant_for_tools = folded in _MEANT_FOR_TOOLS or is_jupyter_setting
    return os.path.splitext(folded)[1] in COMPANION_SUFFIXES and not is_meant_for_tools
