# SPDX-License-Identifier: MIT
"""Boards in emulators: starts one, and tells the port of its console."""

import fcntl
import json
import os
import signal
import socket
import subprocess
import termios
import threading
import time
import tty

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# QEMU's machines by board; the RP2040 runs in rp2040js, with a harness of ours.
MACHINES = {"an521": "mps2-an521", "netduinoplus2": "netduinoplus2"}
HARNESS = os.path.join(ROOT, "tests", "boards", "rp2040")


def is_there(board):
    """Is there an emulator of the board?  Fetches the packages of the RP2040's if need be, and says so if it cannot."""
    if board in MACHINES or os.path.isdir(os.path.join(HARNESS, "node_modules")):
        return True
    try:
        fetched = subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--fetch-retries=1"], cwd=HARNESS, timeout=300,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace")
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"{board}: its emulator cannot be fetched: {error}", flush=True)
        return False
    if fetched.returncode != 0:
        print(f"{board}: its emulator cannot be fetched:\n{fetched.stderr}", flush=True)
    return fetched.returncode == 0


def command(board, image, number, seed):
    """What runs the image, or the one that `make' has built, with its console at a TCP port."""
    image = image or os.path.join(ROOT, "build", board, "bobbin.elf" if board in MACHINES else "bobbin.uf2")
    if board in MACHINES:
        return ["qemu-system-arm", "-display", "none", "-monitor", "none", "-M", MACHINES[board], "-kernel", image,
                "-serial", f"tcp:127.0.0.1:{number},server=on,wait=off"]
    if not is_there(board):
        raise FileNotFoundError("the emulator of the " + board)
    return ["node", os.path.join(HARNESS, "run.mjs"), image, "--tcp", str(number), "--seed", str(seed)]


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Unix:
    """The same REPL on this machine: bobbin -X serial on a PTY, and another PTY that a client opens."""

    def __init__(self, program=None):
        inner, terminal = os.openpty()
        outer, port = os.openpty()
        tty.setraw(port)
        self.port = os.ttyname(port)
        self.files = [inner, outer, port]
        command = [program or os.path.join(ROOT, "build", "bobbin"), "-X", "serial"]
        self.process = subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, start_new_session=True,
                                        preexec_fn=take_terminal)
        os.close(terminal)
        for ends in ((inner, outer), (outer, inner)):
            threading.Thread(target=relay, args=ends, daemon=True).start()

    def close(self):
        self.process.kill()
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def take_terminal():
    """Makes standard input the terminal whose Ctrl-C reaches this process, even if who started us ignores SIGINT."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def relay(source, target):
    try:
        while data := os.read(source, 4096):
            while data:
                data = data[os.write(target, data) :]
    except OSError:
        pass  # the program has ended


class Emulator:
    """A running board; `port' is what a client opens."""

    def __init__(self, board, image=None, seed=0):
        self.board = board
        number = free_port()
        self.port = f"socket://127.0.0.1:{number}"
        self.process = subprocess.Popen(command(board, image, number, seed), stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)
        self.wait_for(number)

    def statistics(self, command=""):
        """What the harness of the RP2040 has counted: nanos, instructions of each processor, resets.  The command
        "jump PC SP" has threads go on there."""
        self.process.stdin.write(command.encode() + b"\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def clock(self):
        """Seconds that do not depend on what else this machine does: the emulator's processor time, and ten for each one
        in which it had nothing to do, so that who waits for a board that sleeps for ever does not do so, too."""
        used = awake = 0.0
        for task in os.listdir(f"/proc/{self.process.pid}/task"):
            with open(f"/proc/{self.process.pid}/task/{task}/schedstat") as file:
                running, ready = (int(nanoseconds) / 1e9 for nanoseconds in file.read().split()[:2])
            used += running
            awake = max(awake, running + ready)
        return used + 10 * (time.monotonic() - awake)

    def wait_for(self, number):
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                socket.create_connection(("127.0.0.1", number), 1).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    raise RuntimeError(f"the emulator of {self.board} ended with {self.process.returncode}") from None
                time.sleep(0.05)
        raise RuntimeError(f"the emulator of {self.board} does not answer")

    def close(self):
        self.process.kill()
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()
