#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""account_ram.py [-v] BOARD: who has which bytes of a board's RAM at the prompt, after a collection.

The board runs in QEMU; gdb-multiarch, in which this file runs a second time, knows how its structures are laid out.
With -v every cell of the heap is listed, too.
"""

import collections
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
FREE, CLEAN, GONE, SMALL, LARGE, REST = range(6)  # of memory/blocks.h
GRANULE = 8


def drive(name, verbose):
    """Starts the board and has gdb look at it."""
    sys.path.insert(0, HERE)
    import client
    import emulator
    import test_fault

    port = emulator.free_port()
    with test_fault.emulate(name, port) as machine:
        board = client.Client(machine.port, timeout=30)
        board.wake()
        board.enter_raw()
        board.run("import gc\ngc.collect()\n")
        image = os.path.join(emulator.ROOT, "build", name, "bobbin.elf")
        shown = subprocess.run(["gdb-multiarch", "-batch", "-nx", "-ex", f"target remote localhost:{port}", "-x",
                                os.path.abspath(__file__), image], check=True, stdout=subprocess.PIPE, text=True,
                               env={**os.environ, "BB_VERBOSE": "1" if verbose else ""}).stdout
        print(name)
        print("\n".join(line for line in shown.splitlines() if line.startswith("  ")))
        board.close()


# ---- In gdb. ----


def value(text):
    return gdb.parse_and_eval(text)


def number(v):
    return int(v.cast(gdb.lookup_type("unsigned long")))


def word(at):
    return int.from_bytes(bytes(gdb.selected_inferior().read_memory(at, 4)), "little")


def pointer(at, type_name):
    return gdb.Value(at).cast(gdb.lookup_type(type_name).pointer())


def symbol(at):
    """The name of what stands at an address."""
    m = re.match(r"(\S+)(?: \+ \d+)? in section", gdb.execute(f"info symbol {at}", to_string=True))
    return m.group(1) if m else "of the heap"


def row(text, size):
    print(f"  {text:52}{size:8}")


class Heap:
    """What stands in the heap's blocks."""

    def __init__(self, rt):
        self.blocks = rt["heap"]["blocks"]
        self.base, self.live = int(self.blocks["base"]), number(self.blocks["live"])
        self.block = 1 << 10
        self.kinds = collections.defaultdict(lambda: [0, 0])  # name: cells, bytes
        self.cells = []
        self.names = {}
        self.free_cells = self.ends = self.free_blocks = 0
        for b in range(int(self.blocks["top"])):
            self.look_at_block(b, self.blocks["table"][b])

    def look_at_block(self, b, block):
        start, state = self.base + b * self.block, int(block["state"])
        if state in (FREE, CLEAN):
            self.free_blocks += self.block
        elif state == LARGE:
            self.add(start, int(block["length"]) * self.block)
        elif state == SMALL:
            size = int(value(f"bb_size_class_granules[{int(block['size_class'])}]")) * GRANULE
            count = self.block // size
            self.ends += self.block - count * size
            for cell in range(start, start + count * size, size):
                granule = (cell - self.base) // GRANULE
                if word(self.live + granule // 32 * 4) >> granule % 32 & 1 and word(cell):
                    self.add(cell, size)
                else:
                    self.free_cells += size

    def add(self, cell, size):
        kind = word(cell)
        if kind not in self.names:
            self.names[kind] = symbol(kind)
        of_kind = self.kinds[self.names[kind]]
        of_kind[0] += 1
        of_kind[1] += size
        self.cells.append((cell, size, self.names[kind]))

    def report(self):
        row("heap: tables", self.base - number(self.blocks["reserved"]))
        for kind, (count, size) in sorted(self.kinds.items(), key=lambda item: -item[1][1]):
            row(f"heap: {count} {kind}", size)
        row("heap: free cells in blocks with live ones", self.free_cells)
        row("heap: ends of blocks", self.ends)
        row("heap: free blocks", self.free_blocks)


def report_pool(names):
    """The pool's pieces, each with its size before it; bit 0: in use."""
    at, end, free = number(value("pool")["start"]), number(value("&bb_ram_end")) & ~7, 0
    while at < end:
        head = word(at)
        if head & 1:
            row("pool: " + names.get(at + 8, "of the collector"), head & ~1)
        else:
            free += head
        at += head & ~1
    row("pool: free pieces", free)


def report_board():
    rt = value("main_thread")["tls"].cast(gdb.lookup_type("BbThread").pointer())["rt"].dereference()
    names = {int(rt.address): "BbRuntime"}
    for field in "vm", "heap", "objects", "park_buckets":
        names[int(rt[field])] = str(rt[field].type.target())
    thread = rt["threads"]
    while int(thread):
        names[int(thread)], names[int(thread["vm"])] = "BbThread", "BbVmThread"
        names[int(thread["segment"])] = "a thread's value stack"
        thread = thread["next"]
    for text, end, start in ((".data", "&bb_data_end", "&bb_data_begin"), (".bss", "&bb_bss_end", "&bb_bss_begin")):
        row(text, number(value(end)) - number(value(start)))
    for variable in "bb_main_stack", "bb_interrupt_stacks":
        row(variable, int(value("sizeof " + variable)))
    heap = Heap(rt)
    heap.report()
    row("free between heap and pool", number(value("pool")["start"]) - number(value("heap_end")))
    report_pool(names)
    for cell in heap.cells if os.environ.get("BB_VERBOSE") else ():
        print("  %#x %5d %s %s" % (*cell, describe(*cell)))


def text_of(at):
    """A str's text, if it is one."""
    if not at or symbol(word(at)) != "bb_str_type":
        return ""
    return bytes(gdb.selected_inferior().read_memory(at + 20, int(pointer(at, "BbStr")["size"]))).decode("utf-8", "replace")


def describe(cell, size, kind):
    if kind == "bb_table_kind":
        table = pointer(cell, "BbDictTable")
        step = 12 if table["has_hashes"] else 8
        keys = range(cell + int(table["entries_offset"]), cell + size - step + 1, step)
        return ", ".join(filter(None, map(text_of, map(word, keys))))[:80]
    return repr(text_of(cell)) if kind == "bb_str_type" else ""


if __name__ == "__main__":
    try:
        import gdb
    except ImportError:
        drive(sys.argv[-1], "-v" in sys.argv)
    else:
        report_board()
