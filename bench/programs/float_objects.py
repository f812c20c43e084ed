# SPDX-License-Identifier: MIT
"""Many objects with float attributes: made, normalized, compared, moved."""

from math import cos, sin, sqrt


class Vector:
    def __init__(self, i):
        self.x = x = sin(i)
        self.y = cos(i) * 3
        self.z = (x * x) / 2

    def normalize(self):
        length = sqrt(self.x * self.x + self.y * self.y + self.z * self.z)
        self.x /= length
        self.y /= length
        self.z /= length

    def length(self):
        return sqrt(self.x * self.x + self.y * self.y + self.z * self.z)

    def grow_to(self, other):
        if other.x > self.x:
            self.x = other.x
        if other.y > self.y:
            self.y = other.y
        if other.z > self.z:
            self.z = other.z
        return self


class Particle:
    __slots__ = ("position", "speed", "mass")

    def __init__(self, position, speed, mass):
        self.position = position
        self.speed = speed
        self.mass = mass

    def step(self, dt):
        self.speed -= self.position / self.mass * dt
        self.position += self.speed * dt

    def energy(self):
        return 0.5 * self.mass * self.speed * self.speed + 0.5 * self.position * self.position


def vectors(n):
    points = [Vector(i) for i in range(n)]
    for p in points:
        p.normalize()
    worst = max(abs(p.length() - 1.0) for p in points)
    assert worst < 1e-12
    top = points[0]
    for p in points[1:]:
        top = top.grow_to(p)
    return top


def particles(n, steps):
    swarm = [Particle(1.0 + i / n, 0.0, 1.0 + i % 5) for i in range(n)]
    before = sum(p.energy() for p in swarm)
    for _ in range(steps):
        for p in swarm:
            p.step(0.001)
    after = sum(p.energy() for p in swarm)
    assert abs(after / before - 1.0) < 1e-3
    return after


def main():
    for _ in range(8):
        top = vectors(60000)
        assert 0.8 < top.x <= 1.0 and 0.99 < top.y <= 1.0 and 0.3 < top.z <= 1.0
    energy = particles(1000, 1200)
    print("%.6f %.6f %.6f %.6f" % (top.x, top.y, top.z, energy))


main()
