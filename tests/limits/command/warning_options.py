# index: warnings, error messages
# skip-if: threads
import os
import subprocess
import sys


def run(*args, **env):
    done = subprocess.run([sys.executable, *args], capture_output=True, text=True, env={**os.environ, **env})
    return done.returncode, done.stdout, [line for line in done.stderr.splitlines() if "Warning" in line and not line.startswith(" ")]


CODE = """
import warnings
for category in (UserWarning, DeprecationWarning, RuntimeWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning):
    warnings.warn("w-" + category.__name__[:4], category)
for i in range(2):
    warnings.warn("twice", UserWarning)
print("done")
"""
print(run("-c", CODE))
for option in ("ignore", "always", "error", "default", "once", "module", "i", "e", "d", "ignore::UserWarning", "error::DeprecationWarning", "error:w-User", "ignore:twice", "ignore::Warning", "error:::some_other_module", "ignore:::__main__", "error::UserWarning:__main__:5"):
    print(option, run("-W", option, "-c", CODE))
print(run("-W", "ignore", "-W", "error::RuntimeWarning", "-c", CODE))
print(run("-Wignore", "-c", "import sys; print(sys.warnoptions)"), run("-W", "a", "-W", "error", "-c", "import sys; print(sys.warnoptions)")[:2])
for bad in ("nonsense", "error::NoSuchWarning", "error::int", "error:::x:y", "a:b:c:d:e:f", "error:::x:-1", "error::no.such.Category"):
    done = subprocess.run([sys.executable, "-W", bad, "-c", "print('runs')"], capture_output=True, text=True)
    print(bad, done.returncode, done.stdout, done.stderr)
print(run("-c", "import warnings; print([f[:1] + (f[2].__name__,) + f[4:] for f in warnings.filters])"))
print(run("-W", "error", "-c", "x = 1 is 1")[0], run("-W", "ignore", "-c", "x = 1 is 1"), run("-X", "dev", "-c", "import warnings; warnings.warn('w', ImportWarning)"))
