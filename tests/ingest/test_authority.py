import pytest

from ingest.authority import NotGivable, authority_by_shape, authority_granted, givable
from knowledge.sources import Authority
from tests.ingest.building import heading, paragraph


@pytest.mark.parametrize("authority", ["house", "expert", "community"])
def test_a_document_can_be_given_what_a_team_can_answer_for(authority: str) -> None:
    assert givable(authority) == authority


@pytest.mark.parametrize("authority", ["official", "staff", "announcement", "gospel"])
def test_nobody_can_give_a_document_amazons_own_authority(authority: str) -> None:
    with pytest.raises(NotGivable, match=r"house \(.*\), expert or community"):
        givable(authority)


@pytest.mark.parametrize(
    "blocks",
    [
        (heading("Seller_8ESHZD3bXlVUv"), paragraph("Yes."), heading("Joey_Amazon")),
        (paragraph("As @Seller_8ESHZD3bXlVUv and @Seller_RClwXXLQjUdPk say, don't."),),
        (paragraph("6 respuestas"), heading("Seller_8ESHZD3bXlVUv")),
        (paragraph("someone wrote:"), paragraph("Yes."), paragraph("another one replied:")),
    ],
)
def test_a_thread_of_posts_is_community(blocks: tuple) -> None:  # type: ignore[type-arg]
    assert authority_by_shape(blocks) is Authority.COMMUNITY


@pytest.mark.parametrize(
    "text", ["A guide for sellers.", "Ask Joey_Amazon about it.", "We had 6 replies to our survey."]
)
def test_anything_else_is_expert(text: str) -> None:
    assert authority_by_shape((paragraph(text),)) is Authority.EXPERT


@pytest.mark.parametrize("asked", ["official", "staff", "house"])
def test_a_document_cannot_raise_itself(asked: str) -> None:
    authority, note = authority_granted(asked, Authority.EXPERT)

    assert authority is Authority.EXPERT
    assert note == (f"it asks for {asked!r} authority and was given expert: only you can give more")


def test_a_thread_cannot_call_itself_expert() -> None:
    assert authority_granted("expert", Authority.COMMUNITY)[0] is Authority.COMMUNITY


def test_a_document_may_ask_for_less() -> None:
    assert authority_granted("Community", Authority.EXPERT) == (Authority.COMMUNITY, None)
    assert authority_granted(None, Authority.EXPERT) == (Authority.EXPERT, None)
