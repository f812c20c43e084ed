# SPDX-License-Identifier: MIT
"""A small ray tracer with classes for vectors, rays, spheres and a chequered plane, with shadows and reflection."""

import math


class Vector:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self * (1.0 / math.sqrt(self.dot(self)))

    def reflected(self, normal):
        return self - normal * (2.0 * self.dot(normal))


class Ray:
    def __init__(self, origin, direction):
        self.origin = origin
        self.direction = direction.unit()

    def at(self, t):
        return self.origin + self.direction * t


class Sphere:
    def __init__(self, center, radius, color, mirror):
        self.center = center
        self.radius = radius
        self.color = color
        self.mirror = mirror

    def hit(self, ray):
        to_center = self.center - ray.origin
        along = to_center.dot(ray.direction)
        rest = self.radius * self.radius - (to_center.dot(to_center) - along * along)
        if rest < 0.0:
            return None
        root = math.sqrt(rest)
        for t in (along - root, along + root):
            if t > 1e-6:
                return t
        return None

    def normal(self, point):
        return (point - self.center).unit()

    def color_at(self, point):
        return self.color


class Floor:
    mirror = 0.0

    def hit(self, ray):
        if ray.direction.y > -1e-9:
            return None
        t = -ray.origin.y / ray.direction.y
        return t if t > 1e-6 else None

    def normal(self, point):
        return Vector(0.0, 1.0, 0.0)

    def color_at(self, point):
        even = (math.floor(point.x) + math.floor(point.z)) % 2 == 0
        return Vector(0.9, 0.9, 0.9) if even else Vector(0.1, 0.1, 0.1)


class Scene:
    def __init__(self, things, light):
        self.things = things
        self.light = light

    def first(self, ray):
        best = None
        nearest = math.inf
        for thing in self.things:
            t = thing.hit(ray)
            if t is not None and t < nearest:
                nearest = t
                best = thing
        return best, nearest

    def trace(self, ray, depth):
        thing, t = self.first(ray)
        if thing is None:
            blue = 0.5 + 0.5 * ray.direction.y
            return Vector(0.5, 0.7, blue)
        point = ray.at(t)
        normal = thing.normal(point)
        to_light = (self.light - point).unit()
        bright = 0.15
        shadow, _ = self.first(Ray(point + normal * 1e-4, to_light))
        if shadow is None:
            bright += 0.85 * max(0.0, normal.dot(to_light))
        color = thing.color_at(point) * bright
        if thing.mirror and depth:
            seen = self.trace(Ray(point + normal * 1e-4, ray.direction.reflected(normal)), depth - 1)
            color = color * (1.0 - thing.mirror) + seen * thing.mirror
        return color


def render(scene, width, height):
    pixels = bytearray()
    eye = Vector(0.0, 1.5, -5.0)
    for row in range(height):
        for column in range(width):
            x = (column - width / 2) / height * 2.0
            y = (height / 2 - row) / height * 2.0
            color = scene.trace(Ray(eye, Vector(x, y - 0.2, 2.5)), 3)
            for part in (color.x, color.y, color.z):
                pixels.append(max(0, min(255, int(part * 255))))
    return pixels


def main():
    scene = Scene(
        [
            Floor(),
            Sphere(Vector(0.0, 1.0, 1.0), 1.0, Vector(0.9, 0.2, 0.2), 0.3),
            Sphere(Vector(-2.0, 0.7, 0.5), 0.7, Vector(0.2, 0.9, 0.2), 0.2),
            Sphere(Vector(1.8, 0.8, 0.0), 0.8, Vector(0.2, 0.2, 0.9), 0.5),
        ],
        Vector(-4.0, 6.0, -4.0),
    )
    width, height = 322, 230
    pixels = render(scene, width, height)
    assert len(pixels) == 3 * width * height
    middle = 3 * (115 * width + 161)
    red, green, blue = pixels[middle : middle + 3]
    assert red > green and red > blue
    print(sum(pixels), red, green, blue)
    assert abs(sum(pixels) - EXPECTED) < 50


EXPECTED = 23975784
main()
