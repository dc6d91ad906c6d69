"""Values that satisfy the forms of the shipped catalogue, and files of the kinds people hand in."""

import json
import re
import struct
import zlib

ID_CARD = "11010519491231002X"
CREDIT_CODE = "91350100M000100Y43"

PHARMACY = {"entity": "company", "area": "120", "otc_only": "false", "devices": "class2", "food": "none",
            "signboard": "false", "chain": "false"}
REPORT = {"document": "form", "nature": "new", "tenure": "owned", "prepared_by": "institution", "secrets": "false"}


def pdf(mark=""):
    """One empty page; `mark` makes the file another file."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
               "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"]
    text, places = f"%PDF-1.4\n%{mark}\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj{body}endobj\n"
    start = len(text)
    text += "xref\n0 4\n0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
    return (text + f"trailer<</Size 4/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").encode()


def png():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b""))


_FIXED = {"text": "演示", "long_text": "演示", "address": "渝北区演示路1号", "date": "2026-01-15", "yes_no": "true",
          "id_number": ID_CARD, "credit_code": CREDIT_CODE, "phone": "13800230009"}

_AHEAD = {"planned_start", "opening_date", "registry_visit_date"}  # never before the day of filing


def shaped(pattern):
    """Something of the form a field of the dictionary asks for: the patterns there are classes with counts."""
    return re.sub(r"\[0-9[^\]]*\]\{(\d+)(?:,\d+)?\}", lambda found: "1" * int(found[1]), pattern.strip("^$"))


def value(field):
    kind = field["kind"]
    if field.get("pattern"):
        return shaped(field["pattern"])
    if kind in ("integer", "decimal"):
        return str(max(1, int(field.get("min") or 1)))
    if kind == "choice":
        return field["choices"][0]["code"]
    if kind == "table":
        return json.dumps([{column["code"]: value(column) for column in field["columns"]}], ensure_ascii=False)
    return "2099-01-15" if field["code"] in _AHEAD else _FIXED[kind]


def form(plan):
    """Everything the plan asks for and insists on."""
    return {field["code"]: value(field) for field in plan["fields"] if field["asked"] and field["required"]}


# What the result of an item says for the items after it, by the kind of the field.
SAID = {"credit_code": "11500112DEM000014Y", "id_number": "500112202603020025", "text": "2026-0001"}
# The first item of a shop, granted.
REGISTERED = {"outcome": "granted", "fields": {"credit_code": SAID["credit_code"]}}


def grant(task):
    """The decision that grants the item, with what later items wait for."""
    return {"outcome": "granted", "fields": {one["code"]: SAID[one["kind"]] for one in task["fills"]}}
