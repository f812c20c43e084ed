# index: json.dumps, json.loads, json.JSONDecodeError
import json
import os
import tempfile


class Store:
    """Records in a file of JSON lines; the last one of a key counts."""

    def __init__(self, path):
        self.path = path

    def put(self, key, **fields):
        with open(self.path, "a", encoding="utf-8") as f:
            f.write(json.dumps({"key": key, **fields}, ensure_ascii=False, separators=(",", ":")) + "\n")

    def load(self):
        found, bad = {}, []
        with open(self.path, encoding="utf-8") as f:
            for number, line in enumerate(f, 1):
                try:
                    record = json.loads(line)
                    found[record.pop("key")] = record
                except json.JSONDecodeError as e:
                    bad.append((number, e.msg, e.pos, e.lineno, e.colno))
        return found, bad

    def compact(self):
        found, _ = self.load()
        with open(self.path + ".new", "w", encoding="utf-8") as f:
            for key in sorted(found):
                print(json.dumps({"key": key} | found[key], sort_keys=True), file=f)
        os.replace(self.path + ".new", self.path)


with tempfile.TemporaryDirectory() as d:
    store = Store(os.path.join(d, "db.jsonl"))
    store.put("ann", age=30, langs=["de", "fr"])
    store.put("zoë", height=1.75, note="line\nbreak\t\u2028")
    store.put("ann", age=31, none=None, big=10 ** 20, small=1e-7, nested={"a": [[], {}]})
    with open(store.path, "a") as f:
        f.write('{"key": "broken", }\n\n{"key": "x", "v": 01}\n')
    print(*store.load(), sep="\n")
    size = os.path.getsize(store.path)
    store.compact()
    print(size, os.path.getsize(store.path), sorted(os.listdir(d)))
    with open(store.path) as f:
        print(f.read())
    print(store.load()[1])
