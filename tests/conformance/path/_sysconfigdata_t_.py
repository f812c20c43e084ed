# SPDX-License-Identifier: MIT
"""For CPython's sysconfig: there is nothing to say of how CPython was built."""

build_time_vars = {}
