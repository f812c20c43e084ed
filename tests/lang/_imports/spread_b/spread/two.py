part = "two"
