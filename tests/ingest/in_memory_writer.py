"""An index writer that keeps its versions in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from knowledge.sources import Passage, Source


class InMemoryWriter:
    """Holds one version a workspace; `embedded` are the texts that had to be embedded, in order."""

    def __init__(self) -> None:
        self.passages: dict[str, dict[str, Passage]] = defaultdict(dict)
        self.embedded: list[str] = []
        self.stored: dict[str, dict[str, Passage]] = defaultdict(dict)
        self.most_at_once = 0
        self._documents: dict[str, Mapping[str, str]] = {}
        self._fingerprints: dict[str, str | None] = {}
        self.versions: dict[str, list[str]] = defaultdict(list)
        self.sweeps = 0
        self.imported: list[tuple[str, frozenset[str]]] = []

    def standing(self, workspace: str) -> Mapping[str, frozenset[str]]:
        by_source: dict[str, set[str]] = defaultdict(set)
        for passage_id, passage in self.passages[workspace].items():
            by_source[passage.source.id].add(passage_id)
        return {source: frozenset(ids) for source, ids in by_source.items()}

    def fingerprint(self, workspace: str) -> str | None:
        return self._fingerprints.get(workspace)

    def documents(self, workspace: str) -> Mapping[str, str]:
        return self._documents.get(workspace, {})

    def sources(self, workspace: str) -> Mapping[str, Source]:
        return {each.source.id: each.source for each in self.passages[workspace].values()}

    def store(
        self,
        workspace: str,
        passages: Sequence[Passage],
        progress: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> None:
        self.most_at_once = max(self.most_at_once, len(passages))
        for done, passage in enumerate(passages, start=1):
            self.embedded.append(passage.embedded_text)
            progress(done, len(passages))
        self.stored[workspace] |= {passage.id: passage for passage in passages}

    def switch(  # noqa: PLR0913 -- as its protocol has it
        self,
        workspace: str,
        *,
        add: Sequence[Passage],
        keep: Collection[str],
        fingerprint: str | None = None,
        documents: Mapping[str, str] | None = None,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> str:
        if documents is not None:
            self._documents[workspace] = documents
        wanted = {*keep, *(passage.id for passage in add)}
        if workspace in self.versions and wanted == self.passages[workspace].keys():
            self._fingerprints[workspace] = fingerprint
            return self.versions[workspace][-1]
        held = self.passages[workspace] | self.stored.pop(workspace, {})
        assert held.keys() >= set(keep)
        kept = {passage_id: held[passage_id] for passage_id in held if passage_id in keep}
        for done, passage in enumerate(add, start=1):
            self.embedded.append(passage.embedded_text)
            progress(done, len(add))
        self.passages[workspace] = kept | {passage.id: passage for passage in add}
        self._fingerprints[workspace] = fingerprint
        name = f"version-{len(self.versions[workspace]) + 1}"
        self.versions[workspace].append(name)
        return name

    def note_imported(self, workspace: str, source_ids: Collection[str]) -> None:
        self.imported.append((workspace, frozenset(source_ids)))

    def sweep(self) -> int:
        self.sweeps += 1
        return 0

    def texts(self, workspace: str) -> set[str]:
        """The texts that answer now."""
        return {passage.text for passage in self.passages[workspace].values()}
