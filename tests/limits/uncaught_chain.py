# index: uncaught exceptions, __cause__, __context__, notes
# exit: 1
# compare-stderr
# python: 3.14
class Custom(Exception):
    def __str__(self):
        raise ValueError("in __str__")
def lowest(values):
    return values["k"][0] + (1 /
                             0)
def middle():
    try:
        lowest({"k": [1]})
    except ZeroDivisionError:
        try:
            undefned_name = [].append
            undefined_name(1)
        except NameError as e:
            e.add_note("a note\nof two lines")
            raise Custom("x") from e
def top():
    try:
        middle()
    except Custom:
        raise RuntimeError
top()
