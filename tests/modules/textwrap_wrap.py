# index: textwrap
# python: 3.14
import textwrap


def tr(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


text = ("The quick-brown fox -- it's said -- jumps over the lazy dog. A co-operative re-use of well-known-things! "
        "(See Mr.\tX.)  It ended.   Really-long-hyphenated-wordswithoutbreaksinthem at the end --option=--foo-bar")
for w in (10,20,33,70): print(textwrap.wrap(text,w))
print(textwrap.fill(text,30,initial_indent='* ',subsequent_indent='  ',fix_sentence_endings=True))
for k in (dict(break_long_words=False),
          dict(break_on_hyphens=False),
          dict(drop_whitespace=False),
          dict(replace_whitespace=False),
          dict(expand_tabs=False),
          dict(max_lines=2),
          dict(max_lines=1,placeholder='~'),
          dict(max_lines=3,placeholder=' (more)')): print(k,textwrap.wrap(text,16,**k))
print(textwrap.shorten('Hello  world!',12),textwrap.shorten('Hello  world!',11),textwrap.shorten('Hello world',10,placeholder='...'),textwrap.wrap(''),textwrap.wrap('   '))
tr(textwrap.wrap,'x',0)
tr(textwrap.shorten,'abc',3,placeholder='xxxx')
tr(textwrap.dedent,5)
for s in ('  a\n    b\n  c','\ta\n  b','  a\n\n   \n b\n','a\n  b','','   \n','  \t x\n  \ty\n'): print(repr(textwrap.dedent(s)),repr(textwrap.indent(s,'> ')),repr(textwrap.indent(s,'+',lambda l:True)))

