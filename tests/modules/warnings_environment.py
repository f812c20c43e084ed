# index: warnings
# The environment variable PYTHONWARNINGS, and its order with -W.
import subprocess
import sys

program = """
import sys, warnings
print(sys.warnoptions)
for kind in UserWarning, DeprecationWarning:
    try:
        warnings.warn("hi", kind)
        print("went on")
    except Warning as e:
        print(repr(e))
"""


def run(text, *options):
    result = subprocess.run([sys.executable, *options, "-c", program], env={"PYTHONWARNINGS": text}, capture_output=True, text=True)
    print(result.stdout, result.stderr.count("Warning"), sep="")


run("")
run("error")
run("ignore")
run("ignore,error::DeprecationWarning")
run("error", "-W", "ignore::UserWarning")
run("error", "-E")
run("error", "-I", "-Wignore")
