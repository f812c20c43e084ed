# index: __slots__, str
"""A subclass of str may have slots of its own, other than one of int, bytes or tuple."""


class Tag(str):
    __slots__ = ("line", "column")

    def __new__(cls, text, line):
        self = super().__new__(cls, text)
        self.line = line
        return self


tags = [Tag("word" * n, n) for n in (0, 1, 300)]
for tag in tags:
    tag.column = [tag.line]
    print(len(tag), tag.line, tag.column, hash(tag) == hash("word" * tag.line), tag + "!" == "word" * tag.line + "!")
del tags[0].column
print(hasattr(tags[0], "column"), hasattr(tags[0], "__dict__"), {tags[1]: 1}["word"], tags[1].upper())
grown = tags[2]
grown += "x" * 2000
grown += "y"
print(type(grown).__name__, len(grown), tags[2].line)


class Marked(Tag):
    pass


marked = Marked("m", 7)
marked.note = "n"
print(marked.line, marked.__dict__, vars(marked) == {"note": "n"})

many = type("Many", (str,), {"__slots__": ["slot%d" % n for n in range(50)]})("many")
for n in range(50):
    setattr(many, "slot%d" % n, n * n)
print(sum(getattr(many, "slot%d" % n) for n in range(50)), many)

for base in int, bytes, tuple:
    try:
        type("Refused", (base,), {"__slots__": ("a",)})
    except TypeError as e:
        print(e)
    print(type("Allowed", (base,), {"__slots__": ()}).__slots__)
