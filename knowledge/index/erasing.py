"""Nothing left of what is no longer named: in the database, among the embeddings, in the word
indexes, nor on the free pages of their files.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from knowledge.freed_pages import erase_freed_pages
from knowledge.index.chroma import Chroma, collection_name
from knowledge.index.lexical import UNFINISHED
from knowledge.ledger.database import Ledger
from knowledge.ledger.versions import current_versions, versions_of_use


def erase(ledger: Ledger, chroma: Chroma, lexical: Path, workspace: str) -> None:
    """Write a workspace's embeddings anew and all databases without their free pages, and remove
    word indexes that no version has. What no version names must be swept before.
    """
    with ledger.reading() as connection:
        current = current_versions(connection, [workspace]).get(workspace)
        known = {
            version.id
            for each in current_versions(connection)
            for version in versions_of_use(connection, each)
        }
    if current is not None and chroma.exists():
        name = collection_name(workspace, current.model_hash)
        with chroma.writing() as collections:
            if name in collections.names():
                # A deleted vector stays in the file of the neighbours' graph, only marked.
                collections.rewrite(name)
    for folder in lexical.iterdir() if lexical.is_dir() else ():
        if folder.name.removeprefix(UNFINISHED) not in known or folder.name.startswith(UNFINISHED):
            shutil.rmtree(folder)
    chroma.erase_freed()
    if ledger.file is not None:
        erase_freed_pages(ledger.file)
