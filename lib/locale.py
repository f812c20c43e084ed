# SPDX-License-Identifier: MIT
"""The conventions of countries and languages.  Bobbin knows one locale, that of C, with UTF-8 text."""

__all__ = ['getlocale', 'getdefaultlocale', 'getpreferredencoding', 'getencoding', 'Error', 'setlocale', 'localeconv',
           'strcoll', 'strxfrm', 'str', 'atof', 'atoi', 'delocalize', 'localize', 'format_string', 'currency',
           'normalize', 'LC_CTYPE', 'LC_COLLATE', 'LC_MESSAGES', 'LC_TIME', 'LC_MONETARY', 'LC_NUMERIC', 'LC_ALL',
           'CHAR_MAX']

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127
_str = str


class Error(Exception):
    """There is no such locale."""


def setlocale(category, locale=None):
    """Set a locale by name, or by (language, encoding); None: only tell which it is."""
    if not 0 <= category <= LC_ALL:
        raise Error('invalid locale category')
    if locale and not isinstance(locale, _str):
        locale = locale[0]
    if locale not in (None, '', 'C', 'POSIX', 'C.UTF-8', 'C.utf8'):
        raise Error('unsupported locale setting')
    return 'C'


def getlocale(category=LC_CTYPE):
    """The (language, encoding) of a category: (None, None) for C."""
    if category == LC_ALL:
        raise TypeError('category LC_ALL is not supported')
    return None, None


def getdefaultlocale(envvars=()):
    """The (language, encoding) that the environment asks for."""
    return None, None


def getencoding():
    """The encoding of text files."""
    return 'utf-8'


def getpreferredencoding(do_setlocale=True):
    """The encoding of text files."""
    return 'utf-8'


def normalize(localename):
    """The usual name of a locale."""
    return localename


def localeconv():
    """How numbers and money are written."""
    conventions = dict.fromkeys(('int_curr_symbol', 'currency_symbol', 'mon_decimal_point', 'mon_thousands_sep',
                                 'positive_sign', 'negative_sign', 'thousands_sep'), '')
    conventions |= dict.fromkeys(('int_frac_digits', 'frac_digits', 'p_cs_precedes', 'p_sep_by_space', 'n_cs_precedes',
                                  'n_sep_by_space', 'p_sign_posn', 'n_sign_posn'), CHAR_MAX)
    return conventions | {'decimal_point': '.', 'grouping': [], 'mon_grouping': []}


def strcoll(a, b, /):
    """Less than, equal to or greater than 0 as a is before, at or behind b."""
    return (a > b) - (a < b)


def strxfrm(string, /):
    """What can be compared in place of the string."""
    return string


def format_string(f, val, grouping=False, monetary=False):
    """f % val with the locale's signs."""
    return f % val


def currency(val, symbol=True, grouping=False, international=False):
    """An amount of money as text."""
    raise ValueError("Currency formatting is not possible using the 'C' locale.")


def str(val):
    """A float as text."""
    return f'{val:.12g}'


def delocalize(string):
    """A number in the locale's form in Python's."""
    return string


def localize(string, grouping=False, monetary=False):
    """A number in Python's form in the locale's."""
    return string


def atof(string, func=float):
    """The number that text in the locale's form stands for."""
    return func(delocalize(string))


def atoi(string):
    """The integer that text in the locale's form stands for."""
    return int(delocalize(string))
