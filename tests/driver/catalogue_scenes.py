"""The scenes of the living catalogue: readers who find a guide wrong, the year of every item, and who checks a paper."""

from driver.scenes import Scene, plain, scene

plain("list_guide_reports", "maintainer", query={"limit": 5})
plain("list_self_assessments", "manager")
plain("read_self_assessment", "market-head", places={"item": "drug-retail-licence"})
plain("list_assessed_cases", "manager", places={"item": "drug-retail-licence"}, query={"limit": 5})


def wrong_guide():
    """What a reader says of a guide."""
    return {"guide_kind": "item", "guide": "drug-retail-licence", "catalogue_version": "0123456789abcdef",
            "language": "zh", "text": "收费的数目和窗口说的不一样。", "contact": "reader@example.org"}


def reported(hall):
    """A report that waits: reported once a hall, since one address may not report on and on."""
    waiting = hall.do("list_guide_reports", "maintainer")["reports"]
    if not waiting:
        hall.do("report_wrong_guide", None, wrong_guide())
        waiting = hall.do("list_guide_reports", "maintainer")["reports"]
    return waiting[0]["report"]


@scene("report_wrong_guide")
def _wrong_guide(hall):
    return Scene(body=wrong_guide())


@scene("look_up_guide_report")
def _wrong_guide_answer(hall):
    if not hasattr(hall, "guide_report"):
        hall.guide_report = hall.do("report_wrong_guide", None, wrong_guide())
    return Scene(query={"number": hall.guide_report["number"], "code": hall.guide_report["code"]})


@scene("answer_guide_report")
def _guide_answer(hall):
    return Scene("maintainer", {"outcome": "passed_on", "passed_to": "区市场监管局", "text": "已请他们核实。"},
                 {"report": reported(hall)})


@scene("open_revision_on_report")
def _guide_revision(hall):
    """Each report has one revision at a time: a report of its own."""
    hall.do("report_wrong_guide", None, wrong_guide())
    newest = max(hall.do("list_guide_reports", "maintainer")["reports"], key=lambda one: int(one["report"]))
    return Scene("maintainer", {"title": "更正药店许可的指南"}, {"report": newest["report"]})


@scene("conclude_self_assessment")
def _assessment(hall):
    """Each item of each year is concluded once."""
    items = hall.do("list_self_assessments", "maintainer")
    open_ones = [one["item"]["code"] for one in items["items"] if not one.get("conclusion")]
    return Scene("maintainer", {"year": items["year"], "conclusion": "keep", "text": "继续保留，明年再看。"},
                 {"item": open_ones[0]})


@scene("check_paper")
def _check_paper(hall):
    view = hall.view(hall.decided(), "jian")
    paper = next(one for one in view["documents"] if one["kind"] == "result_paper")
    return Scene(places={"document": paper["document"]}, query={"code": paper["check_code"]})
