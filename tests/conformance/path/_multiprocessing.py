# SPDX-License-Identifier: MIT
"""Lets CPython's multiprocessing be imported.  There are no semaphores between processes in it, so that pools of
processes say that they are not available."""
