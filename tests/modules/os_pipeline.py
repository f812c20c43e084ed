# index: os.pipe, os.fork, os.execvp, os.dup2, os.waitpid
# skip-if: threads
import os
import sys


def pipeline(*commands, data=b""):
    """Runs commands one behind the other, as a shell does; the output of the last and all exit codes."""
    source, feed = os.pipe()
    children = []
    for n, command in enumerate(commands):
        out_read, out_write = os.pipe()
        pid = os.fork()
        if pid == 0:
            try:
                os.dup2(source, 0)
                os.dup2(out_write, 1)
                os.execvp(command[0], command)
            except OSError as e:
                os.write(2, b"")
                os._exit(127 if isinstance(e, FileNotFoundError) else 126)
        children.append(pid)
        os.close(source)
        os.close(out_write)
        source = out_read
    os.write(feed, data)
    os.close(feed)
    with os.fdopen(source, "rb") as result:
        output = result.read()
    return output, [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in children]


sys.stdout.flush()
print(pipeline(["sort"], ["uniq", "-c"], data=b"b\na\nb\n"))
print(pipeline(["cat"], ["tr", "a-z", "A-Z"], ["rev"], data=b"hello"))
print(pipeline(["true"], ["false"]), pipeline(["sh", "-c", "exit 7"]), pipeline(["no-such-program-here"]), pipeline(["/tmp"])[1], pipeline(["sh", "-c", "kill -9 $$"])[1])
sys.stdout.flush()
r, w = os.pipe()
print(os.get_inheritable(r), os.isatty(r), os.get_blocking(r))
pid = os.fork()
if pid == 0:
    os.close(r)
    with os.fdopen(w, "w") as f:
        f.write(f"child of parent {os.getppid() == os.getpgid(0) or os.getppid() > 0}")
    os._exit(3)
os.close(w)
with open(r) as f:
    print(f.read())
done, status = os.waitpid(pid, 0)
print(done == pid, os.WIFEXITED(status), os.WEXITSTATUS(status), os.WIFSIGNALED(status), os.WTERMSIG(status))
for call in (lambda: os.waitpid(pid, 0), lambda: os.execv("/none", ["x"]), lambda: os.execv("/bin/true", []), lambda: os.execve("/bin/true", ["x"], {"a": 1}), lambda: os.dup2(999, 5), lambda: os.execv("/bin/true", "true"), lambda: os.waitstatus_to_exitcode("a"), lambda: os.execvp("none-such", ["x"])):
    try:
        print(call())
    except (OSError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
