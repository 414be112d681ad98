"""The process that draws charts: `python -m uprtracker.analytics.charts.drawing FOLDER`.

It holds the lock that `store.want` took for it, draws what is wanted (`FOLDER/wanted/KEY.svg` …), and ends
when nothing has been wanted for PATIENCE seconds. It knows neither Django nor the database. A chart that
cannot be drawn leaves `KEY.failed` with the reason, and its page shows the table alone.
"""

import contextlib
import json
import sys
import time
from pathlib import Path

import vl_convert

from uprtracker.analytics.charts.chart import Chart
from uprtracker.analytics.charts.colours import DARK, LIGHT
from uprtracker.analytics.charts.files import PICTURES, prune, write
from uprtracker.analytics.charts.specs import specification

PATIENCE = 15.0
SCALE = 2.0
BETWEEN = 500


def draw(folder: Path, key: str, form: str) -> None:
    """Draw one picture of a chart; where it cannot be drawn, leave the reason instead."""
    try:
        chart = Chart.from_json((folder / f"{key}.json").read_text(encoding="utf-8"))
        content = picture(chart, form)
    except Exception as problem:  # noqa: BLE001 (whatever the library raises, the table stays)
        write(folder / f"{key}.failed", f"{type(problem).__name__}: {problem}".encode())
        return
    write(folder / PICTURES[form].format(key), content)


def picture(chart: Chart, form: str) -> bytes:
    """Return a chart as `svg`, `dark.svg` or `png` (twice the size, with title and source).

    Raises ValueError when it cannot be drawn.
    """
    theme = DARK if form == "dark.svg" else LIGHT
    spec = json.dumps(specification(chart, theme, titled=form == "png"))
    if form == "png":
        image: bytes = vl_convert.vegalite_to_png(spec, scale=SCALE, allowed_base_urls=[])
        return image
    text: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return text.encode()


def serve(folder: Path, patience: float = PATIENCE) -> None:
    """Draw what is wanted in `folder` until nothing has been for `patience` seconds, or it is gone."""
    last, drawn = time.monotonic(), 0
    while time.monotonic() - last < patience:
        wanted = sorted((folder / "wanted").iterdir(), key=lambda path: path.stat().st_mtime)
        for path in wanted:
            drawn += 1
            if drawn % BETWEEN == 0:  # who is always asked never comes to an end
                prune(folder)
            key, _dot, form = path.name.partition(".")
            if form in PICTURES:
                draw(folder, key, form)
            path.unlink(missing_ok=True)
            last = time.monotonic()
        time.sleep(0.02)
    prune(folder)


if __name__ == "__main__":
    with contextlib.suppress(FileNotFoundError, BrokenPipeError):
        serve(Path(sys.argv[1]))
