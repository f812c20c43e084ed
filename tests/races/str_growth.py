# SPDX-License-Identifier: MIT
# index: str
from _race import Together, race


def with_room(i):
    text = "beginning %d " % i
    for _ in range(30):
        text += "more and more of it, until there is room behind it "
    return text


class StrGrowth:
    "texts that threads make of one beginning have each its own end"

    def __init__(self):
        self.together = Together(10000)
        self.beginnings = [with_room(i) for i in range(3334)]

    def worker(self, number, operations):
        end, texts = "ab"[number] * 7, []
        for i, beginning in enumerate(self.beginnings[: operations // 3 + 1]):
            self.together.at(number, i)
            text = beginning
            text += end
            text += end
            texts.append(text)
        return texts

    def check(self, results):
        for number, texts in enumerate(results):
            end = "ab"[number] * 14
            for beginning, text in zip(self.beginnings, texts):
                assert text == "".join([beginning, end]), text


race(StrGrowth)
