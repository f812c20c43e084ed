def __getattr__(name):
    if name == "made":
        return "made up"
    raise AttributeError(f"no {name} here")
