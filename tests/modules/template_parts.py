# python: 3.14
# index: string.templatelib, t-strings
# Templates and interpolations cannot be changed; how they are copied and taken apart for pickling.
import copy
from string.templatelib import Interpolation, Template

x = [1]
template = t"a{x!r:>3}b{x}"


def attempt(function, *args, **kwds):
    try:
        print(function(*args, **kwds))
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)


for owner, names in (template, ("strings", "interpolations", "values", "other")), (
    template.interpolations[0], ("value", "expression", "conversion", "format_spec", "other")
):
    for name in names:
        attempt(setattr, owner, name, 1)
        attempt(delattr, owner, name)
function, parts = template.__reduce__()
print(function.__name__, function.__module__, parts, function(*parts).strings == template.strings)
print(template.interpolations[1].__reduce__())
print(copy.copy(template) is template, copy.deepcopy(template).values, copy.deepcopy(template).values[0] is x)
attempt(Interpolation, 1, "2", 3)
attempt(Interpolation, 1, "2", "r", "3", other=4)
attempt(Template, other=1)
