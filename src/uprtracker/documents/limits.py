"""How much one document may be, in one place.

The figures leave room for the largest documents of the UPR (a national report
with annexes has some 60 pages and 2 MB) many times over, and keep a hostile
file from filling memory or time.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds; beyond them a reader raises `TooLarge`.

    Bytes for `file_bytes`, `unpacked_bytes` (sum of the parts of a DOCX) and
    `part_bytes` (one part); points for `page_points` (longest side of a page);
    characters for `page_characters`.
    """

    file_bytes: int = 64 * 2**20
    pages: int = 2_000
    page_points: float = 14_400.0
    page_characters: int = 500_000
    unpacked_bytes: int = 256 * 2**20
    part_bytes: int = 128 * 2**20
    parts: int = 5_000
    paragraphs: int = 200_000
    office_seconds: int = 120
    image_pixels: int = 4_000


LIMITS = Limits()
