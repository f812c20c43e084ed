# index: os.pipe, json.dumps, struct.pack
import json
import os
import struct
import threading


class Channel:
    """Messages over a pipe: four bytes of length, then JSON."""

    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer

    def send(self, message):
        data = json.dumps(message).encode()
        self.writer.write(struct.pack("!I", len(data)) + data)
        self.writer.flush()

    def __iter__(self):
        while head := self.reader.read(4):
            [size] = struct.unpack("!I", head)
            data = self.reader.read(size)
            if len(data) < size:
                raise EOFError(f"{len(data)} of {size} bytes")
            yield json.loads(data)


def pair():
    r, w = os.pipe()
    return Channel(open(r, "rb"), open(w, "wb"))


requests, answers = pair(), pair()


def serve():
    with requests.reader, answers.writer:
        for n, message in enumerate(requests):
            answers.send({"n": n, "echo": message, "size": len(str(message))})


thread = threading.Thread(target=serve)
thread.start()
for message in ("hello", [1, 2, {"three": None}], "x" * 100_000, ""):
    requests.send(message)
requests.writer.close()
with answers.reader:
    for answer in answers:
        print(answer["n"], str(answer["echo"])[:20], answer["size"])
thread.join()
broken = pair()
broken.writer.write(struct.pack("!I", 10) + b"half")
broken.writer.close()
try:
    list(broken)
except EOFError as e:
    print(e, broken.reader.peek(1), broken.reader.read(), broken.reader.close())
r, w = os.pipe()
os.close(r)
with open(w, "wb", 0) as raw:
    try:
        raw.write(b"nobody listens")
    except BrokenPipeError as e:
        print(e)
