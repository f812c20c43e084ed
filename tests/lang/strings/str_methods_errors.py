# index: str, str.split, str.join, str.replace, str.translate, TypeError, ValueError
# The methods of str on odd arguments, and what they refuse.
cases = """
'a,b,,c'.split(',') 'a,b,,c'.split(',',1) 'a,b,,c'.rsplit(',',2) ' a  b '.split() ' a  b '.split(None,1) ' a  b '.rsplit(None,1) ''.split() ''.split('x') 'aXXbXXc'.split('XX',-1) 'a'.split('') 'a'.split(b'a')
'a\\nb\\r\\nc\\x0bd\\x85e\\u2028f'.splitlines() 'a\\n\\nb\\n'.splitlines(True) ''.splitlines() 'a-b-c'.partition('-') 'abc'.rpartition('-') 'a'.partition('') 'a'.partition(1) '-'.join('abc') '-'.join({}) ''.join(['a',b'b'])
'aaa'.replace('a','b',2) 'abc'.replace('','-') 'abc'.replace('','-',2) ''.replace('','x') ''.replace('','x',0) 'aaa'.replace('aa','b') 'a'.replace(1,'b') 'abcabc'.find('c',-2) 'abc'.find('',3) 'abc'.find('',4) 'abc'.rfind('')
'abc'.index('z') 'abc'.rindex('z') 'abcabc'.count('bc') 'abc'.count('') 'aaa'.count('aa') 'abc'.count('b',None,-1) 'abc'.startswith('b',1) 'abc'.startswith(('x','a')) 'abc'.startswith(()) 'abc'.endswith('') 'abc'.endswith('bc',-2) 'abc'.startswith(['a'])
'abc'.startswith(('a',1)) 'xyabcyx'.strip('xy') ' a '.strip(None) 'a'.strip('') 'xxa'.lstrip('x') 'a\\u2003'.rstrip() 'TestCase'.removeprefix('Test') 'abc'.removesuffix('') 'abc'.removeprefix(('a',)) 'ab'.center(7,'*') 'ab'.center(5) 'abc'.center(6,'-') 'ab'.ljust(1)
'ab'.rjust(5,'xy') 'ab'.ljust(5,'') '-5'.zfill(5) '+'.zfill(3) 'é'.zfill(3) ''.zfill(2) 'a\\tb'.expandtabs() 'a\\tbc\\td'.expandtabs(4) '\\t'.expandtabs(0) 'a\\n\\tb'.expandtabs(2) 'ab'.translate({97:'x',98:None}) 'ab'.translate({97:120}) 'ab'.translate({97:'long'})
'ab'.translate({97:-1}) 'ab'.translate({97:1.5}) 'ab'.translate('xy') 'ab'.translate(str.maketrans('ab','xy','c')) str.maketrans('a','xy') str.maketrans({'a':1,98:None}) str.maketrans({'ab':1}) str.maketrans(1) str.maketrans('a',1) str.maketrans([]) str.maketrans({1.5:2})
'%s'.format_map(5) '{a}'.format_map({'a':1}) 'a'.encode('ascii','x') 'é'.encode('ascii') 'é'.encode('ascii','replace') 'é'.encode('nothing') '\\ud800'.encode() 'é\\ud800'.encode('latin-1','backslashreplace') 'a'*-1 'a'*1.5 'a'+1 1+'a' 'a'+b'a' 'a'<1 'abc'['a'] 'abc'[5]
'ß'.upper() 'ŉ'.title() 'ǆ'.capitalize() 'ΑΣ'.lower() 'İ'.lower() 'ﬁ'.casefold() "they're bill's".title() 'aB'.swapcase() 'ſ'.upper() 'x'.isidentifier() '1x'.isidentifier() ''.isidentifier() '²'.isdigit() '²'.isdecimal() '½'.isnumeric() ''.isalpha() 'ª'.islower() 'ǅ'.istitle() 'A1'.isupper()
' '.isspace() '\\x1c'.isspace() ''.isascii() 'é'.isprintable() '\\xad'.isprintable() ''.isprintable() 'a'.__contains__(1) 'a'.__getitem__('x') 'abc'.__add__(1) 'abc'.__eq__(1) 'a'.__mod__(()) str(b'a','ascii','x',1) str('a','ascii') str(b'\\xff','ascii') str(b'\\xff',errors='replace') str(5,'x')
"""
for case in cases.split("\n"):
    for text in case.replace(" a  b ", "~a~~b~").replace("' a '", "'~a~'").replace("' '.is", "'~'.is").replace("they're bill's", "they're~bill's").split():
        text = text.replace("~", " ")
        try:
            print(text, "=", ascii(eval(text)))
        except Exception as e:
            print(text, "->", type(e).__name__, ascii(str(e)))
