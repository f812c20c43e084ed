# index: call, built-in methods, keyword arguments, TypeError
# How functions that are not written in Python refuse arguments.
import re

calls = """
int(x=1) float(x=1) str(object=1) bytes(source=b'', encoding=1) list(x=1) tuple(iterable=1) complex(real=1, imag=2) complex(1, imag=2j) bool(x=1) range(stop=1)
range() range(1,2,3,4) slice() slice(1,2,3,4) enumerate() enumerate(iterable='ab',start=2).__next__() reversed(x=[]) zip(strict=True) zip(1)
map() map(len) filter(None) iter(1,2,3) iter(1,2) next() next(1) next(iter([])) abs(1,2) divmod(1) pow(2,3,4,5) pow(base=2,exp=3) pow(2,exp=3,mod=5) round(number=2.5)
round(2.567,ndigits=1) sum() sum([1],start=2) sum([1],2,3) sum(['a'],'') sum([b'a'],b'') min() min(1) min([]) min([],default=5) min(1,2,default=3) min([1],key=5) max(1,'a') chr('a')
chr(-1) chr(1114112) ord('ab') ord(b'') ord(5) hash() id(1,2) repr() ascii(1,2) bin('1') hex(1.5) oct(None) getattr(1) getattr(1,2) getattr(1,'x',2,3) hasattr(1,2) setattr(1,'a')
delattr(1,'a') isinstance(1,1) isinstance(1,(int,1)) isinstance(1,('a',)) issubclass(1,int) issubclass(int,1) callable() sorted(key=1) sorted([1],reverse='x') any(1) all() print(end=1)
print(sep=b'') print(file=1) open() open(1.5) input(1,2) vars(1) dir(1,2) eval(1) exec() compile('') format(1,2) format(1,'d','e') 'a'.split(maxsplit='x') 'a'.encode(errors='strict')
'a'.center() 'a'.replace('a') 'a'.replace('a','b',count=1) ''.join(5) ''.join([1]) 'a'.startswith(1) 'a'.startswith((1,)) 'a'.strip(1) [].sort(1) [].sort(key=1) [1].pop('a') [].pop() [].index(1)
[].insert(1) [].extend(1) {}.get() {}.pop(1) {}.update(1) {}.update([1]) {}.update(['abc']) {}.setdefault() {}.fromkeys(1) set().add() set().update(1) frozenset(1) (1,).index(2) b''.join(['a'])
b'a'.find('a') bytes(-1) bytes([256]) bytes('a') bytes(1.5) bytearray([1]).append('a') memoryview('a') object().__init__(1) object.__new__() type('A') type('A',(),{},x=1) super(1)
""".split()
for call in calls:
    try:
        print(call, "=", re.sub("0x[0-9a-f]+|at 0x.*", "", repr(eval(call))))
    except Exception as e:
        print(call, "->", type(e).__name__, e)
