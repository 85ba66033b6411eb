"""Which post whom belongs to: one row a title, each with its body."""

from gongbao.extract.document import Document, read_document
from gongbao.extract.facts import Mention
from gongbao.extract.names.people import find_people


def bodies_of(document: Document, **named: str) -> list[Mention]:
    """Return mentions of the words given by type, wherever they stand in the document."""
    found = []
    for kind, words in named.items():
        for word in words.split():
            at = document.text.find(word)
            while at >= 0:
                found.append(Mention(at, at + len(word), word, document.passage_at(at), kind, word))
                at = document.text.find(word, at + 1)
    return sorted(found, key=lambda mention: (mention.start, mention.end))


def posts(text: str, **named: str) -> list[tuple[str, str | None, str]]:
    """Return (person, organisation, title) of every post that ``text`` states."""
    document = read_document(text)
    _, found = find_people(document, bodies_of(document, **named))
    return [
        (post.person.name, post.organisation.name if post.organisation else None, post.title)
        for post in found
    ]


def test_each_title_of_a_chain_is_a_post_of_its_own() -> None:
    text = "区党工委委员、港务园区管理办主任、党组书记柳江平表示,园区将再提速。"
    assert posts(text, organisation="区党工委 港务园区管理办") == [
        ("柳江平", "区党工委", "委员"),
        ("柳江平", "港务园区管理办", "主任"),
        ("柳江平", "港务园区管理办", "党组书记"),
    ]


def test_titles_without_a_body_of_their_own_take_the_one_before() -> None:
    text = "云港集团党委书记、董事长、总经理陆远说。"
    assert posts(text, organisation="云港集团") == [
        ("陆远", "云港集团", "党委书记"),
        ("陆远", "云港集团", "董事长"),
        ("陆远", "云港集团", "总经理"),
    ]


def test_a_title_proves_an_office_that_nobody_had_found() -> None:
    assert posts("滨江文旅办主任孟夏介绍,游客翻番。") == [("孟夏", "滨江文旅办", "主任")]
    assert posts("松风街道党工委书记何静说。") == [("何静", "松风街道", "党工委书记")]
    assert posts("区党工委书记何静说。") == [("何静", "区党工委", "书记")]
    assert posts("此前,远帆电器副总经理贺兰山告诉记者。") == [("贺兰山", "远帆电器", "副总经理")]


def test_a_mayor_holds_office_in_the_government_and_not_in_the_committee() -> None:
    text = "市委副书记、代市长陈默主持会议。市委、市政府部署了工作。"
    assert posts(text, organisation="市委 市政府") == [
        ("陈默", "市委", "副书记"),
        ("陈默", "市政府", "代市长"),
    ]


def test_a_head_of_state_holds_office_in_the_country() -> None:
    assert posts("巴西总统卡瓦略抵达。", place="巴西") == [("卡瓦略", "巴西", "总统")]


def test_a_head_named_by_the_last_character_of_the_body_heads_that_body() -> None:
    assert posts("财政部长胡彦表示,预算平衡。", organisation="财政部") == [("胡彦", "财政部", "财政部长")]


def test_two_people_after_one_title_hold_it_both() -> None:
    assert posts("县政府副县长林栖、彭程参加。", organisation="县政府") == [
        ("林栖", "县政府", "副县长"),
        ("彭程", "县政府", "副县长"),
    ]


def test_a_post_said_twice_counts_once() -> None:
    text = "县教育局局长苏望说。县教育局局长苏望又说。"
    assert posts(text, organisation="县教育局") == [("苏望", "县教育局", "局长")]


def test_leaders_in_general_trades_and_bylines_are_no_posts() -> None:
    assert posts("区领导高远航参加。村民田丰收说。(记者 祝小满)") == []
    assert posts("云港日报记者祝小满摄", organisation="云港日报") == [("祝小满", "云港日报", "记者")]


def test_namesakes_with_different_posts_keep_their_posts_apart() -> None:
    text = "区党工委书记江海作了报告。会后,云港集团董事长江海表示赞同。"
    assert posts(text, organisation="区党工委 云港集团") == [
        ("江海", "区党工委", "书记"),
        ("江海", "云港集团", "董事长"),
    ]


def test_a_note_in_parentheses_does_not_part_a_title_from_its_body() -> None:
    text = "云州市采购中心(以下简称“中心”)主任秦若川介绍。"
    assert posts(text, organisation="云州市采购中心") == [("秦若川", "云州市采购中心", "主任")]


def test_an_appointment_gives_the_posts_that_follow_the_name() -> None:
    assert posts("郑海峰同志任云州区委委员、书记。", organisation="云州区委") == [
        ("郑海峰", "云州区委", "委员"),
        ("郑海峰", "云州区委", "书记"),
    ]


def test_the_head_of_an_office_does_not_head_its_party_group() -> None:
    text = "县财政局党组书记、局长苏望介绍。"
    assert posts(text, organisation="县财政局党组") == [
        ("苏望", "县财政局", "党组书记"),
        ("苏望", "县财政局", "局长"),
    ]


def test_a_mayor_without_a_named_government_is_not_put_into_the_committee() -> None:
    assert posts("区委副书记、区长何静说。", organisation="区委") == [
        ("何静", "区委", "副书记"),
        ("何静", None, "区长"),
    ]


def test_a_post_without_a_body_is_of_the_body_of_the_holder_listed_before() -> None:
    assert posts("云州商会会长江海、秘书长何静等来访。", organisation="云州商会") == [
        ("江海", "云州商会", "会长"),
        ("何静", "云州商会", "秘书长"),
    ]


