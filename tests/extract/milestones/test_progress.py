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
