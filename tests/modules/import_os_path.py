# index: os.path
"""A dotted import of something that is in sys.modules though its parent is no package: nothing was imported before."""
import os.path

print(os.path.join("a", "b"))

import subprocess
import sys

for statement in ("import posixpath; print(posixpath.sep)", "import genericpath; print(genericpath.exists('/'))",
                  "from os.path import sep; print(sep)", "import os.nothing", "import math.nothing"):
    done = subprocess.run([sys.executable, "-c", statement], capture_output=True, text=True)
    print(done.stdout.strip(), done.stderr.strip().rpartition("\n")[2])

sys.modules["math.planted"] = "planted"
import math.planted

try:
    print(math.planted)
except AttributeError as e:
    print(e)
