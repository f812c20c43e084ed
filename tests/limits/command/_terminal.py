import os
import re
import select
import signal
import sys
import time


class Terminal:
    """A REPL in a terminal of its own."""

    def __init__(self, *options):
        pid, self.fd = os.forkpty()
        if pid == 0:
            env = {**os.environ, "TERM": "dumb", "PYTHON_BASIC_REPL": "1", "HISTFILE": "/dev/null"}
            os.execve(sys.executable, [sys.executable, "-q", *options], env)
        self.pid, self.text = pid, ""
        self.wait(">>> ")

    def wait(self, *endings):
        """What came until one of the prompts."""
        deadline = time.monotonic() + 20
        while not self.text.endswith(endings) and time.monotonic() < deadline:
            if select.select([self.fd], [], [], 0.1)[0]:
                try:
                    data = os.read(self.fd, 4096)
                except OSError:
                    data = b""
                if not data:
                    break
                self.text += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|[\r\a\0]", "", data.decode())
        text, self.text = self.text, ""
        return text

    def send(self, line, end="\n"):
        os.write(self.fd, (line + end).encode())
        text = self.wait(">>> ", "... ")
        # What is typed is shown, twice if the editor was not there yet.
        while text.startswith((line + "\n", ">>> " + line + "\n", "... " + line + "\n")):
            text = text.partition("\n")[2]
        return text

    def close(self):
        self.wait("never")
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
