# SPDX-License-Identifier: MIT
"""The assert methods of TestCase."""

from . import util
from .expect import LogsContext, NoWarnsContext, RaisesContext, WarnsContext, search
from .util import common_shorten_repr, safe_repr

__unittest = True

DIFF_OMITTED = "\nDiff is %s characters long. Set self.maxDiff to None to see it."


class Assertions:
    """Methods that raise failureException if something isn't so.

    `msg` is added to the text that says what is wrong, or with longMessage False replaces it.
    """

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8

    def _formatMessage(self, msg, standard):
        if not self.longMessage:
            return msg or standard
        if msg is None:
            return standard
        try:
            return f"{standard} : {msg}"
        except UnicodeDecodeError:
            return f"{standard} : {safe_repr(msg)}"

    def _require(self, truth, msg, standard, *values):
        """Fails unless truth; the text is standard.format() of the values' reprs."""
        if not truth:
            text = standard.format(*map(safe_repr, values)) if values else standard
            raise self.failureException(self._formatMessage(msg, text))

    def fail(self, msg=None):
        raise self.failureException(msg)

    def assertTrue(self, expr, msg=None):
        self._require(expr, msg, "{} is not true", expr)

    def assertFalse(self, expr, msg=None):
        self._require(not expr, msg, "{} is not false", expr)

    def assertIs(self, expr1, expr2, msg=None):
        self._require(expr1 is expr2, msg, "{} is not {}", expr1, expr2)

    def assertIsNot(self, expr1, expr2, msg=None):
        self._require(expr1 is not expr2, msg, "unexpectedly identical: {}", expr1)

    def assertIsNone(self, obj, msg=None):
        self._require(obj is None, msg, "{} is not None", obj)

    def assertIsNotNone(self, obj, msg=None):
        self._require(obj is not None, msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        self._require(member in container, msg, "{} not found in {}", member, container)

    def assertNotIn(self, member, container, msg=None):
        self._require(member not in container, msg, "{} unexpectedly found in {}", member, container)

    def assertIsInstance(self, obj, cls, msg=None):
        self._require(isinstance(obj, cls), msg, "{} is not an instance of {}", obj, cls)

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._require(not isinstance(obj, cls), msg, "{} is an instance of {}", obj, cls)

    def assertIsSubclass(self, cls, superclass, msg=None):
        self._require(isinstance(cls, type), msg, "{} is not a class", cls)
        self._require(issubclass(cls, superclass), msg, "{} is not a subclass of {}", cls, superclass)

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        self._require(isinstance(cls, type), msg, "{} is not a class", cls)
        self._require(not issubclass(cls, superclass), msg, "{} is a subclass of {}", cls, superclass)

    def assertHasAttr(self, obj, name, msg=None):
        if not hasattr(obj, name):
            self._require(False, msg, f"{_owner_text(obj)} has no attribute {name!r}")

    def assertNotHasAttr(self, obj, name, msg=None):
        if hasattr(obj, name):
            self._require(False, msg, f"{_owner_text(obj)} has unexpected attribute {name!r}")

    def assertStartsWith(self, s, prefix, msg=None):
        self._require(s.startswith(prefix), msg, "{} doesn't start with" + _any_of(prefix) + " {}", s, prefix)

    def assertNotStartsWith(self, s, prefix, msg=None):
        if isinstance(prefix, tuple):
            prefix = next((p for p in prefix if s.startswith(p)), prefix)
        self._require(not s.startswith(prefix), msg, "{} starts with {}", s, prefix)

    def assertEndsWith(self, s, suffix, msg=None):
        self._require(s.endswith(suffix), msg, "{} doesn't end with" + _any_of(suffix) + " {}", s, suffix)

    def assertNotEndsWith(self, s, suffix, msg=None):
        if isinstance(suffix, tuple):
            suffix = next((p for p in suffix if s.endswith(p)), suffix)
        self._require(not s.endswith(suffix), msg, "{} ends with {}", s, suffix)

    # Order and nearness

    def assertLess(self, a, b, msg=None):
        self._require(a < b, msg, "{} not less than {}", a, b)

    def assertLessEqual(self, a, b, msg=None):
        self._require(a <= b, msg, "{} not less than or equal to {}", a, b)

    def assertGreater(self, a, b, msg=None):
        self._require(a > b, msg, "{} not greater than {}", a, b)

    def assertGreaterEqual(self, a, b, msg=None):
        self._require(a >= b, msg, "{} not greater than or equal to {}", a, b)

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            _check_nearness(places, delta)
            return
        near, within, difference = _nearness(first, second, places, delta)
        self._require(near, msg, "{} != {} within {} ({} difference)", first, second, within, difference)

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        near, within, _ = _nearness(first, second, places, delta)
        self._require(first != second and not near, msg, "{} == {} within {}", first, second, within)

    # Equality

    def addTypeEqualityFunc(self, typeobj, function):
        """Makes assertEqual use function(first, second, msg) if both are of exactly this type."""
        self._type_equality_funcs[typeobj] = function

    def _equality_function(self, kind):
        function = self._type_equality_funcs.get(kind) or _EQUALITY_METHODS.get(kind)
        return getattr(self, function) if isinstance(function, str) else function

    def assertEqual(self, first, second, msg=None):
        special = self._equality_function(type(first)) if type(first) is type(second) else None
        if special is not None:
            special(first, second, msg=msg)
        elif not first == second:
            self._fail_unequal(first, second, msg)

    def _fail_unequal(self, first, second, msg, detail=""):
        text = "%s != %s" % common_shorten_repr(first, second)
        raise self.failureException(self._formatMessage(msg, text + detail))

    def _fail_with_diff(self, text, first_lines, second_lines, msg):
        diff = util.diff(first_lines, second_lines)
        if self.maxDiff is not None and len(diff) > self.maxDiff:
            diff = DIFF_OMITTED % len(diff)
        raise self.failureException(self._formatMessage(msg, text + diff))

    def assertNotEqual(self, first, second, msg=None):
        self._require(first != second, msg, "{} == {}", first, second)

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first != second:
            if len(first) > 2**16 or len(second) > 2**16:
                self._fail_unequal(first, second, msg)
            text = "%s != %s\n" % common_shorten_repr(first, second)
            self._fail_with_diff(text[:-1], first.splitlines(), second.splitlines(), msg)

    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        name = seq_type.__name__ if seq_type else "sequence"
        for which, value in (("First", first), ("Second", second)):
            if seq_type is not None and not isinstance(value, seq_type):
                raise self.failureException(f"{which} sequence is not a {name}: {safe_repr(value)}")
        if not first == second:
            difference = _first_difference(first, second, name)
            if difference is None and seq_type is None and type(first) is not type(second):
                return  # the same elements in sequences of different types
            text = "%s differ: %s != %s" % ((name.capitalize() + "s",) + common_shorten_repr(first, second))
            text += difference or ""
            self._fail_with_diff(text, util.pretty_lines(first), util.pretty_lines(second), msg)

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        try:
            only_first, only_second = set1.difference(set2), set2.difference(set1)
        except (TypeError, AttributeError) as error:
            self.fail(f"sets can't be compared: {error}")
        lines = []
        for which, only in (("first", only_first), ("second", only_second)):
            if only:
                lines += [f"Items in the {which} set but not the {'second' if which == 'first' else 'first'}:"]
                lines += [repr(item) for item in only]
        if lines:
            self.fail(self._formatMessage(msg, "\n".join(lines)))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            text = "%s != %s" % common_shorten_repr(d1, d2)
            self._fail_with_diff(text, util.pretty_lines(d1), util.pretty_lines(d2), msg)

    def assertCountEqual(self, first, second, msg=None):
        """Fails unless both iterables hold the same elements equally often, in any order."""
        first, second = list(first), list(second)
        differences = util.count_differences(first, second)
        if differences:
            lines = [f"First has {a}, Second has {b}:  {element!r}" for a, b, element in differences]
            self.fail(self._formatMessage(msg, "Element counts were not equal:\n" + "\n".join(lines)))

    # Patterns

    def assertRegex(self, text, expected_regex, msg=None):
        pattern = getattr(expected_regex, "pattern", expected_regex)
        self._require(search(expected_regex, text), msg, "Regex didn't match: {} not found in {}", pattern, text)

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        match = search(unexpected_regex, text)
        if match:
            pattern = getattr(unexpected_regex, "pattern", unexpected_regex)
            self._require(False, msg, "Regex matched: {} matches {} in {}", match.group(), pattern, text)

    # What a piece of code does

    def assertRaises(self, expected_exception, *args, **kwargs):
        return RaisesContext(expected_exception, self).handle("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return RaisesContext(expected_exception, self, expected_regex).handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return WarnsContext(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return WarnsContext(expected_warning, self, expected_regex).handle("assertWarnsRegex", args, kwargs)

    def _assertNotWarns(self, expected_warning, *args, **kwargs):
        return NoWarnsContext(expected_warning, self).handle("_assertNotWarns", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return LogsContext(self, logger, level)

    def assertNoLogs(self, logger=None, level=None):
        return LogsContext(self, logger, level, none=True)


_EQUALITY_METHODS = {
    dict: "assertDictEqual",
    list: "assertListEqual",
    tuple: "assertTupleEqual",
    set: "assertSetEqual",
    frozenset: "assertSetEqual",
    str: "assertMultiLineEqual",
}


def _any_of(choice):
    return " any of" if isinstance(choice, tuple) else ""


def _owner_text(obj):
    import types

    if isinstance(obj, types.ModuleType):
        return f"module {obj.__name__!r}"
    return f"type object {obj.__name__!r}" if isinstance(obj, type) else f"{type(obj).__name__!r} object"


def _check_nearness(places, delta):
    if places is not None and delta is not None:
        raise TypeError("specify delta or places not both")


def _nearness(first, second, places, delta):
    """Whether two numbers are near, what near means, and their difference."""
    _check_nearness(places, delta)
    difference = abs(first - second)
    if delta is not None:
        return difference <= delta, _Text(f"{safe_repr(delta)} delta"), difference
    places = 7 if places is None else places
    return round(difference, places) == 0, _Text(f"{places} places"), difference


class _Text(str):
    """A text that is its own repr."""

    __repr__ = str.__str__


def _first_difference(first, second, name):
    """A text that says where two sequences differ; None if their elements are equal."""
    try:
        lengths = len(first), len(second)
    except (TypeError, NotImplementedError):
        return f"\n{name.capitalize()} has no length.    Non-sequence?"
    for index in range(min(lengths)):
        if first[index] != second[index]:
            texts = common_shorten_repr(first[index], second[index])
            return "\n\nFirst differing element %d:\n%s\n%s\n" % ((index,) + texts)
    if lengths[0] == lengths[1]:
        return None
    longer = first if lengths[0] > lengths[1] else second
    which = "First" if longer is first else "Second"
    shortest = min(lengths)
    return (
        f"\n\n{which} {name} contains {max(lengths) - shortest} additional elements.\n"
        f"First extra element {shortest}:\n{safe_repr(longer[shortest], True)}\n"
    )
