#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Prepares the static types of a linked firmware, so that they stand in flash (src/object/type_prepared.h).

    prepare_types.py --size ELF OUTPUT     writes how much room the tables need, as a script for the linker
    prepare_types.py --fill ELF            fills the types in and writes the tables into that room

It does what src/object/type_static.c does at start: bases, order of look-up, tables of special methods, what types inherit,
numbers, and the arrays that inline caches point into, if there are such.  Types stand between bb_types_begin and bb_types_end; equal tables
are shared.
"""

import struct
import sys

LAYOUT_HALVES = (
    "type_size header_kind header_shape header_flags kind_trace kind_release flags instance_size item_size "
    "instance_offset method_count base second_base methods next hash call buffer special bases mro resolved root_shape "
    "static_number builtin_size builtin_name tuple_count tuple_items items_capacity items_slots special_entries "
    "special_count special_common"
).split()
LAYOUT_WORDS = (
    "is_cached ready inherited type_kind tuple_kind items_kind object_type none python_hash unhashable special_names "
    "prepared"
).split()

SHT_PROGBITS, SHT_SYMTAB = 1, 2
STT_OBJECT = 1


class Image:
    """A 32-bit little-endian ELF file whose loaded bytes can be read and changed by address."""

    def __init__(self, path):
        self.path = path
        with open(path, "rb") as file:
            self.data = bytearray(file.read())
        if self.data[:6] != b"\x7fELF\x01\x01":
            sys.exit(f"prepare_types: {path} is no 32-bit little-endian ELF file")
        offset, = struct.unpack_from("<I", self.data, 32)
        size, count = struct.unpack_from("<HH", self.data, 46)
        sections = [struct.unpack_from("<10I", self.data, offset + i * size) for i in range(count)]
        self.loaded = [(s[3], s[4], s[5]) for s in sections if s[1] == SHT_PROGBITS and s[2] & 2 and s[5]]
        self.symbols, self.objects = {}, []
        for section in sections:
            if section[1] == SHT_SYMTAB:
                self.read_symbols(section, sections[section[6]][4])

    def read_symbols(self, section, strings):
        for at in range(section[4], section[4] + section[5], 16):
            name, value, size, info = struct.unpack_from("<IIIB", self.data, at)
            end = self.data.index(0, strings + name)
            text = self.data[strings + name : end].decode()
            if info >> 4:
                self.symbols[text] = value
            if info & 15 == STT_OBJECT:
                self.objects.append((value, size, text))

    def place(self, address):
        for start, offset, size in self.loaded:
            if start <= address < start + size:
                return offset + address - start
        sys.exit(f"prepare_types: nothing is loaded at {address:#x}")

    def half(self, address):
        return struct.unpack_from("<H", self.data, self.place(address))[0]

    def word(self, address):
        return struct.unpack_from("<I", self.data, self.place(address))[0]

    def text(self, address):
        start = self.place(address)
        return bytes(self.data[start : self.data.index(0, start)])

    def put(self, address, data):
        start = self.place(address)
        self.data[start : start + len(data)] = data

    def put_half(self, address, value):
        self.put(address, struct.pack("<H", value))

    def put_word(self, address, value):
        self.put(address, struct.pack("<I", value))

    def save(self):
        with open(self.path, "r+b") as file:
            file.write(self.data)


class Layout:
    def __init__(self, image):
        address = image.symbols["bb_type_layout"]
        for name in LAYOUT_HALVES:
            setattr(self, name, image.half(address))
            address += 2
        address = (address + 3) & ~3
        for name in LAYOUT_WORDS:
            setattr(self, name, image.word(address))
            address += 4
        self.specials = {image.text(image.word(self.special_names + 4 * i)): i for i in range(self.special_count)}


class Type:
    """One static type; `fields' are the words that change."""

    def __init__(self, image, layout, address, number):
        self.address, self.number = address, number
        for name in ("kind_trace", "kind_release", "flags", "base", "second_base", "methods", "next", "hash", "call", "buffer"):
            setattr(self, name, image.word(address + getattr(layout, name)))
        for name in ("instance_size", "item_size", "instance_offset", "method_count"):
            setattr(self, name, image.half(address + getattr(layout, name)))
        builtin = layout.builtin_size
        self.names = [image.text(image.word(self.methods + i * builtin + layout.builtin_name)) for i in range(self.method_count)]
        self.builtins = [self.methods + i * builtin for i in range(self.method_count)]
        self.mro = None

    def own_specials(self, layout, base):
        found = {layout.specials[n]: b for n, b in zip(self.names, self.builtins) if n in layout.specials}
        if self.hash == layout.unhashable and base and base.hash != layout.unhashable:
            found[layout.specials[b"__hash__"]] = layout.none
        return found


class Preparer:
    def __init__(self, image):
        self.image, self.layout = image, Layout(image)
        self.tables = bytearray()
        self.room = image.symbols["bb_type_tables"]
        self.shared = {}
        begin, end = image.symbols["bb_types_begin"], image.symbols["bb_types_end"]
        self.types = {}
        at = begin
        for address, size, name in sorted(o for o in image.objects if begin <= o[0] < end):
            kind = image.word(address + self.layout.header_kind)
            if size != self.layout.type_size or kind != self.layout.type_kind or address != at:
                sys.exit(f"prepare_types: {name} stands among the types and is none")
            self.types[address] = Type(image, self.layout, address, len(self.types) + 1)
            at += size
        if at != end:
            sys.exit("prepare_types: something without a name stands among the types")

    def table(self, words):
        """The address of a constant array of words."""
        data = struct.pack(f"<{len(words)}I", *words)
        if data not in self.shared:
            self.shared[data] = self.room + len(self.tables)
            self.tables += data + bytes(-len(data) % 8)
        return self.shared[data]

    def tuple(self, items):
        return self.table([self.layout.tuple_kind, 0, len(items), *items])

    def prepare_all(self):
        self.check_layout()
        for t in self.types.values():
            self.prepare(t)
        self.pointers = self.table(list(self.types))

    def check_layout(self):
        layout = self.layout
        if (layout.tuple_count, layout.tuple_items, layout.items_capacity, layout.items_slots, layout.special_entries) != (
                8, 12, 4, 8, 4):
            sys.exit("prepare_types: tuples, arrays or tables of special methods are not laid out as this program thinks")

    def base_of(self, t):
        if not t.base and t.address != self.layout.object_type:
            t.base = self.layout.object_type
        return self.types[t.base] if t.base else None

    def prepare(self, t):
        if t.mro:
            return
        base = self.base_of(t)
        second = self.types[t.second_base] if t.second_base else None
        for other in (base, second):
            if other:
                self.prepare(other)
        if base:
            self.inherit(t, base)
        first_order, second_order = (o.mro if o else [] for o in (base, second))
        t.mro = [t, *(x for x in first_order if x not in second_order), *second_order]
        t.entries = [0] * self.layout.special_count
        for x in reversed(t.mro):
            for which, value in x.own_specials(self.layout, self.base_of(x)).items():
                t.entries[which] = value
        if base:
            self.take_shortcuts(t, base)
        self.write(t, base, second)

    def inherit(self, t, base):
        t.flags |= base.flags & self.layout.inherited
        for name in ("kind_trace", "kind_release", "instance_size", "item_size", "instance_offset", "buffer"):
            if not getattr(t, name):
                setattr(t, name, getattr(base, name))

    def take_shortcuts(self, t, base):
        which = self.layout.specials[b"__hash__"]
        if not t.hash and t.entries[which] == base.entries[which]:
            t.hash = base.hash
        t.next = t.next or base.next
        t.call = t.call or base.call
        t.hash = t.hash or self.layout.python_hash

    def write(self, t, base, second):
        layout = self.layout
        t.flags |= layout.ready
        common, numbers = t.entries[: layout.special_common], t.entries[layout.special_common :]
        if numbers:
            common.append(self.table([0, *numbers]) + layout.special_entries)
        t.special = self.table([0, *common]) + layout.special_entries
        t.bases = self.tuple([x.address for x in (base, second) if x])
        t.mro_tuple = self.tuple([x.address for x in t.mro])
        if layout.resolved:
            methods = [b for x in t.mro for b in x.builtins]
            t.resolved = self.table([layout.items_kind, len(methods), *methods])

    def fill(self):
        image, layout = self.image, self.layout
        image.put(self.room, self.tables)
        own_shape = self.types[layout.type_kind - layout.kind_trace].number
        for t in self.types.values():
            for name in ("kind_trace", "kind_release", "flags", "base", "next", "hash", "call", "buffer", "special", "bases"):
                image.put_word(t.address + getattr(layout, name), getattr(t, name))
            if layout.resolved:
                image.put_word(t.address + layout.resolved, t.resolved)
            image.put_word(t.address + layout.mro, t.mro_tuple)
            for name in ("instance_size", "item_size", "instance_offset"):
                image.put_half(t.address + getattr(layout, name), getattr(t, name))
            image.put_half(t.address + layout.static_number, t.number)
            image.put_half(t.address + layout.root_shape, t.number)
            image.put_half(t.address + layout.header_shape, own_shape)
            image.put(t.address + layout.header_flags, bytes([layout.is_cached]))
        image.put_word(layout.prepared, len(self.types))
        image.put_word(layout.prepared + 4, self.pointers)


def main(mode, path, output=None):
    image = Image(path)
    preparer = Preparer(image)
    preparer.prepare_all()
    size = len(preparer.tables)
    if mode == "--size":
        with open(output, "w", encoding="ascii") as file:
            file.write(f"bb_type_tables_size = {size};\n")
        return
    if image.symbols["bb_type_tables_size"] < size:
        sys.exit(f"prepare_types: the tables need {size} bytes")
    preparer.fill()
    image.save()
    print(f"{len(preparer.types)} types in flash, {len(preparer.types) * preparer.layout.type_size} bytes, and {size} of tables")


if __name__ == "__main__":
    main(*sys.argv[1:])