def test_the_level_of_a_region_parts_no_chain() -> None:
    text = "自治区党委常委、自治区常务副主席江海峰讲话。"
    assert posts(text, organisation="自治区党委") == [
        ("江海峰", "自治区党委", "常委"),
        ("江海峰", None, "常务副主席"),
    ]


def test_those_who_are_listed_after_a_colon_hold_the_title() -> None:
    assert posts("管委会副主任：郑晓东 林玉梅（女，畲族） 陈国栋", organisation="管委会") == [
        ("郑晓东", "管委会", "副主任"),
        ("林玉梅", "管委会", "副主任"),
        ("陈国栋", "管委会", "副主任"),
    ]


def test_a_post_may_stand_behind_the_name() -> None:
    assert posts("江海峰（云州区文旅局局长）：欢迎大家。", organisation="云州区文旅局") == [
        ("江海峰", "云州区文旅局", "局长")
    ]
    assert posts("江海峰 云州新材料有限公司董事长", organisation="云州新材料有限公司") == [
        ("江海峰", "云州新材料有限公司", "董事长")
    ]
    text = "何秀兰，女，1975年生，现任云州区统计局局长。"
    assert posts(text, organisation="云州区统计局") == [("何秀兰", "云州区统计局", "局长")]


def test_appointments_in_a_row_give_each_his_own_post() -> None:
    text = "任命江海峰为云州区财政局局长、何秀兰为云州区审计局局长（试用期一年）。"
    assert posts(text, organisation="云州区财政局 云州区审计局") == [
        ("江海峰", "云州区财政局", "局长"),
        ("何秀兰", "云州区审计局", "局长"),
    ]
    assert posts("江海峰当选常务副会长。") == [("江海峰", None, "常务副会长")]


def test_members_of_a_leadership_in_general_hold_no_post() -> None:
    assert posts("领导班子成员：江海峰、何秀兰、郑晓东。") == []


def test_names_joined_by_a_hyphen_are_one() -> None:
    assert posts("云港集团总顾问格雷丝-雷指出,销量下滑。", organisation="云港集团") == [
        ("格雷丝-雷", "云港集团", "总顾问")
    ]


def test_a_list_of_leaders_takes_the_body_that_heads_its_lines() -> None:
    text = "云州区委员会\n书　记　江海峰（壮族）\n副书记　何秀兰（女，壮族，9月任）　陈宏图（挂职，云州银行选派）\n"
    assert posts(text, organisation="云州区委员会") == [
        ("江海峰", "云州区委员会", "书记"),
        ("何秀兰", "云州区委员会", "副书记"),
        ("陈宏图", "云州区委员会", "副书记"),
    ]


def test_a_post_that_opens_a_sentence_is_of_the_body_spoken_of() -> None:
    text = "园区管委会内设四局。主任江海峰，副主任何秀兰、郑晓东（挂职）。"
    assert posts(text, organisation="园区管委会") == [
        ("江海峰", "园区管委会", "主任"),
        ("何秀兰", "园区管委会", "副主任"),
        ("郑晓东", "园区管委会", "副主任"),
    ]
    assert posts("青川米厂忙个不停。“订单满了。”厂长江海峰说。", facility="青川米厂") == [
        ("江海峰", "青川米厂", "厂长")
    ]


def test_who_leaves_an_office_held_it() -> None:
    assert posts(
        "会上宣布：江海峰任园区党工委书记，免去何秀兰管委会主任职务。", organisation="园区党工委 管委会"
    ) == [
        ("江海峰", "园区党工委", "书记"),
        ("何秀兰", "管委会", "主任"),
    ]


def test_no_zone_has_a_head_of_a_district() -> None:
    assert posts(
        "云州北林经开区投产。区委副书记、区长江海峰陪同。", place="云州北林经开区", organisation="区委"
    ) == [
        ("江海峰", "区委", "副书记"),
        ("江海峰", None, "区长"),
    ]


def test_a_notice_of_appointments_gives_the_posts_taken_and_left() -> None:
    text = (
        "决定：\n丁斌任园区管委会副主任，挂职两年；\n哈丽红任市图书馆馆长，免去其市文旅局副局长职务；\n"
        "免去保长青的市水务局总工程师职务。\n决定接受沙金辞去市财政局局长职务的请求。"
    )
    assert posts(text, organisation="园区管委会 市图书馆 市文旅局 市水务局 市财政局") == [
        ("丁斌", "园区管委会", "副主任"),
        ("哈丽红", "市图书馆", "馆长"),
        ("哈丽红", "市文旅局", "副局长"),
        ("保长青", "市水务局", "总工程师"),
        ("沙金", "市财政局", "局长"),
    ]


def test_who_answers_for_a_task_holds_office_in_the_body_that_leads_it() -> None:
    assert posts("（牵头单位：市水利局，责任人：党组成员、副局长江海峰）", organisation="市水利局") == [
        ("江海峰", "市水利局", "党组成员"),
        ("江海峰", "市水利局", "副局长"),
    ]


def test_words_inside_the_name_of_an_office_do_not_part_it() -> None:
    assert posts("县重点项目建设指挥部副指挥长江海峰说。") == [("江海峰", "县重点项目建设指挥部", "副指挥长")]
    assert posts("会议要求口岸管委会主任江海峰盯紧节点。") == [("江海峰", "口岸管委会", "主任")]
