"""What a reader may rely on: every person that a report proves, no word that only looks like one."""

import pytest

from gongbao.extract.document import read_document
from gongbao.extract.names.people import find_people


def people(text: str) -> list[str]:
    """Return the full names of the people found in ``text``, in order, without any known bodies."""
    mentions, _ = find_people(read_document(text), [])
    return [mention.name for mention in mentions if mention.type == "person"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县委书记秦若川说,明年要再上台阶。", ["秦若川"]),
        ("会议由副区长 罗 毅主持。", ["罗毅"]),
        ("云州市人民政府市长 欧阳清和", ["欧阳清和"]),
        ("镇党委副书记、镇长何静调研防汛工作。", ["何静"]),
        ("区领导高远航、孟繁星、鲁小满参加调研。", ["高远航", "孟繁星", "鲁小满"]),
        ("副市长林栖、彭程,秘书长唐一鸣出席会议。", ["林栖", "彭程", "唐一鸣"]),
        ("州长扎西多吉表示,草场恢复良好。", ["扎西多吉"]),
        ("自治州州长 阿布都拉·买买提", ["阿布都拉·买买提"]),
        ("某国总统马尔科维奇宣布,双方将扩大贸易。", ["马尔科维奇"]),
        ("外交大臣安娜·贝克曼当天抵达访问。", ["安娜·贝克曼"]),
        ("沈知秋同志在村里工作了三十年。", ["沈知秋"]),
        ("种粮大户田丰收介绍,今年亩产又高了。", ["田丰收"]),
        ("“今年订单排到了年底。”陶小燕说。", ["陶小燕"]),
        ("“最美护士”段晓云、“最美教师”贾宏志等人受到表彰。", ["段晓云", "贾宏志"]),
        ("入选的有郝建国、汤玉兰、薛长河、邵思源四户家庭。", ["郝建国", "汤玉兰", "薛长河", "邵思源"]),
        ("以郭长风同志为核心的班子团结有力。", ["郭长风"]),
        ("旗长乌云其其格主持会议。", ["乌云其其格"]),
        ("首相山口健一当天抵达。", ["山口健一"]),
        ("任命贺兰山为县教育局局长。", ["贺兰山"]),
        ("管委会副主任(主持工作)郑海峰参加。", ["郑海峰"]),
        ("郑海峰,男,1975年生。", ["郑海峰"]),
    ],
)
def test_a_person_is_found_by_what_stands_around_the_name(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("(记者 祝小满 通讯员 费云)", ["祝小满", "费云"]),
        ("全县开工项目12个。(记者/葛青山)", ["葛青山"]),
        ("责任编辑:史晓楠", ["史晓楠"]),
        ("(编辑:卢佳)\n(作者:童大为 纪雨)", ["卢佳", "童大为", "纪雨"]),
        ("省长丁立夏作政府工作报告。本报记者 柯 然摄", ["丁立夏", "柯然"]),
        ("园区全年引进项目30个。顾长林\n", ["顾长林"]),
    ],
)
def test_bylines_and_editors_are_people(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "各级领导干部高度重视安全生产,全面落实责任。",
        "市委书记、市长办公会议研究了今年工作。",
        "总书记的殷切嘱托我们牢记在心。",
        "和平与发展是时代主题,安全是底线。",
        "全会强调,要坚持高质量发展。",
        "高新区表示,将向全球招商。",
        "康宁公司表示,将在开发区增加投资。",
        "代表团团长会议讨论了报告。",
        "记者从市水利局了解到,全市水库安全度汛。",
        "霍林河、伊敏河、元宝山三大矿区投产。",
        "王庄镇、李家村、张店街道完成改造。",
        "农民安居乐业,职工安心生产,学生成长成才。",
        "水利部长江流域管理机构负责调度。",
        "习近平新时代中国特色社会主义思想",
        "坚持马克思主义指导地位。",
    ],
)
def test_words_that_only_look_like_names_are_not_people(text: str) -> None:
    assert people(text) == []


def test_a_name_once_proved_is_found_wherever_it_stands() -> None:
    text = "区长程若水主持会议。会上,大家观看了短片,程若水逐一询问进度。"
    assert people(text) == ["程若水", "程若水"]


def test_the_last_part_of_a_foreign_name_stands_for_the_whole() -> None:
    text = "总裁埃里克·索伦森表示愿意合作。索伦森参观了车间。"
    assert people(text) == ["埃里克·索伦森", "埃里克·索伦森"]


def test_a_name_does_not_take_the_adverb_or_the_verb_after_it() -> None:
    assert people("副主任朱静曾表示,项目会提前。") == ["朱静"]
    assert people("局长李强调研企业。") == ["李强"]
    assert people("分析师高旺则认为,价格会回落。") == ["高旺"]


def test_a_span_with_a_space_in_it_reads_back_and_its_name_has_none() -> None:
    text = "代县长 尹 川"
    (mention,), _ = find_people(read_document(text), [])
    assert (mention.text, mention.name) == ("尹 川", "尹川")
    assert text[mention.start : mention.end] == mention.text
