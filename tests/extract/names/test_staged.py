"""Works of which a stage is said need less to be names than others."""

import pytest

from gongbao.extract.document import read_document
from gongbao.extract.names.bodies import find_bodies


def facilities(text: str) -> list[str]:
    return [mention.text for mention in find_bodies(read_document(text)) if mention.type == "facility"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("汀帆海工装备二期6月开工，年底主厂房封顶。", ["汀帆海工装备二期"]),
        ("榆沧生物年产2万吨有机肥生产线试投产。", ["榆沧生物年产2万吨有机肥生产线"]),
        ("飞捷国际分拨中心建成启用，岭海保税冷库二期正式投产。", ["飞捷国际分拨中心", "岭海保税冷库二期"]),
        (
            "汀帆重工总装车间、岭海水产冷库二期已于5月建成。",
            ["汀帆重工总装车间", "岭海水产冷库二期"],
        ),
        ("深地岩石力学实验装置获批立项。", ["深地岩石力学实验装置"]),
        ("青螺人才公寓B地块主体封顶。", ["青螺人才公寓B地块"]),
        ("污水处理厂三期通过环保验收，人才公寓二期封顶。", ["污水处理厂三期", "人才公寓二期"]),
        ("园区110千伏变电站投运，开发区职工医院正在加快建设。", ["园区110千伏变电站", "开发区职工医院"]),
        ("相变材料研发平台获批立项。", ["相变材料研发平台"]),
        (
            "【基础设施】汀岳燃料电池电堆、榆沧纳米二氧化硅相继投产。",
            ["汀岳燃料电池电堆", "榆沧纳米二氧化硅"],
        ),
        ("汀城北路、桐泉路竣工通车。", ["汀城北路", "桐泉路"]),
        ("3.汀宏镁业氧化镁生产线（二期）：目前处于带料调试阶段。", ["汀宏镁业氧化镁生产线（二期）"]),
        ("——城东片区供水管网改造：基本完工。", ["城东片区供水管网改造"]),
        ("岭洋风电装备产业园三个车间全部封顶。", ["岭洋风电装备产业园"]),
        ("青螺水库环库路路基完成71%。", ["青螺水库环库路"]),
        ("汀沧锂业年产2万吨氢氧化锂技改项目竣工投产。", ["汀沧锂业年产2万吨氢氧化锂技改项目"]),
        ("弥江东湖段治理主体完工。", ["弥江东湖段治理"]),
        ("园区污水处理厂提标改造工程通过环保验收。", ["园区污水处理厂"]),
        ("光电信息产业园三期标准厂房年底封顶。", ["光电信息产业园三期标准厂房"]),
        ("（一）试生产：汀沧硅业10万吨单晶炉、榆岭铝箔厂；", ["汀沧硅业10万吨单晶炉", "榆岭铝箔厂"]),
    ],
)
def test_a_stage_makes_names_of_works_without_a_list(text: str, expected: list[str]) -> None:
    assert facilities(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "一批重点产业项目开工建设。",
        "全国首条人形机器人中试产线投产。",
        "全年4条高速公路建成通车，12座变电站投运。",
        "城市更新项目、老旧小区改造工程全面开工。",
        "省级重点实验室获批建设。",
        "该机场三期扩建工程开工。",
        "“强基”工程深入推进。",
        "老旧小区改造完工，农村电网改造提升完工，城市更新改造开工。",
        "城镇污水管网改造完工，中小河流治理完工。",
    ],
)
def test_what_only_describes_or_counts_works_is_no_name(text: str) -> None:
    assert facilities(text) == []


def test_what_is_done_to_a_named_work_leaves_its_name_as_it_is() -> None:
    assert facilities("青螺水库扩建工程开工。") == ["青螺水库"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("通汀冷链产业园、正鄱铝业工业园招商顺利。", ["通汀冷链产业园", "正鄱铝业工业园"]),
        ("建设青螺大学新校区。", ["青螺大学新校区"]),
        ("青螺铁路复线与云岭大道南延线相接。", ["青螺铁路复线", "云岭大道南延线"]),
        ("云岭大学附属医院门诊综合楼启用。", ["云岭大学附属医院门诊综合楼"]),
        ("青螺电厂2号炉检修。", ["青螺电厂2号炉"]),
        ("湘江三桥、汀江七桥车流平稳。", ["湘江三桥", "汀江七桥"]),
    ],
)
def test_particles_begin_names_of_firms_and_parts_of_works_end_names(text: str, expected: list[str]) -> None:
    assert facilities(text) == expected


def test_an_item_goes_with_the_generic_term_of_the_next() -> None:
    assert facilities("汀河、拉云水利枢纽投入使用。")[-1] == "拉云水利枢纽"
    assert facilities("推进汀江水资源配置工程一期、二期和黄岭水库建设。")[0] == "汀江水资源配置工程一期"
    assert "垦区" not in facilities("林区、垦区、煤矿棚户区改造完工。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("英都镇智造小微园竣工交付。", ["英都镇智造小微园"]),
        (
            "——青螺县研学实践基地、汀江镇公办幼儿园：正在进行地勘。",
            ["青螺县研学实践基地", "汀江镇公办幼儿园"],
        ),
        ("汀中高速寺滩互通交付使用。", ["汀中高速寺滩互通"]),
        ("条岭200万只肉羊屠宰线主体落成。", ["条岭200万只肉羊屠宰线"]),
        ("云岭路提升改造收尾。", ["云岭路"]),
        ("园区管委会、园区党工委召开会议，园区企业增多。化工实训基地启用。", ["化工实训基地"]),
    ],
)
def test_towns_branches_streets_and_titles(text: str, expected: list[str]) -> None:
    assert facilities(text) == expected
