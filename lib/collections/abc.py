# SPDX-License-Identifier: MIT
"""Abstract base classes of collections."""

# The classes themselves stand in _collections_abc, which needs nothing of the package collections.

from _collections_abc import *
from _collections_abc import __all__, _CallableGenericAlias
