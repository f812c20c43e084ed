import time
time.sleep(0.02)
raise RuntimeError("not this time")
