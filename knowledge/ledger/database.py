"""Opens the database that holds the ledger, and brings its tables up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from knowledge.errors import IndexMissing, LedgerOutdated, WrongSetting
from knowledge.ledger.schema import REVISION

if TYPE_CHECKING:
    from alembic.config import Config

BUSY_SECONDS = 10
"""How long SQLite waits for another process's write."""


class Ledger:
    """The database at an URL. Nothing is opened, and no file made, before the first use."""

    def __init__(self, url: str) -> None:
        self.url = url
        try:
            self._engine = sa.create_engine(url)
        except (sa.exc.ArgumentError, ImportError) as error:
            raise WrongSetting(f"DATABASE_URL can't be used ({error})") from error
        if self._engine.dialect.name == "sqlite":
            sa.event.listen(self._engine, "connect", _set_up_sqlite)
            sa.event.listen(self._engine, "begin", _begin_sqlite)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that sees one moment of the database."""
        with self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A connection whose writes happen together, when the block ends without an error."""
        with self._engine.execution_options(writes=True).begin() as connection:
            yield connection

    @property
    def file(self) -> Path | None:
        """The database's file; None where it is a server's."""
        url = self._engine.url
        return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None

    def require(self) -> None:
        """Raise IndexMissing where there is no database, LedgerOutdated where its tables are not
        those of this code. One query.
        """
        file = self._engine.url.database
        if self._engine.dialect.name == "sqlite" and not (file and Path(file).is_file()):
            raise IndexMissing
        revision = self.revision()
        if revision is None:
            raise IndexMissing
        if revision != REVISION:
            raise LedgerOutdated(f"its tables are {revision}, this program's are {REVISION}")

    def revision(self) -> str | None:
        """The migration that the database stands at, None where it has no tables yet."""
        try:
            with self.reading() as connection:
                found = connection.exec_driver_sql("SELECT version_num FROM alembic_version")
                return found.scalar_one_or_none()
        except (sa.exc.OperationalError, sa.exc.ProgrammingError) as error:
            # SQLite says "operational", Postgres "programming", where the table is not there.
            if "alembic_version" not in str(error.orig):
                raise
            return None

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def migrate(database_url: str) -> tuple[str | None, str]:
    """Bring the database's tables up to date, creating it where there is none. Return the
    revision that it had and the one that it has; raise LedgerOutdated where a newer program has
    been at it.
    """
    with Ledger(database_url) as ledger:
        _make_folder(database_url)
        old = ledger.revision()
        if old != REVISION:
            _upgrade(ledger, old)
        return old, REVISION


def _upgrade(ledger: Ledger, old: str | None) -> None:
    from alembic import command
    from alembic.util import CommandError

    with ledger.writing() as connection:
        try:
            command.upgrade(migrations(connection), REVISION)
        except CommandError as error:
            raise LedgerOutdated(f"its tables are {old}, a newer program's") from error


def migrations(connection: sa.Connection) -> Config:
    """Alembic's configuration for migrating over a connection."""
    from alembic.config import Config

    config = Config()
    folder = resources.files("knowledge.ledger") / "migrations"
    # Alembic reads % in an option as the start of a placeholder.
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _make_folder(database_url: str) -> None:
    url = sa.make_url(database_url)
    if url.get_backend_name() == "sqlite" and url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # Without this the driver begins transactions by its own rules, and none before DDL.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    # What is deleted is overwritten, not only freed.
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    # A writer asks for the lock at once: one that began as a reader could be refused it later.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
