"""Stages told by what is done with the parts or the papers of a work."""

import pytest

from extract.milestones.test_milestones import stages


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("青螺大桥桩基全部打完。", "under_construction"),
        ("青螺水库累计完成总工程量的76%。", "under_construction"),
        ("青螺大桥仅剩桥面铺装。", "under_construction"),
        ("青螺水库大坝主体结构施工至八层，进度过半。", "under_construction"),
        ("青螺水电站设备安装过半。", "under_construction"),
        ("青螺水库工程进度达到95%。", "under_construction"),
        ("青螺水电站环评获批。", "approved"),
        ("青螺水电站取得施工许可证。", "approved"),
        ("青螺水电站初步设计获批。", "approved"),
        ("青螺水电站正在办理用地预审手续。", "planned"),
        ("青螺水电站已列入省“十四五”规划项目库。", "planned"),
        ("青螺水电站征地工作结束。", "planned"),
        ("青螺水电站已签订总包合同。", "signed"),
        ("青螺水电站空载试车正常。", "completed"),
        ("青螺水电站12月上旬供电。", "operating"),
    ],
)
def test_what_is_done_with_parts_or_papers_of_a_work_tells_its_stage(text: str, stage: str) -> None:
    assert [told for _, told in stages(text)] == [stage]


@pytest.mark.parametrize(
    "text",
    [
        "青螺水电站完成产值3亿元。",
        "青螺水电站的设备安装公司增加12家。",
        "青螺水电站与云岭集团签署合作协议。",
        "青螺水电站在进行招标时公布了名单。",
    ],
)
def test_what_is_said_of_something_else_tells_no_stage(text: str) -> None:
    assert stages(text) == []


@pytest.mark.parametrize(
    ("text", "name", "stage"),
    [
        ("青螺物流园铁路专用线前期工作已通过某某局集团公司审查。", "青螺物流园铁路专用线", "approved"),
        ("汀江绕城公路初步设计获省交通运输厅批复。", "汀江绕城公路", "approved"),
        ("4.青螺中学：教学楼主体结构施工至四层。", "青螺中学", "under_construction"),
        ("9.云岭通用机场：已列入省“十四五”中期调整项目库。", "云岭通用机场", "planned"),
        ("汀沧烯烃二期获自治区核准。", "汀沧烯烃二期", "approved"),
        ("云岭路跨线桥再有20天左右就能放行。", "云岭路跨线桥", "operating"),
        ("【云岭快速干道】双向六车道，路基、桥涵全部完工。", "云岭快速干道", "completed"),
        ("青螺220千伏变电站待核准。", "青螺220千伏变电站", "planned"),
    ],
)
def test_grants_by_a_body_and_progress_after_a_heading(text: str, name: str, stage: str) -> None:
    assert (name, stage) in stages(text)


def test_a_heading_tells_the_stage_of_its_list() -> None:
    text = "（一）厂房建设：金穗花卉冷库、汀沧铝箔厂；（二）办理用地手续：云岭第二小学。"
    assert set(stages(text)) == {
        ("金穗花卉冷库", "under_construction"),
        ("汀沧铝箔厂", "under_construction"),
        ("云岭第二小学", "planned"),
    }


@pytest.mark.parametrize("text", ["汀沧食品三期由于用地问题尚未动工。", "青螺站站房未开工。"])
def test_what_has_not_happened_is_no_stage(text: str) -> None:
    assert stages(text) == []
