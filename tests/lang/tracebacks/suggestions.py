# exit: 1
# compare-stderr
# python: 3.14
# index: suggestions, uncaught exceptions, exception groups, notes
# "Did you mean": names of all scopes, attributes, modules that are not imported, names of modules.
import collections


class Shape:
    width = 1
    _private_height = 2

    def __init__(self):
        self.colour = "red"

    def area(self):
        return self.widht

    def paint(self):
        return colour

    def hidden(self):
        return self._private_heigth


def local_name():
    counter = 1
    return conter


def builtin_name():
    return pritn("x")


def module_forgotten():
    return json.dumps(1)


def attribute_of_module():
    return collections.OrderedDct()


def nothing_near():
    return xyzzyplugh


def case_only():
    return Str(5)


def global_name():
    return shpae


shape = Shape()
found = []
for step in (shape.area, shape.paint, shape.hidden, local_name, builtin_name, module_forgotten, attribute_of_module, nothing_near, case_only, global_name, lambda: shape.color, lambda: shape.private_height, lambda: [].add(1), lambda: "".stripp(), lambda: shape.area.nam):
    try:
        step()
    except Exception as e:
        found.append(e)
found[0].add_note("with a note")
raise ExceptionGroup("all of them", found)
