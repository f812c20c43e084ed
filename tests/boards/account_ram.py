#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""account_ram.py [-v] BOARD: who has which bytes of a board's RAM at the prompt, after a collection.

The board runs in QEMU; gdb-multiarch, in which this file runs a second time, knows its structures.  With -v every cell
of the heap is named.
"""

import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def drive(name, verbose):
    """Starts the board and has gdb look at it."""
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
        subprocess.run(["gdb-multiarch", "-batch", "-nx", "-ex", f"target remote localhost:{port}", "-x",
                        os.path.abspath(__file__), image], check=True,
                       env={**os.environ, "BB_VERBOSE": "1" if verbose else ""})
        board.close()


if __name__ == "__main__" and "gdb" not in sys.modules:
    try:
        import gdb
    except ImportError:
        sys.path.insert(0, HERE)
        drive(sys.argv[-1], "-v" in sys.argv)
        sys.exit(0)

import collections  # noqa: E402
import re  # noqa: E402

GRANULE = 8


def value(text):
    return gdb.parse_and_eval(text)


def address(text):
    return int(value(text).cast(gdb.lookup_type("unsigned long")))


def size(type_name):
    return gdb.lookup_type(type_name).sizeof


def symbol(at):
    """The name of what stands at an address."""
    m = re.match(r"(\S+)(?: \+ \d+)? in section", gdb.execute(f"info symbol {at}", to_string=True))
    return m.group(1) if m else hex(at)


def word(at):
    return int.from_bytes(bytes(gdb.selected_inferior().read_memory(at, 4)), "little")


class Heap:
    def __init__(self, rt):
        self.blocks = rt["heap"]["blocks"]
        self.base = int(self.blocks["base"])
        self.shift = 10
        self.steps = [int(value(f"bb_size_class_granules[{i}]")) for i in range(32)]
        self.names = {}
        self.kinds = collections.defaultdict(lambda: [0, 0])
        self.classes = collections.defaultdict(lambda: [0, 0])
        self.free_cells = self.tails = self.free_blocks = 0
        self.cells = []

    def kind(self, cell):
        at = word(cell)
        if at not in self.names:
            self.names[at] = symbol(at) if at else "(in a cache)"
        return self.names[at]

    def add(self, cell, bytes_):
        kind = self.kind(cell)
        self.kinds[kind][0] += 1
        self.kinds[kind][1] += bytes_
        self.classes[bytes_][0] += 1
        self.cells.append((cell, bytes_, kind))

    def look(self):
        live = address("bb_the_runtime->heap->blocks.live") if False else int(self.blocks["live"].cast(
            gdb.lookup_type("unsigned long")))
        per_block = (1 << self.shift) // GRANULE
        for b in range(int(self.blocks["top"])):
            block = self.blocks["table"][b]
            state = int(block["state"])
            start = self.base + (b << self.shift)
            if state <= 2:
                self.free_blocks += 0 if state == 2 else 1 << self.shift
            elif state == 4:
                self.add(start, int(block["length"]) << self.shift)
            elif state == 3:
                step = self.steps[int(block["size_class"])]
                count = per_block // step
                self.tails += (per_block - count * step) * GRANULE
                for i in range(count):
                    granule = b * per_block + i * step
                    if word(live + granule // 32 * 4) >> granule % 32 & 1 and word(start + i * step * GRANULE):
                        self.add(start + i * step * GRANULE, step * GRANULE)
                    else:
                        self.free_cells += step * GRANULE
                        self.classes[step * GRANULE][1] += 1


def row(text, bytes_):
    print(f"  {text:52}{int(bytes_):8}")


def fixed_parts():
    """RAM that the linker gives away, and the largest variables in it."""
    row(".data", address("&bb_data_end") - address("&bb_data_begin"))
    row("main stack", int(value("sizeof bb_main_stack")))
    row("interrupt stacks", int(value("sizeof bb_interrupt_stacks")))
    row(".bss", address("&bb_bss_end") - address("&bb_bss_begin"))


def pool(names):
    at, end = address("pool_start"), address("&bb_ram_end") & ~7
    free = 0
    while at < end:
        head = word(at)
        if head & 1:
            row("pool: " + names.get(at + 8, f"at {at + 8:#x}"), head & ~1)
        else:
            free += head
        at += head & ~1
    row("pool: free pieces", free)


def thread_names(rt, names):
    t = rt["threads"]
    while int(t):
        names[int(t)] = "a thread (BbThread)"
        names[int(t["vm"])] = "a thread (BbVmThread)"
        names[int(t["segment"])] = "a thread's value stack"
        t = t["next"]


def main():
    rt = value("*(*(BbThread **)&cores[0].current->tls).rt") if False else find_runtime()
    names = {int(rt.address): "BbRuntime", int(rt["vm"]): "BbVm", int(rt["heap"]): "BbHeap",
             int(rt["objects"]): "BbObjects", int(rt["park_buckets"]): "parking"}
    thread_names(rt, names)
    heap = Heap(rt)
    heap.look()
    fixed_parts()
    blocks = rt["heap"]["blocks"]
    row("heap: alignment", int(blocks["reserved"].cast(gdb.lookup_type("unsigned long"))) - address("&bb_bss_end"))
    row("heap: tables", heap.base - int(blocks["reserved"].cast(gdb.lookup_type("unsigned long"))))
    for kind, (count, bytes_) in sorted(heap.kinds.items(), key=lambda item: -item[1][1]):
        row(f"heap: {count} {kind}", bytes_)
    row("heap: live, all", sum(b for c, b in heap.kinds.values()))
    row("heap: free cells in blocks with live ones", heap.free_cells)
    row("heap: ends of blocks", heap.tails)
    row("heap: free blocks below its end", heap.free_blocks)
    row("free between heap and pool", address("pool_start") - address("heap_end"))
    pool(names)
    if os.environ.get("BB_VERBOSE"):
        for bytes_, (used, free) in sorted(heap.classes.items()):
            print(f"  cells of {bytes_}: {used} live, {free} free")
        for cell, bytes_, kind in heap.cells:
            print(f"  {cell:#x} {bytes_:5} {kind}", describe(cell, kind))


def text_of(at):
    """A str's text."""
    try:
        s = gdb.Value(at).cast(gdb.lookup_type("BbStr").pointer())
        return bytes(gdb.selected_inferior().read_memory(at + 20, int(s["size"]))).decode("utf-8", "replace")[:60]
    except Exception as e:
        return repr(e)


