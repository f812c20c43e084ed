# index: import, threads, import system
# needs: _imports/left.py
# skip-if: threads
import builtins
import sys
import threading
sys.path.insert(0, __file__.rpartition("/")[0] + "/_imports")
import meeting
def run(*functions):
    threads = [threading.Thread(target=f) for f in functions]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
results = []
def load(name):
    def body():
        try:
            results.append(__import__(name).done)
        except RuntimeError as e:
            results.append(str(e))
    return body
run(load("left"), load("right"))
print(sorted(results), sys.modules["left"].right is sys.modules["right"])
results.clear()
run(*[load("slow")] * 8)
print(results, builtins.slow_runs)
results.clear()
run(*[load("failing")] * 4)
print(results, "failing" in sys.modules)
results.clear()
def load_part():
    import crossing.part
    results.append(crossing.part.done)
run(load("crossing"), load_part, load_part)
print(sorted(results))
