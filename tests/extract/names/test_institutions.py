"""Bodies of public life that a level and a kind, or a number, name."""

import pytest

from gongbao.extract.document import read_document
from gongbao.extract.names import find_names


def found(text: str, *types: str) -> list[str]:
    mentions = find_names(read_document(text)).mentions
    return [mention.text for mention in mentions if mention.type in types]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县供销社、县信用联社、县供电公司参加。", ["县供销社", "县信用联社", "县供电公司"]),
        ("省军区和县人武部组织演练。", ["省军区", "县人武部"]),
        ("市广播电视台报道了活动。", ["市广播电视台"]),
        ("走访高新区科技局、经开区财政局。", ["高新区科技局", "经开区财政局"]),
        ("团市委、市妇联出席。", ["团市委", "市妇联"]),
        ("民盟省委会、九三学社市委会、农工党中央提出建议。", ["民盟省委会", "九三学社市委会", "农工党中央"]),
        ("中铁二局、中建八局和中铁隧道局中标。", ["中铁二局", "中建八局", "中铁隧道局"]),
        ("中国水利水电第八工程局承建。", ["中国水利水电第八工程局"]),
        ("中科院物理所与省农科院茶叶所合作。", ["中科院物理所", "省农科院茶叶所"]),
        ("中国橡胶工业协会轮胎分会公布数据。", ["中国橡胶工业协会轮胎分会"]),
        ("日本内阁府和美国能源信息署发布报告。", ["日本内阁府", "美国能源信息署"]),
        ("印尼央行、加拿大央行加息。", ["印尼央行", "加拿大央行"]),
    ],
)
def test_bodies_of_public_life_are_organisations(text: str, names: list[str]) -> None:
    assert found(text, "organisation") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县中医院、区妇幼保健院、县职教中心建成。", ["县中医院", "区妇幼保健院", "县职教中心"]),
        ("新建534所县妇幼保健院。", []),
        ("各县中医院达标。", []),
    ],
)
def test_public_houses_of_a_level_are_facilities_unless_counted(text: str, names: list[str]) -> None:
    assert found(text, "facility") == names


@pytest.mark.parametrize("text", ["多个县农商行改制。", "城市供电公司改革。", "全市广播电视台联动。"])
def test_what_is_of_many_places_is_no_body(text: str) -> None:
    assert found(text, "organisation") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("科技部火炬中心公布了名单。", ["科技部火炬中心"]),
        ("市工信局运行监测科负责。", ["市工信局运行监测科"]),
        ("中石化生产经营管理部有关负责人表示。", ["中石化生产经营管理部"]),
        ("青螺电力有限公司联合体中标。", ["青螺电力有限公司联合体"]),
        ("大桥由中交海南局承建。", ["中交海南局"]),
        ("由财政部把工作中心转到落实。", ["财政部"]),
    ],
)
def test_sections_of_bodies_and_of_firms_belong_to_their_names(text: str, names: list[str]) -> None:
    assert found(text, "organisation") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("副主任某某（蒙古族），委员某某（朝鲜族）。", []),
        ("近年来中国模具业快速发展，美国市场回暖。", ["中国", "美国"]),
        ("强度居自治区各园区首位。", []),
        ("得分仅次于银川经开区。", ["银川经开区"]),
        ("大湾区设立基金，泛珠三角区域合作深化。", ["大湾区", "泛珠三角区域"]),
    ],
)
def test_peoples_and_what_is_said_of_places_are_no_places(text: str, names: list[str]) -> None:
    assert found(text, "place") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("材料已报省水利厅备案。", ["省水利厅"]),
        ("州公路局负责实施。", ["州公路局"]),
        ("在中共湖南省委领导下推进。", ["中共湖南省委"]),
        ("德国大众投资建厂，大众将派出专家。", ["德国大众"]),
        ("青螺新闻网讯，活动举行。", ["青螺新闻网"]),
        ("与钜翎集团、白石研究院达成协议的3个项目开工。", ["白石研究院"]),
    ],
)
def test_a_body_begins_with_its_own_words(text: str, names: list[str]) -> None:
    assert [name for name in found(text, "organisation") if name not in ("钜翎集团", "大众")] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本报白石图7月16日讯（记者 某某）。", ["白石图"]),
        ("本报讯，活动举行。", []),
        ("位居全球四大湾区之首。", []),
        ("与上海外高桥合作。", ["上海外高桥"]),
    ],
)
def test_datelines_and_quarters_name_places(text: str, names: list[str]) -> None:
    assert found(text, "place") == names


def test_the_sign_of_a_date_begins_no_name() -> None:
    assert found("1—8月成渝地区双城经济圈外贸增长。", "place") == ["成渝地区双城经济圈"]
    assert found("2006年3月经山东省人民政府批准。", "organisation") == ["山东省人民政府"]
