"""What a file is by its first bytes, and which are taken at all."""

from unicodedata import category

from uprtracker.core.errors import UprTrackerError

# First bytes, at which place, what it is. What can run a script in a browser (HTML, SVG) is not among them.
_KINDS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "application/pdf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftyphei", "image/heic"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftyp", "video/mp4"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"OggS", "audio/ogg"),
    (8, b"WAVE", "audio/wav"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (0, b"{\\rtf", "application/rtf"),
)
_MARKUP = (b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<svg", b"<?xml", b"<iframe")


class NotTaken(UprTrackerError):
    """A file that is not taken, and why."""


def media_of(data: bytes) -> str:
    """Return what a file is by its bytes, "" for what is not taken: markup, programs, unknown things."""
    for at, head, media in _KINDS:
        if data[at : at + len(head)] == head:
            return media
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    opening = data[:4096].lower()
    readable = not any(category(letter) == "Cc" for letter in text if letter not in "\t\n\r\f")
    plain = readable and not any(tag in opening for tag in _MARKUP) and not data.startswith(b"#!")
    return "text/plain" if plain and text.strip() else ""
