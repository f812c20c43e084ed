part = "one"
