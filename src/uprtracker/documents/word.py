"""Words of WordprocessingML that all readers of its parts share."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_LARGEST = 10**9


def value_of(element: etree._Element, name: str) -> str:
    """Return `w:val` of the child `name`, "" when either is missing."""
    child = element.find(W + name)
    return "" if child is None else child.get(W + "val", "")


def is_on(element: etree._Element | None, name: str) -> bool:
    """Tell whether the child `name` switches something on (`<w:b/>`, not `<w:b w:val="0"/>`)."""
    child = None if element is None else element.find(W + name)
    return child is not None and child.get(W + "val", "true") not in ("0", "false", "off", "none")


def int_of(text: str | None, default: int) -> int:
    """Return a number of an attribute, `default` when it is none or beyond all sense."""
    try:
        number = int(text or "")
    except ValueError:
        return default
    return number if abs(number) < _LARGEST else default
