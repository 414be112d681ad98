"""Charts: a finding, its numbers, and a picture that is drawn from them once, outside the web server.

    chart = Chart(Kind.BARS, name="issues", title="Women's rights lead", basis="...", heading="Issue",
                  series=(Series("n", "Recommendations"),), rows=(Row("labour", "Labour", (12,), of=40),))
    kept = keep(chart)          # writes the numbers; a drawing process makes the pictures from them
    picture(kept.key, "svg")    # the file, once it is there

- `charts.chart`: what a chart says (pure); `charts.specs`: its Vega-Lite specification, by Altair;
- `charts.store`: the numbers and pictures on disk, by content; `charts.drawing`: the process that draws.

Altair and vl-convert are loaded by that process alone: they would cost a web worker 140 MB and its first
reader two seconds.
"""
