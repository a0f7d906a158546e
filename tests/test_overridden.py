# ruff: noqa: E501 - a table reads best with one thing a line
"""What of other projects we override or lean on beyond their promises: a change in one of these says where to look.

Each thing stands with its fingerprint: of the source where ours takes its place or does as it does, else of the names
of its parameters. pyproject.toml bounds these projects below the next version that may change such things.
"""

import hashlib
import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions, version
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest
from traitlets import TraitType

from grader.notebook import marks, prose
from grader.plugs import class_settings, configuration, judging, registering, stubs, submission_exporter
from grader.record import autograded, lateness, recorder
from grader.report import feedback_exporter
from grader.runner import calls, confine, shell

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = [path.parent for path in sorted((ROOT / "course").rglob("__init__.py"))]
LEARNERS = [package.name for package in PACKAGES if package.parent not in PACKAGES]
OURS = [importlib.import_module(name) for name in ("grader", *LEARNERS)]
OVERRIDDEN = {
    "IPython.core.displayhook.DisplayHook.finish_displayhook": "4cbe694843a3",
    "IPython.core.displayhook.DisplayHook.start_displayhook": "406238710aff",
    "IPython.core.displayhook.DisplayHook.write_format_data": "83dcd016573e",
    "IPython.core.displayhook.DisplayHook.write_output_prompt": "0bb9c7fdbde0",
    "IPython.core.displaypub.DisplayPublisher.clear_output": "(self, wait)",
    "IPython.core.displaypub.DisplayPublisher.publish": "ee4d44ef4e80",
    "IPython.core.formatters.DisplayFormatter.format": "(self, obj, include, exclude)",
    "IPython.core.interactiveshell.InteractiveShell._get_exc_info": "c0bd48964c44",
    "IPython.core.interactiveshell.InteractiveShell.compiler_class": "Type CachingCompiler",
    "anywidget.widget.AnyWidget.__init__": "(self, args, kwargs)",
    "anywidget.widget.AnyWidget.__repr__": "(self)",
    "anywidget.widget.AnyWidget._repr_mimebundle_": "(self, kwargs)",
    "ipykernel.compiler.XCachingCompiler.get_code_name": "e10681d211c8",
    "ipykernel.zmqshell.ZMQInteractiveShell._showtraceback": "5e55b29d2b23",
    "ipykernel.zmqshell.ZMQInteractiveShell.ask_exit": "(self)",
    "ipykernel.zmqshell.ZMQInteractiveShell.display_pub_class": "Type ZMQDisplayPublisher",
    "ipykernel.zmqshell.ZMQInteractiveShell.displayhook_class": "Type ZMQShellDisplayHook",
    "ipykernel.zmqshell.ZMQInteractiveShell.enable_gui": "(self, gui)",
    "nbconvert.exporters.exporter.Exporter._preprocess": "5711bdbfeee0",
    "nbconvert.exporters.exporter.Exporter.from_filename": "(self, filename, resources, kw)",
    "nbconvert.exporters.html.HTMLExporter.from_notebook_node": "20647b65d205",
    "nbconvert.exporters.html.HTMLExporter.markdown2html": "524bef1b8def",
    "nbconvert.exporters.templateexporter.TemplateExporter.__init__": "(self, config, kw)",
    "nbconvert.preprocessors.base.Preprocessor.preprocess": "(self, nb, resources)",
    "nbgrader.converters.generate_assignment.GenerateAssignment._clean_old_notebooks": "df1b4911190b",
    "nbgrader.preprocessors.clearsolutions.ClearSolutions.preprocess_cell": "(self, cell, resources, cell_index)",
    "nbgrader.preprocessors.saveautogrades.SaveAutoGrades._add_score": "f050be5fbdd0",
    "nbgrader.preprocessors.savecells.SaveCells._create_notebook": "ad6bb0100c8b",
    "rich.console.Console.on_broken_pipe": "(self)",
    "rich.progress.ProgressColumn.render": "(self, task)",
    "typer.main.Typer.__call__": "(self, args, kwargs)",
}
"""The source, or the parameters where ours only adds to theirs."""
RELIED_ON: dict[ModuleType, dict[str, str]] = {
    shell: {
        "ipykernel.compiler.get_tmp_hash_seed": "()",
        "ipykernel.compiler.murmur2_x86": "(data, seed)",
        "IPython.core.async_helpers.get_asyncio_loop": "c1059161ac66",
        "IPython.core.displayhook.DisplayHook.__call__": "8a524acd7b26",
        "IPython.core.history.HistoryManager.enabled": "Bool bool",
        "IPython.core.history.HistoryManager.hist_file": "Union bool",
        "IPython.core.interactiveshell.InteractiveShell.reset": "(self, new_session, aggressive)",
        "IPython.core.interactiveshell.InteractiveShell.run_cell": "(self, raw_cell, store_history, silent, shell_futures, cell_id, cell_meta)",
        "IPython.core.interactiveshell.InteractiveShell.should_run_async": "(self, raw_cell, transformed_cell, preprocessing_exc_tuple)",
        "IPython.core.interactiveshell.InteractiveShell.showtraceback": "62c4480d1d71",
        "IPython.core.interactiveshell.InteractiveShell.transform_cell": "(self, raw_cell)",
    },
    feedback_exporter: {
        "nbconvert.exporters.exporter.Exporter._init_resources": "(self, resources)",
        "nbconvert.exporters.exporter.Exporter.from_notebook_node": "137d91d94cb3",
        "nbconvert.exporters.exporter.Exporter._init_preprocessors": "af294a08137a",
        "nbconvert.exporters.templateexporter.TemplateExporter.from_notebook_node": "38d2c0fa28b4",
        "nbconvert.exporters.templateexporter.TemplateExporter.register_filter": "ae2d3d7408e7",
        "nbconvert.filters.highlight.Highlight2HTML.__call__": "(self, source, language, metadata)",
        "nbconvert.filters.widgetsdatatypefilter.WidgetsDataTypeFilter.__init__": "(self, notebook_metadata, resources, kwargs)",
        "nbgrader/server_extensions/formgrader/templates/feedback/index.html.j2": "73c026684e95",
    },
    prose: {
        "nbconvert.filters.markdown_mistune.IPythonRenderer": "f31613f3d96f",
        "nbconvert.filters.markdown_mistune.MarkdownWithMath": "764cc1dd1d48",
    },
    submission_exporter: {
        "nbgrader.converters.base.BaseConverter.convert_notebooks": "acf72ddf9204",
        "nbgrader.converters.base.BaseConverter.run_pre_convert_hook": "b0aefa62aef4",
        "nbgrader.coursedir.CourseDirectory.format_path": "(self, nbgrader_step, student_id, assignment_id, escape)",
    },
    configuration: {
        "nbgrader.converters.autograde.Autograde.autograde_preprocessors": "List list",
        "nbgrader.converters.autograde.Autograde.exporter_class": "Type Exporter",
        "nbgrader.converters.generate_assignment.GenerateAssignment.preprocessors": "List list",
        "nbgrader.converters.generate_feedback.GenerateFeedback.preprocessors": "List list",
    },
    class_settings: {
        "nbgrader.apps.baseapp.NbGrader._load_config": "d69c9b4119d4",
    },
    judging: {
        "nbgrader.preprocessors.saveautogrades.SaveAutoGrades.preprocess": "30e838393ea0",
        "nbgrader.preprocessors.saveautogrades.SaveAutoGrades.preprocess_cell": "84ceb9a68d5e",
    },
    marks: {
        "nbgrader.utils.compute_checksum": "15e20889d7ad",
    },
    recorder: {
        "nbgrader.api.Comment": "1a40c20281ae",
        "nbgrader.api.Grade": "f0f0be4878d0",
        "nbgrader.api.SubmittedAssignment": "4e62d4db1c39",
        "nbgrader.api.SubmittedNotebook": "92cdbfe83884",
        "nbgrader.preprocessors.saveautogrades.SaveAutoGrades._add_comment": "3ddc33a7905e",
        "nbgrader.utils.determine_grade": "2a76f120833e",
    },
    autograded: {
        "nbformat.v4.rwbase.strip_transient": "f34d526214c9",
        "nbgrader.preprocessors.ignorepattern.IgnorePattern.preprocess": "(self, nb, resources)",
        "nbgrader.preprocessors.limitoutput.LimitOutput.preprocess": "(self, nb, resources)",
    },
    lateness: {
        "nbgrader.preprocessors.latesubmissions.AssignLatePenalties.init_plugin": "a3737984bc4b",
        "nbgrader.preprocessors.latesubmissions.AssignLatePenalties.preprocess": "2b1232d4fca4",
    },
    registering: {
        "nbgrader.converters.generate_assignment.GenerateAssignment.init_assignment": "77d3efc98118",
        "nbgrader.preprocessors.savecells.SaveCells.preprocess": "bacb692489c2",
        "nbgrader.api.Gradebook.update_or_create_grade_cell": "(self, name, notebook, assignment, kwargs)",
        "nbgrader.api.Gradebook.update_or_create_solution_cell": "(self, name, notebook, assignment, kwargs)",
        "nbgrader.api.Gradebook.update_or_create_source_cell": "(self, name, notebook, assignment, kwargs)",
        "nbgrader.api.Gradebook.update_or_create_task_cell": "(self, name, notebook, assignment, kwargs)",
    },
    calls: {
        "pyseccomp.Arg.__init__": "(self, arg, op, data_a, data_b)",
        "pyseccomp.SyscallFilter.__init__": "6986350950d7",
        "pyseccomp.SyscallFilter.add_rule": "23e2fe8003ca",
        "pyseccomp.SyscallFilter.load": "5a424b3201d1",
        "pyseccomp.SyscallFilter.set_attr": "4b9c030f138a",
    },
    confine: {
        "py_landlock.Landlock.__init__": "(self, strict)",
        "py_landlock.Landlock.add_path_rule": "e5f5ce9c40d9",
        "py_landlock.Landlock.apply": "03c13f6d6625",
    },
    stubs: {
        "nbgrader.preprocessors.clearsolutions.ClearSolutions.code_stub": "Dict dict",
    },
}
"""By the module of ours."""


