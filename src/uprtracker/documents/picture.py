"""A photograph drawn anew in several widths: what a camera wrote into the file (place, name, time) is lost.

    for one in redraw(path, (320, 960)): one.width, one.height, one.jpeg

To be run in a child process like every reader: a picture of few bytes can hold very many dots.
"""

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from uprtracker.core.errors import DamagedDocument, TooLarge, WrongKind
from uprtracker.documents.reading import bytes_of

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_DOTS = 60_000_000
_QUALITY = 82


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A picture in one width."""

    width: int
    height: int
    jpeg: bytes


def redraw(path: Path, widths: tuple[int, ...]) -> tuple[Redrawn, ...]:
    """Return the picture in each width that is not wider than it is, in its own width if it is narrower.

    Raises WrongKind for what is no JPEG, PNG or WebP, TooLarge for one of very many dots, DamagedDocument.
    """
    data = bytes_of(path)
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_DOTS:
                raise TooLarge("The picture has more than 60 million dots.", remedy="Make it smaller.")
            upright = _plain(ImageOps.exif_transpose(picture))
    except UnidentifiedImageError as error:
        raise WrongKind("The file is no picture.", remedy="Send a JPEG, PNG or WebP file.") from error
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise DamagedDocument("The picture is damaged.", remedy="Save it again and send that.") from error
    fitting = sorted({min(width, upright.width) for width in widths})
    return tuple(_drawn(upright, width) for width in fitting)


def _plain(picture: Image.Image) -> Image.Image:
    """Return the dots alone, on white where they were transparent."""
    if "A" in picture.getbands() or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        ground = Image.new("RGB", seen.size, "white")
        ground.paste(seen, mask=seen.getchannel("A"))
        return ground
    return picture.convert("RGB")


def _drawn(picture: Image.Image, width: int) -> Redrawn:
    height = max(1, round(picture.height * width / picture.width))
    smaller = picture if width == picture.width else picture.resize((width, height), Image.Resampling.LANCZOS)
    fresh = Image.new("RGB", smaller.size)
    fresh.paste(smaller)
    out = io.BytesIO()
    fresh.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return Redrawn(fresh.width, fresh.height, out.getvalue())
