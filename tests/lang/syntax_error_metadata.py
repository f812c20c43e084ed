# python: 3.14
# index: SyntaxError, exceptions
# The fields of a SyntaxError, the last of which only newer versions know.
plain = SyntaxError("message")
print(plain.args, plain.filename, plain.lineno, plain.end_lineno, plain._metadata, plain.print_file_and_line)

full = SyntaxError("wrong", ("f.py", 3, 4, "a line", 5, 6, (1, 2, "source")))
print(full, full.args)
print(full.filename, full.lineno, full.offset, full.text, full.end_lineno, full.end_offset, full._metadata)
full._metadata = None
print(full._metadata)
for cls in (IndentationError, TabError):
    print(cls("x", ("f.py", 1, 2, "t", 1, 3, "m"))._metadata)
try:
    SyntaxError("x", (1, 2, 3, 4, 5, 6, 7, 8))
except TypeError as e:
    print(e)

group = ExceptionGroup("several", [ValueError(1)])
print(group.__module__, group.__weakref__, "__module__" in vars(ExceptionGroup))
print(hasattr(ValueError(), "__module__"), hasattr(ValueError(), "__weakref__"), ValueError.__module__)
