"""Cells of text tables: written so that no spreadsheet runs them, and read back."""

from typing import Any

from sayso.wording import one_line

FORMULA = ("=", "+", "-", "@")  # what makes a spreadsheet run a cell
GUARD = "'"


def write_cell(value: Any) -> str:
    """A value as the text of a cell, on one line; text that a spreadsheet would run has an apostrophe in front.

    None is empty. Numbers stay as they are.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    words = one_line(str(value))
    return GUARD + words if words.startswith(FORMULA) else words


def read_cell(cell: str) -> str:
    """The text of a cell as it was before `write_cell`, but for its line breaks."""
    return cell[1:] if cell.startswith(GUARD) and cell[1:].startswith(FORMULA) else cell
