# index: itertools.groupby, collections.namedtuple, str.split, io.StringIO
import io
from collections import namedtuple
from itertools import groupby, islice


def read_rows(file, separator=","):
    """Fields of lines; quotes hold separators, newlines and doubled quotes."""
    field, row, quoted, was_quoted = [], [], False, False
    while c := file.read(1):
        if quoted:
            if c != '"':
                field.append(c)
            elif (following := file.read(1)) == '"':
                field.append(c)
            else:
                quoted = False
                c = following
                if not c:
                    break
                if c not in (separator, "\n"):
                    raise ValueError(f"{c!r} after a quoted field")
        elif c == '"' and not field and not was_quoted:
            quoted = was_quoted = True
            continue
        if not quoted and c in (separator, "\n"):
            row.append("".join(field))
            field.clear()
            was_quoted = False
            if c == "\n":
                yield row
                row = []
        elif not quoted:
            field.append(c)
    if quoted:
        raise ValueError("unfinished quotes")
    if row or field or was_quoted:
        yield row + ["".join(field)]


text = 'city,year,people\nBern,2020,134591\nBern,2021,"133,883"\n"St. ""G""",2020,75833\n"two\nlines",2021,\n'
rows = read_rows(io.StringIO(text))
Row = namedtuple("Row", next(rows))
data = [Row(*r) for r in rows]
for city, group in groupby(data, key=lambda r: r.city):
    group = list(group)
    total = sum(int(r.people.replace(",", "") or 0) for r in group)
    print(f"{city!r:<14}{len(group)}{total:>10,}")
print(list(read_rows(io.StringIO("a;b;;\n;\nlast"), ";")), list(read_rows(io.StringIO(""))), list(read_rows(io.StringIO('""\n"",""'))))
print(sorted(data, key=lambda r: (r.year, r.city))[0], max(data, key=lambda r: len(r.people)).people, [r._asdict() for r in islice(data, 1)])
for bad in ('a,"b', '"a"b,c', '"a""'):
    try:
        print(list(read_rows(io.StringIO(bad))))
    except ValueError as e:
        print(repr(bad), e)
