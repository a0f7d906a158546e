"""The name under which the nbgrader_config.py of class folders made before version 0.2 imports our configuration."""

from grader.plugs.configuration import configure

__all__ = ["configure"]
