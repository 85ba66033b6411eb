"""No numeral is lost in silence: what nothing was made of is counted in a finding."""

from gongbao.extract import extract
from gongbao.read import Report


def test_a_report_in_which_every_numeral_was_read_has_no_such_finding() -> None:
    facts = extract(Report("a.txt", "2031年,全县签约项目12个,增长5%。", "0" * 64))
    assert [finding for finding in facts.findings if finding.rule == "unread_numerals"] == []


def test_numerals_that_were_not_read_are_counted_and_shown() -> None:
    facts = extract(Report("a.txt", "全县签约项目12个。举办六五低碳日活动。", "0" * 64))
    told = [finding.message for finding in facts.findings if finding.rule == "unread_numerals"]
    assert told == ["1 of 2 numerals were not read: 六五"]
