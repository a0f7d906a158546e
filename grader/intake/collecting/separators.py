r"""What stands between the folders of a name: some zip tools on Windows write backslashes, and some logins have one.

AD\jdoe/03.ipynb is the folder of the login AD\jdoe, and ada\lessons\03.ipynb lies in the folder ada. What all names of
a source have in common decides.
"""

import re
from collections.abc import Callable, Sequence

Split = Callable[[str], list[str]]

_DOMAIN = re.compile(r"(?:[^\\]*[_( ])?(?P<domain>[A-Z][A-Z0-9-]{0,14})\\[^\\]+")
r"""AD\jdoe at the beginning of a name, or after what a platform puts before a login. Windows' own names of domains have
at most 15 letters (RFC 1001, NetBIOS).
"""


def splitter(names: Sequence[str]) -> tuple[Split, str]:
    """What splits a name of this source into its parts, and a sentence where backslashes were taken for something."""
    if not any("\\" in name for name in names) or any("/" in name for name in names):
        return lambda name: name.split("/"), ""
    domains = {match["domain"] if (match := _DOMAIN.match(name)) else "" for name in names}
    if len(domains) == 1 and (domain := domains.pop()):
        return _split_after_login, (
            f"All names have {domain}\\, so it is taken for a part of the logins. Where it is a folder, collect "
            "what lies in it."
        )
    return lambda name: name.split("\\"), (
        "The names have backslashes and no slashes, so a backslash is taken for the end of a folder's name. Where it "
        "is a part of a login, put each learner's files into a folder."
    )


def _split_after_login(name: str) -> list[str]:
    domain, login, *rest = name.split("\\")
    return [f"{domain}\\{login}", *rest]
