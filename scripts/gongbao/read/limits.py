"""How large what is read may be: a hostile or mistaken file must not fill the memory."""

from dataclasses import dataclass

__all__ = ["DEFAULT", "Limits"]

_MOST_BYTES_OF_A_CHARACTER = 4


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused, with the reason, when it is larger.

    Attributes:
        characters: of the text of one report. The longest report of a government has some 35,000, a statistical
            yearbook two million; to extract five million in one line takes 21 seconds and 0.7 GB.
        file_bytes: of one file that is read as a whole, and of one member of an archive.
        table_bytes: of a table inside an archive, and of the texts of one row group of a Parquet file.
        ratio: bytes that one byte of an archive may unpack to, above ``ratio_from`` bytes. Prose has 3 to 10.
        ratio_from: bytes unpacked, below which any ratio is let pass.
        members: of one archive, and rows of one table.
        directory_bytes: of the list of members of an archive.
    """

    characters: int = 5_000_000
    file_bytes: int = 256 * 2**20
    table_bytes: int = 256 * 2**20
    ratio: int = 200
    ratio_from: int = 2**20
    members: int = 2_000_000
    directory_bytes: int = 256 * 2**20

    @property
    def text_bytes(self) -> int:
        """Bytes that a text of ``characters`` can have at most, in any encoding that is read."""
        return self.characters * _MOST_BYTES_OF_A_CHARACTER


DEFAULT = Limits()
