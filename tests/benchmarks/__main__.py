"""Measures and prints: `make bench`, or `make bench ARGS=--quick`."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

from tests.benchmarks.comparing import compared, table
from tests.benchmarks.documents import measure_documents, told
from tests.benchmarks.machine import machine
from tests.benchmarks.measuring import FULL, QUICK, measure


def main() -> None:
    """Measure both contenders and print their figures side by side."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, rougher figures")
    parser.add_argument(
        "--documents",
        type=int,
        metavar="N",
        help="take a folder of N mixed documents in too; 10,000 unless --quick, 0 for none",
    )
    parser.add_argument("--json", action="store_true", help="print JSON, with every repetition")
    chosen = parser.parse_args()
    before = machine()
    measured = measure(QUICK if chosen.quick else FULL)
    size = chosen.documents if chosen.documents is not None else (0 if chosen.quick else 10_000)
    documents = measure_documents(size) if size else None
    surroundings = {**before, "load": f"{before['load']} before, {machine()['load']} after"}
    rows = compared(measured)
    if chosen.json:
        written: dict[str, object] = {
            "machine": surroundings,
            "rows": [asdict(row) for row in rows],
        }
        written["documents"] = asdict(documents) if documents else None
        sys.stdout.write(json.dumps({**written, "measured": asdict(measured)}, indent=2) + "\n")
        return
    sys.stdout.write(
        f"{', '.join(f'{name} {value}' for name, value in surroundings.items())}\n"
        f"{measured.passages} passages with {measured.texts} texts to find them by; medians, each "
        "of fresh processes in turn.\n\n"
        f"{table(rows)}\n\n"
        "Ours has its model exported once a machine, by the first ingest: "
        f"{measured.exporting:.1f} s more.\n"
        "The chain's answer is the passages alone; ours has steps, citations and drafts in it.\n"
        f"{chr(10) + told(documents) if documents else ''}"
    )


if __name__ == "__main__":
    main()