def test_each_overridden_thing_stands_in_the_table() -> None:
    assert {name for _, name in overrides()} == OVERRIDDEN.keys()


@pytest.mark.parametrize("theirs", OVERRIDDEN)
def test_overridden_thing_is_as_when_ours_was_written(theirs: str) -> None:
    where = ", ".join(sorted({str(file) for file, name in overrides() if name == theirs}))
    require_unchanged(theirs, OVERRIDDEN[theirs], f"{where} overrides it")


@pytest.mark.parametrize(("ours", "theirs"), [(ours, theirs) for ours in RELIED_ON for theirs in RELIED_ON[ours]])
def test_what_we_lean_on_is_as_when_ours_was_written(ours: ModuleType, theirs: str) -> None:
    require_unchanged(theirs, RELIED_ON[ours][theirs], f"{file_of(ours)} leans on it")


def require_unchanged(theirs: str, known: str, use: str) -> None:
    found = fingerprint(theirs, parameters_only=known.startswith("("))
    if found != known:
        project = packages_distributions()[re.split("[./]", theirs)[0]][0]
        pytest.fail(
            f"{theirs} of {project} {version(project)} is not what it was, and {use}. Read what changed, see whether "
            f"ours still fits, then write {found!r} into {Path(__file__).name}.",
            pytrace=False,
        )


