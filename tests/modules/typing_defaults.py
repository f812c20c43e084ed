# python: 3.14
# index: typing.TypeVar, typing.TypeVarTuple, typing.ParamSpec, typing.Generic, typing.Unpack
# Defaults of type parameters, and how Generic[...] and its classes count what they are given.
from typing import Concatenate, Generic, ParamSpec, Protocol, TypeVar, TypeVarTuple, Unpack

T, U, D = TypeVar("T"), TypeVar("U"), TypeVar("D", default=int)
Ts, TD = TypeVarTuple("Ts"), TypeVarTuple("TD", default=Unpack[tuple[int, str]])
P, Q = ParamSpec("P"), ParamSpec("Q", default=[int, str])


def attempt(function, *args):
    try:
        print(function(*args))
    except TypeError as e:
        print("TypeError:", e)


def generic(*parameters):
    class C(Generic[parameters]):
        pass
    C.__qualname__ = "C"
    return C


for parameters in (T, Unpack[Ts]), (Unpack[Ts], T), (T, D), (D, T), (Unpack[Ts], D), (Unpack[Ts], Q), (T, Q), (Q,), (Unpack[TD], T), (Ts,):
    print(parameters)
    try:
        C = generic(*parameters)
    except TypeError as e:
        print("  TypeError:", e)
        continue
    for args in (), (int,), (int, str), (int, [str]), ([int, None],), (T, U), (P,), (Concatenate[int, P],), (Unpack[Ts],), ("text",), (1, ((2,),)):
        attempt(C.__class_getitem__, args)
alias = generic(Unpack[Ts])[int, Unpack[Ts]]
for args in (), (str,), (str, [int]):
    attempt(lambda: alias[args])
print(generic(T, Q)[T][int].__args__, generic(P)[[1]].__args__, P.__default__, ParamSpec("X", default=[1]).__default__)
print(TypeVar("B", bound="Late").__bound__, TypeVar("B", bound=None).__bound__)
for bases in (Generic[T], Generic[T]), (Generic[T], Generic[U]), (Protocol[T], Generic[T]), (list[U], Generic[T]):
    attempt(lambda: __import__("types").new_class("S", bases).__parameters__)
