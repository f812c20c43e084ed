# index: json.JSONEncoder, json.JSONDecoder, json
import json
from dataclasses import asdict, dataclass, is_dataclass


@dataclass
class Point:
    x: float
    y: float


class Encoder(json.JSONEncoder):
    def default(self, o):
        if is_dataclass(o):
            return {"__point__": True, **asdict(o)}
        if isinstance(o, (set, frozenset)):
            return sorted(o)
        if isinstance(o, complex):
            return [o.real, o.imag]
        return super().default(o)


def revive(d):
    return Point(d["x"], d["y"]) if d.pop("__point__", False) else d


text = json.dumps({"p": Point(1, 2.5), "s": {3, 1, 2}, "z": 1 + 2j, "l": [Point(0, 0)]}, cls=Encoder)
print(text)
print(json.loads(text, object_hook=revive))
print("".join(Encoder(indent=1).iterencode([Point(1, 2), {}])))
print(json.loads('{"a": 1, "a": 2, "b": {"c": 3}}', object_pairs_hook=list))


class Money(str):
    pass


print(json.loads('[1.10, 2, -0, 1e3, NaN, -Infinity]', parse_float=Money, parse_int=lambda s: s + "i", parse_constant=lambda s: "<" + s + ">"))
decoder = json.JSONDecoder()
stream, values, at = '{"a": 1}[2, 3] "x" 7 null', [], 0
while at < len(stream):
    value, at = decoder.raw_decode(stream, at)
    values.append(value)
    while at < len(stream) and stream[at].isspace():
        at += 1
print(values)
print(json.dumps({1: "a", None: "b", True: "c", 2.5: "d"}), json.dumps({(1, 2): 3, "k": 1}, skipkeys=True), json.dumps([float("inf"), float("nan")]))
for call in (lambda: json.dumps({(1,): 2}), lambda: json.dumps(object), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps({1, 2}), lambda: json.dumps([1, {"k": b"x"}]),
             lambda: decoder.raw_decode("  1"), lambda: decoder.decode("1 2"), lambda: json.loads("[1,]"), lambda: json.loads(3), lambda: json.loads(b"\xff\xfe1")):
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
