# index: collections.ChainMap
from collections import ChainMap

defaults = {"colour": "auto", "jobs": 1, "verbose": False}
project = {"jobs": 4}
command_line = {}
config = ChainMap(command_line, project, defaults)
print(config["jobs"], config["colour"], len(config), "verbose" in config, config.get("none", "-"))
print(list(config), sorted(config.items()))

config["colour"] = "never"
print(command_line, defaults["colour"], config.maps[0] is command_line)
test = config.new_child({"jobs": 0})
print(test["jobs"], test.parents["jobs"], test.parents == config, config.new_child(jobs=7)["jobs"])
del test["jobs"]
print(test["jobs"], test.maps)
for call in (lambda: test.__delitem__("jobs"), lambda: test["missing"], lambda: ChainMap().popitem(), lambda: test.pop("verbose")):
    try:
        call()
    except KeyError as e:
        print("KeyError", e)

merged = config | {"extra": 1}
print(type(merged).__name__, merged.maps[0], dict(ChainMap({"a": 1}, {"a": 2, "b": 3})))
print({"p": 0} | ChainMap({"a": 1}), repr(ChainMap({}, {"x": 1})), bool(ChainMap({}, {})))


class Deep(ChainMap):
    """Writes where the key already stands."""

    def __setitem__(self, key, value):
        for mapping in self.maps:
            if key in mapping:
                mapping[key] = value
                return
        self.maps[0][key] = value


deep = Deep({}, {"lion": "yellow"}, {"snake": "red"})
deep["snake"], deep["newt"] = "green", "orange"
print(deep, deep.copy().maps is deep.maps, deep.copy() == deep)
