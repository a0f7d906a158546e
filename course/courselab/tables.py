"""Tables of pandas, which a course may use: it is never imported for their sake."""

import sys
from typing import Any


def is_table(value: Any) -> bool:
    """Say whether a value is a DataFrame of pandas."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(value, pandas.DataFrame)


def is_series(value: Any) -> bool:
    """Say whether a value is a Series of pandas."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(value, pandas.Series)