def fingerprint(theirs: str, parameters_only: bool) -> str:
    """Of a function or class by its full name, of a trait, or of a file "package/name" as templates are."""
    if "/" in theirs:
        package, _, name = theirs.partition("/")
        return digest(files(package).joinpath(name).read_text("utf-8"))
    try:
        thing = pkgutil.resolve_name(theirs)
    except (AttributeError, ImportError):
        return "nothing of that name"
    if isinstance(thing, TraitType):
        return f"{type(thing).__name__} {getattr(thing, 'klass', bool).__name__}"
    return (
        f"({', '.join(inspect.signature(thing).parameters)})" if parameters_only else digest(inspect.getsource(thing))
    )


def digest(source: str) -> str:
    return hashlib.sha256(inspect.cleandoc(source).encode()).hexdigest()[:12]


def overrides() -> Iterator[tuple[Path, str]]:
    """Our files, and each method and trait that a class there has in the place of another project's."""
    for package in OURS:
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            for thing in vars(module).values():
                if inspect.isclass(thing) and thing.__module__ == module.__name__:
                    yield from ((file_of(module), name) for name in overridden_by(thing))


def overridden_by(ours: type) -> Iterator[str]:
    own = {package.__name__ for package in OURS} | sys.stdlib_module_names
    bases = [base for base in ours.__mro__[1:] if base.__module__.split(".")[0] not in own]
    for name, value in vars(ours).items():
        theirs = next((base for base in bases if name in vars(base)), None)
        if theirs is not None and (inspect.isfunction(value) or isinstance(value, TraitType)):
            yield f"{theirs.__module__}.{theirs.__qualname__}.{name}"


def file_of(module: ModuleType) -> Path:
    return Path(str(module.__file__)).relative_to(ROOT)
