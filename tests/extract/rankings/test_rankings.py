"""Places in an order: which rank, of what, in which scope."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongbao.extract import extract
from gongbao.extract.document import read_document
from gongbao.extract.facts import Finding, Ranking
from gongbao.extract.rankings import find_rankings
from gongbao.read.report import Report


def rankings(text: str) -> list[Ranking]:
    return extract(Report("report.txt", text, "0" * 64)).rankings


def findings(text: str) -> list[Finding]:
    return [
        finding
        for finding in extract(Report("report.txt", text, "0" * 64)).findings
        if finding.rule == "stated_count"
    ]


def read(text: str) -> list[tuple[int | None, str | None, str]]:
    return [(ranking.rank, ranking.scope, ranking.indicator) for ranking in rankings(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("出口总额居全国第3位。", (3, "全国", "出口总额")),
        ("粮食产量全省第一。", (1, "全省", "粮食产量")),
        ("森林覆盖率稳居全省首位。", (1, "全省", "森林覆盖率")),
        ("空气质量连续五年保持全省第二。", (2, "全省", "空气质量")),
        ("群众满意度位居全市前列。", (None, "全市", "群众满意度")),
        ("旅游收入进入全国前十。", (None, "全国", "旅游收入")),
        ("工业增加值增速在全省各市中排名第4。", (4, "全省各市", "工业增加值增速")),
        ("农民人均收入增幅名列全省第十二位。", (12, "全省", "农民人均收入增幅")),
        ("进出口总额居各开发区之首。", (1, "各开发区", "进出口总额")),
        ("人口在西部40个地级市中位列第7。", (7, "西部40个地级市", "人口")),
        ("社会消费品零售总额排名全市第9位。", (9, "全市", "社会消费品零售总额")),
        ("获全省营商环境评价第一名。", (1, "全省", "营商环境评价")),
        ("在全市招商引资考核中位居第二。", (2, "全市", "招商引资考核")),
        ("成功入围全国百强县第45位。", (45, None, "全国百强县")),
    ],
)
def test_every_form_of_rank_is_read(text: str, expected: tuple[int | None, str | None, str]) -> None:
    assert read(text) == [expected]


def test_a_rank_beside_a_figure_is_of_what_the_figure_measures() -> None:
    assert read("发电装机3200万千瓦、居全国第5位。") == [(5, "全国", "发电装机")]
    assert read("固定资产投资增长9%，居全市第3位。") == [(3, "全市", "固定资产投资")]


def test_a_bare_growth_rate_takes_the_whole_it_is_of() -> None:
    assert read("工业增加值增长9.3%，增速居全市第2。") == [(2, "全市", "工业增加值增速")]
    assert read("实际利用外资3亿美元，总量居全市第二位、增速居全市第一位。") == [
        (2, "全市", "实际利用外资总量"),
        (1, "全市", "实际利用外资增速"),
    ]


def test_each_indicator_of_a_list_is_ranked() -> None:
    assert read("水质、空气质量与绿化覆盖率均居全省前列。") == [
        (None, "全省", "水质"),
        (None, "全省", "空气质量"),
        (None, "全省", "绿化覆盖率"),
    ]


def test_total_and_growth_of_one_thing_are_two() -> None:
    assert [indicator for _, _, indicator in read("用电量增速、出口总额总量与增速等3项指标全区第一。")] == [
        "用电量增速",
        "出口总额总量",
        "出口总额增速",
    ]


def test_a_count_that_differs_from_the_list_is_noticed() -> None:
    (finding,) = findings("用电量增速、出口总额等5项指标全区第一。")
    assert "5" in finding.message
    assert not findings("用电量增速、出口总额等2项指标全区第一。")


def test_ranks_given_in_turn_belong_to_the_indicators_in_turn() -> None:
    assert read("工业投资、民间投资增速分别列全市第1、第4位。") == [
        (1, "全市", "工业投资增速"),
        (4, "全市", "民间投资增速"),
    ]


def test_a_move_of_rank_gives_both_ranks_of_one_indicator() -> None:
    assert read("综合实力由全国第10位升至第8位。") == [(10, "全国", "综合实力"), (8, "全国", "综合实力")]


def test_the_contest_that_was_spoken_of_before_is_what_is_ranked() -> None:
    text = "在全国国家级经开区综合发展水平考核评价中，云岭经开区排名第36位。"
    assert read(text) == [(36, None, "国家级经开区综合发展水平考核评价")]


def test_who_stands_before_a_bracket_is_ranked_in_the_contest_spoken_of() -> None:
    text = "全国国家级经开区综合发展水平考核结果公布，云岭经济技术开发区（第8位）、滨江经济技术开发区（第12位）位次前移。"
    assert [(rank, indicator) for rank, _, indicator in read(text)] == [
        (8, "国家级经开区综合发展水平考核"),
        (12, "国家级经开区综合发展水平考核"),
    ]


def test_how_many_stand_in_a_front_is_not_what_is_ranked() -> None:
    text = "2022年国家级经开区综合发展水平考核结果公布，云岭经开区位列第11位，3家进入全国前30强。"
    assert read(text)[-1] == (None, "全国", "国家级经开区综合发展水平考核")


def test_details_in_brackets_are_ranked_each() -> None:
    assert [
        (rank, indicator)
        for rank, _, indicator in read("数量和投资总额均居全省前三位（个数第2位、投资总额第3位）。")
    ][-2:] == [
        (2, "个数"),
        (3, "投资总额"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "第一，加快转型。第二，扩大开放。",
        "坚持质量第一、安全第一。",
        "把就业摆在首位。",
        "发展第二产业。",
        "全省第一届运动会开幕。",
        "世界500强企业落户3家。",
        "力争进入全国前列。",
        "冲刺全国百强县。",
        "长江上游生态好转。",
        "他走在队伍前列。",
    ],
)
def test_what_only_looks_like_a_rank_is_none(text: str) -> None:
    assert read(text) == []


def test_an_aim_by_its_section_is_no_ranking_yet() -> None:
    assert read("一、2024年重点工作\n出口总额保持全省第一。") == []


PIECES = [
    "全国",
    "全省",
    "居",
    "列",
    "第3位",
    "第一",
    "前列",
    "前十",
    "增速",
    "总量",
    "出口额",
    "、",
    "和",
    "均",
    "分别",
    "，",
    "。",
    "（",
    "）",
    "等8项指标",
    "考核",
    "排名",
    "从",
    "升至",
    "增长5%",
    "\n",
    "百强县",
    "我市",
]
texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_any_text_gives_rankings_that_read_back(text: str) -> None:
    document = read_document(text)
    found, noticed = find_rankings(document, [], [], lambda offset: None)
    for ranking in found:
        assert text[ranking.start : ranking.end] == ranking.text
        assert ranking.indicator
        assert ranking.rank is None or ranking.rank > 0
    assert all(finding.row is not None and finding.row < len(found) for finding in noticed)


def test_places_of_a_list_share_one_counter() -> None:
    assert read("GDP、工业产值、固定资产投资增速分别居全市第1、2、5位。") == [
        (1, "全市", "GDP增速"),
        (2, "全市", "工业产值增速"),
        (5, "全市", "固定资产投资增速"),
    ]


def test_a_size_of_no_thing_of_its_own_is_of_what_was_spoken_of() -> None:
    assert read("服务外包额增长15%、规模居西部第1。") == [(1, "西部", "服务外包额规模")]
    assert read("茶园面积达到40万亩，实现全覆盖，规模保持全省第一。") == [(1, "全省", "茶园面积规模")]
    assert read("新增床位7000张，49家综合医院获评甲级、数量全省第一。") == [(1, "全省", "综合医院数量")]


def test_a_measure_in_the_name_of_the_group_is_no_indicator() -> None:
    assert read("云岭市通勤指数改善率跃上汽车保有量大型城市首位。") == [
        (1, "汽车保有量大型城市", "云岭市通勤指数改善率")
    ]


def test_a_list_in_the_clause_before_is_ranked() -> None:
    assert read("市属企业产值、利润等核心指标增速，首次整体跻身全省市属企业第一方阵。") == [
        (None, "全省市属企业", "市属企业产值增速"),
        (None, "全省市属企业", "利润增速"),
    ]


def test_two_kinds_ranked_by_size_share_their_scope() -> None:
    assert read("我国是全球第四大茶叶生产国和第三大茶叶消费国。") == [
        (4, "全球", "茶叶生产国"),
        (3, "全球", "茶叶消费国"),
    ]


def test_a_list_that_is_entered_is_ranked_by_itself() -> None:
    assert read("云岭县跻身全国百强县。") == [(None, "全国", "全国百强县")]
    assert read("成功跻身全省十强。") == [(None, "全省", "全省十强")]
    assert read("成功跻身全国百强产业园区第56位。") == [(56, None, "全国百强产业园区")]
    assert read("引进世界500强企业12家。") == []


def test_who_is_surpassed_is_no_indicator() -> None:
    assert read("该集团销量超过青禾集团居全球第一。")[0][2].endswith("销量")


def test_a_measure_summed_up_is_of_each_that_is_listed() -> None:
    assert read("工业用电量、税收三项指标增速位居全市第一。") == [
        (1, "全市", "工业用电量增速"),
        (1, "全市", "税收增速"),
    ]


def test_places_given_in_turn_may_be_said_with_another_word() -> None:
    assert read("服务业总量、增速分列全市第2位和第3位。") == [
        (2, "全市", "服务业总量"),
        (3, "全市", "服务业增速"),
    ]


def test_a_place_after_a_move_of_rank_is_of_the_order_that_moved() -> None:
    assert read("云岭园区综合实力排名较上年前进10位，居第65位。") == [(65, None, "云岭园区综合实力排名")]


def test_the_prize_of_a_contest_is_a_place() -> None:
    assert read("青川区在全市项目观摩中获得亚军。") == [(2, "全市", "项目观摩")]
    assert read("她夺得世界冠军。") == []


def test_a_place_is_read_after_a_noun_of_rank_without_an_ordinal() -> None:
    assert read("在国内糖企排名约为15位。") == [(15, "国内糖企", "排名")]


def test_a_place_that_is_left_is_a_place() -> None:
    assert read("在全省42家开发区中，综合实力由第21位上升到第16位。") == [
        (21, "全省42家开发区", "综合实力"),
        (16, "全省42家开发区", "综合实力"),
    ]


def test_a_second_place_goes_on_from_the_first() -> None:
    assert [(rank, scope) for rank, scope, _ in read("青川港吞吐量、箱量位居全省第一和第二。")] == [
        (1, "全省"),
        (2, "全省"),
    ]


def test_a_place_without_an_order_stands_in_the_one_said_before() -> None:
    assert read("进出口额居全省第1；实际使用外资、新产品出口额居第2。") == [
        (1, "全省", "进出口额"),
        (2, "全省", "实际使用外资"),
        (2, "全省", "新产品出口额"),
    ]


def test_a_count_of_measures_is_ranked_where_none_is_listed() -> None:
    assert read("全区8个指标居全省前三。") == [(None, "全省", "8个指标")]


def test_a_front_of_those_of_a_level_is_a_place() -> None:
    assert read("税收增速进入省级以上经开区前10名。") == [(None, "省级以上经开区", "税收增速")]


def test_things_listed_once_are_ranked_in_turn_at_both_ends_of_a_move() -> None:
    assert read("茶叶、蚕茧产量从全国第9位、第6位双双升至第2位。") == [
        (9, "全国", "茶叶产量"),
        (6, "全国", "蚕茧产量"),
        (2, "全国", "茶叶产量"),
        (2, "全国", "蚕茧产量"),
    ]
    assert read("工业、服务业增加值增速分别居全省第5、第6位。") == [
        (5, "全省", "工业增加值增速"),
        (6, "全省", "服务业增加值增速"),
    ]
    assert read("城镇、农村居民收入增速分列全市第3和第5。") == [
        (3, "全市", "城镇居民收入增速"),
        (5, "全市", "农村居民收入增速"),
    ]


def test_a_growth_rate_of_two_things_before_is_of_each() -> None:
    assert read("财政收入、税收收入分别增长12%、15%，增幅分别居全市第2、第3位。") == [
        (2, "全市", "财政收入增幅"),
        (3, "全市", "税收收入增幅"),
    ]


def test_what_all_hold_is_held_by_the_clause_before_too() -> None:
    assert read("技师达30万人，高级工达12万人，均居全国前列。") == [
        (None, "全国", "技师"),
        (None, "全国", "高级工"),
    ]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("用电量在全市7个功能区中排第2位。", "全市7个功能区"),
        ("用电量列全市14个板块第12位。", "全市14个板块"),
        ("用电量居全省县域第十一位。", "全省县域"),
        ("用电量增长5%，列全市第2，全省县域第9位。", "全省县域"),
        ("用电量居国内市场第 3 位。", "国内市场"),
        ("用电量居全省榜首。", "全省"),
    ],
)
def test_an_order_of_any_group_is_read(text: str, scope: str) -> None:
    assert (read(text)[-1][1], read(text)[-1][2]) == (scope, "用电量")


def test_those_who_are_counted_in_an_order_are_not_what_is_ranked() -> None:
    assert read("工业产值50亿元，在全市11个板块中位列第三，增幅居全市首位。")[-1] == (
        1,
        "全市",
        "工业产值增幅",
    )


def test_a_contest_of_the_same_sentence_comes_before_what_was_ranked_last() -> None:
    text = "快递业务量全市第一。在省政府组织的园区绩效评估中获评A类，位列全省第33位，苏北第9位。"
    assert read(text)[1:] == [(33, "全省", "园区绩效评估"), (9, "苏北", "园区绩效评估")]


@pytest.mark.parametrize("counted", ["130家开发区", "九个园区", "40余家高新区", "14个责任部门"])
def test_those_who_are_counted_before_a_contest_are_its_scope(counted: str) -> None:
    assert read(f"在全省{counted}综合考核中位列第12位。") == [(12, f"全省{counted}", "综合考核")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("利润总额由全市第5升至第3。", [(5, "全市", "利润总额"), (3, "全市", "利润总额")]),
        ("利润总额的位次由26位上升到22位。", [(26, None, "利润总额"), (22, None, "利润总额")]),
        ("综合考核排名从12位升至8位。", [(12, None, "综合考核"), (8, None, "综合考核")]),
        ("床位上升到22位。", []),
    ],
)
def test_both_ends_of_a_move_are_places(text: str, expected: list[tuple[int, str | None, str]]) -> None:
    assert read(text) == expected


def test_what_is_reached_of_a_plan_is_not_what_is_ranked() -> None:
    assert read("完成到位资金120亿元，完成年度目标的105%，居全市第一位。") == [(1, "全市", "到位资金")]


def test_a_year_is_not_what_is_ranked() -> None:
    assert read("2020年全国高新区综合排名第82位。") == [(82, "全国高新区", "综合排名")]


def test_a_score_is_what_is_ranked_where_nothing_else_is() -> None:
    assert read("青川片区综合得分排全市第一。") == [(1, "全市", "综合得分")]


def test_a_contest_before_a_move_is_what_is_ranked() -> None:
    assert read("集聚区在2022年度全省考核中晋升7位，位居全省第18位。") == [(18, "全省", "考核")]


def test_tasks_that_are_listed_are_ranked_each() -> None:
    assert read("防汛抗旱、环境保护等6项工作走在全省前列。") == [
        (None, "全省", "防汛抗旱"),
        (None, "全省", "环境保护"),
    ]


def test_funds_that_were_won_are_no_aim() -> None:
    assert read("全年争取上级资金28亿元，排名全市第2。") == [(2, "全市", "争取上级资金")]
    assert read("力争工业产值排名全市第2。") == []


def test_two_places_in_turn_are_of_the_figures_of_the_clauses_before() -> None:
    assert read("新签约项目31个，协议投资额152亿元，分别位列全市第一、第二。") == [
        (1, "全市", "新签约项目"),
        (2, "全市", "协议投资额"),
    ]


def test_a_share_of_all_is_ranked_as_what_it_is_a_share_of() -> None:
    assert read("进出口总额6.3亿美元，占全市的35.2%，稳居各县首位。") == [(1, "各县", "进出口总额")]


def test_an_index_without_a_unit_is_ranked_after_its_value() -> None:
    assert read("空气质量综合指数3.92，全省排名第46位。") == [(46, "全省", "空气质量综合指数")]


def test_a_list_that_is_entered_is_what_is_ranked_in_later_years_too() -> None:
    assert read("开发区连续四年入围“北陆化工园区30强”，2020年列第26位。") == [
        (None, "北陆化工园区", "北陆化工园区30强"),
        (26, "北陆化工园区", "北陆化工园区30强"),
    ]


def test_places_of_several_years_are_steps_of_one_move() -> None:
    text = "园区综合考评连续进位，由2020年的第71位、2021年的第58位升至2022年的第49位。"
    assert [rank for rank, _, _ in read(text)] == [71, 58, 49]
    assert {indicator for _, _, indicator in read(text)} == {"综合考评"}


def test_parts_of_a_contest_are_ranked_in_turn() -> None:
    assert read("其中对外贸易、科技创新两个单项分别排第3位和第21位。") == [
        (3, None, "对外贸易"),
        (21, None, "科技创新"),
    ]


def test_counties_that_are_counted_without_a_classifier_are_a_scope() -> None:
    assert read("用电量列全州8县（市、新区）第2位。") == [(2, "全州8县(市、新区)", "用电量")]


@pytest.mark.parametrize("group", ["七个县市区", "各县区", "十一个县（市、区）", ""])
def test_a_prefecture_by_its_short_name_is_an_order(group: str) -> None:
    scope = f"孝感{group}".replace("（", "(").replace("）", ")")
    assert read(f"用电量列孝感{group}第3位。") == [(3, scope, "用电量")]


def test_a_prefecture_that_is_ranked_itself_is_no_order() -> None:
    assert read("用电量增长8%，孝感位列全省第一。")[0][1] == "全省"


def test_a_prize_is_of_the_contest_of_its_sentence() -> None:
    assert read("在7月的全市招商擂台赛上，云岭摘得亚军。") == [(2, None, "招商擂台赛")]


def test_those_who_published_a_contest_are_no_part_of_it() -> None:
    assert read("在科技部公布的国家高新区综合评价中排第97位。") == [(97, None, "综合评价")]


def test_an_index_keeps_its_whole_name() -> None:
    assert read("在全球云岭指数排名中，我国由2012年的第34位升至2024年的第11位。") == [
        (34, None, "全球云岭指数排名"),
        (11, None, "全球云岭指数排名"),
    ]
    assert read("青川县在全国县域竞争力百强榜中位列第56位。") == [(56, None, "全国县域竞争力百强榜")]


def test_a_land_is_first_in_what_stands_before() -> None:
    assert read("我国稳居全球货物贸易第一大国地位。") == [(1, "全球", "货物贸易大国")]
    assert read("我国成为世界第一制造大国。") == [(1, "世界", "制造大国")]


def test_a_champion_of_a_measure_is_first() -> None:
    assert read("农业产值突破90亿元，总量连续八年蝉联全市冠军。") == [(1, "全市", "农业产值总量")]


def test_places_after_a_colon_or_beside_the_first_are_read() -> None:
    assert read("主要指标全市排名：用电量增速第3，投资增速第1。") == [
        (3, None, "用电量增速"),
        (1, None, "投资增速"),
    ]
    assert read("地区生产总值总量全市第3、增速第1。") == [
        (3, "全市", "地区生产总值总量"),
        (1, "全市", "地区生产总值增速"),
    ]
    assert read("项目个数（全市第二）、协议资金（全市第三）均超序时。") == [
        (2, "全市", "项目个数"),
        (3, "全市", "协议资金"),
    ]


def test_firms_that_are_listed_stand_in_one_order() -> None:
    text = "电子行业竞争力评价揭晓，云岭集团、青川集团、滨江集团分列前三名。"
    assert {indicator for _, _, indicator in read(text)} == {"电子行业竞争力评价"}


def test_the_noun_of_rank_stands_where_nothing_else_is_named() -> None:
    assert read("综合排名在全省150家开发区中升至第21位。") == [(21, "全省150家开发区", "综合排名")]
    assert read("煤的产量在世界上所占的位次，已经由第二十六位上升到第九位。") == [
        (26, None, "煤的产量"),
        (9, None, "煤的产量"),
    ]


def test_a_degree_of_a_measure_in_an_order_is_the_first_place() -> None:
    assert read("亩均税收全市园区最高。") == [(1, "全市园区", "亩均税收")]
    assert read("资金完成率96%，全省最高。") == [(1, "全省", "资金完成率")]
    assert read("我国已建成世界上规模最大、覆盖最广的网络。") == []


def test_an_order_named_right_after_a_place_is_another_order() -> None:
    assert read("投资增速排名全国第七、泛珠区域第二。") == [
        (7, "全国", "投资增速"),
        (2, "泛珠区域", "投资增速"),
    ]


def test_a_measure_of_the_clause_before_is_nearer_than_what_was_ranked_last() -> None:
    text = "在全区22个开发区年度考核里，总分由上年第9名回落至第11名，科技创新得分却仅次于青川，排在第2名。"
    assert [(rank, indicator) for rank, _, indicator in read(text)] == [
        (9, "总分"),
        (11, "总分"),
        (2, "科技创新得分"),
    ]


def test_steps_of_a_year_are_places_of_one_order() -> None:
    assert read("工业增加值增长7%，在全省11个设区市中由一季度的第十位爬到第七位。") == [
        (10, "全省11个设区市", "工业增加值"),
        (7, "全省11个设区市", "工业增加值"),
    ]
    assert read("投资增速拔得全市头筹。") == [(1, "全市", "投资增速")]


def test_a_counted_group_is_the_scope_of_its_contest() -> None:
    assert read("在云州市5个省级开发区年度考核中位居第二。") == [(2, "云州市5个省级开发区", "年度考核")]


def test_an_order_may_stand_before_what_is_ranked() -> None:
    assert read("引进资金38亿元，在全市10个功能区中总量第二、增幅第一。") == [
        (2, "全市10个功能区", "引进资金总量"),
        (1, "全市10个功能区", "引进资金增幅"),
    ]


def test_an_overall_rank_is_not_of_the_figure_before() -> None:
    assert read("税收突破20亿元，综合排名由全省第57位升至第41位。") == [
        (57, "全省", "综合排名"),
        (41, "全省", "综合排名"),
    ]


def test_two_measures_summed_up_take_their_places_in_turn() -> None:
    text = "项目履约率82.3%、开工率61.5%，两项指标在全市7个园区中分列第1位和第4位。"
    assert read(text) == [(1, "全市7个园区", "项目履约率"), (4, "全市7个园区", "开工率")]


def test_a_strength_is_ranked_in_a_list_of_so_many() -> None:
    assert read("综合实力位列全国县域百强第67位。") == [(67, None, "综合实力")]
    assert read("粮食总产再创历史新高，连续16年位居全国首位。") == [(1, "全国", "粮食总产")]
