"""Bodies of the right shape that make no sense: values the catalogue, the calendar or the record knows nothing of."""

import copy

from api.wrong_ways import Wrong, write

UNKNOWN_FILE = "0" * 64
HUGE_ID = "9999999999999999999"  # 19 digits, more than 63 bits

# operation → (what, where in the body, the senseless value, the field that must be named)
SENSELESS = {
    "register_account": [
        ("a check digit that is wrong", ["person", "identity", "number"], "110105194912310021", "person.identity.number"),
        ("a day of birth that never was", ["person", "identity", "number"], "110105194902310020", "person.identity.number"),
        ("a credit code as an identity card", ["person", "identity", "number"], "91350100M000100Y43", "person.identity.number"),
        ("no telephone number", ["person", "phone"], "12345", "person.phone"),
        ("a blank name", ["person", "name"], "  ", "person.name"),
    ],
    "register_person": [
        ("a check digit that is wrong", ["identity", "number"], "110105194912310021", "identity.number"),
        ("no telephone number", ["phone"], "12345", "phone"),
        ("a blank name", ["name"], "\u3000", "name"),
    ],
    "sign_in": [("a wrong password", ["password"], "yichuang2025", "password")],
    "file_case": [
        ("an unknown window", ["window"], "X99", "window"),
        ("the issuing window", ["window"], "Z01", "window"),
        ("an applicant of too many digits", ["applicant"], HUGE_ID, "applicant"),
        ("a draft of too many digits", ["draft"], HUGE_ID, "draft"),
        ("an unknown material", ["materials", 0, "material"], "moon-stone", "materials[0].material"),
        ("a material that is not asked for", ["materials", 0, "material"], "business-licence", "materials[0].material"),
        ("an unknown file", ["materials", 0, "files", 0], UNKNOWN_FILE, "materials[0].files[0]"),
        ("no file", ["materials", 0, "files"], [], "materials[0].files"),
        ("an unknown answer", ["answers", "entity"], "kingdom", "answers.entity"),
        ("an unknown question", ["answers", "colour"], "red", "answers.colour"),
        ("a number below the least", ["answers", "area"], "0", "answers.area"),
        ("no number", ["answers", "area"], "wide", "answers.area"),
        ("an unknown form field", ["fields", "shoe_size"], "43", "fields.shoe_size"),
    ],
    "plan_package": [
        ("an unknown answer", ["answers", "entity"], "kingdom", "answers.entity"),
        ("an unknown question", ["answers", "colour"], "red", "answers.colour"),
        ("no number", ["answers", "area"], "1e400", "answers.area"),
    ],
    "accept_case": [
        ("an unknown material", ["findings", 0, "subject"], "moon-stone", "findings[0].subject"),
    ],
    "give_notice": [
        ("an unknown material", ["findings", 0, "subject"], "moon-stone", "findings[0].subject"),
        ("an unknown fault", ["findings", 0, "fault"], "smells", "findings[0].fault"),
    ],
    "decline_case": [("an unknown item", ["items", 0], "moon-licence", "items[0]")],
    "supplement_case": [
        ("an unknown material", ["materials", 0, "material"], "moon-stone", "materials[0].material"),
        ("an unknown file", ["materials", 0, "files", 0], UNKNOWN_FILE, "materials[0].files[0]"),
        ("an unknown form field", ["fields", "shoe_size"], "43", "fields.shoe_size"),
    ],
    "mend_case": [
        ("an unknown material", ["materials", 0, "material"], "moon-stone", "materials[0].material"),
        ("an unknown file", ["materials", 0, "files", 0], UNKNOWN_FILE, "materials[0].files[0]"),
        ("an unknown form field", ["fields", "shoe_size"], "43", "fields.shoe_size"),
    ],
    "record_site_visit": [
        ("a visit in the future", ["visited_at"], "2027-12-31T09:00:00+08:00", "visited_at"),
        ("a visit before acceptance", ["visited_at"], "2020-01-02T09:00:00+08:00", "visited_at"),
        ("the same officer twice", ["officers", 1, "certificate"], "A-1", "officers[1].certificate"),
        ("an unknown file", ["files", 0], UNKNOWN_FILE, "files[0]"),
    ],
    "post_publicity": [
        ("an unknown publicity", ["code"], "gossip", "code"),
        ("the end before the beginning", ["to"], "2020-01-02", "to"),
        ("a beginning in the past", ["from"], "2020-01-02", "from"),
    ],
    "decide_task": [("an unknown ground", ["ground"], "mood", "ground")],
    "stop_clock": [("an unknown procedure", ["procedure"], "siesta", "procedure")],
    "extend_limit": [("longer than the law allows", ["days"], 60, "days")],
    "hand_over_results": [("an unknown item", ["items", 0], "moon-licence", "items[0]"),
                          ("an unknown relation", ["relation"], "neighbour", "relation")],
    "issue_letter": [
        ("an unknown person", ["grantee"], "1", "grantee"),
        ("a person of too many digits", ["grantee"], HUGE_ID, "grantee"),
        ("an unknown item", ["grants", 0, "items", 0], "moon-licence", "grants[0].items[0]"),
        ("an end before the beginning", ["valid_to"], "2020-01-01", "valid_to"),
    ],
    "step_clock": [
        ("both at once", ["to"], "2030-01-01T00:00:00+08:00", "to"),
    ],
}

# What each kind of form field refuses.
SENSELESS_FIELDS = {"integer": ["1.5", "many", "1e5"], "decimal": ["many", "--1"], "date": ["2026-02-30", "soon"], "yes_no": ["maybe"],
                    "choice": ["no-such-choice"], "id_number": ["123", "110105194912310021"], "credit_code": ["123", "91350100M000100Y44"],
                    "phone": ["12", "call me"], "table": ["7", "[{}]", "[[]]", "{", '[{"no_such_column":"x"}]']}


def _with(body, place, value):
    copied = copy.deepcopy(body)
    at = copied
    for name in place[:-1]:
        at = at[name]
    at[place[-1]] = value
    return copied


def wrong_senses(hall, operation_id, body):
    for what, place, value, field in SENSELESS.get(operation_id, []):
        yield Wrong(what, write(_with(body, place, value)), field, True)
    if operation_id == "file_case":
        yield from _wrong_fields(hall, body)


def _wrong_fields(hall, body):
    """Every field of the merged form, by its kind: senseless, too long, and missing where it is required."""
    for field in hall.plan(body["package"], body["answers"])["fields"]:
        if not field["asked"]:
            continue
        code, path = field["code"], f"fields.{field['code']}"
        for bad in SENSELESS_FIELDS.get(field["kind"], []):
            yield Wrong(f"{path} = {bad}", write(_with(body, ["fields", code], bad)), path, True)
        if field.get("max_length") and field["kind"] in ("text", "long_text", "address"):
            yield Wrong(f"{path} too long", write(_with(body, ["fields", code], "字" * (field["max_length"] + 1))), path, True)
        # Whoever is on record is called at the number there: the form need not name one.
        if field["required"] and code != "applicant_phone":
            for bad in ("", "  ", "\u3000"):
                yield Wrong(f"{path} blank", write(_with(body, ["fields", code], bad)), path, True)
