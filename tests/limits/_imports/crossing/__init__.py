import time
time.sleep(0.05)
from . import part
done = "crossing"
