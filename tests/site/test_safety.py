"""What must hold whoever asks, and whatever they ask."""

import re
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.site.conftest import Get

_ODD = "\"'*()^:~-{}[]<>%_\\/;&|#=+，。亩光a1\x00\x1f\u2028\U00020000￥"
TYPED = st.text(st.sampled_from(_ODD + "ANDORNEAR " + string.digits), max_size=24) | st.text(max_size=12)
FUZZ = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def quoted(text: str) -> str:
    """Return ``text`` for a query, every byte escaped."""
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass"))


@FUZZ
@given(typed=TYPED)
def test_no_search_is_a_syntax_error(get: Get, typed: str) -> None:
    for path in (f"/search?q={quoted(typed)}", f"/gongbao/figures.json?_shape=array&_search={quoted(typed)}"):
        assert get(path).status_code == 200


@FUZZ
@given(typed=TYPED)
def test_a_wrong_condition_is_the_visitors_mistake_not_the_sites(get: Get, typed: str) -> None:
    for path in (
        f"/gongbao/figures?_where={quoted(typed)}",
        f"/gongbao/figures?_sort={quoted(typed)}",
        f"/gongbao/figures?{quoted(typed)}={quoted(typed)}",
        f"/gongbao/posts?name={quoted(typed)}",
        f"/questions/posts?name={quoted(typed)}",
        f"/gongbao?sql={quoted(typed)}",
    ):
        assert get(path).status_code < 500


@FUZZ
@given(typed=TYPED)
def test_no_path_brings_the_site_down(get: Get, typed: str) -> None:
    for path in (
        f"/{quoted(typed)}",
        f"/reports/{quoted(typed)}",
        f"/figures/{quoted(typed)}",
        f"/entities/{quoted(typed)}.json",
        f"/indicators/{quoted(typed)}",
        f"/downloads/{quoted(typed)}",
        f"/gongbao/figures/{quoted(typed)}",
        f"/gongbao/{quoted(typed)}.json",
        f"/-/gongbao/{quoted(typed)}",
    ):
        assert get(path).status_code < 500


@pytest.mark.parametrize(
    "argument",
    [
        "_timelimit=x",
        "_next=x,y,z",
        "_size=-1",
        "_size=9999999",
        "_through=x",
        "_through={}",
        "_search_nothing=x",
        "_fts_table=nothing&_search=x",
        "_facet=nothing",
        "_facet_size=x",
        "_facet_array=value",
        "_col=nothing",
        "_where=:missing",
        "_where=1;drop table figures",
        "_searchmode=raw&_search=%22",
        "value__gt=x",
        "indicator__regexp=(",
        "_labels=x",
        "_ttl=x",
        "_shape=x",
        "_lang=x",
    ],
)
def test_a_wrong_argument_is_told_to_the_visitor(get: Get, argument: str) -> None:
    for form in ("", ".json"):
        assert get(f"/gongbao/figures{form}?{argument}").status_code < 500


def test_no_page_may_run_a_script_of_its_own_text(get: Get) -> None:
    answer = get("/")
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self'" in policy and "unsafe" not in policy and "default-src 'none'" in policy
    for path in ("/", "/gongbao/figures", "/gongbao/posts", "/gongbao", "/indicators/gdp", "/nothing/here"):
        scripts = re.findall(r"<script(?![^>]*(?: src=|ld\+json))[^>]*>", get(path).text)
        assert scripts == [] and " style=" not in get(path).text and " onclick=" not in get(path).text


def test_every_answer_carries_the_same_guards(get: Get) -> None:
    for path in ("/", "/gongbao/figures.json", "/downloads/figures.csv", "/nothing", "/-/healthz"):
        headers = get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "content-security-policy" in headers


def test_the_site_is_read_only(get: Get, address: str) -> None:
    import httpx

    assert httpx.post(f"{address}/gongbao/figures", data={"x": "y"}).status_code == 405
    assert get("/gongbao?sql=delete+from+figures").status_code == 400


def test_a_request_may_not_be_larger_than_it_need_be(get: Get, address: str) -> None:
    import httpx

    assert get(f"/search?q={'a' * 20000}").status_code == 414
    assert httpx.request("GET", f"{address}/", content=b"x" * 100_000).status_code == 413


def test_a_query_that_would_run_for_ever_is_stopped(get: Get) -> None:
    endless = "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n"
    answer = get(f"/gongbao.json?sql={quoted(endless)}")
    assert answer.status_code == 400


def test_an_answer_has_a_thousand_rows_at_most(get: Get) -> None:
    many = "with recursive n(x) as (select 1 union all select x + 1 from n where x < 5000) select x from n"
    answer = get(f"/gongbao.json?sql={quoted(many)}").json()
    assert len(answer["rows"]) == 1000 and answer["truncated"]
