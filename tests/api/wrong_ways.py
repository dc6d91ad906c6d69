"""Every field of a request body wrong in every way, derived from its JSON Schema and one valid body."""

import copy
import json
from dataclasses import dataclass

DEPTH = 5_000


@dataclass
class Wrong:
    what: str
    text: bytes  # the body as it is sent
    field: str | None  # the field that must be named; "": the body as a whole; None: any
    inside: bool = False  # a field inside that one will do as well


class Raw(str):
    """A JSON text to be written as it is."""


def write(value):
    """JSON, with Raw parts verbatim."""
    raws = []

    def mark(part):
        if isinstance(part, Raw):
            raws.append(str(part))
            return f"@raw{len(raws) - 1}@"
        if isinstance(part, dict):
            return {key: mark(one) for key, one in part.items()}
        return [mark(one) for one in part] if isinstance(part, list) else part

    text = json.dumps(mark(value), ensure_ascii=False)
    for index, raw in enumerate(raws):
        text = text.replace(f'"@raw{index}@"', raw)
    return text.encode("utf-8", "surrogatepass")


def step(path, name):
    return f"{path}[{name}]" if isinstance(name, int) else f"{path}.{name}" if path else name


def wrong_bodies(contract, schema, body):
    for what, path, changed, inside in _at(contract, schema, body, [], ""):
        yield Wrong(f"{path or 'body'}: {what}", write(_put(body, changed)), path, inside)
    yield from wrong_texts(body)


def _put(body, changed):
    """A copy of the body with the change at its place."""
    copied = copy.deepcopy(body)
    for place, value in changed:
        if not place:
            return value
        at = copied
        for name in place[:-1]:
            at = at[name]
        if value is Missing:
            del at[place[-1]]
        else:
            at[place[-1]] = value
    return copied


class Missing:
    pass


def _at(contract, schema, value, place, path):
    """(what, the field's path, [(place, new value)], whether a field inside may be named instead)"""
    schema, nullable = _plain(contract, schema)
    for what, bad, inside in bad_values(schema, value, nullable):
        yield what, "" if inside is None else path, [(place, bad)], bool(inside)
    kind = _type(schema)
    if kind == "object" and isinstance(value, dict):
        yield from _in_object(contract, schema, value, place, path)
    elif kind == "array" and isinstance(value, list) and value:
        yield from _at(contract, schema["items"], value[0], [*place, 0], step(path, 0))


def _in_object(contract, schema, value, place, path):
    extra = schema.get("additionalProperties")
    if isinstance(extra, dict):  # a map: its first entry speaks for all
        for key in list(value)[:1]:
            yield from _at(contract, extra, value[key], [*place, key], step(path, key))
        yield "key too long", f'{path}["{"k" * 64}…"]', [([*place, "k" * 300], "x")], False
        return
    yield "unknown field", step(path, "unexpected"), [([*place, "unexpected"], 1)], False
    twice = Raw(json.dumps(value, ensure_ascii=False)[:-1] + (", " if value else "") + '"again": 1, "again": 1}')
    yield "duplicate key", step(path, "again"), [(place, twice)], False
    for name, one in schema.get("properties", {}).items():
        if name in schema.get("required", []):
            yield "missing", step(path, name), [([*place, name], Missing)], False
        if name in value:
            first = Raw(json.dumps({name: value[name]}, ensure_ascii=False)[:-1] + ", "
                        + json.dumps(value, ensure_ascii=False)[1:])
            yield "given twice", step(path, name), [(place, first)], False
        yield from _at(contract, one, value.get(name), [*place, name], step(path, name))


def _plain(contract, schema):
    schema = contract.resolve(schema)
    if "anyOf" in schema:
        kept = [contract.resolve(one) for one in schema["anyOf"]]
        real = [one for one in kept if one.get("type") != "null"]
        return real[0], len(real) < len(kept)
    kinds = schema.get("type")
    return schema, isinstance(kinds, list) and "null" in kinds


def _type(schema):
    kind = schema.get("type")
    return next((one for one in kind if one != "null"), None) if isinstance(kind, list) else kind


