"""What SQLite deleted and still has on its free pages, gone from the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

BUSY_SECONDS = 10
"""How long to wait for another process's transaction."""


def erase_freed_pages(file: Path) -> None:
    """Write a SQLite database anew without its free pages, and empty its write-ahead log. Nothing
    happens where there is no such file. The file system may keep old blocks: what guards those is
    an encrypted disk.
    """
    if not file.is_file():
        return
    with closing(sqlite3.connect(file, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
        # The copy that VACUUM makes on its way must not land in a temporary file.
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
