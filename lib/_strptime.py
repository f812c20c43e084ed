# SPDX-License-Identifier: MIT
"""Reading times: what time.strptime() calls.  Names of days and months are those of English."""
import re
import time

_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
_MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']


def _names(key, values):
    return f'(?P<{key}>{"|".join(sorted(values, key=len, reverse=True))})'


_DIRECTIVES = {
    'd': r'(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])', 'f': r'(?P<f>[0-9]{1,6})', 'H': r'(?P<H>2[0-3]|[0-1]\d|\d| \d)',
    'I': r'(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])', 'G': r'(?P<G>\d\d\d\d)',
    'j': r'(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])', 'm': r'(?P<m>1[0-2]|0[1-9]|[1-9])',
    'M': r'(?P<M>[0-5]\d|\d)', 'S': r'(?P<S>6[0-1]|[0-5]\d|\d)', 'U': r'(?P<U>5[0-3]|[0-4]\d|\d)', 'w': r'(?P<w>[0-6])',
    'u': r'(?P<u>[1-7])', 'V': r'(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)', 'W': r'(?P<W>5[0-3]|[0-4]\d|\d)', 'y': r'(?P<y>\d\d)',
    'Y': r'(?P<Y>\d\d\d\d)', 'z': r'(?P<z>([+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?)|(?-i:Z))?', 'A': _names('A', _DAYS),
    'a': _names('a', [d[:3] for d in _DAYS]), 'B': _names('B', _MONTHS), 'b': _names('b', [m[:3] for m in _MONTHS]),
    'p': '(?P<p>am|pm)', '%': '%'}
_SHORT = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S', 'R': '%H:%M', 'T': '%H:%M:%S', 'h': '%b'}
_cache = {}


def _zones():
    names = {'utc', 'gmt', *(n.lower() for n in time.tzname)}
    return _names('Z', names)


def _compile(format):
    def directive(mo):
        letter = mo[1]
        if letter in _SHORT:
            return re.sub(r'%(.)', directive, _SHORT[letter])
        if letter == 'Z':
            return _zones()
        if letter not in _DIRECTIVES:
            raise KeyError(letter)
        return _DIRECTIVES[letter]
    text = re.sub(r'([\\.^$*+?(){}\[\]|])', r'\\\1', format)
    if text.count('%') and re.fullmatch(r'(?:[^%]|%.)*%', text, re.S):
        raise ValueError(f"stray % in format '{format}'")
    text = re.sub(r'\s+', r'\\s+', text)
    try:
        return re.compile(re.sub(r'%-?(\\?.)', directive, text), re.IGNORECASE)
    except KeyError as e:
        raise ValueError(f"'{e.args[0]}' is a bad directive in format '{format}'") from None


