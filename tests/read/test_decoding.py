"""A report is read in the encoding that it is in, or refused with the place of what is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.read.decoding import decode
from gongbao.read.errors import BlankText, ControlCharacter, EmptyFile, NotText, UnknownEncoding

SENTENCE = "柳泉县上半年新增就业1.2万人，完成投资３５亿元。\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-32"])
def test_common_encodings_give_the_same_text(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), "a.txt") == (SENTENCE, encoding)


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_either_byte_order_of_utf_16_is_read(mark: bytes, encoding: str) -> None:
    assert decode(mark + SENTENCE.encode(encoding), "a.txt") == (SENTENCE, "utf-16")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1).filter(str.strip))
def test_the_named_encoding_decodes_the_bytes_to_the_text(text: str) -> None:
    data = ("报告：" + text).encode()
    decoded, encoding = decode(data, "a.txt")
    assert data.decode(encoding) == decoded


def test_nothing_is_stripped_or_normalised() -> None:
    text = "\u3000 一、１２％\r\n\r\n\f\v\t\x85 末 \r"
    assert decode(text.encode(), "a.txt")[0] == text


def test_only_the_first_byte_order_mark_is_dropped() -> None:
    assert decode("\ufeff\ufeff报告".encode(), "a.txt")[0] == "\ufeff报告"


def test_an_ascii_text_is_utf_8() -> None:
    assert decode(b"GDP grew by 5.2%.", "a.txt")[1] == "utf-8"


def test_rare_characters_of_gb18030_are_read() -> None:
    text = "镇长𠮷田㐀出席柳泉县工作会议并作报告。"
    assert decode(text.encode("gb18030"), "a.txt") == (text, "gb18030")


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(EmptyFile, match=r"a\.txt: the file is empty"):
        decode(b"", "a.txt")


@pytest.mark.parametrize("text", [" \n\t\u3000\r\n", "\ufeff", "\u200b\n\u200b"])
def test_white_space_alone_is_refused(text: str) -> None:
    with pytest.raises(BlankText, match="white space"):
        decode(text.encode(), "a.txt")


def test_damaged_utf_8_is_not_taken_for_another_encoding() -> None:
    data = bytearray((SENTENCE * 20).encode())
    data[300] = 0xFF
    with pytest.raises(UnknownEncoding) as caught:
        decode(bytes(data), "a.txt")
    assert caught.value.encoding == "UTF-8"
    assert caught.value.offset in (298, 299, 300)
    assert "FF" in str(caught.value)


def test_damaged_gb18030_names_the_bytes_and_their_place() -> None:
    data = SENTENCE.encode("gb18030")[:-2] + b"\xff\xff"
    with pytest.raises(UnknownEncoding, match=rf"FF FF at byte {len(data) - 2} are not valid GB18030"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("新竹縣上半年完成投資三十五億元，新增就業一萬二千人。", "big5"),
        ("Résumé de l'année écoulée: évolution à la hausse", "latin-1"),
        ("上半期の投資額は三十五億円でした。", "shift-jis"),
    ],
)
def test_what_gb18030_could_say_but_no_report_does_is_refused(text: str, encoding: str) -> None:
    with pytest.raises(UnknownEncoding, match="Save the report as UTF-8"):
        decode(text.encode(encoding), "a.txt")


def test_utf_16_cut_in_the_middle_of_a_character_names_the_place() -> None:
    data = SENTENCE.encode("utf-16")[:-1]
    with pytest.raises(UnknownEncoding, match=f"at byte {len(data) - 1} are not valid UTF-16"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word or Excel"),
        (b"{\\rtf1\\ansi", "Rich Text"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\x7fELF\x02\x01\x01\x00", "zero byte"),
        ("报告".encode("utf-16-le") + b"1\x00", "zero byte"),
    ],
)
def test_a_binary_file_is_named_for_what_it_is(data: bytes, format: str) -> None:
    with pytest.raises(NotText, match=format):
        decode(data, "a.txt")


def test_a_zero_byte_is_named_with_its_place() -> None:
    with pytest.raises(NotText, match="byte 6"):
        decode("报告\0".encode(), "a.txt")


@pytest.mark.parametrize("character", ["\x01", "\x08", "\x1a", "\x1b", "\x7f", "\x9b"])
def test_a_control_character_is_named_with_its_line(character: str) -> None:
    with pytest.raises(ControlCharacter) as caught:
        decode(f"一\n二{character}三".encode(), "a.txt")
    assert (caught.value.offset, caught.value.line) == (3, 2)
    assert f"U+{ord(character):04X} at character 3 (line 2)" in str(caught.value)


def test_a_line_of_fifty_megabytes_is_read() -> None:
    text = "全县新增就业1万人，" * 2_000_000
    data = text.encode()
    assert len(data) > 50_000_000
    assert decode(data, "a.txt")[0] == text
