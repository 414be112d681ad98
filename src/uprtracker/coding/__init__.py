"""Texts become codings: action category, issues, instruments, themes, goals, SMART; and what is alike.

    from uprtracker.coding import code
    code(["Ratify the Optional Protocol to the Convention against Torture"], load_reference())

Pure: no Django, no disk but the weights in the package.
"""

from uprtracker.coding.code import code
from uprtracker.coding.coders import CODERS

__all__ = ["CODERS", "code"]
