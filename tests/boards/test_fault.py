#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""test_fault.py BOARD: what a fault of the processor shows on a board in QEMU, and that the board starts again.

A debugger, which is QEMU's stub for gdb and a few lines here, makes the processor go on where no code is while a
Python function runs; and then in a function that pushes registers, with the stack pointer at the end of the stack, so
that the stack's guard must stop it.
"""

import re
import socket
import subprocess
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

SHOWN = ['File "<stdin>", line 4 in inner', "line 6 in outer", "line 7 in <module>", "Bobbin"]

SP, PC = 13, 15
NOWHERE = 0x60000000
# A region that guards is the first whole one of 32 bytes; a limit lies below it.
NEAR_THE_END = 32 + 8

# What the processor says of a violated guard (in CFSR): the stack's limit; the MPU, in storing or in stacking.
GUARDS = {"an521": 1 << 20, "netduinoplus2": 1 << 1 | 1 << 4}


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


def address(board, symbol):
    lines = subprocess.run(["arm-none-eabi-nm", f"{emulator.ROOT}/build/{board}/bobbin.elf"], capture_output=True, text=True,
                           check=True).stdout
    return int(re.search(rf"^(\w+) \w {symbol}$", lines, re.M)[1], 16)


def overrun(board):
    """A function that pushes registers, and a stack pointer from which it comes to the guard of the main thread."""
    return address(board, "bb_vm_run") & ~1, (address(board, "bb_main_stack") + 31 & ~31) + NEAR_THE_END


def fault(board, port, registers):
    """What the board shows after a debugger has set registers while PROGRAM runs."""
    board.send_paste(PROGRAM.encode())
    time.sleep(1)
    debugger = Debugger(port)
    for number, value in registers.items():
        debugger.set_register(number, value)
    debugger.close()
    shown = board.read_until(b">>> ").decode()
    board.enter_raw(soft_reset=False)
    return shown


def main(name):
    port = emulator.free_port()
    with emulate(name, port) as machine:
        board = client.Client(machine.port, timeout=30)
        board.wake()
        board.enter_raw()
        right = True
        pc, sp = overrun(name)
        for what, registers, guard in ("fault", {PC: NOWHERE}, 0), ("stack's guard", {SP: sp, PC: pc}, GUARDS[name]):
            shown = fault(board, port, registers)
            places = [shown.find(text) for text in ["bobbin: fault", " pc ", *SHOWN]]
            reason = re.search(r"cfsr (\w+)", shown)
            good = min(places) >= 0 and places == sorted(places)
            good = good and (not guard or int(reason[1], 16) & guard != 0)
            good = good and board.run("print(6 * 7)") == ("42\n", "")
            print(f"test_fault: {name}: {what}: " + ("as wanted" if good else "not as wanted:\n" + shown))
            right = right and good
        board.close()
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
