"""Scenes of the catalogue's revisions. What they change is a text that nobody reads, so that other scenes go on as before."""

import json

from driver.scenes import SCENES, Scene, perform, plain, scene

TEXT = {"kind": "text", "code": "no_such_kind"}

for _id in ("list_revisions", "list_records", "list_versions"):
    plain(_id, "maintainer")
plain("read_record_schema", "maintainer", places={"kind": "item"})


def _revision(hall, revision):
    return hall.do("read_revision", "reviewer", revision=revision)


def _drafting(hall):
    """A revision under way with something saved in it: one for all scenes that leave it so."""
    known = getattr(hall, "drafting", None)
    if known is None or _revision(hall, known)["summary"]["stage"] != "drafting":
        known = hall.drafting = hall.do("open_revision", "maintainer", {"title": "修改说明"})["id"]
    if not _revision(hall, known)["records"]:
        _saved(hall, known)
    return known


def _record(hall, revision):
    return hall.do("read_record", "maintainer", revision=revision, **TEXT)


def _changed(hall, revision):
    """The text as it stands, with another number at its end; and the save that was seen."""
    record = _record(hall, revision)
    document = dict(record["document"])
    number = getattr(hall, "texts", 0) + 1
    hall.texts = number
    document["en"] = f"There is no such kind of record. ({number})"
    return {"document": document}, record["save"]


def _saved(hall, revision):
    body, seen = _changed(hall, revision)
    hall.do("save_record", "maintainer", body, version=seen, revision=revision, **TEXT)


def _at(hall, revision):
    return _revision(hall, revision)["version"]


def _act(hall, operation, account, body, revision):
    return hall.do(operation, account, body, version=_at(hall, revision), revision=revision)


def _own(hall):
    """A revision that the scene is going to use up."""
    revision = hall.do("open_revision", "maintainer", {"title": "修改说明"})["id"]
    _saved(hall, revision)
    return revision


def _submitted(hall):
    revision = _own(hall)
    _act(hall, "submit_revision", "maintainer", {}, revision)
    return revision


def _agreed(hall):
    revision = _submitted(hall)
    _act(hall, "review_for_department", "reviewer", {"text": "同意"}, revision)
    return revision


def _approved(hall):
    revision = _agreed(hall)
    _act(hall, "review_legality", "reviewer", {"text": "合法"}, revision)
    return revision


def _publication(hall, revision):
    return Scene("maintainer", {"effective_from": hall.do("read_clock", None)["day"][:10], "adopt": []},
                 {"revision": revision}, version=_at(hall, revision))


def _on(hall, account, body, revision):
    return Scene(account, body, {"revision": revision}, version=_at(hall, revision))


@scene("open_revision")
def _open(hall):
    return Scene("maintainer", {"title": "新增一件事"})


for _id in ("read_revision", "list_revision_problems", "list_revision_differences", "read_revision_impact"):
    SCENES[_id] = lambda hall: Scene("maintainer", places={"revision": _drafting(hall)})
for _id in ("preview_package", "preview_package_guide"):
    SCENES[_id] = lambda hall: Scene("maintainer", places={"revision": _drafting(hall), "package": "open-pharmacy"})
SCENES["preview_item_guide"] = lambda hall: Scene(
    "maintainer", places={"revision": _drafting(hall), "item": "drug-retail-licence"})
SCENES["preview_plan"] = lambda hall: Scene(
    "maintainer", {"answers": {}}, {"revision": _drafting(hall), "package": "open-pharmacy"})
SCENES["read_record"] = lambda hall: Scene("maintainer", places={"revision": _drafting(hall), **TEXT})


plain("export_catalogue", "maintainer", query={"format": "json"})


def _file(hall, revision):
    """The catalogue written out of the revision, with one text in it that is new."""
    files = hall.do("export_catalogue", "maintainer", query={"format": "json", "revision": revision})
    files = files if isinstance(files, dict) else json.loads(files)
    number = hall.texts = getattr(hall, "texts", 0) + 1
    files["files"]["texts/revisions.yaml"]["texts"][TEXT["code"]]["en"] = f"There is no such kind of record. ({number})"
    return {"raw": json.dumps(files, ensure_ascii=False).encode(), "content_type": "application/octet-stream"}


@scene("import_into_revision")
def _import(hall):
    revision = _drafting(hall)
    return Scene("maintainer", None, {"revision": revision}, version=_at(hall, revision), **_file(hall, revision))


@scene("preview_import")
def _preview_import(hall):
    revision = _drafting(hall)
    return Scene("maintainer", None, {"revision": revision}, **_file(hall, revision))


@scene("save_record")
def _save(hall):
    revision = _drafting(hall)
    body, seen = _changed(hall, revision)
    return Scene("maintainer", body, {"revision": revision, **TEXT}, version=seen)


@scene("remove_record")
def _remove(hall):
    revision = _own(hall)
    return Scene("maintainer", None, {"revision": revision, **TEXT}, version=_record(hall, revision)["save"])


@scene("undo_save")
def _undo(hall):
    return _on(hall, "maintainer", {}, _own(hall))


@scene("submit_revision")
def _submit(hall):
    return _on(hall, "maintainer", {}, _own(hall))


@scene("review_for_department")
def _review(hall):
    return _on(hall, "reviewer", {"text": "同意"}, _submitted(hall))


@scene("give_opinion")
def _opinion(hall):
    """The lift's package is led by the builders; what it says of the market regulators' item is changed."""
    revision = hall.do("open_revision", "maintainer", {"title": "修改说明"})["id"]
    package = {"kind": "package", "code": "install-lift"}
    record = hall.do("read_record", "maintainer", revision=revision, **package)
    item = next(one for one in record["document"]["items"] if one["item"] == "lift-use-registration")
    item["why"] = {"zh": "电梯投入使用前要登记。", "en": "A lift is registered before it is used."}
    hall.do("save_record", "maintainer", {"document": record["document"]}, version=0, revision=revision, **package)
    _act(hall, "submit_revision", "maintainer", {}, revision)
    return _on(hall, "market-head", {"text": "同意"}, revision)


@scene("review_legality")
def _legality(hall):
    return _on(hall, "reviewer", {"text": "合法"}, _agreed(hall))


@scene("return_revision")
def _return(hall):
    return _on(hall, "reviewer", {"text": "请补充依据。"}, _submitted(hall))


@scene("drop_revision")
def _drop(hall):
    return _on(hall, "maintainer", {}, _own(hall))


@scene("publish_revision")
def _publish(hall):
    return _publication(hall, _approved(hall))


def _published(hall):
    perform(hall, "publish_revision", _publish(hall))
    return hall.do("list_versions", "maintainer")["versions"][0]["version"]


@scene("rebase_revision")
def _rebase(hall):
    revision = _own(hall)
    _published(hall)
    return _on(hall, "maintainer", {}, revision)


@scene("reverse_publication")
def _reverse(hall):
    return Scene("maintainer", {"title": "恢复原说明"}, {"published": _published(hall)})
