"""The lab holds NumPy and scikit-learn to one thread, unless somebody has chosen a number."""

import json
import os
import subprocess
import sys

import pytest
from courselab.threads import VARIABLES

FIRST = "import numpy, sklearn.cluster, kmeans_lab"
LAST = "import kmeans_lab, numpy, sklearn.cluster"
SAY = """
import json
from threadpoolctl import threadpool_info
print(json.dumps([library["num_threads"] for library in threadpool_info()]))
"""


def threads(imports: str, **variables: str) -> list[int]:
    kept = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    program = f"{imports}\n{SAY}"
    done = subprocess.run(
        [sys.executable, "-c", program], env=kept | variables, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


@pytest.mark.slow
@pytest.mark.parametrize("imports", [FIRST, LAST], ids=["lab imported last", "lab imported first"])
def test_libraries_use_one_thread(imports: str) -> None:
    used = threads(imports)
    assert used
    assert set(used) == {1}


@pytest.mark.slow
def test_a_number_of_threads_that_was_chosen_is_kept() -> None:
    assert 2 in threads(FIRST, OMP_NUM_THREADS="2")
