# index: string.Template
import string
from string import Template


def tr(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


t=Template('$who likes ${what} for $$5 $$ ${who}s')
print(t.substitute(who='tim',what='kung pao'),t.get_identifiers(),t.is_valid(), t.safe_substitute(who=1))
tr(t.substitute,who=1)
tr(Template('a\nb $5 x').substitute)
print(Template('a $5 $').safe_substitute(),Template('$5').is_valid(),t.substitute({'who':1,'what':2},what=3))
class Pct(Template): delimiter='%'
idpattern='[a-z]+_[a-z]+'
print(Pct('%a_b %notid %%').safe_substitute(a_b=1), Pct.pattern.pattern[:30] if 0 else '')
class Br(Template): braceidpattern=r'[a-z.]+'
print(Br('${a.b} $c').substitute({'a.b':1,'c':2}), Template('$Ab $ñ').safe_substitute(Ab=1))
print(string.capwords('hello  big world'),string.capwords('a-b','-'),string.printable==string.digits+string.ascii_letters+string.punctuation+string.whitespace,string.punctuation)
