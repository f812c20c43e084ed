# SPDX-License-Identifier: MIT
"""Variables that have another value in each context."""

from _contextvars import Context, ContextVar, Token, copy_context

__all__ = ('Context', 'ContextVar', 'Token', 'copy_context')
