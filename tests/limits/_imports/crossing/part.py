done = "part"
