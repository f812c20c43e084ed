# SPDX-License-Identifier: MIT
"""Allocation of floats: lists of them, filled and reduced."""

import split


def job(part):
    total = 0.0
    for i in range(12):
        values = [(part + k) * 0.5 for k in range(4000)]
        mean = sum(values) / len(values)
        total += sum([(v - mean) * (v - mean) for v in values])
    return int(total)


split.run(job, 160)
