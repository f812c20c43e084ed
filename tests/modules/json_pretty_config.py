# index: json.dump, json.load, json.tool
import io
import json
import os
import subprocess
import sys
import tempfile

config = {"title": "Ünïcode \"quoted\" \\ / \x7f", "sizes": [1, 2.0, -3e-10, 1e22], "empty": [{}, [], ""], "flags": {"on": True, "off": False, "none": None}}
out = io.StringIO()
json.dump(config, out, indent=4, sort_keys=True)
print(out.getvalue())
out.seek(0)
print(json.load(out) == config)
print(json.dumps(config, indent="--", ensure_ascii=False, separators=(", ", " = ")))
print(json.dumps([1, [2, [3]]], indent=0).split("\n"), json.dumps((), indent=2), json.dumps({}, indent=2), json.dumps("\ud834\udd1e\U0001d11e\ud800"))
print(json.loads('"\\ud834\\udd1e \\ud800 \\u00e9"').encode("utf-8", "surrogatepass"), json.loads(b'\xef\xbb\xbf"bom"') if False else "-", json.loads('"é"'.encode("utf-16")))
ring = []
ring.append(ring)
for bad in (ring, {"a": ring}):
    try:
        json.dumps(bad)
    except ValueError as e:
        print(e)
with tempfile.TemporaryDirectory() as d:
    path = os.path.join(d, "c.json")
    with open(path, "w") as f:
        f.write('{"b": [1, 2],\n "a": null}')
    for options in ((), ("--sort-keys", "--compact"), ("--indent", "1")):
        done = subprocess.run([sys.executable, "-m", "json.tool", *options, path], capture_output=True, text=True)
        print(done.returncode, done.stdout)
    done = subprocess.run([sys.executable, "-m", "json.tool"], input="[1, ", capture_output=True, text=True)
    print(done.returncode, repr(done.stdout), done.stderr)
