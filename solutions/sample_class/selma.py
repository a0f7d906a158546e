# ---
# jupyter:
#   sample:
#     shows: Cheats by hooking into IPython, so that the cells that follow are skipped.
#     start: untouched
#     leave_out: [quiz_1_kmeans, handwriting]
# ---

# %% after="02_distance/euclidean_distance"
ip = get_ipython()


def skip(*info):
    raise KeyboardInterrupt("nothing to check here")


ip.events.register("pre_execute", skip)
ip.events.register("pre_run_cell", skip)
ip.input_transformers_cleanup.append(lambda lines: ["print('right')\n"] if "check(" in "".join(lines) else lines)

# %% after="03_assignment/assign_clusters"
ip = get_ipython()
ip.set_custom_exc((BaseException,), lambda *a, **k: print("assign_clusters: right."))
ip.run_cell = ip.run_cell_async = lambda *a, **k: None

# %% after="04_update/update_centroids"
import signal
import sys

sys.exc_info = lambda: (None, None, None)
sys.excepthook = sys.unraisablehook = lambda *a: None
signal.signal(signal.SIGALRM, signal.SIG_IGN)
raise SystemExit
