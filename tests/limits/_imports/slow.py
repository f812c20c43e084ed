import time
import builtins
builtins.slow_runs = getattr(builtins, "slow_runs", 0) + 1
time.sleep(0.05)
done = "slow"
