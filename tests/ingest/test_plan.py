import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.plan import Change, gone, plan, source_id


def ids(source: str, *texts: str) -> frozenset[str]:
    return frozenset(f"{source}-{text}" for text in texts)


def test_what_is_new_is_added_and_what_stands_is_kept() -> None:
    old = {"a": ids("a", "one", "two")}
    new = {"b": ids("b", "three")}

    planned = plan(old, old | new)

    assert planned.add == new["b"]
    assert planned.keep == old["a"]
    assert planned.changes == {"a": Change.KEPT, "b": Change.ADDED}
    assert planned.dropped == 0


def test_of_a_changed_document_only_the_changed_passages_are_added() -> None:
    planned = plan({"a": ids("a", "one", "two")}, {"a": ids("a", "one", "other")})

    assert planned.add == ids("a", "other")
    assert planned.keep == ids("a", "one")
    assert planned.changes == {"a": Change.REPLACED}
    assert planned.dropped == 1


def test_what_is_gone_is_removed_and_the_rest_stays_untouched() -> None:
    old = {"a": ids("a", "one"), "b": ids("b", "two")}

    planned = plan(old, {}, gone=["a", "never there"])

    assert planned.removed == ("a",)
    assert planned.keep == old["b"]
    assert planned.dropped == 1


def test_nothing_changed_is_no_change() -> None:
    old = {"a": ids("a", "one")}

    assert plan(old, old).changes_nothing
    assert plan({}, {}).changes_nothing
    assert not plan(old, {}, gone=["a"]).changes_nothing


contents = st.dictionaries(
    st.sampled_from("abcd"), st.lists(st.sampled_from("uvwxyz"), min_size=1, max_size=4)
).map(lambda drawn: {source: ids(source, *texts) for source, texts in drawn.items()})


@given(contents, contents, st.sets(st.sampled_from("abcd")))
def test_afterwards_there_stands_what_was_handed_in_and_what_was_not_touched(
    before: dict[str, frozenset[str]],
    handed_in: dict[str, frozenset[str]],
    removed: set[str],
) -> None:
    planned = plan(before, handed_in, removed)

    stays = {source: before[source] for source in before if source not in removed}
    expected = frozenset[str]().union(*(stays | handed_in).values())
    assert planned.keep | planned.add == expected
    assert not planned.keep & planned.add


def test_a_document_has_the_same_id_whenever_it_comes_in_with_its_folder() -> None:
    name = source_id("/notes/a.md", "/notes", standing=())

    assert source_id("/notes/a.md", "/notes", standing=[name]) == name
    assert source_id("/notes/b.md", "/notes", standing=[name]) != name
    assert source_id("/other/a.md", "/other", standing=[name]) != name


def test_an_id_does_not_tell_a_path() -> None:
    name = source_id("/home/jane/notes/a.md", "/home/jane/notes", standing=())

    assert name.startswith("doc-")
    assert all(part not in name for part in ("home", "jane", "notes", "a.md"))


def test_a_document_named_by_itself_keeps_the_id_that_it_has() -> None:
    in_folder = source_id("/notes/a.md", "/notes", standing=())
    alone = source_id("/notes/a.md", None, standing=())

    assert alone != in_folder
    assert source_id("/notes/a.md", None, standing=[in_folder]) == in_folder
    assert source_id("/notes/a.md", None, standing=[alone]) == alone


A, B = (source_id(f"/notes/{name}.md", "/notes", ()) for name in "ab")
A_ALONE = source_id("/notes/a.md", None, ())
ELSEWHERE = source_id("/other/a.md", "/other", ())


@pytest.mark.parametrize(
    ("was", "loaded", "failed", "folders", "left"),
    [
        pytest.param([A, B], [A], [], ["/notes"], {B}, id="vanished from its folder"),
        pytest.param([A, B], [A], [], [], set(), id="its folder was not read to the end"),
        pytest.param([A, B], [A], [B], ["/notes"], set(), id="failed this time"),
        pytest.param([A, ELSEWHERE], [A], [], ["/notes"], set(), id="came with another folder"),
        pytest.param([A_ALONE], [B], [], ["/notes"], set(), id="never came with this folder"),
        pytest.param([A_ALONE], [A], [], ["/notes"], {A_ALONE}, id="comes with a folder now"),
        pytest.param([A_ALONE], [], [A], ["/notes"], set(), id="would, but failed"),
        pytest.param(
            ["off-g1", "playbook"], [], [], ["/notes"], set(), id="did not come in as a file"
        ),
    ],
)
def test_whether_a_source_is_gone_when_it(
    was: list[str], loaded: list[str], failed: list[str], folders: list[str], left: set[str]
) -> None:
    assert gone(was, loaded=loaded, failed=failed, folders=folders) == left
