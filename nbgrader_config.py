"""Makes plain `nbgrader`, the Validate button and the formgrader judge as `grader grade` does."""

from pathlib import Path

from grader.plugs.configuration import configure

configure(get_config(), home=Path(__file__).parent)  # noqa: F821 - nbgrader provides get_config