def bad_values(schema, value, nullable):
    """(what, a value the schema refuses, whether the fault may be named deeper inside; None: it is no JSON at all)"""
    kind = _type(schema)
    if not nullable:
        yield "null", None, False
    samples = {"string": "text", "number": 7, "boolean": True, "array": [], "object": {}}
    taken = {"integer": "number"}.get(kind, kind)
    for other, sample in samples.items():
        if other != taken:
            yield f"a {other} instead", sample, False
    yield "nested too deep", Raw("[" * DEPTH + "]" * DEPTH), True
    yield from MORE.get(kind, lambda *_: ())(schema, value)


def _bad_strings(schema, value):
    most = schema.get("maxLength")
    if most is not None:
        yield "too long", "字" * (most + 1), False
    shaped = "pattern" in schema or "format" in schema or "enum" in schema
    if schema.get("minLength", 0) > 0 or shaped:
        yield "empty", "", False
    yield "a NUL inside", "a\0b", False
    if shaped:
        yield "no such choice or shape", "??", False
        yield "a line break behind", f"{value or 'x'}\n", False
        yield "a space in front", f" {value or 'x'}", False
    for bad in BAD_DATES.get(schema.get("format"), ()):
        yield f"no such day or time {bad}", bad, False


BAD_DATES = {"date": ["2026-02-30", "2026-13-01", "20260101", "2026-1-1", "2026-01-01T00:00:00Z", "-2026-01-01", "٢٠٢٦-٠١-٠١"],
             "date-time": ["2026-02-30T09:00:00+08:00", "2026-03-01T25:00:00+08:00", "2026-03-01", "yesterday",
                           "2026-03-01T09:00:00+99:00"]}


def _bad_integers(schema, _):
    for what, bad in (("a fraction", 1.5), ("text of digits", "7"), ("infinite", Raw("1e400")), ("too many digits", Raw("9" * 40))):
        yield what, bad, False
    for what, bad in (("not a number", Raw("NaN")), ("hexadecimal", Raw("0x10")), ("leading zero", Raw("007"))):
        yield what, bad, None
    if "minimum" in schema:
        yield "below the least", schema["minimum"] - 1, False
    if "maximum" in schema:
        yield "above the most", schema["maximum"] + 1, False


def _bad_arrays(schema, value):
    filler = value[0] if value else "x"
    if "maxItems" in schema:
        yield "too many", [filler] * (schema["maxItems"] + 1), False
    if schema.get("minItems", 0) > 0:
        yield "none", [], False
        yield "too few", [filler] * (schema["minItems"] - 1), False
    yield "a null among them", [*(value or []), None], True


def _bad_objects(schema, value):
    if "maxProperties" in schema:
        yield "too many", {f"k{index}": "x" for index in range(schema["maxProperties"] + 1)}, False
    if isinstance(schema.get("additionalProperties"), dict):
        yield "a value of the wrong type", {**(value or {}), "other": 7}, True
        yield "a NUL in a key", {**(value or {}), "a\0b": "x"}, True


MORE = {"string": _bad_strings, "integer": _bad_integers, "number": _bad_integers, "array": _bad_arrays, "object": _bad_objects}


def wrong_texts(body):
    """The body as a whole: no JSON, or not quite."""
    text = write(body)
    surrogate = json.dumps(body).encode()[:-1] + (b"" if body == {} else b", ") + b'"lone": "\\ud800"}'
    for what, bad in (("empty", b""), ("blank", b"  \n"), ("cut off", text[:-1]), ("cut in the middle", text[:len(text) // 2]),
                      ("something behind it", text + b" x"), ("a second one behind it", text + text),
                      ("single quotes", text.replace(b'"', b"'") if b'"' in text else b"{'a': 1}"),
                      ("a byte order mark", b"\xef\xbb\xbf" + text), ("UTF-16", text.decode().encode("utf-16")),
                      ("a comment", b"/* hello */" + text), ("a trailing comma", text[:-1] + b",}"),
                      ("bytes that are no UTF-8", text[:-1] + (b"" if body == {} else b", ") + b'"bytes": "\xff\xfe"}'),
                      ("a lone surrogate", surrogate), ("brackets without end", b"[" * 100_000),
                      ("a form, not JSON", b"a=1&b=2"), ("XML", b"<?xml version='1.0'?><a/>")):
        yield Wrong(f"body: {what}", bad, "", True)
