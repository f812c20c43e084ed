# SPDX-License-Identifier: MIT
"""The types of template strings."""

# Names of native types only.

t = t"{0}"
Template = type(t)
Interpolation = type(t.interpolations[0])
del t

__all__ = ["Interpolation", "Template", "convert"]


def convert(obj, /, conversion):
    """Apply the conversion "r", "s" or "a" of an interpolation; None: none."""
    if conversion is None:
        return obj
    if conversion in ("r", "s", "a"):
        return {"r": repr, "s": str, "a": ascii}[conversion](obj)
    raise ValueError(f"invalid conversion specifier: {conversion}")


def _template_unpickle(strings, interpolations):
    """The Template of which these are the parts, as pickled."""
    parts = [strings[0]]
    for pair in zip(interpolations, strings[1:]):
        parts += pair
    return Template(*parts)