def describe(cell, kind):
    if kind == "bb_table_kind":
        table = gdb.Value(cell).cast(gdb.lookup_type("BbDictTable").pointer())
        used = int(table["used"]["bits"] if "bits" in [f.name for f in table["used"].type.fields()] else table["used"].cast(gdb.lookup_type("int")))
        entry = 12 if bool(table["has_hashes"]) else 8
        keys = [word(cell + int(table["entries_offset"]) + i * entry) for i in range(min(used, 6))]
        return f"{used}/{int(table['capacity'])} layout {int(table['layout'])}: " + ", ".join(
            text_of(k) if symbol(word(k)).startswith("bb_str_type") else hex(k) for k in keys if k)
    if kind.startswith("bb_str_type"):
        return repr(text_of(cell))
    if kind.startswith("shape_kind"):
        s = gdb.Value(cell).cast(gdb.lookup_type("BbShape").pointer())
        name = int(s["name"]["bits"])
        return s["type"]["name"].string() + " " + (text_of(name) if name else "root")
    return ""


def find_runtime():
    thread = value("main_thread")
    for field in thread.type.fields():
        if field.name == "tls":
            return thread["tls"].cast(gdb.lookup_type("BbThread").pointer())["rt"].dereference()
    raise RuntimeError(str(thread.type))


main()
