# SPDX-License-Identifier: MIT
"""Random numbers: ints, choices, and floats of several distributions, by the Mersenne Twister.

Not for secrets.  The functions of the module are methods of one generator, which threads may share.
"""
import os as _os
from _random import Random as _Twister
from math import (acos as _acos, ceil as _ceil, cos as _cos, e as _e, exp as _exp, floor as _floor, log as _log,
                  pi as _pi, sin as _sin, sqrt as _sqrt)
from operator import index as _index

__all__ = ['Random', 'SystemRandom', 'betavariate', 'choice', 'choices', 'expovariate', 'gauss', 'getrandbits',
           'getstate', 'normalvariate', 'paretovariate', 'randbytes', 'randint', 'random', 'randrange', 'sample', 'seed',
           'setstate', 'shuffle', 'triangular', 'uniform', 'weibullvariate']

_TWO_PI = 2.0 * _pi
_NV_MAGIC = 4 * _exp(-0.5) / _sqrt(2.0)


class Random(_Twister):
    """A generator with its own state."""

    VERSION = 3

    def __new__(cls, x=None):
        return _Twister.__new__(cls)

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def seed(self, a=None, version=2):
        """Begin the sequence of a number or a text; None: a random one."""
        if version == 2 and isinstance(a, (str, bytes, bytearray)):
            from hashlib import sha512
            data = a.encode() if isinstance(a, str) else bytes(a)
            a = int.from_bytes(data + sha512(data).digest())
        elif not isinstance(a, (type(None), int, float, str, bytes, bytearray)):
            raise TypeError('The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.')
        super().seed(abs(a) if isinstance(a, int) else a)
        self.gauss_next = None

    def getstate(self):
        """The state, for setstate()."""
        return self.VERSION, super().getstate(), self.gauss_next

    def setstate(self, state):
        """Go on from a state."""
        version, inner, self.gauss_next = state
        if version != 3:
            raise ValueError(f'state with version {version} passed to Random.setstate() of version {self.VERSION}')
        super().setstate(inner)

    def _below(self, n):
        k = n.bit_length()
        r = self.getrandbits(k)
        while r >= n:
            r = self.getrandbits(k)
        return r

    def randbytes(self, n):
        """That many random bytes."""
        return self.getrandbits(n * 8).to_bytes(n, 'little')

    def randrange(self, start, stop=None, step=1):
        """An item of range(start, stop, step)."""
        start = _index(start)
        if stop is None:
            if step != 1:
                raise TypeError('Missing a non-None stop argument')
            if start > 0:
                return self._below(start)
            raise ValueError('empty range for randrange()')
        stop, step = _index(stop), _index(step)
        if step == 0:
            raise ValueError('zero step for randrange()')
        n = len(range(start, stop, step)) if abs(stop - start) < 1 << 60 else -((start - stop) // step)
        if n <= 0:
            raise ValueError(f'empty range in randrange({start}, {stop})' if step == 1 else
                             f'empty range in randrange({start}, {stop}, {step})')
        return start + step * self._below(n)

    def randint(self, a, b):
        """An int x with a <= x <= b."""
        return self.randrange(a, b + 1)

    def choice(self, seq):
        """An item of a sequence."""
        if not len(seq):
            raise IndexError('Cannot choose from an empty sequence')
        return seq[self._below(len(seq))]

    def shuffle(self, x):
        """Put a list in random order."""
        for i in range(len(x) - 1, 0, -1):
            j = self._below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        """k different items of a sequence; counts says how often each is there."""
        n = len(population)
        if counts is not None:
            items = []
            for item, count in zip(population, counts, strict=True):
                items.append((item, count))
            total = sum(c for _, c in items)
            picked = self.sample(range(total), k)
            out = []
            for p in picked:
                for item, count in items:
                    if p < count:
                        out.append(item)
                        break
                    p -= count
            return out
        if not 0 <= k <= n:
            raise ValueError('Sample larger than population or is negative')
        result = [None] * k
        limit = 21
        if k > 5:
            limit += 4 ** _ceil(_log(k * 3) / _log(4))
        if n <= limit:
            pool = list(population)
            for i in range(k):
                j = self._below(n - i)
                result[i] = pool[j]
                pool[j] = pool[n - i - 1]
            return result
        taken = set()
        for i in range(k):
            j = self._below(n)
            while j in taken:
                j = self._below(n)
            taken.add(j)
            result[i] = population[j]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """k items, which may repeat, each as likely as its weight says."""
        n = len(population)
        if cum_weights is None:
            if weights is None:
                return [population[_floor(self.random() * n)] for _ in range(k)]
            cum_weights, total = [], 0
            for w in weights:
                total += w
                cum_weights.append(total)
        elif weights is not None:
            raise TypeError('Cannot specify both weights and cumulative weights')
        if len(cum_weights) != n:
            raise ValueError('The number of weights does not match the population')
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError('Total of weights must be greater than zero')
        out = []
        for _ in range(k):
            x, low, high = self.random() * total, 0, n - 1
            while low < high:
                middle = (low + high) // 2
                if x < cum_weights[middle]:
                    high = middle
                else:
                    low = middle + 1
            out.append(population[low])
        return out

    def uniform(self, a, b):
        """A float between a and b."""
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        """A float between low and high, most likely near mode."""
        u = self.random()
        try:
            c = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if u > c:
            u, c, low, high = 1.0 - u, 1.0 - c, high, low
        return low + (high - low) * _sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        """Of the normal distribution."""
        while True:
            u1 = self.random()
            u2 = 1.0 - self.random()
            z = _NV_MAGIC * (u1 - 0.5) / u2
            if z * z / 4.0 <= -_log(u2):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        """Of the normal distribution, two at a time."""
        z, self.gauss_next = self.gauss_next, None
        if z is None:
            angle = self.random() * _TWO_PI
            radius = _sqrt(-2.0 * _log(1.0 - self.random()))
            z = _cos(angle) * radius
            self.gauss_next = _sin(angle) * radius
        return mu + z * sigma

    def expovariate(self, lambd=1.0):
        """Of the exponential distribution."""
        return -_log(1.0 - self.random()) / lambd

    def gammavariate(self, alpha, beta):
        """Of the gamma distribution."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError('gammavariate: alpha and beta must be > 0.0')
        # Marsaglia and Tsang; a shape below 1 is that above it, scaled.
        scale = 1.0
        if alpha < 1.0:
            scale = (1.0 - self.random()) ** (1.0 / alpha)
            alpha += 1.0
        d = alpha - 1.0 / 3.0
        c = 1.0 / _sqrt(9.0 * d)
        while True:
            x = self.normalvariate()
            v = (1.0 + c * x) ** 3
            if v > 0.0 and _log(1.0 - self.random()) < 0.5 * x * x + d - d * v + d * _log(v):
                return d * v * scale * beta

    def betavariate(self, alpha, beta):
        """Of the beta distribution."""
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def paretovariate(self, alpha):
        """Of the Pareto distribution."""
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        """Of the Weibull distribution."""
        return alpha * (-_log(1.0 - self.random())) ** (1.0 / beta)

    def lognormvariate(self, mu, sigma):
        """Of the log-normal distribution."""
        return _exp(self.normalvariate(mu, sigma))


class SystemRandom(Random):
    """Random numbers of the operating system, which have no state."""

    def random(self):
        """A float x with 0 <= x < 1."""
        return (int.from_bytes(_os.urandom(7)) >> 3) * 2.0 ** -53

    def getrandbits(self, k):
        """An int of that many random bits."""
        if k < 0:
            raise ValueError('number of bits must be non-negative')
        n = (k + 7) // 8
        return int.from_bytes(_os.urandom(n)) >> (n * 8 - k)

    def randbytes(self, n):
        """That many random bytes."""
        return _os.urandom(n)

    def seed(self, *args, **kwds):
        """Does nothing."""

    def getstate(self, *args, **kwds):
        """There is no state."""
        raise NotImplementedError('System entropy source does not have state.')

    setstate = getstate


_inst = Random()
for _name in __all__[2:] + ['gammavariate', 'lognormvariate']:
    globals()[_name] = getattr(_inst, _name)
__all__ += ['gammavariate', 'lognormvariate']
del _name

if hasattr(_os, 'register_at_fork'):
    _os.register_at_fork(after_in_child=_inst.seed)
