# SPDX-License-Identifier: MIT
"""A client of the raw REPL: runs programs on a board through a serial port, a socket or the PTY of an emulator."""

import time

import serial

WINDOW_CONSUMED = b"\x01"
END = b"\x04"


class Trouble(Exception):
    """The board did not answer as the protocol has it."""


class Client:
    """Talks to the board at a port that pyserial opens: a device, or socket://HOST:PORT.

    Times to wait are seconds of the clock, a function."""

    def __init__(self, port, timeout=10, clock=time.monotonic):
        self.serial = serial.serial_for_url(port, baudrate=115200, timeout=timeout)
        self.timeout = timeout
        self.clock = clock

    def close(self):
        self.serial.close()

    def read_until(self, end, timeout=None):
        """What arrives up to and with the bytes `end'."""
        deadline = self.clock() + (self.timeout if timeout is None else timeout)
        data = bytearray()
        while not data.endswith(end):
            self.serial.timeout = max(0.0, min(1.0, deadline - self.clock()))
            byte = self.serial.read(1)
            if byte:
                data += byte
            elif self.clock() >= deadline:
                raise Trouble(f"waited for {end!r}, got {bytes(data[-400:])!r}")
        return bytes(data)

    def wake(self):
        """Types empty lines until a prompt answers: both sides drop what comes before they have opened the port."""
        for _ in range(int(self.timeout / 0.2)):
            self.serial.write(b"\r")
            try:
                self.read_until(b">>> ", timeout=0.2)
            except Trouble:
                continue
            return
        raise Trouble("nobody answers")

    def expect(self, answer):
        got = self.read_until(answer)
        if got != answer:
            raise Trouble(f"expected {answer!r}, got {got!r}")

    def enter_raw(self, soft_reset=True):
        """Interrupts whatever runs, and enters the raw REPL, in a fresh runtime if asked for."""
        self.serial.write(b"\r\x03")
        time.sleep(0.05)
        self.serial.reset_input_buffer()
        self.serial.write(b"\r\x01")
        self.read_until(b"raw REPL; CTRL-B to exit\r\n>")
        if soft_reset:
            self.soft_reset()

    def soft_reset(self):
        self.serial.write(END)
        self.expect(b"OK\r\n")
        self.read_until(b"soft reboot\r\n")
        self.read_until(b"raw REPL; CTRL-B to exit\r\n>")

    def leave_raw(self):
        self.serial.write(b"\r\x02")
        return self.read_until(b">>> ")

    def send_plain(self, source):
        for start in range(0, len(source), 256):
            self.serial.write(source[start : start + 256])
            time.sleep(0.01)
        self.serial.write(END)
        self.expect(b"OK")

    def send_paste(self, source):
        """Raw-paste: a window at a time, as the board makes room."""
        self.serial.write(b"\x05A\x01")
        self.expect(b"R\x01")
        self.serial.timeout = self.timeout
        sizes = self.serial.read(2)
        if len(sizes) != 2:
            raise Trouble("no window size")
        window = sizes[0] | sizes[1] << 8
        room = window
        self.expect_room()
        room += window
        at = 0
        while at < len(source):
            while room == 0 or self.serial.in_waiting:
                byte = self.serial.read(1)
                if byte == WINDOW_CONSUMED:
                    room += window
                elif byte == END:
                    self.serial.write(END)
                    return
                else:
                    raise Trouble(f"unexpected {byte!r} while pasting")
            part = source[at : at + min(room, 512)]
            self.serial.write(part)
            at += len(part)
            room -= len(part)
        self.serial.write(END)
        while True:
            byte = self.serial.read(1)
            if byte == END:
                return
            if byte != WINDOW_CONSUMED:
                raise Trouble(f"unexpected {byte!r} after pasting")

    def expect_room(self):
        byte = self.serial.read(1)
        if byte != WINDOW_CONSUMED:
            raise Trouble(f"expected a window, got {byte!r}")

    def outcome(self, timeout=None):
        """What the program that runs prints, and its traceback."""
        output = self.read_until(END, timeout)[:-1]
        error = self.read_until(END, timeout)[:-1]
        self.expect(b">")
        return text_of(output), text_of(error)

    def interrupt(self):
        self.serial.write(b"\x03")

    def run(self, source, timeout=None, paste=True):
        """Runs a program: its output and its traceback, both with newlines as Python has them."""
        data = source.encode() if isinstance(source, str) else source
        if paste:
            self.send_paste(data)
        else:
            self.send_plain(data)
        return self.outcome(timeout)


def text_of(data):
    return data.decode("utf-8", "replace").replace("\r\n", "\n")
