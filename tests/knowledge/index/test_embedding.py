from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from knowledge.errors import IndexMissing, WrongSetting
from knowledge.index.embedding import Embedder, Models, read_model, source_of

MINILM = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

TEXTS = [
    "How long do I have to appeal?",
    "refund",
    "The carrier scanned the parcel on the day after the ship-by date. " * 20,
    "",
    "Ware nicht angekommen",
    *(f"Rule {number} counts from the notice." for number in range(20)),
]


@pytest.fixture(scope="module")
def embedder(models: Path) -> Embedder:
    return Models(models, "all-MiniLM-L6-v2").exported(MINILM)


def told_nothing() -> None:
    pytest.fail("nothing had to be exported")


def test_the_export_says_which_model_it_is(models: Path) -> None:
    place = models / "all-MiniLM-L6-v2-53aa51172d14"

    model = read_model(place)

    assert (model.name, model.hash) == ("all-MiniLM-L6-v2", MINILM)
    assert (model.dimensions, model.max_tokens) == (384, 256)


def test_the_export_leaves_nothing_aside(models: Path) -> None:
    assert [folder.name for folder in models.iterdir()] == ["all-MiniLM-L6-v2-53aa51172d14"]


def test_the_weights_lie_beside_the_graph(models: Path) -> None:
    place = models / "all-MiniLM-L6-v2-53aa51172d14"

    assert (place / "model.onnx.weights").stat().st_size > 80_000_000
    assert (place / "model.onnx").stat().st_size < 100_000
    assert (place / "model.onnx.weights").stat().st_mode == (place / "model.onnx").stat().st_mode


def test_a_model_is_exported_once(models: Path) -> None:
    again = Models(models, "all-MiniLM-L6-v2").ready(told_nothing)

    assert again.model.hash == MINILM


def test_vectors_have_length_one_in_the_order_of_their_texts(embedder: Embedder) -> None:
    together = embedder.embed(TEXTS)
    each = np.concatenate([embedder.embed([text]) for text in TEXTS])

    assert np.linalg.norm(together, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)
    assert together == pytest.approx(each, abs=1e-5)


def test_like_meaning_is_near(embedder: Embedder) -> None:
    question, answer, other = embedder.embed(
        [
            "how long do i have to fight an a to z decision",
            "A seller can appeal a granted A-to-z claim within 30 days.",
            "Hazardous goods need a safety data sheet.",
        ]
    )

    assert question @ answer > 0.5 > question @ other


def test_what_is_over_the_models_limit_is_cut_off(embedder: Embedder) -> None:
    limit = "claim " * 254

    cut, whole = embedder.embed([limit + "carrier " * 50, limit])

    assert cut == pytest.approx(whole, abs=1e-5)


def test_tokens_are_counted_beyond_the_limit(embedder: Embedder) -> None:
    assert embedder.count_tokens("claim " * 300) == 302


def test_progress_is_told_after_each_batch(embedder: Embedder) -> None:
    told: list[int] = []

    embedder.embed(TEXTS, told.append)

    assert told == [16, 25]


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed([]).shape == (0, 384)


def test_a_model_that_is_nowhere_is_a_wrong_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_network: Path
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(no_network))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")

    with pytest.raises(WrongSetting, match="EMBEDDING_MODEL=no-such-model can't be used"):
        Models(tmp_path / "models", "no-such-model").ready(lambda: None)


def test_a_model_that_pools_otherwise_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(source_of("all-MiniLM-L6-v2"), other, symlinks=True)
    pooling = other / "1_Pooling" / "config.json"
    pooling.write_text(
        json.dumps({"word_embedding_dimension": 384, "pooling_mode_cls_token": True})
    )

    with pytest.raises(WrongSetting, match="pools by cls, not by mean"):
        Models(tmp_path / "models", str(other)).ready(lambda: None)

    assert list((tmp_path / "models").iterdir()) == []


def test_an_export_that_is_gone_is_a_missing_index(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="all-MiniLM-L6-v2-53aa51172d14"):
        Models(tmp_path, "all-MiniLM-L6-v2").exported(MINILM)


def test_sweeping_takes_the_exports_that_are_not_kept(own_models: Path) -> None:
    an_export(own_models, "kept-of-old", "abc")
    an_export(own_models, "of-no-use", "def")

    gone = Models(own_models, "all-MiniLM-L6-v2").sweep({MINILM, "abc"})

    assert gone == 1
    assert names_in(own_models) == {"all-MiniLM-L6-v2-53aa51172d14", "kept-of-old"}


def test_sweeping_takes_what_a_run_that_was_cut_off_left(own_models: Path) -> None:
    an_export(own_models, ".exporting-half-gone", MINILM)

    gone = Models(own_models, "all-MiniLM-L6-v2").sweep({MINILM})

    assert gone == 1
    assert names_in(own_models) == {"all-MiniLM-L6-v2-53aa51172d14"}


def test_who_has_a_model_open_goes_on_with_it_when_it_is_swept_away(own_models: Path) -> None:
    opened = Models(own_models, "all-MiniLM-L6-v2").exported(MINILM)
    before = opened.embed(["refund"])

    Models(own_models, "another-model").sweep(())

    assert names_in(own_models) == set()
    assert opened.embed(["refund"]) == pytest.approx(before)


def test_there_is_nothing_to_sweep_where_nothing_was_exported(tmp_path: Path) -> None:
    assert Models(tmp_path / "models", "all-MiniLM-L6-v2").sweep(()) == 0


@pytest.fixture
def own_models(models: Path, tmp_path: Path) -> Path:
    """A copy of the exported models that a test may change."""
    return Path(shutil.copytree(models, tmp_path / "models"))


def an_export(folder: Path, name: str, model_hash: str) -> None:
    (folder / name).mkdir()
    described = json.loads(next(folder.glob("all-MiniLM*/model.json")).read_text())
    (folder / name / "model.json").write_text(json.dumps({**described, "hash": model_hash}))


def names_in(folder: Path) -> set[str]:
    return {place.name for place in folder.iterdir()}
