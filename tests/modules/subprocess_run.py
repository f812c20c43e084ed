# index: subprocess
# Running programs: codes, pipes, time limits, errors and surroundings.
import os
import subprocess
import sys
from subprocess import DEVNULL, PIPE, STDOUT

SH = ["/bin/sh", "-c"]
done = subprocess.run(SH + ["echo out; echo err >&2; exit 3"], capture_output=True, text=True)
print(done.returncode, repr(done.stdout), repr(done.stderr))
print(subprocess.run(["cat"], input=b"x" * 200000, stdout=PIPE).stdout == b"x" * 200000)
print(subprocess.check_output(["tr", "a-z", "A-Z"], input="text\n", text=True))
print(subprocess.run(SH + ["echo a; echo b >&2"], stdout=PIPE, stderr=STDOUT).stdout)
print(subprocess.call("exit 5", shell=True), subprocess.getstatusoutput("echo one; exit 2"), subprocess.getoutput("echo x"))
print(subprocess.run(SH + ["echo $HERE; pwd"], env={"HERE": "there"}, cwd="/", stdout=PIPE, text=True).stdout.split())
print(subprocess.run(["true"], stdout=DEVNULL))
for call in (lambda: subprocess.check_call(["false"]), lambda: subprocess.run(["/no/such/program"]),
             lambda: subprocess.run(["true"], cwd="/no/such/place"), lambda: subprocess.run(["sleep", "9"], timeout=0.05),
             lambda: subprocess.run(SH + ["kill -9 $$"], check=True), lambda: subprocess.run(["/"]),
             lambda: subprocess.run(["true"], preexec_fn=lambda: 1 / 0),
             lambda: subprocess.run(["true"], input=b"", stdin=PIPE)):
    try:
        print(call())
    except (OSError, subprocess.SubprocessError, ValueError) as e:
        print(type(e).__name__, str(e).split(" died")[0].split(" after")[0], getattr(e, "returncode", None))

with subprocess.Popen(["cat"], stdin=PIPE, stdout=PIPE, text=True, bufsize=1) as p:
    for word in ("one", "two"):
        p.stdin.write(word + "\n")
        p.stdin.flush()
        print(p.stdout.readline().strip(), p.poll())
    p.stdin.close()
    print(repr(p.stdout.read()), p.wait(), p.poll())
p = subprocess.Popen(["sleep", "60"])
p.terminate()
print(p.wait(timeout=10))
r, w = os.pipe()
p = subprocess.Popen(SH + [f"echo passed >&{w}"], pass_fds=[w])
os.close(w)
print(os.read(r, 100), p.wait())
os.close(r)
p = subprocess.Popen(SH + [f"echo x >&{r} 2>/dev/null || echo closed"], stdout=PIPE, stderr=DEVNULL)
print(p.communicate(), subprocess.list2cmdline(["a b", 'q"t', "c:\\d e\\", ""]))