def _days_before_year(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_days(year):
    return [31, 29 if _is_leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def _ordinal(year, month, day):
    lengths = _month_days(year)
    if not 1 <= day <= lengths[month - 1]:
        raise ValueError(f'day {day} must be in range 1..{lengths[month - 1]} for month {month} in year {year}')
    return _days_before_year(year) + sum(lengths[:month - 1]) + day


def _from_ordinal(n):
    year = n // 366 + 1
    while _days_before_year(year + 1) < n:
        year += 1
    n -= _days_before_year(year)
    month = 1
    for length in _month_days(year):
        if n <= length:
            break
        n -= length
        month += 1
    return year, month, n


def _offset(z):
    """(seconds, microseconds) east of UTC."""
    if z == 'Z':
        return 0, 0
    if z[3] == ':':
        z = z[:3] + z[4:]
        if len(z) > 5:
            if z[5] != ':':
                raise ValueError(f'Inconsistent use of : in {z}')
            z = z[:5] + z[6:]
    seconds = int(z[1:3]) * 3600 + int(z[3:5]) * 60 + int(z[5:7] or 0)
    fraction = int((z[8:] + '000000')[:6]) if z[8:] else 0
    return (-seconds, -fraction) if z[0] == '-' else (seconds, fraction)


def _strptime(data_string, format='%a %b %d %H:%M:%S %Y'):
    """((year, ... isdst), fraction, offset's fraction, zone, offset)"""
    for i, arg in enumerate((data_string, format)):
        if not isinstance(arg, str):
            raise TypeError(f'strptime() argument {i} must be str, not {type(arg)}')
    key = format, time.tzname
    pattern = _cache.get(key)
    if pattern is None:
        if len(_cache) > 100:
            _cache.clear()
        pattern = _cache.setdefault(key, _compile(format))
    found = pattern.match(data_string)
    if not found:
        raise ValueError(f'time data {data_string!r} does not match format {format!r}')
    if len(data_string) != found.end():
        raise ValueError(f'unconverted data remains: {data_string[found.end():]}')
    get = {k: v.lower() if k not in 'zZ' else v for k, v in found.groupdict().items() if v is not None}
    year = iso_year = None
    month = day = 1
    hour = minute = second = fraction = 0
    tz, offset, offset_fraction = -1, None, 0
    weekday = julian = week = iso_week = None
    monday_first = False
    if 'y' in get:
        year = int(get['y'])
        year += 2000 if year <= 68 else 1900
    if 'Y' in get:
        year = int(get['Y'])
    if 'G' in get:
        iso_year = int(get['G'])
    if 'm' in get:
        month = int(get['m'])
    if 'B' in get:
        month = _MONTHS.index(get['B']) + 1
    if 'b' in get:
        month = [m[:3] for m in _MONTHS].index(get['b']) + 1
    if 'd' in get:
        day = int(get['d'])
    if 'H' in get:
        hour = int(get['H'])
    elif 'I' in get:
        hour = int(get['I']) % 12 + (12 if get.get('p') == 'pm' else 0)
    minute = int(get.get('M', 0))
    second = int(get.get('S', 0))
    if 'f' in get:
        fraction = int((get['f'] + '00000')[:6])
    if 'A' in get:
        weekday = _DAYS.index(get['A'])
    if 'a' in get:
        weekday = [d[:3] for d in _DAYS].index(get['a'])
    if 'w' in get:
        weekday = (int(get['w']) - 1) % 7
    if 'u' in get:
        weekday = int(get['u']) - 1
    if 'j' in get:
        julian = int(get['j'])
    if 'U' in get or 'W' in get:
        monday_first = 'W' in get
        week = int(get['W' if monday_first else 'U'])
    if 'V' in get:
        iso_week = int(get['V'])
    if get.get('z'):
        offset, offset_fraction = _offset(get['z'])
    if 'Z' in get:
        zone = get['Z'].lower()
        names = [n.lower() for n in time.tzname]
        if zone in ('utc', 'gmt') or zone == names[0]:
            tz = 0 if zone in ('utc', 'gmt', names[0]) else -1
        elif zone in names[1:] and time.daylight:
            tz = 1
        if names[0] == names[-1] and time.daylight and zone not in ('utc', 'gmt'):
            tz = -1
    if iso_year is not None:
        if julian is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
    leap_fix = False
    if year is None and month == 2 and day == 29:
        year, leap_fix = 1904, True
    elif year is None:
        year = 1900 if iso_year is None else None
    ordinal = None
    if julian is None and weekday is not None:
        if week is not None:
            first = (_ordinal(year, 1, 1) + 6) % 7  # the weekday of 1 January
            start = first if monday_first else (first + 1) % 7
            at = weekday if monday_first else (weekday + 1) % 7
            julian = 1 + at - start if week == 0 else 1 + (7 - start) % 7 + 7 * (week - 1) + at
            ordinal = _ordinal(year, 1, 1) + julian - 1
        elif iso_year is not None:
            fourth = _ordinal(iso_year, 1, 4)
            ordinal = fourth - (fourth + 6) % 7 + 7 * (iso_week - 1) + weekday
    elif julian is not None:
        ordinal = _ordinal(year, 1, 1) + julian - 1
    if ordinal is not None:
        year, month, day = _from_ordinal(ordinal)
    else:
        ordinal = _ordinal(year, month, day)
    julian = ordinal - _ordinal(year, 1, 1) + 1
    if weekday is None:
        weekday = (ordinal + 6) % 7
    if leap_fix:
        year = 1900
    return ((year, month, day, hour, minute, second, weekday, julian, tz, get.get('Z'), offset), fraction, offset_fraction)


def _strptime_time(data_string, format='%a %b %d %H:%M:%S %Y'):
    """A struct_time."""
    parts = _strptime(data_string, format)[0]
    return time.struct_time(parts[:11])
