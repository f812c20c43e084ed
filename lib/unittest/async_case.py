# SPDX-License-Identifier: MIT
"""Test cases whose methods may be coroutines."""

import asyncio
import contextvars
import inspect

from .case import TestCase

__unittest = True


async def _wait(awaitable):
    return await awaitable


class IsolatedAsyncioTestCase(TestCase):
    """Runs every method of a test in one event loop of its own, and in one context."""

    loop_factory = None

    def __init__(self, methodName="runTest"):
        super().__init__(methodName)
        self._runner = None
        self._context = contextvars.copy_context()

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        value = await type(cm).__aenter__(cm)
        self.addAsyncCleanup(type(cm).__aexit__, cm, None, None, None)
        return value

    def _await(self, function, *args, **kwargs):
        made = self._context.run(function, *args, **kwargs)
        return self._runner.run(_wait(made), context=self._context) if inspect.isawaitable(made) else made

    def _callSetUp(self):
        self._context.run(self.setUp)
        self._await(self.asyncSetUp)

    def _callTestMethod(self, method):
        self._await(method)

    def _callTearDown(self):
        self._await(self.asyncTearDown)
        self._context.run(self.tearDown)

    def _callCleanup(self, function, /, *args, **kwargs):
        self._await(function, *args, **kwargs)

    def run(self, result=None):
        with asyncio.Runner(debug=True, loop_factory=self.loop_factory) as self._runner:
            return super().run(result)

    def debug(self):
        with asyncio.Runner(debug=True, loop_factory=self.loop_factory) as self._runner:
            super().debug()
