"""Cues of what is to come are none inside the names of places."""

import pytest

from gongbao.extract import extract
from gongbao.read.report import Report


@pytest.mark.parametrize("place", ["高要区", "将乐县", "应城市"])
def test_a_place_whose_name_holds_a_cue_announces_nothing(place: str) -> None:
    text = f"{place}区长介绍，去年全区产值达318亿元。"
    assert [figure.status for figure in extract(Report("a.txt", text, "0" * 64)).figures] == ["actual"]
