"""Stages of named projects: which project, which stage, done or to come."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongbao.extract.document import read_document
from gongbao.extract.facts import Milestone, Period
from gongbao.extract.milestones import find_milestones
from gongbao.extract.names.bodies import find_bodies


def milestones(text: str, status: str = "actual") -> tuple[list[str], list[Milestone]]:
    """Return the names of the projects that reach a stage in ``text``, and the milestones."""

    def no_period(offset: int) -> Period | None:
        return None

    def one_status(offset: int, period: Period | None) -> str:
        return status

    document = read_document(text)
    mentions = find_bodies(document)
    found = find_milestones(document, mentions, no_period, one_status)
    return [mentions[milestone.entity].name for milestone in found], found


def stages(text: str) -> list[tuple[str, str]]:
    names, found = milestones(text)
    return [(name, milestone.stage) for name, milestone in zip(names, found, strict=True)]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("青螺水库建成投用。", "operating"),
        ("青螺水库竣工。", "completed"),
        ("青螺水库正在加快建设。", "under_construction"),
        ("青螺水库今年3月正式开工建设。", "started"),
        ("青螺水库项目成功签约。", "signed"),
        ("青螺水库获批。", "approved"),
        ("加快青螺水库前期工作。", "planned"),
        ("规划建设青螺水库。", "planned"),
        ("开工建设青螺水库。", "started"),
        ("全力推进青螺水库建设。", "under_construction"),
    ],
)
def test_a_stage_word_before_or_after_the_project_gives_the_stage(text: str, stage: str) -> None:
    assert stages(text) == [("青螺水库", stage)]


def test_each_item_of_an_enumeration_reaches_the_stage() -> None:
    text = "青螺小学、云岭中学改扩建工程、飞虹大桥建成投用。"
    assert stages(text) == [("青螺小学", "operating"), ("云岭中学", "operating"), ("飞虹大桥", "operating")]


def test_two_enumerations_of_a_sentence_keep_their_own_stages() -> None:
    text = "青螺水库、云岭水库开工建设，飞虹大桥、宁芜高铁建成通车。"
    assert stages(text) == [
        ("青螺水库", "started"),
        ("云岭水库", "started"),
        ("飞虹大桥", "operating"),
        ("宁芜高铁", "operating"),
    ]


def test_the_word_after_the_project_outweighs_the_one_before() -> None:
    assert stages("推动青螺水库开工建设。") == [("青螺水库", "started")]


def test_a_later_clause_goes_on_about_the_project_that_heads_the_sentence() -> None:
    names, found = milestones("飞虹大桥全长3公里，预计2027年建成通车。")
    assert names == ["飞虹大桥"]
    assert (found[0].stage, found[0].status) == ("operating", "target")


@pytest.mark.parametrize(
    "text", ["确保青螺水库建成投用。", "青螺水库预计明年完工。", "飞虹大桥建成通车后，出行更便捷。"]
)
def test_a_stage_still_to_come_is_a_target(text: str) -> None:
    assert [milestone.status for milestone in milestones(text)[1]] == ["target"]


def test_the_status_of_the_report_part_holds_where_no_word_says_more() -> None:
    assert [m.status for m in milestones("推进青螺水库建设。", "target")[1]] == ["target"]
    assert [m.status for m in milestones("推进青螺水库建设。", "actual")[1]] == ["actual"]


@pytest.mark.parametrize(
    "text", ["一批重大项目建成投用。", "新建高速公路30公里，全线通车。", "云南加快建设，昆明对外开放。"]
)
def test_projects_without_a_name_of_their_own_give_none(text: str) -> None:
    assert stages(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("飞虹大桥主塔顺利封顶。", [("飞虹大桥", "completed")]),
        ("青螺水库成功下闸蓄水。", [("青螺水库", "completed")]),
        ("青螺水库在云南昆明开工建设。", [("青螺水库", "started")]),
        ("青螺水库前期工作加快推进。", [("青螺水库", "planned")]),
        ("做好青螺水库前期工作。", [("青螺水库", "planned")]),
        ("争取宁芜高铁纳入国家铁路规划。", [("宁芜高铁", "planned")]),
    ],
)
def test_a_stage_of_a_part_or_a_paper_is_a_stage_of_the_work(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert stages(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "青螺水库的供水能力建成投产。",
        "宁芜高铁开通列车12对。",
        "昆明国际机场国际航线正式开航。",
        "开展青螺水库竣工庆祝，飞虹大桥收费。",
        "推进国家农业绿色发展先行区建设。",
        "云岭产业园18个项目集中开工。",
    ],
)
def test_what_is_said_of_something_beside_the_work_is_no_stage_of_it(text: str) -> None:
    assert [name for name, _ in stages(text) if name != "青螺水库" or "供水" in text] == []


def test_a_count_that_fits_the_items_makes_each_of_them_a_name() -> None:
    text = "毛石川、甜井、红柳南三大煤矿开工建设。"
    assert stages(text) == [("毛石川", "started"), ("甜井", "started"), ("红柳南", "started")]


def test_the_span_is_that_of_the_stage_word() -> None:
    text = "今年，青螺水库顺利竣工验收。"
    (milestone,) = milestones(text)[1]
    assert milestone.text == text[milestone.start : milestone.end] == "竣工验收"


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "青螺水库",
                "、",
                "和",
                "建成投用",
                "，",
                "。",
                "等",
                "项目",
                "推进",
                "建设",
                "预计",
                "3个",
                "市委",
            ]
        )
    )
)
def test_any_order_of_words_gives_milestones_that_read_back(pieces: list[str]) -> None:
    text = "".join(pieces)
    for milestone in milestones(text)[1]:
        assert milestone.text == text[milestone.start : milestone.end] != ""


def test_news_of_a_work_and_what_is_to_come_of_it_are_two_milestones() -> None:
    text = "今天(3月2日),连接两地的青螺大桥顺利合龙。大桥全长3公里,预计明年建成通车。"
    names, found = milestones(text)
    assert names == ["青螺大桥", "青螺大桥"]
    assert [(m.stage, m.status) for m in found] == [("completed", "actual"), ("operating", "target")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云岭风电场项目实现当年签约、当年开工、当年投产。", ["signed", "started", "operating"]),
        ("云岭风电场项目签约落地并开工建设。", ["signed", "started"]),
        ("云岭水电站2022年开工，2026年首台机组投产发电。", ["started", "operating"]),
        ("云岭水电站2022年开工建设，预计2027年全面竣工并投入使用。", ["started", "completed", "operating"]),
        ("云岭冷链项目当年签约当年开工。", ["started"]),
        ("青螺口岸通过国家验收正式对外开放。", ["completed", "operating"]),
        ("白鹭至云岭高铁铺轨全部完成。", ["completed"]),
        ("白鹭至云岭高铁架梁全面推进。", ["under_construction"]),
    ],
)
def test_a_work_has_each_stage_that_is_said_of_it(text: str, expected: list[str]) -> None:
    assert [stage for _, stage in stages(text)] == expected


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("青螺电厂2号炉一次点火成功。", "operating"),
        ("青螺职业技术学院建成招生。", "operating"),
        ("青螺煤矿于2月下旬复工。", "under_construction"),
        ("青螺码头3号泊位获省发改委核准。", "approved"),
        ("青螺码头、云岭机场在建。", "under_construction"),
        ("青螺医院新院区取得施工许可证。", "approved"),
        ("青螺大道、云岭立交全面放行。", "operating"),
        ("青螺水库仍处前期。", "planned"),
        ("青螺中学新校区完成选址。", "planned"),
        ("青螺冷链产业园完成桩基施工。", "under_construction"),
        ("去年底点火的青螺硅厂开足马力。", "operating"),
        ("开工的有青螺码头、云岭机场。", "started"),
        ("青螺灌区累计完成渠道衬砌63公里。", "under_construction"),
        ("青螺高速公路路基工程完成92%。", "under_construction"),
        ("青螺铁路专用线获中国铁路昆明局集团接轨批复。", "approved"),
        ("青螺机场扩建工程已列入省“十五五”规划。", "planned"),
        ("1.青螺大桥：主桥右幅已合龙，引桥推进中。", "completed"),
        ("——青螺中学兴文校区：已于9月1日开学，新增学位2400个。", "operating"),
    ],
)
def test_offices_and_papers_have_many_words_for_a_stage(text: str, stage: str) -> None:
    assert {found for _, found in stages(text)} == {stage}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "青螺码头、海尔“灯塔工厂”、云岭机场等产业项目建成投产。",
            [("青螺码头", "operating"), ("云岭机场", "operating")],
        ),
        (
            "青螺铁路、云岭高铁等过江通道加快建设。",
            [("青螺铁路", "under_construction"), ("云岭高铁", "under_construction")],
        ),
        ("青螺公园全面建成开放。", [("青螺公园", "operating")]),
        (
            "（一）已投产：青螺电厂、云岭水泥厂；（二）设备安装：飞虹产业园。",
            [("青螺电厂", "operating"), ("云岭水泥厂", "operating"), ("飞虹产业园", "under_construction")],
        ),
        ("【青螺热电厂】1号机于11月12日并网，占地90亩。", [("青螺热电厂", "operating")]),
        (
            "推进云岭国际机场二跑道、青螺水库建设。",
            [("云岭国际机场二跑道", "under_construction"), ("青螺水库", "under_construction")],
        ),
        ("继青螺大桥、飞虹大桥后，湾区又一超级工程，计划2028年建成通车。", []),
        ("加快国家海洋综合试验场建设。", [("国家海洋综合试验场", "under_construction")]),
    ],
)
def test_lists_hold_items_that_are_named_in_part(text: str, expected: list[tuple[str, str]]) -> None:
    assert stages(text) == expected


def test_what_a_work_will_bring_once_it_is_built_is_no_further_stage() -> None:
    assert stages("青螺大桥顺利合龙。大桥全长3公里，建成通车后，两岸往来只要十分钟。") == [
        ("青螺大桥", "completed")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云岭核电站建设提速，第一期工程已有部分机组投产。", [("云岭核电站", "operating")]),
        ("云岭污水处理厂二期加快建设，一期已于去年投运。", [("云岭污水处理厂二期", "under_construction")]),
        (
            "总投资8亿元的云岭物流园在青螺开发区动工，该项目将于明年6月竣工投入使用。",
            [("云岭物流园", "started"), ("云岭物流园", "operating")],
        ),
        (
            "省长在云岭调研，察看了青螺水库。这座水库由水务集团投资，计划2029年建成。",
            [("青螺水库", "completed")],
        ),
    ],
)
def test_a_later_clause_points_at_a_work_or_at_its_own_phase(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert stages(text) == expected


@pytest.mark.parametrize("mate", ["是白鹭运河的骨干工程", "连接白鹭机场和市区"])
def test_a_later_clause_speaks_of_the_work_that_heads_the_sentence_not_of_its_mate(mate: str) -> None:
    assert stages(f"青螺大桥{mate}，全长3公里，预计明年建成通车。") == [("青螺大桥", "operating")]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("青螺大桥主缆完成架设。", "completed"),
        ("青螺大桥进入主缆架设阶段。", "under_construction"),
        ("青螺大桥顺利完成荷载试验。", "completed"),
    ],
)
def test_the_steps_of_building_are_stages(text: str, stage: str) -> None:
    assert stages(text) == [("青螺大桥", stage)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议召开\n青螺隧道贯通\n11月1日，大会闭幕。", [("青螺隧道", "completed")]),
        ("青螺高速公路南昌方向通车。", [("青螺高速公路", "operating")]),
        ("某电缆项目在青螺产业园开工建设。", []),
        ("青螺应急中心建设项目在张家口启动。", [("青螺应急中心建设项目", "started")]),
        ("青螺大桥启动旅游季。", []),
        ("青螺大桥的互联互通水平提高。", []),
        ("青螺船闸恢复通航。", []),
        ("青螺水电站1号机组分别于今年、明年投入商业运行。", [("青螺水电站1号机组", "operating")]),
        (
            "作为重点工程，眼下，青螺通道正在抓紧建设。该项目连接两地，预计2028年建成通车。",
            [("青螺通道", "under_construction"), ("青螺通道", "operating")],
        ),
        ("全长14公里的青螺隧道连接两地，预计今年内贯通。", [("青螺隧道", "completed")]),
        ("青螺核电7号机组装载工作结束，进入调试阶段。", [("青螺核电7号机组", "under_construction")]),
    ],
)
def test_stages_as_news_tell_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert stages(text) == expected


def test_what_another_clause_plans_is_not_said_of_the_stage() -> None:
    _, found = milestones("青螺核电计划建设8台机组，1—6号机组已经建成投用。")
    assert [milestone.status for milestone in found] == ["actual"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国家发展改革委近日批复青螺高速铁路可行性研究报告。", [("青螺高速铁路", "approved")]),
        ("青螺水库正在编制可研报告。", [("青螺水库", "planned")]),
        ("青螺地铁5号线二期同日开通初期运营。", [("青螺地铁5号线二期", "operating")]),
        ("白鹭至青螺特高压直流输电工程全线架通。", [("白鹭至青螺特高压直流输电工程", "completed")]),
    ],
)
def test_papers_that_are_approved_and_lines_that_are_strung(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert stages(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2.白鹭生物医药项目：总投资2亿元。目前，正在进行桩基施工。",
            [("白鹭生物医药项目", "under_construction")],
        ),
        (
            "3.星河电子年产2000万片触摸屏项目，总投资3亿元，一期已建成投产。",
            [("星河电子年产2000万片触摸屏项目", "operating")],
        ),
        (
            "青螺水电站工程通过竣工验收，从建设期转入生产运行。",
            [("青螺水电站工程", "completed"), ("青螺水电站工程", "operating")],
        ),
        ("推进青螺新材料项目建设，力争白鹭机械年内投产。", [("青螺新材料项目", "under_construction")]),
        ("青螺南排工程完成通水通航阶段性验收。", [("青螺南排工程", "completed")]),
        ("青螺储能项目量产。", [("青螺储能项目", "operating")]),
    ],
)
def test_stages_of_project_lists(text: str, expected: list[tuple[str, str]]) -> None:
    assert stages(text) == expected


def test_of_two_stages_in_one_breath_the_later_counts() -> None:
    assert stages("青螺大桥竣工投入使用。") == [("青螺大桥", "operating")]
    assert stages("青螺煤矿前期工作加快推进。") == [("青螺煤矿", "planned")]
