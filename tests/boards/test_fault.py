#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""test_fault.py BOARD: what a fault of the processor shows on a board in QEMU, and that the board starts again.

A debugger, which is QEMU's stub for gdb and a few lines here, makes the processor go on where no code is while a
Python function runs.
"""

import socket
import sys
import time

import client
import emulator

PROGRAM = """
def inner():
    while True:
        pass
def outer():
    inner()
outer()
"""

PC = 15
NOWHERE = 0x60000000


class Debugger:
    """Speaks gdb's protocol: each packet is $TEXT#SUM, and is answered by + and a packet."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), 10)
        # QEMU sets single registers only for those who have asked which there are.
        self.send("qXfer:features:read:target.xml:0,ff", "l", "m")

    def send(self, text, *answers):
        """Sends a packet and skips what comes before one that begins with one of the answers."""
        self.socket.sendall(f"${text}#{sum(text.encode()) % 256:02x}".encode())
        while not self.packet().startswith(answers):
            continue

    def packet(self):
        data = b""
        while b"$" not in data or b"#" not in data[:-2]:
            byte = self.socket.recv(1)
            if not byte:
                raise client.Trouble("the debugger has gone")
            data += byte
        self.socket.sendall(b"+")
        return data[data.index(b"$") + 1 : -3].decode()

    def set_register(self, number, value):
        self.send(f"P{number:x}={value.to_bytes(4, 'little').hex()}", "OK")

    def close(self):
        self.send("D", "OK")
        self.socket.close()


def emulate(board, port):
    plain = emulator.command
    emulator.command = lambda *arguments: [*plain(*arguments), "-gdb", f"tcp:127.0.0.1:{port}"]
    return emulator.Emulator(board)


def main(name):
    port = emulator.free_port()
    wanted = ["bobbin: fault", " pc ", 'File "<stdin>", line 4 in inner', 'line 6 in outer', 'line 7 in <module>', "Bobbin"]
    with emulate(name, port) as machine:
        board = client.Client(machine.port, timeout=30)
        board.wake()
        board.enter_raw()
        board.send_paste(PROGRAM.encode())
        time.sleep(1)
        debugger = Debugger(port)
        debugger.set_register(PC, NOWHERE)
        debugger.close()
        shown = board.read_until(b">>> ").decode()
        board.enter_raw(soft_reset=False)
        alive = board.run("print(6 * 7)") == ("42\n", "")
        board.close()
    places = [shown.find(text) for text in wanted]
    right = alive and min(places) >= 0 and places == sorted(places)
    print(f"test_fault: {name}: " + ("as wanted" if right else "not as wanted:\n" + shown))
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
