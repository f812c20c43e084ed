# index: typing, typing.TypedDict
# python: 3.14
from typing import *


def tr(f, *a):
    try:
        print(f(*a))
    except BaseException as e:
        print(type(e).__name__, e)


class Movie(TypedDict, total=False):
    title: Required[str]
    year: int
    by: NotRequired[ReadOnly[str]]
class More(Movie):
    z: 'int'
print(Movie(title='x', year=1), Movie.__required_keys__, Movie.__optional_keys__ == {'year', 'by'}, Movie.__total__,
    Movie.__readonly_keys__, More.__required_keys__ == {'title', 'z'}, is_typeddict(Movie), More.__annotations__,
    get_type_hints(More), get_type_hints(Movie, include_extras=True), Movie.__mro__, Movie.__orig_bases__ == (TypedDict,))
TD = TypedDict('TD', {'a-b': int}, total=False); print(TD, TD.__annotations__, TD.__optional_keys__); tr(isinstance, {}, TD)
