"""Addresses of plans, under `/workspaces/<slug>/`."""

from collections.abc import Sequence

from django.urls import URLPattern, path

from uprtracker.web.workspaces.plans import (
    actions,
    choosing,
    doing,
    files,
    overview,
    reminders,
    thing,
    writing,
)

PLANS: Sequence[URLPattern] = (
    path("plans/", overview.overview, name="plans"),
    path("plans/board/", actions.board, name="plan-board"),
    path("plans/timeline/", actions.timeline, name="plan-timeline"),
    path("plans/list/", actions.listed, name="plan-list"),
    path("plans/parliament/", overview.parliament, name="plan-parliament"),
    path("plans/without-action/", overview.unplanned, name="plan-unplanned"),
    path("plans/suggest/", choosing.suggest, name="plan-suggest"),
    path("plans/actions.xlsx", files.export, name="plan-file"),
    path("plans/import/", files.take_in, name="plan-import"),
    path("plans/reminders/", reminders.reminders, name="plan-reminders"),
    path("plans/assign/", doing.assign, name="plan-assign"),
    path("plans/<slug:kind>/", overview.things, name="plan-things"),
    path("plans/<slug:kind>/new/", writing.new, name="plan-new"),
    path("plans/<slug:kind>/<int:pk>/", thing.thing, name="plan-thing"),
    path("plans/<slug:kind>/<int:pk>/change/", writing.change, name="plan-change"),
    path("plans/<slug:kind>/<int:pk>/choose/", choosing.choose, name="plan-choose"),
    path("plans/<slug:kind>/<int:pk>/do/", doing.do, name="plan-do"),
)
