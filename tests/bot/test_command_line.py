"""The command line, as a person uses it."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bot.__main__ import app, main
from bot.terminal.answer_json import SCHEMA
from bot.terminal.message_report import SCHEMA as MESSAGE_SCHEMA

BUY_SHIPPING = "customer says not received, I used Buy Shipping"
NOW = "2026-11-21T10:00"
COMMANDS = [command.name or str(command.callback.__name__) for command in app.registered_commands]  # type: ignore[union-attr]


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def words(self) -> str:
        """What it printed, without the breaks of lines."""
        return re.sub(r"\s+", " ", self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Run:
    """Run a command in an empty folder, on the home given."""
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    for name in ("DATABASE_URL", "EMBEDDING_MODEL", "MARKETPLACE"):
        monkeypatch.delenv(name, raising=False)

    def _run(*arguments: str | Path, home: Path, typed: str = "", **settings: str) -> Ran:
        with monkeypatch.context() as edge:
            edge.setenv("DISPUTE_DESK_HOME", str(home))
            for name, value in settings.items():
                edge.setenv(name, value)
            edge.setattr(sys, "argv", ["dispute-desk", *map(str, arguments)])
            edge.setattr(sys, "stdin", io.StringIO(typed))
            capsys.readouterr()
            with pytest.raises(SystemExit) as ended:
                main()
        printed = capsys.readouterr()
        code = ended.value.code
        return Ran(code if isinstance(code, int) else 0, printed.out, printed.err)

    return _run


@pytest.fixture
def nowhere(tmp_path: Path) -> Path:
    """A home that does not exist yet."""
    return tmp_path / "nowhere"


def in_a_new_process(home: Path, *arguments: str, code: str = "", seed: str = "0") -> str:
    """What a command prints in a process of its own, and then the code."""
    script = (
        "import sys\nfrom bot.__main__ import main\n"
        f"sys.argv = ['dispute-desk', *{list(arguments)!r}]\n"
        "try:\n    main()\nexcept SystemExit as ended:\n    assert not ended.code\n" + code
    )
    return subprocess.run(  # noqa: S603 -- the command is ours
        [sys.executable, "-c", script],
        env={**os.environ, "DISPUTE_DESK_HOME": str(home), "PYTHONHASHSEED": seed},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def one_line(ran: Ran) -> str:
    """The error of a command that a person can mend: one line, no traceback."""
    assert ran.code == 2
    assert ran.out == ""
    assert "Traceback" not in ran.err
    (line,) = ran.err.strip().splitlines()
    return line


# Help


def test_the_commands_are_these() -> None:
    assert {"ask", "ingest", "check-message", "sources", "migrate", "doctor"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_each_command_shows_an_example(run: Run, nowhere: Path, command: str) -> None:
    ran = run(command, "--help", home=nowhere)

    assert ran.code == 0
    assert f"dispute-desk {command}" in ran.words.split("Example", 1)[1]
    assert not nowhere.exists()


def test_without_a_command_the_help_lists_them(run: Run, nowhere: Path) -> None:
    ran = run(home=nowhere)

    assert [name for name in COMMANDS if name not in ran.words] == []


# Ask


def test_a_question_is_answered_for_a_person(run: Run, corpus_home: Path) -> None:
    ran = run("ask", BUY_SHIPPING, home=corpus_home)

    assert ran.code == 0
    assert ran.out.startswith("Don't refund or reship yet.")
    assert "Sources" in ran.out
    assert ran.err == ""


def test_quotes_are_printed_where_asked_for(run: Run, corpus_home: Path) -> None:
    plain = run("ask", BUY_SHIPPING, home=corpus_home)
    quoting = run("ask", BUY_SHIPPING, "--quotes", home=corpus_home)

    assert "our wording: “" not in plain.out
    assert "our wording: “" in quoting.out


def test_or_as_json(run: Run, corpus_home: Path) -> None:
    ran = run("ask", BUY_SHIPPING, "--json", "--now", NOW, home=corpus_home)

    answer = json.loads(ran.out)
    jsonschema.validate(answer, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert answer["outcome"] == "answer"
    assert answer["took_ms"] > 0


def asked(run: Run, home: Path, *arguments: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(run("ask", "--json", *arguments, home=home).out)
    return answer


def test_the_question_before_counts(run: Run, corpus_home: Path) -> None:
    answer = asked(
        run, corpus_home, "badge: Late Delivery Risk", "--follow-up", "not received, Buy Shipping"
    )

    assert answer["situation"]["playbook"] == "not-received"
    assert answer["situation"]["facts"]["claims_protected"] == "no"


def test_the_day_and_the_moment_and_the_marketplace_are_taken(run: Run, corpus_home: Path) -> None:
    on_a_day = asked(
        run, corpus_home, "how long to file SAFE-T?", "--on", "2026-01-10", "--now", "2026-01-20"
    )
    as_of = asked(run, corpus_home, "not received, buyer wrote 2 hours ago", "--now", NOW)
    in_the_uk = asked(run, corpus_home, "amazon asks for info on the A-Z", "--marketplace", "uk")

    assert "within 60 days" in on_a_day["summary"]
    assert as_of["situation"]["dates"] == {"buyer_wrote": "2026-11-21T08:00:00-08:00"}
    assert in_the_uk["situation"]["marketplace"] == "UK"


def test_the_settings_marketplace_is_meant_where_none_is_named(run: Run, corpus_home: Path) -> None:
    ran = run(
        "ask", "amazon asks for info on the A-Z", "--json", home=corpus_home, MARKETPLACE="UK"
    )

    assert json.loads(ran.out)["situation"]["marketplace"] == "UK"


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask",),
        ("ask", "  "),
        ("ask", "a", "--file", "b.jsonl"),
        ("ask", "a", "--on", "soon"),
        ("ask", "a", "--now", "soon"),
        ("ask", "a", "--marketplace", "XX"),
        ("ask", "a", "--nonsense"),
        ("ingest", "a", "--marketplace", "XX"),
        ("check-message",),
        ("check-message", "a", "--to", "nobody"),
        ("check-message", "--file", "nowhere.txt"),
        ("nonsense",),
    ],
)
def test_a_wrong_call_is_told_before_anything_is_done(
    run: Run, nowhere: Path, arguments: tuple[str, ...]
) -> None:
    ran = run(*arguments, home=nowhere)

    assert ran.code == 2
    assert "Usage: " in ran.err
    assert "Traceback" not in ran.err
    assert not nowhere.exists()


# Many questions


def test_many_questions_come_back_a_line_each_and_a_bad_line_is_named(
    run: Run, corpus_home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(
        '{"id": "q1", "text": "customer says not received"}\n'
        "nonsense\n"
        '{"id": "q2", "text": "badge: Late Delivery Risk", "follow_up": "INR, amz label"}\n'
        '{"id": "q3", "text": "how do I bake bread", "marketplace": "UK"}\n',
        encoding="utf-8",
    )

    ran = run("ask", "--file", file, home=corpus_home)

    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 1
    assert [(line["id"], line["situation"]["playbook"]) for line in lines] == [
        ("q1", "not-received"),
        ("q2", "not-received"),
        ("q3", None),
    ]
    assert lines[2]["situation"]["marketplace"] == "UK"
    assert f"{file}:2: not JSON: Expecting value" in ran.err
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for line in lines:
        jsonschema.validate(line, schema)


def test_where_every_line_can_be_read_it_ends_well(
    run: Run, corpus_home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": "q1", "text": "customer says not received"}\n', encoding="utf-8")

    ran = run("ask", "--file", file, home=corpus_home)

    assert ran.code == 0
    assert len(ran.out.splitlines()) == 1


def test_a_file_of_questions_that_is_not_there_is_one_line(
    run: Run, corpus_home: Path, tmp_path: Path
) -> None:
    assert "can't be read" in one_line(
        run("ask", "--file", tmp_path / "nowhere.jsonl", home=corpus_home)
    )


# A process of its own

HEAVY = ("torch", "transformers", "sentence_transformers", "langchain", "langchain_core")


def test_a_question_loads_no_heavy_library_and_two_processes_give_the_same_bytes(
    corpus_home: Path,
) -> None:
    told = f"print([name for name in {HEAVY!r} if name in sys.modules])"
    arguments = ("ask", BUY_SHIPPING, "--json", "--now", NOW)

    first, _, loaded = in_a_new_process(corpus_home, *arguments, code=told).rpartition("\n[")
    second = in_a_new_process(corpus_home, *arguments, seed="1").rstrip()

    assert f"[{loaded}".strip() == "[]"
    assert '"outcome": "answer"' in first
    assert without_time(first) == without_time(second)


def without_time(printed: str) -> str:
    assert '"took_ms"' in printed
    return re.sub(r'"took_ms": [\d.]+', "", printed)


def test_and_so_does_the_same_process(run: Run, corpus_home: Path) -> None:
    first, second = (
        run("ask", BUY_SHIPPING, "--json", "--now", NOW, home=corpus_home).out for _ in range(2)
    )

    assert without_time(first) == without_time(second)


# Ingest

HANDBOOK = """\
# Handbook

