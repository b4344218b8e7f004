"""The reader of Markdown has rules of its own for what is plain; its tokens are those that the library alone gives."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from scorecards.load.footnotes import add_footnotes
from scorecards.load.markdown import MARKDOWN

PLAIN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
add_footnotes(PLAIN)

PARTS = (
    "Tỷ lệ", "đạt 57,53%", "a", "Ế", "ﬁ", " ", "  ", "\t", "\n", "\n\n", "\n\n", "    ", "[", "]", "(", ")", "](",
    "[bài](/tin-tuc/bai-1/)", "[b](/)", "[](/a/)", "[b](/a#b)", "[b](/a/#b)", "[b](//a/)", "[b](/A/)", "[*b*](/a/)",
    "![b](/a/)", "[a [b](/a/) c](/d/)", '[b](/a/ "t")', "*", "**", "_", "~~", "`", "\\", "<b>", "<!-- c -->",
    "&amp;", "!", "^", "[^1]", "[^1]: n", "- ", "1. ", "> ", "# ", "---", "===", "```", "| a | b |", "|---|---|",
    "[r]: /x/", "\r\n", "\r", "\0", ".", ":", "%",
)  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join))
@example("Một dòng.\n\n- mục\n\nHai dòng\n---\n")
@example("> Trích\n\nĐoạn [bài](/tin-tuc/bai-1/) và *nghiêng [b](/a/) nữa*.\n")
@example("[a [b](/a/) c](/d/)")
@example("Đầu\n\n    mã\n\n" + "> " * 25 + "Sâu\n")
def test_tokens_are_those_of_the_library(text: str) -> None:
    assert [one.as_dict() for one in MARKDOWN.parse(text)] == [one.as_dict() for one in PLAIN.parse(text)]


@pytest.mark.parametrize("text", ["Một đoạn.\n\nMột đoạn nữa.\n", "Xem [bài](/tin-tuc/bai-1/) này."])
def test_what_is_plain_is_not_left_to_the_rules_of_the_library(text: str) -> None:
    with MARKDOWN.reset_rules():
        MARKDOWN.disable(["table", "paragraph", "link"])
        found = MARKDOWN.parse(text)
    assert [one.as_dict() for one in found] == [one.as_dict() for one in PLAIN.parse(text)]
