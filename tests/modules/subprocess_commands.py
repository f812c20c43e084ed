# index: subprocess.run, subprocess.Popen, subprocess.check_output, subprocess.TimeoutExpired
# skip-if: threads
import os
import signal
import subprocess
import sys
import tempfile
from subprocess import DEVNULL, PIPE, STDOUT, CalledProcessError, Popen, TimeoutExpired

PY = sys.executable
done = subprocess.run([PY, "-c", "import sys; print(sys.stdin.read().upper()); print('err', file=sys.stderr); sys.exit(3)"], input="some text", capture_output=True, text=True)
print(done.returncode, done.stdout, done.stderr, done.args[1:2])
print(subprocess.check_output(["echo", "a b"], text=True), subprocess.check_call(["true"]), subprocess.call("exit 4", shell=True), subprocess.getoutput("echo out; echo err >&2"), subprocess.getstatusoutput("exit 9"))
with Popen(["cat"], stdin=PIPE, stdout=PIPE) as cat, Popen(["tr", "a-z", "A-Z"], stdin=cat.stdout, stdout=PIPE) as tr:
    cat.stdout.close()
    cat.stdin.write(b"through two\n")
    cat.stdin.close()
    print(tr.communicate(), cat.wait(), tr.returncode, cat.poll())
with tempfile.TemporaryDirectory() as d:
    print(subprocess.run(["pwd"], cwd=d, capture_output=True, text=True).stdout.strip() == os.path.realpath(d), subprocess.run("echo $V", shell=True, env={"V": "value"}, stdout=PIPE).stdout)
    with open(os.path.join(d, "log"), "w+b") as log:
        subprocess.run("echo one; echo two >&2", shell=True, stdout=log, stderr=STDOUT)
        log.seek(0)
        print(log.read(), subprocess.run(["cat", log.name], stdout=DEVNULL).stdout)
p = Popen([PY, "-u", "-c", "for line in iter(input, 'end'): print(line * 2, flush=True)"], stdin=PIPE, stdout=PIPE, text=True, bufsize=1)
for word in ("ab", "cd"):
    p.stdin.write(word + "\n")
    p.stdin.flush()
    print(p.stdout.readline().strip(), p.poll())
print(p.communicate("end\n"), p.returncode)
try:
    subprocess.run(["sleep", "30"], timeout=0.1)
except TimeoutExpired as e:
    print(e.cmd, str(e)[:34])
p = Popen(["sleep", "30"])
p.terminate()
print(p.wait(), p.poll(), repr(p), p.send_signal(signal.SIGKILL))
p = Popen("kill -USR1 $$", shell=True)
print(p.wait(timeout=20) == -signal.SIGUSR1)
print(subprocess.list2cmdline(["a b", 'c"d', ""]), Popen(["true"], start_new_session=True).wait(), Popen(["sh", "-c", "echo $0 $1", "x"], executable="/bin/sh", stdout=PIPE).communicate()[0], Popen([b"echo", "b"], stdout=PIPE, encoding="ascii").communicate())
for call in (lambda: subprocess.run(["false"], check=True), lambda: subprocess.check_output("echo o; echo e >&2; exit 2", shell=True, stderr=STDOUT), lambda: subprocess.run(["/no/such/program"]), lambda: subprocess.run(["true"], cwd="/no/such"), lambda: subprocess.run(["/etc/passwd"]), lambda: subprocess.run("true", input="x", stdin=PIPE), lambda: subprocess.run(["true"], capture_output=True, stdout=PIPE), lambda: Popen([]), lambda: Popen(3), lambda: subprocess.check_call(["sh", "-c", "kill -9 $$"]), lambda: Popen(["true"], bufsize="x"), lambda: subprocess.check_output(["true"], stdout=PIPE), lambda: subprocess.run(["x"], nothing=1), lambda: subprocess.CompletedProcess(["x"], 7).check_returncode()):
    try:
        print(call())
    except (OSError, ValueError, TypeError, CalledProcessError, IndexError) as e:
        print(type(e).__name__, e, getattr(e, "output", None))
