from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from io import StringIO
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory

from knowledge.errors import IndexMissing, LedgerOutdated
from knowledge.ledger.database import Ledger, migrate, migrations
from knowledge.ledger.migrations.versions import m0001_sources_passages_versions
from knowledge.ledger.passages import imported_on
from knowledge.ledger.schema import REVISION, VersionState, index_versions, tables
from knowledge.ledger.versions import Version, begin_version, current_versions, switch_version
from knowledge.sources import SHARED
from tests.conftest import NOW
from tests.knowledge.ledger.building import a_version


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept here" / "ledger.sqlite3"


@pytest.fixture
def ledger(file: Path) -> Iterator[Ledger]:
    with Ledger(f"sqlite:///{file}") as opened:
        yield opened


def test_migrate_makes_the_database_and_says_from_where_to_where(ledger: Ledger) -> None:
    first = migrate(ledger.url)
    second = migrate(ledger.url)

    assert (first, second) == ((None, REVISION), (REVISION, REVISION))


def test_migrations_make_the_tables_that_the_code_names(ledger: Ledger) -> None:
    migrate(ledger.url)

    with ledger.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), tables)

    assert differences == []


def test_the_code_expects_the_newest_migration(ledger: Ledger) -> None:
    migrate(ledger.url)

    with ledger.reading() as connection:
        script = ScriptDirectory.from_config(migrations(connection))

    assert script.get_heads() == [REVISION]


def test_a_migration_that_fails_leaves_the_database_as_it_was(ledger: Ledger, file: Path) -> None:
    file.parent.mkdir()
    # The last table that the migration makes is in its way.
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE index_version_passages (other TEXT)")
    connection.close()

    with pytest.raises(sa.exc.OperationalError, match="already exists"):
        migrate(ledger.url)

    with ledger.reading() as reading:
        assert sa.inspect(reading).get_table_names() == ["index_version_passages"]
        assert ledger.revision() is None


def test_a_ledger_that_fits_is_accepted(ledger: Ledger) -> None:
    migrate(ledger.url)

    ledger.require()


def test_no_database_is_no_index_and_asking_makes_none(ledger: Ledger, file: Path) -> None:
    with pytest.raises(IndexMissing):
        ledger.require()

    assert not file.exists()


def test_an_empty_database_is_no_index(ledger: Ledger, file: Path) -> None:
    file.parent.mkdir()
    file.touch()

    with pytest.raises(IndexMissing):
        ledger.require()


def test_a_database_of_another_program_version_is_told_apart(ledger: Ledger) -> None:
    migrate(ledger.url)
    with ledger.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(LedgerOutdated, match="9999"):
        ledger.require()
    with pytest.raises(LedgerOutdated, match="9999"):
        migrate(ledger.url)


def test_what_is_written_before_an_error_is_taken_back(ledger: Ledger) -> None:
    migrate(ledger.url)

    with pytest.raises(sa.exc.IntegrityError), ledger.writing() as connection:
        _write_twice(connection, a_version())

    with ledger.reading() as connection:
        assert connection.execute(sa.select(index_versions)).all() == []


def _write_twice(connection: sa.Connection, version: Version) -> None:
    begin_version(connection, version)
    begin_version(connection, version)


def test_a_reader_sees_one_moment_while_another_writes(ledger: Ledger) -> None:
    migrate(ledger.url)
    counted = sa.select(sa.func.count()).select_from(index_versions)

    with ledger.reading() as reading:
        before = reading.scalar(counted)
        with ledger.writing() as writing:
            begin_version(writing, a_version())
        during = reading.scalar(counted)
    with ledger.reading() as reading:
        after = reading.scalar(counted)

    assert (before, during, after) == (0, 0, 1)


def test_a_workspace_cannot_have_two_current_versions(ledger: Ledger) -> None:
    migrate(ledger.url)
    with ledger.writing() as connection:
        begin_version(connection, a_version(version_id="v1"))
        begin_version(connection, a_version(version_id="v2"))
        switch_version(connection, a_version(version_id="v1"), ())

    with pytest.raises(sa.exc.IntegrityError), ledger.writing() as connection:
        connection.execute(sa.update(index_versions).values(state=VersionState.CURRENT))


def test_the_migration_holds_postgres_to_one_current_version_too() -> None:
    written = StringIO()
    context = MigrationContext.configure(
        dialect_name="postgresql", opts={"as_sql": True, "output_buffer": written}
    )

    with Operations.context(context):
        m0001_sources_passages_versions.upgrade()

    assert (
        "CREATE UNIQUE INDEX ix_index_versions_one_current ON index_versions (workspace) "
        "WHERE state = 'current';"
    ) in written.getvalue().splitlines()


def test_what_came_in_before_imports_were_noted_counts_from_the_version_that_answers(
    ledger: Ledger,
) -> None:
    migrate(ledger.url)
    _stepped(ledger, "0001")
    with ledger.writing() as connection:
        for workspace in (SHARED, "mine"):
            begin_version(connection, a_version(workspace, created_at=NOW))
            switch_version(connection, a_version(workspace), ())
            connection.exec_driver_sql(
                "INSERT INTO sources (workspace, id, revision, title, publisher, authority, "
                "effective_by, marketplaces) "
                "VALUES (?, 'a', 'r', 't', 'p', 'house', 'event', '[]')",
                (workspace,),
            )

    migrate(ledger.url)

    with ledger.reading() as connection:
        assert imported_on(connection, {"mine"}, ["a"]) == {"a": NOW.date()}
        assert imported_on(connection, {SHARED}, ["a"]) == {}


def _stepped(ledger: Ledger, revision: str) -> None:
    with ledger.writing() as connection:
        command.downgrade(migrations(connection), revision)


def test_a_row_cannot_name_what_is_not_there(ledger: Ledger) -> None:
    migrate(ledger.url)
    with ledger.writing() as connection:
        begin_version(connection, a_version())

    with pytest.raises(sa.exc.IntegrityError), ledger.writing() as connection:
        switch_version(connection, a_version(), ["no such passage"])


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=-8))])
def test_a_moment_is_read_back_as_the_same_moment_in_utc(ledger: Ledger, zone: timezone) -> None:
    migrate(ledger.url)
    version = a_version(created_at=NOW.astimezone(zone))

    with ledger.writing() as connection:
        begin_version(connection, version)
        switch_version(connection, version, ())
    with ledger.reading() as connection:
        read = current_versions(connection)["local"]

    assert read == a_version(created_at=NOW)
    assert read.created_at.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused(ledger: Ledger) -> None:
    migrate(ledger.url)
    version = a_version(created_at=datetime(2026, 11, 21))  # noqa: DTZ001 -- what is refused

    with pytest.raises(sa.exc.StatementError, match="no zone"), ledger.writing() as connection:
        begin_version(connection, version)
