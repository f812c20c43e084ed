# SPDX-License-Identifier: MIT
"""Allocation of dicts: counting, grouping, small records."""

import split


def job(part):
    total = 0
    for i in range(60):
        counts = {}
        for k in range(600):
            key = (k * 7 + i) % 97
            counts[key] = counts.get(key, 0) + 1
        records = [{"number": k, "name": str(k), "part": part} for k in range(120)]
        total += sum(counts.values()) + sum(record["number"] for record in records)
    return total


split.run(job, 240)
