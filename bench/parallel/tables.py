# SPDX-License-Identifier: MIT
"""Reading shared tables: a dict, a list, a tuple, a set and an object's attributes, from all threads at once."""

import split


class Settings:
    def __init__(self):
        self.scale = 3
        self.limit = 1000


ROMAN = {i: "ivxlcdm"[i % 7] * (i % 4 + 1) for i in range(1000)}
PRIMES = {n for n in range(2, 2000) if all(n % d for d in range(2, int(n**0.5) + 1))}
SQUARES = [i * i for i in range(1000)]
NAMES = tuple(ROMAN.values())
SETTINGS = Settings()


def job(part):
    total = 0
    for i in range(20000):
        k = (i * SETTINGS.scale + part) % SETTINGS.limit
        if k in PRIMES:
            total += 1
        total += SQUARES[k] + len(ROMAN[k]) + len(NAMES[k])
    return total


split.run(job, 400)
