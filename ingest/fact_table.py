"""The table of the corpus's README: each numbered fact, and the statements that carry it or the
reason why none does. `python -m ingest.fact_table` writes it anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from ingest.loaders.corpus import load_corpus
from knowledge.guidance import CORPUS
from knowledge.sources import Passage

BEGINS = "<!-- fact table: written by python -m ingest.fact_table -->"
ENDS = "<!-- end of the fact table -->"

_HEAD = "| fact | about | statements, or why there are none |\n|---|---|---|"


@dataclass(frozen=True, kw_only=True)
class FactTable:
    """What is known of the numbered facts: `about` says in a few words what each is, `carried` has
    the ids of the statements that carry it, `left_out` the reason why none does.
    """

    about: Mapping[str, str]
    carried: Mapping[str, Sequence[str]]
    left_out: Mapping[str, str]

    @property
    def uncovered(self) -> tuple[str, ...]:
        """The numbers that stand neither in a statement nor among those left out."""
        return tuple(
            number
            for number in self.about
            if number not in self.carried and number not in self.left_out
        )

    @property
    def doubly_told(self) -> tuple[str, ...]:
        """The numbers that are left out although a statement carries them."""
        return tuple(number for number in self.left_out if number in self.carried)

    @property
    def unheard_of(self) -> tuple[str, ...]:
        """The numbers that statements or reasons name and the list of facts does not."""
        return tuple(sorted((self.carried.keys() | self.left_out.keys()) - self.about.keys()))

    @property
    def written(self) -> str:
        """The table in Markdown."""
        rows = (
            f"| {number} | {what} | {self._told(number)} |" for number, what in self.about.items()
        )
        return "\n".join([_HEAD, *rows])

    def _told(self, number: str) -> str:
        ids = ", ".join(f"`{name}`" for name in self.carried.get(number, ()))
        return ids or self.left_out.get(number, "(not yet)")


def fact_table(corpus: Path = CORPUS) -> FactTable:
    """Read the table of a corpus folder: its list of facts, its statements, its reasons."""
    return FactTable(
        about=_texts(corpus / "fact_numbers.yaml"),
        carried=_carried(load_corpus(corpus).statements),
        left_out=_texts(corpus / "left_out.yaml"),
    )


def with_table(readme: str, table: FactTable) -> str:
    """Return the README with its table written anew, between the two marks."""
    before, _, rest = readme.partition(BEGINS)
    _, _, after = rest.partition(ENDS)
    return f"{before}{BEGINS}\n\n{table.written}\n\n{ENDS}{after}"


def _carried(statements: Iterable[Passage]) -> dict[str, list[str]]:
    carried: dict[str, list[str]] = {}
    for statement in (passage.statement for passage in statements if passage.statement):
        for number in statement.facts:
            carried.setdefault(number, []).append(statement.id)
    return carried


def _texts(path: Path) -> dict[str, str]:
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {str(number): str(text) for number, text in read.items()}


if __name__ == "__main__":
    file = CORPUS / "README.md"
    file.write_text(with_table(file.read_text(encoding="utf-8"), fact_table()), encoding="utf-8")
