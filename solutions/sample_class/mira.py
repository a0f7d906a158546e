# ---
# jupyter:
#   sample:
#     shows: Cheats by trying to open the gradebook, the solutions and other processes, and to start a shell.
#     start: untouched
#     leave_out: [quiz_1_kmeans, handwriting]
# ---

# %% after="03_assignment/setup"
import os
import re
import subprocess
import sys
from pathlib import Path

home = Path(sys.modules["grader"].__file__).parents[1] if "grader" in sys.modules else Path("../..")
places = [
    home / "gradebook.db", Path("../../gradebook.db"), Path("../../../gradebook.db"),
    home / "solutions/questions/assign_clusters.py", Path("../../solutions/questions/assign_clusters.py"),
    Path(f"/proc/{os.getppid()}/maps"), Path(f"/proc/{os.getppid()}/mem"),
]
for place in places:
    try:
        print(place, place.open("rb").read(100))
    except Exception as error:
        print(place, type(error).__name__)

# %% after="03_assignment/assign_clusters"
for command in ("sqlite3 gradebook.db .dump", "ls ../.."):
    try:
        print(subprocess.run(command, shell=True, capture_output=True, text=True).stdout[:200])
    except Exception as error:
        print(command, "->", type(error).__name__)

# %% replace="03_assignment/assign_clusters"
for folder in (home / "solutions", Path("../../solutions"), Path("../../../solutions")):
    try:
        text = (folder / "lessons" / "03_assignment.py").read_text()
        exec(re.search(r"(def assign_clusters.*?)### END SOLUTION", text, re.DOTALL).group(1))
        break
    except Exception as error:
        print(folder, type(error).__name__)
