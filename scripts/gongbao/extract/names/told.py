"""What a report tells of a work under way: what is done with its parts or its papers (桩基打完, 可研通过评审, 获省发改委核准)."""

from gongbao.extract.vocabulary import trie, words
from gongbao.schema.codelists import rows

__all__ = ["HEADINGS", "TOLD", "TOLD_OF_WORK"]


def _any(role: str) -> str:
    return f"(?:{trie(words('works_progress', role))})"


_PARTS, _DEEDS, _MEASURES = _any("part"), _any("deed"), _any("measure")
_PAPERS, _GRANTS = _any("paper"), _any("grant")
_NEAR = r"[^,。;:!?、\n\s]{0,8}?"
_AMOUNT = r"[^,。;:!?、\n\s]{0,8}?(?:[\d.]+ ?[%公平立千]|[\d.]+[一-龥]|[一二三四五六七八九]成|[一二三四五六七八九十]+[层米公])"
_GRANTED = r"(?:核准|批复|批准|立项|备案|同意|审查|评审|审批|许可)"
_END = r"(?=[,。;:!?、\n]|$)"
# What is told of a work, by the stage that it shows; the first that matches holds.
TOLD = {
    "signed": rf"(?:签下|签订|签署|签了)(?![^,。;:!?、\n\s]{{0,8}}合作){_NEAR}{_any('contract')}",
    "approved": rf"(?:获|经|通过)得?[^,。;:!?、\n\s的]{{2,14}}?{_GRANTED}(?:通过|同意)?{_END}|{_PAPERS}{_NEAR}{_GRANTS}|{_GRANTS}了?{_NEAR}{_PAPERS}",
    "planned": rf"{_PAPERS}{_NEAR}{_any('prepare')}|{_any('prepare')}了?{_NEAR}{_PAPERS}|(?:列入|纳入)[^,。;:!?、\n]{{0,14}}?{_any('list')}"
    r"|(?:挂网|公开)招标|处于?前期",
    "completed": rf"{_any('test')}(?:成功|完成|正常|通过)?{_END}|具备[^,。;:!?、\n\s的]{{1,6}}条件{_END}",
    "operating": rf"交付[^,。;:!?、\n]{{1,8}}?使用|{_any('service')}{_END}",
    "under_construction": rf"(?:[仅只]剩|尚余|还剩|正在|正|进入){_NEAR}{_PARTS}|{_PARTS}{_NEAR}{_DEEDS}(?:至|到|了|完?{_AMOUNT})?"
    rf"|(?:累计|已经?)?完成(?:了|总|全部)?{_NEAR}{_PARTS}(?:的?{_AMOUNT})?|(?:累计|已经?)?完成(?:总|形象)?(?:工程量|工程|进度)的?{_AMOUNT}"
    rf"|(?:累计|已经?)?完成[近超]?[\d.]+%(?:的工程量|的进度)?|{_MEASURES}{_NEAR}{_any('amounts')}(?:{_AMOUNT})?"
    rf"|(?:已累计|累计|已经?)(?:掘进|开挖|浇筑|铺设|敷设|架设|衬砌|砌筑|填筑|回填|安装|吊装|打桩|挖泥|铺轨|架梁|摊铺|碾压)了?{_AMOUNT}|(?:已累计|累计|已经?|正在?){_DEEDS}了?{_NEAR}{_PARTS}(?:{_AMOUNT})?|(?:建设|施工|在建)(?:现场|工地)",
}
# What only works are told of: their parts and how far they are.
TOLD_OF_WORK = (
    rf"{_PARTS}[^,。;:!?、\n\s的]{{0,6}}?{_DEEDS}|{_any('test')}(?:成功|完成|正常|通过)?{_END}"
    rf"|(?:环评|能评|用地|林地|可研(?:报告)?|可行性研究(?:报告)?|初步设计|初设|施工图|用地预审){_NEAR}(?:{_GRANTS}|{_GRANTED}|公示|受理|报批|编制|招标)"
    rf"|(?:取得|拿到|获得|领到|领取|办结|完成)了?[^,。;:!?、\n\s的]{{0,6}}?(?:许可证|批文|施工许可|核准文件|用地批复|环评批复|可研批复){_END}"
    r"|(?:获|经)得?[^,。;:!?、\n\s的]{2,12}?(?:核准|批复)(?=[,。;:!?、\n]|$)"
)
# What heads a list of works and tells how far they are, by the word (厂房建设:甲、乙).
HEADINGS = {
    **{row["word"]: row["stage"] for row in rows("stage_words")},
    **{
        word: stage
        for stage in ("planned", "under_construction", "completed", "operating")
        for word in words("works_progress", f"heading_{stage}")
    },
}
