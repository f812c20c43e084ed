# SPDX-License-Identifier: MIT
"""Allocation of strings: slices, concatenation, formatting, splitting, joining."""

import split


def job(part):
    total = 0
    for i in range(6000):
        text = f"{part}:{i:05d}:{i * i:x}"
        words = text.split(":")
        joined = "-".join([word[::-1] for word in words])
        total += len(joined.upper() + text)
    return total


split.run(job, 160)
