"""One question, five doors: page, API, assistant, client and command give the same answer."""

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import anyio
import pytest
from click.testing import CliRunner
from django.db import transaction
from mcp import StdioServerParameters
from mcp.client.client import Client

from cli.started import database_address
from search.small_world import small_world
from uprtracker.cli import main
from uprtracker.client import Tracker
from uprtracker.project import settings
from uprtracker.search import build_index

QUESTIONS = [
    {},
    {"q": "women"},
    {"q": '"early marriage" OR torture', "kind": "both"},
    {"sur": ["SVN"], "position": ["noted"]},
    {"rs": ["SWE", "FRA"], "rs_mode": "none"},
    {"issue": ["womens-rights", "international-instruments"], "issue_mode": "all", "sort": "oldest"},
]


@pytest.fixture
def served(transactional_db, home: Path) -> Path:
    with transaction.atomic():
        small_world()
    build_index()
    return home


def options(question: dict) -> list[str]:
    """Return a question, without its words, as the command wants it."""
    said: list[str] = []
    for name, given in question.items():
        if name.endswith("_mode"):
            said += ["--mode", f"{name.removesuffix('_mode')}={given}"]
        elif name != "q":
            for value in given if isinstance(given, list) else [given]:
                said += [f"--{name}", value]
    return said


TABLES = [
    {"rows": "position"},
    {"rows": "issue", "columns": "position", "basis": "pairs"},
    {"rows": "rs", "columns": "action", "basis": "recommendations", "q": "torture OR women"},
]


FIGURES = [
    {"by": "session"},
    {"by": "group", "basis": "pairs", "from": "19", "to": "20"},
    {"by": "issue", "basis": "uprinfo_rows"},
    {"by": "recommending", "coded": "people", "sur": "SVN"},
]


async def assistants(home: Path, questions: list[dict]) -> list[dict]:
    """Ask `upr mcp` over a pipe, as an assistant does; the last answer is that of a tool that writes."""
    server = StdioServerParameters(
        command=sys.executable,
        args=["-c", "from uprtracker.cli import main; main()", "mcp"],
        env={
            **{name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ},
            "PYTHONPATH": str(Path(settings.__file__).parents[3]),
            "UPR_HOME": str(home),
            "DATABASE_URL": database_address(),
        },
    )
    async with Client(server) as client:
        offered = (await client.list_tools()).tools
        assert {one.name for one in offered} == {"search", "get", "statistics", "figures", "citation"}
        assert all(one.annotations and one.annotations.read_only_hint for one in offered)
        answers = [await client.call_tool("search", one) for one in questions]
        answers += [await client.call_tool("statistics", one) for one in TABLES]
        answers += [await client.call_tool("figures", one) for one in FIGURES]
        whole = await client.call_tool("get", {"code": "SVN-20-115.1"})
        assert whole.structured_content["citation"].startswith("Slovenia")
        for tool, given in (("search", {"isue": "x"}), ("get", {"code": "NO-1"}), ("drop", {})):
            refused = await client.call_tool(tool, given)
            assert refused.is_error, tool
    return [one.structured_content for one in answers]


def test_all_doors_give_the_same_answer(client, served, live_server):
    # In a thread of its own: the browser of other tests keeps an event loop in this one.
    with ThreadPoolExecutor(1) as apart:
        by_mcp = apart.submit(anyio.run, assistants, served, QUESTIONS).result()
    by_mcp, tables = by_mcp[: len(QUESTIONS)], by_mcp[len(QUESTIONS) :]
    tables, figures = tables[: len(TABLES)], tables[len(TABLES) :]
    tracker = Tracker(live_server.url)
    for question, of_assistant in zip(QUESTIONS, by_mcp, strict=True):
        of_api = client.get("/api/v1/recommendations", question).json()
        assert of_assistant == of_api
        found = tracker.recommendations(**{**question, "size": 20})
        assert found.first == of_api
        assert len(found.frame()) == of_api["count"]
        page = client.get("/recommendations.json", question, follow=True).json()
        for figure in ("count", "recommendations", "pairs", "pledges", "data_version", "facets"):
            assert page[figure] == of_api[figure], figure
        asked = ["search", question.get("q", ""), *options(question), "--json"]
        assert json.loads(CliRunner().invoke(main, asked, prog_name="upr").stdout) == of_api

    for table, of_assistant in zip(TABLES, tables, strict=True):
        of_api = client.get("/api/v1/statistics", table).json()
        assert of_assistant == of_api
        by_client = tracker.statistics(**table)
        assert by_client.said == of_api
        assert by_client.frame().to_numpy().tolist() == of_api["counts"]
        asked = {name: value for name, value in table.items() if name == "q"}
        searched = client.get("/api/v1/recommendations", asked).json()
        whole = searched["pairs" if table.get("basis") == "pairs" else "recommendations"]
        assert of_api["total"] == whole
        if table.get("basis") != "pairs":
            counted = {one["value"]: one["count"] for one in searched["facets"][table["rows"]]}
            assert dict(zip(of_api["row_values"], of_api["row_totals"], strict=True)) == counted

    for asked, of_assistant in zip(FIGURES, figures, strict=True):
        assert of_assistant == client.get("/api/v1/figures", asked).json()
    said = tracker.figures("group", basis="pairs", sessions=(19, 20))
    assert said.said == figures[1] and said.basis == "pairs"
    assert said.frame()["final.part"].sum() == figures[1]["all"]["final"]["part"] == 1


def test_the_command_has_every_filter():
    from uprtracker.cli.search import FILTERS as OPTIONS
    from uprtracker.search.filters import FILTERS

    assert set(OPTIONS) == set(FILTERS)
