# index: json.loads, isinstance, match, re.fullmatch
import json
import re

SCHEMA = json.loads("""
{"type": "object", "required": ["name", "age"], "additional": false,
 "properties": {"name": {"type": "string", "pattern": "[A-Z][a-z]+"}, "age": {"type": "integer", "minimum": 0},
                "tags": {"type": "array", "items": {"type": "string"}, "unique": true},
                "address": {"type": "object", "properties": {"zip": {"type": ["string", "null"]}}, "required": ["zip"]}}}
""")


def kind_of(value):
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case dict():
            return "object"


def check(value, schema, path="$"):
    """The errors of a value, one text each."""
    kind, wanted = kind_of(value), schema.get("type", [])
    wanted = [wanted] if isinstance(wanted, str) else wanted
    if wanted and kind not in wanted:
        yield f"{path}: {kind} instead of {' or '.join(wanted)}"
        return
    match value, schema:
        case str(), {"pattern": pattern} if not re.fullmatch(pattern, value):
            yield f"{path}: {value!r} does not match {pattern}"
        case int() | float(), {"minimum": low} if value < low:
            yield f"{path}: {value} is under {low}"
        case list(items), {"items": inner, **rest}:
            for i, item in enumerate(items):
                yield from check(item, inner, f"{path}[{i}]")
            if rest.get("unique") and len(set(map(json.dumps, items))) < len(items):
                yield f"{path}: not unique"
        case dict(), {"properties": properties, **rest}:
            yield from (f"{path}: {name} is missing" for name in rest.get("required", ()) if name not in value)
            for name, item in value.items():
                if name in properties:
                    yield from check(item, properties[name], f"{path}.{name}")
                elif not rest.get("additional", True):
                    yield f"{path}: {name} is unknown"


for text in ('{"name": "Ann", "age": 3}', '{"name": "ann", "age": -1, "x": 0}', '{"name": 5, "tags": ["a", 1, "a"]}', '{"name": "Bob", "age": 1.5, "tags": ["a", "a"]}', '{"name": "Eve", "age": true, "address": {}}', '{"name": "Al", "age": 1, "address": {"zip": null}}', "[]", "nul"):
    try:
        print(text, "->", list(check(json.loads(text), SCHEMA)))
    except json.JSONDecodeError as e:
        print(text, "->", e)
