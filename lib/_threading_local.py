# SPDX-License-Identifier: MIT
"""threading.local under the name of CPython's fallback for it; here it is always native."""

from _thread import _local as local

__all__ = ['local']
