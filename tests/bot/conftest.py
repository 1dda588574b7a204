"""What the bot's tests share: the corpus's words, and one index of the corpus, built once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import tokenizers

from bot.triage.answers import Answer, Question
from bot.triage.pipeline import Triage
from bot.triage.wording import Wording
from ingest.pipeline import ingest_corpus
from knowledge.guidance import CORPUS, Guidance, load_guidance
from knowledge.index.embedding import source_of
from knowledge.index.reader import IndexReader
from knowledge.opening import Home, open_index
from tests.conftest import NOW

Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def guidance() -> Guidance:
    return load_guidance()


@pytest.fixture(scope="session")
def wording(guidance: Guidance) -> Wording:
    """The corpus's lexicon, with the words that the bundled model knows."""
    file = Path(source_of("all-MiniLM-L6-v2")) / "tokenizer.json"
    tokenizer = tokenizers.Tokenizer.from_file(str(file))
    lexicon = guidance.lexicon
    return Wording(
        lexicon.abbreviations,
        lexicon.vocabulary,
        lambda word: tokenizer.token_to_id(word) is not None,
    )


@pytest.fixture(scope="session")
def corpus_home(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Path:
    """A home with the bundled corpus taken in. It takes most of a minute, once: read it only, and
    take `own_home` to change something.
    """
    root = tmp_path_factory.mktemp("desk") / "home"
    root.mkdir()
    (root / "models").symlink_to(models, target_is_directory=True)
    with open_index(Home(root=root)) as index, index.writer(now=NOW) as writer:
        ingest_corpus(CORPUS, writer)
    return root


@pytest.fixture
def own_home(corpus_home: Path, tmp_path: Path) -> Path:
    """A copy of the home that a test may change."""
    return Path(shutil.copytree(corpus_home, tmp_path / "home", symlinks=True))


@pytest.fixture(scope="session")
def index(corpus_home: Path) -> Iterator[IndexReader]:
    """The corpus as a reader of the workspace `local` sees it."""
    with open_index(Home(root=corpus_home)) as opened:
        yield opened.reader("local")


@pytest.fixture(scope="session")
def ask(guidance: Guidance, wording: Wording, index: IndexReader) -> Ask:
    """Ask a question of the corpus."""
    triage = Triage(guidance, wording)

    def asked(
        text: str,
        *before: str,
        on: date | None = None,
        now: datetime = datetime(2026, 11, 21, 18, 0, tzinfo=UTC),
        marketplace: str | None = None,
    ) -> Answer:
        question = Question(text=text, before=before, on=on, marketplace=marketplace)
        return triage.answer(question, index, now=now)

    return asked
