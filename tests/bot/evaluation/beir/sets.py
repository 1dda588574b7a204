"""A retrieval set small enough to see through: five documents, three queries."""

from __future__ import annotations

import json
from pathlib import Path

DOCUMENTS = {
    "late": ("Late parcels", "## Carriers\n\nA parcel is late when its first scan came too late."),
    "refund": ("Refunds", "We pay the money back within two days of the return's arrival."),
    "pallet": ("Pallets", "A pallet is stacked no higher than a man can reach."),
    "badge": ("Badges", "Staff wear a badge in the warehouse at all times."),
    "canteen": ("Canteen", "Soup is served at noon, and cake on Fridays."),
}
QUERIES = {
    "q-late": "why does my parcel's first scan matter",
    "q-refund": "when do I get my money back",
    "q-food": "what can I eat for lunch",
}
JUDGED = {"q-late": "late", "q-refund": "refund", "q-food": "canteen"}


def write_set(folder: Path) -> Path:
    """Write the set in BEIR's layout."""
    folder.mkdir(exist_ok=True)
    corpus = [
        {"_id": name, "title": title, "text": text} for name, (title, text) in DOCUMENTS.items()
    ]
    write_lines(folder / "corpus.jsonl", *map(json.dumps, corpus))
    queries = [{"_id": name, "text": text} for name, text in QUERIES.items()]
    write_lines(folder / "queries.jsonl", *map(json.dumps, queries))
    judged = [f"{query}\t{document}\t1" for query, document in JUDGED.items()]
    write_lines(folder / "qrels.tsv", "query-id\tcorpus-id\tscore", *judged)
    return folder


def write_lines(file: Path, *lines: str) -> None:
    """Write a file of lines."""
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