## Missing parcels

When a customer says that a parcel was not received, the shift lead opens ticket type ZEBRA.
"""


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    file = tmp_path / "handbook.md"
    file.write_text(HANDBOOK, encoding="utf-8")
    return file


MISSING = "customer says the parcel was not received, which ticket does the shift lead open?"


def test_a_house_document_is_taken_in_and_shown_as_house_procedure(
    run: Run, own_home: Path, handbook: Path
) -> None:
    ingested = run("ingest", handbook, "--authority", "house", home=own_home)
    answer = asked(run, own_home, MISSING)

    assert ingested.code == 0
    assert "Sources added 1" in ingested.words
    (said,) = [said for said in answer["facts"] if "ZEBRA" in said["text"]]
    assert said["text"].startswith("House procedure: ")
    citation = answer["citations"][said["citations"][0] - 1]
    assert (citation["authority"], citation["own_wording"]) == ("house", False)
    assert "ZEBRA" not in answer["summary"]


def test_a_document_of_one_workspace_never_shows_in_another(
    run: Run, own_home: Path, handbook: Path
) -> None:
    run("ingest", handbook, "--authority", "house", "--workspace", "a", home=own_home)

    in_a = run("ask", MISSING, "--json", "--workspace", "a", home=own_home)
    in_b = run("ask", MISSING, "--json", "--workspace", "b", home=own_home)
    local = run("ask", MISSING, "--json", home=own_home)

    assert "ZEBRA" in in_a.out
    assert "ZEBRA" not in in_b.out
    assert "ZEBRA" not in local.out
    assert "Handbook" in run("sources", "--workspace", "a", home=own_home).out
    assert "Handbook" not in run("sources", "--workspace", "b", home=own_home).out


def test_a_documents_own_claim_to_be_official_is_not_believed(
    run: Run, own_home: Path, tmp_path: Path
) -> None:
    forged = tmp_path / "forged.md"
    forged.write_text(
        "---\ntitle: Amazon policy\nauthority: official\npublisher: Amazon\n---\n"
        "## Missing parcels\n\n### Rule\n\n"
        "When a customer says that a parcel was not received, the shift lead opens ZEBRA.\n\n"
        "```statement\nid: inr-forged\nsources: [off-g1781-us]\nkinds: [what_do_i_do]\n"
        f"questions:\n  - {MISSING}\n```\n",
        encoding="utf-8",
    )

    ingested = run("ingest", forged, "--json", home=own_home)
    answer = asked(run, own_home, MISSING)

    (document,) = json.loads(ingested.out)["documents"]
    assert document["authority"] == "expert"
    assert "ZEBRA" not in answer["summary"]
    assert {
        citation["authority"] for citation in answer["citations"] if "ZEBRA" in citation["quote"]
    } <= {"expert"}


def test_nobody_can_hand_in_a_document_in_amazons_name(
    run: Run, own_home: Path, handbook: Path
) -> None:
    error = one_line(run("ingest", handbook, "--authority", "official", home=own_home))

    assert "house" in error
    assert "nothing handed in can speak in its name" in error


def test_a_file_that_is_not_handled_is_reported_and_the_others_come_in(
    run: Run, own_home: Path, handbook: Path
) -> None:
    (handbook.parent / "scan.pdf").write_bytes(b"%PDF-1.7")

    ran = run("ingest", handbook.parent / "scan.pdf", handbook, home=own_home)

    assert ran.code == 1
    assert "scan.pdf" in ran.words
    assert "Sources added 1" in ran.words
    assert "failed 1" in ran.words


CLOSED = """Order #,Buyer,Issue,Outcome,Date closed,Comments
113-1234567-1234567,Jane Example,Item not received,denied,4/2/2026,Parcel not received; ZEBRA label.
113-1234567-1234568,John Example,Item not received,pending,,Not received either.
"""
NOT_RECEIVED = "customer says the parcel was not received"


def test_case_notes_come_in_by_the_line_and_show_in_their_workspace_alone(
    run: Run, own_home: Path, tmp_path: Path
) -> None:
    closed = tmp_path / "closed.csv"
    closed.write_text(CLOSED, encoding="utf-8")
    columns = 'order_id="Order #",note=Comments'

    ingested = run(
        *("ingest", closed, "--columns", columns, "--marketplace", "US", "--workspace", "a"),
        home=own_home,
    )
    in_a = json.loads(run("ask", NOT_RECEIVED, "--json", "--workspace", "a", home=own_home).out)
    in_b = json.loads(run("ask", NOT_RECEIVED, "--json", "--workspace", "b", home=own_home).out)

    assert "closed.csv, line 3: it was left out (no decision yet (pending))" in ingested.words
    assert [(case["id"], case["decision"]) for case in in_a["prior_cases"]] == [
        ("113-1234567-1234567", "denied (2026-04-02)")
    ]
    cited = in_a["prior_cases"][0]["citations"]
    assert [each["authority"] for each in in_a["citations"] if each["number"] in cited] == [
        "experience"
    ]
    assert "Example" not in json.dumps(in_a)
    assert in_b["prior_cases"] == []
    assert "ZEBRA" not in json.dumps(in_b)


def test_a_dry_run_says_what_would_change_and_changes_nothing(
    run: Run, own_home: Path, handbook: Path
) -> None:
    dry = run("ingest", handbook, "--authority", "house", "--dry-run", home=own_home)

    assert "would be added 1" in dry.words
    assert "Handbook" not in run("sources", home=own_home).out
    assert "ZEBRA" not in run("ask", MISSING, "--json", home=own_home).out


def test_the_same_again_changes_nothing(run: Run, own_home: Path, handbook: Path) -> None:
    run("ingest", handbook, home=own_home)

    again = run("ingest", handbook, home=own_home)
    corpus = run("ingest", home=own_home)

    assert "added 0, replaced 0, removed 0, kept 1" in again.words
    assert "passages added 0, removed 0" in corpus.words


# Check a message


@pytest.mark.parametrize(
    ("message", "code", "words"),
    [
        ("Hello, your parcel is on its way.", 0, "Nothing found"),
        ("Hello, call us at (212) 555-0142.", 1, "phone"),
        ("Hello, remove the review and I refund you.", 1, "breach"),
        ("Hello [NAME], your parcel is on its way.", 0, "look again"),
    ],
)
def test_a_message_is_held_against_the_rules(
    run: Run, nowhere: Path, message: str, code: int, words: str
) -> None:
    ran = run("check-message", message, home=nowhere)

    assert ran.code == code
    assert words in ran.words


def test_a_message_is_read_from_a_file_or_typed(run: Run, nowhere: Path, tmp_path: Path) -> None:
    (tmp_path / "reply.txt").write_text("Write to seller@example.com", encoding="utf-8")

    from_file = run("check-message", "--file", tmp_path / "reply.txt", home=nowhere)
    typed = run("check-message", "-", home=nowhere, typed="Write to seller@example.com")

    assert (from_file.code, typed.code) == (1, 1)
    assert from_file.out == typed.out
    assert "seller@example.com" in from_file.out


def test_a_check_comes_as_json_that_the_schema_promises(run: Run, nowhere: Path) -> None:
    ran = run("check-message", "Write to seller@example.com", "--json", home=nowhere)

    report = json.loads(ran.out)
    jsonschema.validate(report, json.loads(MESSAGE_SCHEMA.read_text(encoding="utf-8")))
    (violation,) = report["violations"]
    sources = {each["statement"]: each for each in report["sources"]}
    assert (report["verdict"], violation["rule"]) == ("breach", "email")
    assert sources["msg-no-email-or-phone"]["url"].startswith("https://")
    assert {each["name"] for each in report["reminders"]} >= {"true", "spelling"}


def test_facts_from_a_file_decide(run: Run, nowhere: Path, tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text("refunded: no\nclaims_protected: no\n", encoding="utf-8")
    message = "We will refund you."

    without = run("check-message", message, home=nowhere)
    with_facts = run("check-message", message, "--facts", tmp_path / "facts.yaml", home=nowhere)

    assert (without.code, with_facts.code) == (0, 1)
    assert "refund_promised" in with_facts.words
    assert "inr-no-early-refund-promise" in with_facts.words


def test_an_edited_draft_is_checked_again(run: Run, nowhere: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("Hello,\nWe look into it.", encoding="utf-8")
    edited = "Hello,\nWe look into it. We called you."

    ran = run("check-message", edited, "--draft", tmp_path / "draft.txt", home=nowhere)
    as_json = run(
        "check-message", edited, "--draft", tmp_path / "draft.txt", "--json", home=nowhere
    )

    report = json.loads(as_json.out)
    jsonschema.validate(report, json.loads(MESSAGE_SCHEMA.read_text(encoding="utf-8")))
    assert ran.code == 0
    assert "no known fact backs it" in ran.words
    assert report["verdict"] == "look_again"
    assert report["edited"]["changes"] == [
        {
            "was": None,
            "now": "We called you.",
            "unbacked": [{"kind": "something done", "words": "we called", "fills": None}],
        }
    ]


def test_facts_with_an_unknown_key_are_bad_input(run: Run, nowhere: Path, tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text("trackng: 1\n", encoding="utf-8")

    ran = run("check-message", "Hello", "--facts", tmp_path / "facts.yaml", home=nowhere)

    assert ran.code == 2
    assert "no key trackng" in ran.err


# Sources, migrate, doctor


def test_sources_are_listed_with_what_rests_on_them(run: Run, corpus_home: Path) -> None:
    ran = run("sources", "--json", home=corpus_home)

    held = json.loads(ran.out)
    assert len(held) > 50
    assert all(each["rests"]["statements"] >= each["passages"] for each in held)
    assert all(each["rests"]["statements"] > 0 for each in held)
    assert all(each["review_by"] > each["read"] for each in held)
    ranks = ["official", "staff", "announcement", "house", "expert", "community"]
    order = [ranks.index(each["source"]["authority"]) for each in held]
    assert order == sorted(order)
    assert f"{len(held)} sources" in run("sources", home=corpus_home).words


def test_only_overdue_sources_are_listed_where_they_are_asked_for(
    run: Run, corpus_home: Path
) -> None:
    everything = json.loads(run("sources", "--json", home=corpus_home).out)
    day = "2026-12-16"

    overdue = json.loads(run("sources", "--overdue", "--json", "--now", day, home=corpus_home).out)

    names = {each["source"]["id"] for each in overdue}
    assert names == {each["source"]["id"] for each in everything if each["review_by"] < day}
    assert "ann-holiday-returns-2025" in names
    assert (
        "(review overdue since 2026-12-15)"
        in run("sources", "--overdue", "--now", day, home=corpus_home).words
    )


def test_an_answer_from_a_document_that_nobody_looked_at_for_a_year_says_so(
    run: Run, own_home: Path, handbook: Path
) -> None:
    run("ingest", handbook, "--authority", "house", home=own_home)

    today = asked(run, own_home, MISSING, "--now", NOW)
    later = asked(run, own_home, MISSING, "--now", "2099-06-01")

    (said,) = [said for said in later["facts"] if "ZEBRA" in said["text"]]
    overdue = {number for each in later["overdue"] for number in each["citations"]}
    assert today["overdue"] == []
    assert set(said["citations"]) <= overdue


def test_without_an_index_there_are_no_sources_and_what_to_do_is_said(
    run: Run, nowhere: Path
) -> None:
    assert one_line(run("sources", home=nowhere)) == (
        "There is no index yet. Run `dispute-desk ingest` to build it."
    )


def test_the_database_is_migrated_once(run: Run, nowhere: Path) -> None:
    first = run("migrate", home=nowhere)
    second = run("migrate", home=nowhere)

    assert (first.code, second.code) == (0, 0)
    assert first.words.startswith("Migrated ")
    assert second.words.startswith("The database is at schema ")


def test_the_doctor_finds_a_built_desk_well(run: Run, corpus_home: Path) -> None:
    ran = run("doctor", home=corpus_home)

    assert ran.code == 0
    assert "BAD" not in ran.out
    assert "ok index: up to date" in ran.words
    assert "ok reviews: " in ran.words
    assert str(corpus_home) in ran.words.replace(" ", "") or "data folder" in ran.words


def test_the_doctor_says_what_to_do_where_something_is_missing(run: Run, nowhere: Path) -> None:
    ran = run("doctor", home=nowhere)

    assert ran.code == 1
    assert "BAD database: There is no index yet. Run `dispute-desk ingest`" in ran.words
    assert not nowhere.exists()


# Errors


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        ({"MARKETPLACE": "XX"}, "MARKETPLACE"),
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL"),
    ],
)
@pytest.mark.parametrize("command", [("ask", "a"), ("sources",), ("doctor",), ("migrate",)])
def test_a_wrong_setting_is_one_line_that_names_it(
    run: Run, nowhere: Path, command: tuple[str, ...], settings: dict[str, str], name: str
) -> None:
    assert one_line(run(*command, home=nowhere, **settings)).startswith(f"{name}: ")


def test_a_home_that_is_a_file_is_one_line(run: Run, handbook: Path) -> None:
    assert one_line(run("ask", "a", home=handbook)).startswith("DISPUTE_DESK_HOME: ")


def test_an_env_file_that_is_no_text_is_one_line(
    run: Run, nowhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_bytes(b"\xff\xfe")
    monkeypatch.chdir(tmp_path)

    assert one_line(run("sources", home=nowhere)).startswith(".env is not text in UTF-8")


@pytest.mark.parametrize("command", ["ask", "sources"])
def test_a_workspace_whose_name_is_none_is_one_line(
    run: Run, corpus_home: Path, command: str
) -> None:
    arguments = ("a",) if command == "ask" else ()

    error = one_line(run(command, *arguments, "--workspace", "_shared", home=corpus_home))

    assert error.startswith("'_shared': A workspace's name is")
