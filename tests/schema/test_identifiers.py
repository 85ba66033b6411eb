"""Identifiers are base32 of a hash: short, the same everywhere, different for different parts."""

import base64
import hashlib

from hypothesis import given
from hypothesis import strategies as st

from gongbao.schema.identifiers import identifier

parts = st.lists(st.text(max_size=5), max_size=4)


@given(parts)
def test_an_identifier_is_the_beginning_of_the_sha_256_of_its_parts_with_their_lengths(
    some: list[str],
) -> None:
    content = b"".join(f"{len(part.encode())}:".encode() + part.encode() for part in some)
    digest = hashlib.sha256(content).digest()
    assert identifier(*some) == base64.b32encode(digest[:10]).decode().lower()


@given(parts, parts)
def test_different_parts_give_different_identifiers(some: list[str], others: list[str]) -> None:
    assert (identifier(*some) == identifier(*others)) == (some == others)
