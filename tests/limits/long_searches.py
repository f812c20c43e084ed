# index: str.find, str.count, str.split, threads
# Long searches in a str find what stands at the seams of the pieces in which they are done, and let other threads stop the world.
import gc
import threading

PIECE = 1 << 20
for shift in range(-9, 10):
    text = "a" * (PIECE + shift + 40) + "needle" + "b" * (PIECE + shift)
    where = PIECE + shift + 40
    found = text.find("needle"), text.rfind("needle"), text.index("needle", 5), text.count("needle"), text.count("e")
    if found != (where, where, where, 1, 3):
        print("wrong", shift, found)
    if text.split("needle") != ["a" * where, "b" * (PIECE + shift)] or text.rsplit("needle", 1)[1].count("b") != PIECE + shift:
        print("wrong split", shift)
    if text.replace("needle", "").count("needle") or text.partition("needle")[1] != "needle" or text.encode().rfind(b"needle") != where:
        print("wrong replace", shift)
two = "x" * PIECE + "needle" + "y" * PIECE + "needle" + "z" * 9
print(two.count("needle"), two.find("needle"), two.rfind("needle"), two.find("needlez"), len(two.split("needle")), two.find("absent"))
print(two.find("x" * 3000 + "n"), two.rfind("y" * PIECE) == PIECE + 6, two.count("y" * PIECE), "" in two, two.find("", len(two)), two.rfind(""))

huge = "ab" * 8_000_000
done = threading.Event()
sums = []


def search():
    sums.append((huge.count("ba"), huge.find("abc"), huge.rfind("cab"), len(huge.split("b" * 9))))
    done.set()


thread = threading.Thread(target=search)
thread.start()
stops = 0
while not done.is_set():
    gc.collect()
    stops += 1
thread.join()
print(sums, stops > 0)
