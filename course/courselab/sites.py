"""Where a learner's own code stopped: the line, and what can be read there without running anything of theirs."""

import ast
import builtins
import linecache
import traceback
from dataclasses import dataclass
from types import FrameType, ModuleType
from typing import Any

from . import names
from .crashes import Meaning, meaning
from .faults import kind

_SAFE = ast.Expression, ast.Name, ast.Load, ast.Constant, ast.BinOp, ast.UnaryOp, ast.operator, ast.unaryop


@dataclass(frozen=True)
class Site:
    """The learner's own line that ran last, and the part of it that failed; both empty where it cannot be told."""

    frame: FrameType | None = None
    line: str = ""
    part: ast.expr | None = None

    @property
    def function(self) -> str:
        """The name of the function that the line stands in."""
        return self.frame.f_code.co_name if self.frame else ""


def find(error: BaseException, defined: dict[str, Any]) -> Site:
    """Return where an exception left the learner's code, told by their names."""
    own = [step for step in traceback.walk_tb(error.__traceback__) if step[0].f_globals is defined]
    if not own:
        return Site()
    frame, number = own[-1]
    entry = error.__traceback__
    while entry is not None and entry.tb_frame is not frame:
        entry = entry.tb_next
    line = linecache.getline(frame.f_code.co_filename, number)
    return Site(frame, line.strip(), _part(line, frame, entry.tb_lasti) if entry else None)


def _part(line: str, frame: FrameType, instruction: int) -> ast.expr | None:
    """Return the expression that an instruction belongs to, where it stands in one line."""
    first, last, begin, end = list(frame.f_code.co_positions())[instruction // 2]
    if first != last or begin is None or end is None:
        return None
    try:
        return ast.parse(line.encode()[begin:end].decode().strip(), mode="eval").body
    except (SyntaxError, ValueError):
        return None


def explained(error: BaseException, says: str, site: Site, defined: dict[str, Any]) -> Meaning:
    """Return what an exception means, with what the site knows: what was called, a list's length, a name."""
    told = meaning(type(error).__name__, says)
    sentence = _called(says, site) or _position(says, site) or told.sentence
    near = _near(error, site, defined)
    return Meaning(sentence, f"Did you mean `{near}`? {told.hint}" if near else told.hint)


def _called(says: str, site: Site) -> str:
    """Say what was called that is no function."""
    if "is not callable" not in says or not isinstance(site.part, ast.Call):
        return ""
    what = _value(site.part.func, site)
    is_what = f", which is {kind(what)}" if what is not None else ""
    return f"It calls `{ast.unparse(site.part.func)}`{is_what}, as if it were a function."


def _position(says: str, site: Site) -> str:
    """Say which position of which list or tuple was asked for."""
    if "index out of range" not in says or not isinstance(site.part, ast.Subscript):
        return ""
    row, index = _value(site.part.value, site), _value(site.part.slice, site)
    if not isinstance(row, list | tuple | str) or index is None:
        return ""
    ends = f"ends at {len(row) - 1}" if row else "holds nothing"
    return f"Position {index} of `{ast.unparse(site.part.value)}` is asked for, which {ends}."


def _value(expression: ast.expr, site: Site) -> Any:
    """Return the value of a name, or of arithmetic with numbers; None for all that could run code of the learner's."""
    frame = site.frame
    if frame is None or not all(isinstance(node, _SAFE) for node in ast.walk(expression)):
        return None
    known = {**frame.f_globals, **frame.f_locals}
    if isinstance(expression, ast.Name):
        return known.get(expression.id)
    words = {node.id for node in ast.walk(expression) if isinstance(node, ast.Name)}
    if not all(type(known.get(word)) in (int, float) for word in words):
        return None
    try:
        return eval(compile(ast.Expression(expression), "", "eval"), {"__builtins__": {}}, known)
    except (ArithmeticError, TypeError, ValueError):
        return None


def _near(error: BaseException, site: Site, defined: dict[str, Any]) -> str | None:
    """Return the name that a misspelt one is most like: of the function, the notebook, Python, or the thing asked."""
    if isinstance(error, UnboundLocalError) or not isinstance(error, NameError | AttributeError):
        return None
    if isinstance(error, AttributeError):
        known = dir(error.obj if isinstance(error.obj, ModuleType) else type(error.obj))
    else:
        known = [*(site.frame.f_code.co_varnames if site.frame else ()), *defined, *dir(builtins)]
    own = [name for name in known if not name.startswith("_") and name != site.function]
    return names.nearest(error.name, own) if isinstance(error.name, str) else None
