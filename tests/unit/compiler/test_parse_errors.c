/* SPDX-License-Identifier: MIT */
/*
 * Wrong sources, with what CPython 3.14 says about them and where.
 *
 * Threads: one.
 */
#include "support_parser.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct Case {
	const char *source;
	BbParseStatus status;
	int line, offset, end_line, end_offset;
	const char *message;
} Case;

/* clang-format off */
static const Case cases[] = {
	{"lambda x y: 1", BB_PARSE_SYNTAX_ERROR, 1, 10, 1, 11,
	 "invalid syntax"},
	{"f'\\N{foo}'", BB_PARSE_SYNTAX_ERROR, 1, 10, 1, 11,
	 "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-6: unknown Unicode character name"},
	{"f'a\\xg'", BB_PARSE_SYNTAX_ERROR, 1, 7, 1, 8,
	 "(unicode error) 'unicodeescape' codec can't decode bytes in position 1-2: truncated \\xXX escape"},
	{"t'a' f'b'", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 10,
	 "cannot mix t-string literals with string or bytes literals"},
	{"'a' t'b'", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 9,
	 "cannot mix t-string literals with string or bytes literals"},
	{"f'{1}' b'a'", BB_PARSE_SYNTAX_ERROR, 1, 12, 1, 13,
	 "cannot mix bytes and nonbytes literals"},
	{"x = '\\777'\n1 +", BB_PARSE_SYNTAX_ERROR, 2, 4, 2, 5,
	 "invalid syntax"},
	{"def f:\n  pass", BB_PARSE_SYNTAX_ERROR, 1, 6, 1, 7,
	 "expected '('"},
	{"class A(\n  pass", BB_PARSE_SYNTAX_ERROR, 1, 8, 1, 0,
	 "'(' was never closed"},
	{"if x\n  y", BB_PARSE_SYNTAX_ERROR, 1, 5, 1, 6,
	 "expected ':'"},
	{"print 'a'", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 10,
	 "Missing parentheses in call to 'print'. Did you mean print(...)?"},
	{"with open(x) as f, g() as 1:\n  pass", BB_PARSE_SYNTAX_ERROR, 1, 27, 1, 28,
	 "cannot assign to literal"},
	{"for f() in x: pass", BB_PARSE_SYNTAX_ERROR, 1, 5, 1, 8,
	 "cannot assign to function call"},
	{"x = {1:2, 3}", BB_PARSE_SYNTAX_ERROR, 1, 11, 1, 0,
	 "':' expected after dictionary key"},
	{"x = {1:2, 3:}", BB_PARSE_SYNTAX_ERROR, 1, 12, 1, 13,
	 "expression expected after dictionary key and ':'"},
	{"x = {1:*a}", BB_PARSE_SYNTAX_ERROR, 1, 8, 1, 10,
	 "cannot use a starred expression in a dictionary value"},
	{"f(a=1, b)", BB_PARSE_SYNTAX_ERROR, 1, 9, 1, 10,
	 "positional argument follows keyword argument"},
	{"f(**a, *b)", BB_PARSE_SYNTAX_ERROR, 1, 6, 1, 10,
	 "iterable argument unpacking follows keyword argument unpacking"},
	{"f(**a, b)", BB_PARSE_SYNTAX_ERROR, 1, 9, 1, 10,
	 "positional argument follows keyword argument unpacking"},
	{"f(x for x in y, 1)", BB_PARSE_SYNTAX_ERROR, 1, 3, 1, 15,
	 "Generator expression must be parenthesized"},
	{"f(1, x for x in y)", BB_PARSE_SYNTAX_ERROR, 1, 6, 1, 18,
	 "Generator expression must be parenthesized"},
	{"f(a=)", BB_PARSE_SYNTAX_ERROR, 1, 3, 1, 5,
	 "expected argument value expression"},
	{"f(a.b=1)", BB_PARSE_SYNTAX_ERROR, 1, 3, 1, 7,
	 "expression cannot contain assignment, perhaps you meant \"==\"?"},
	{"f(True=1)", BB_PARSE_SYNTAX_ERROR, 1, 3, 1, 8,
	 "cannot assign to True"},
	{"[x, y for x in y]", BB_PARSE_SYNTAX_ERROR, 1, 2, 1, 6,
	 "did you forget parentheses around the comprehension target?"},
	{"(*a)", BB_PARSE_SYNTAX_ERROR, 1, 2, 1, 4,
	 "cannot use starred expression here"},
	{"(**a)", BB_PARSE_SYNTAX_ERROR, 1, 2, 1, 4,
	 "cannot use double starred expression here"},
	{"[*a for a in b]", BB_PARSE_SYNTAX_ERROR, 1, 2, 1, 4,
	 "iterable unpacking cannot be used in comprehension"},
	{"def f(a=1, b): pass", BB_PARSE_SYNTAX_ERROR, 1, 12, 1, 13,
	 "parameter without a default follows parameter with a default"},
	{"def f(*): pass", BB_PARSE_SYNTAX_ERROR, 1, 7, 1, 8,
	 "named arguments must follow bare *"},
	{"def f(*, **k): pass", BB_PARSE_SYNTAX_ERROR, 1, 7, 1, 8,
	 "named arguments must follow bare *"},
	{"def f(a, (b, c)): pass", BB_PARSE_SYNTAX_ERROR, 1, 10, 1, 16,
	 "Function parameters cannot be parenthesized"},
	{"def f(/, a): pass", BB_PARSE_SYNTAX_ERROR, 1, 7, 1, 8,
	 "at least one argument must precede /"},
	{"lambda *: 1", BB_PARSE_SYNTAX_ERROR, 1, 9, 1, 10,
	 "named arguments must follow bare *"},
	{"del f()", BB_PARSE_SYNTAX_ERROR, 1, 5, 1, 8,
	 "cannot delete function call"},
	{"a + 1 = 2", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 6,
	 "cannot assign to expression here. Maybe you meant '==' instead of '='?"},
	{"a, f() = 1", BB_PARSE_SYNTAX_ERROR, 1, 4, 1, 7,
	 "cannot assign to function call here. Maybe you meant '==' instead of '='?"},
	{"None = 1", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 5,
	 "cannot assign to None"},
	{"x += 1 = 2", BB_PARSE_SYNTAX_ERROR, 1, 8, 1, 9,
	 "invalid syntax"},
	{"f() += 1", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 4,
	 "'function call' is an illegal expression for augmented assignment"},
	{"(a, b): int", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 7,
	 "only single target (not tuple) can be annotated"},
	{"a, b: int", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 2,
	 "only single target (not tuple) can be annotated"},
	{"f(): int", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 4,
	 "illegal target for annotation"},
	{"import a from b", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 16,
	 "Did you mean to use 'from ... import ...' instead?"},
	{"from a import", BB_PARSE_SYNTAX_ERROR, 1, 14, 1, 14,
	 "Expected one or more names after 'import'"},
	{"from a import b,", BB_PARSE_SYNTAX_ERROR, 1, 17, 1, 18,
	 "trailing comma not allowed without surrounding parentheses"},
	{"import", BB_PARSE_SYNTAX_ERROR, 1, 7, 1, 7,
	 "Expected one or more names after 'import'"},
	{"import a as b.c", BB_PARSE_SYNTAX_ERROR, 1, 13, 1, 16,
	 "cannot use attribute as import target"},
	{"from a import b as c.d", BB_PARSE_SYNTAX_ERROR, 1, 20, 1, 23,
	 "cannot use attribute as import target"},
	{"try:\n  pass\nx", BB_PARSE_SYNTAX_ERROR, 3, 1, 3, 2,
	 "expected 'except' or 'finally' block"},
	{"try:\n  pass\nexcept a, b as c:\n  pass", BB_PARSE_SYNTAX_ERROR, 3, 8, 3, 17,
	 "multiple exception types must be parenthesized when using 'as'"},
	{"try:\n pass\nexcept:\n pass\nexcept* a:\n pass", BB_PARSE_SYNTAX_ERROR, 5, 1, 5, 8,
	 "cannot have both 'except' and 'except*' on the same 'try'"},
	{"match x:\n  case y as _:\n   pass", BB_PARSE_SYNTAX_ERROR, 2, 13, 2, 14,
	 "cannot use '_' as a target"},
	{"match x:\n  case A(a=1, b):\n   pass", BB_PARSE_SYNTAX_ERROR, 2, 15, 2, 16,
	 "positional patterns follow keyword patterns"},
	{"match x\n  case 1: pass", BB_PARSE_SYNTAX_ERROR, 1, 8, 1, 9,
	 "expected ':'"},
	{"else: x", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 5,
	 "invalid syntax"},
	{"elif x: y", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 5,
	 "invalid syntax"},
	{"1 + not x", BB_PARSE_SYNTAX_ERROR, 1, 5, 1, 10,
	 "'not' after an operator must be parenthesized"},
	{"x = 1 if 2 else pass", BB_PARSE_SYNTAX_ERROR, 1, 17, 1, 21,
	 "expected expression after 'else', but statement is given"},
	{"pass if 1 else 2", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 5,
	 "expected expression before 'if', but statement is given"},
	{"raise from x", BB_PARSE_SYNTAX_ERROR, 1, 7, 1, 11,
	 "invalid syntax"},
	{"raise x from", BB_PARSE_SYNTAX_ERROR, 1, 13, 1, 14,
	 "invalid syntax"},
	{"f'{}'", BB_PARSE_SYNTAX_ERROR, 1, 4, 1, 5,
	 "f-string: valid expression required before '}'"},
	{"f'{=}'", BB_PARSE_SYNTAX_ERROR, 1, 4, 1, 5,
	 "f-string: valid expression required before '='"},
	{"f'{!r}'", BB_PARSE_SYNTAX_ERROR, 1, 4, 1, 5,
	 "f-string: valid expression required before '!'"},
	{"f'{a!}'", BB_PARSE_SYNTAX_ERROR, 1, 6, 1, 7,
	 "f-string: missing conversion character"},
	{"f'{a b c!}'", BB_PARSE_SYNTAX_ERROR, 1, 4, 1, 7,
	 "invalid syntax. Perhaps you forgot a comma?"},
	{"f'{lambda x:1}'", BB_PARSE_SYNTAX_ERROR, 1, 4, 1, 13,
	 "f-string: lambda expressions are not allowed without parentheses"},
	{"f'{a $ b}'", BB_PARSE_SYNTAX_ERROR, 1, 6, 1, 7,
	 "f-string: expecting '=', or '!', or ':', or '}'"},
	{"assert x = 1", BB_PARSE_SYNTAX_ERROR, 1, 10, 1, 11,
	 "invalid syntax"},
	{"x = ]", BB_PARSE_SYNTAX_ERROR, 1, 5, 1, 5,
	 "unmatched ']'"},
	{"x = (]", BB_PARSE_SYNTAX_ERROR, 1, 6, 1, 6,
	 "closing parenthesis ']' does not match opening parenthesis '('"},
	{"f'{a:{b}'", BB_PARSE_SYNTAX_ERROR, 1, 9, 1, 10,
	 "f-string: expecting '}', or format specs"},
	{"f'{a'", BB_PARSE_SYNTAX_ERROR, 1, 5, 1, 5,
	 "f-string: expecting '}'"},
	{"async x", BB_PARSE_SYNTAX_ERROR, 1, 7, 1, 8,
	 "invalid syntax"},
	{"await = 1", BB_PARSE_SYNTAX_ERROR, 1, 7, 1, 8,
	 "invalid syntax"},
	{"x: int: int", BB_PARSE_SYNTAX_ERROR, 1, 7, 1, 8,
	 "invalid syntax"},
	{"a := 1", BB_PARSE_SYNTAX_ERROR, 1, 3, 1, 5,
	 "invalid syntax"},
	{"(a.b := 1)", BB_PARSE_SYNTAX_ERROR, 1, 2, 1, 5,
	 "cannot use assignment expressions with attribute"},
	{"if x = 1: pass", BB_PARSE_SYNTAX_ERROR, 1, 4, 1, 9,
	 "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"},
	{"while x.y = 1: pass", BB_PARSE_SYNTAX_ERROR, 1, 7, 1, 10,
	 "cannot assign to attribute here. Maybe you meant '==' instead of '='?"},
	{"while 1\n pass", BB_PARSE_SYNTAX_ERROR, 1, 8, 1, 9,
	 "expected ':'"},
	{"for x in y\n pass", BB_PARSE_SYNTAX_ERROR, 1, 11, 1, 12,
	 "expected ':'"},
	{"for x y", BB_PARSE_SYNTAX_ERROR, 1, 7, 1, 8,
	 "invalid syntax"},
	{"class A\n pass", BB_PARSE_SYNTAX_ERROR, 1, 8, 1, 9,
	 "expected ':'"},
	{"return = 1", BB_PARSE_SYNTAX_ERROR, 1, 8, 1, 9,
	 "invalid syntax"},
	{"x = yield = 1", BB_PARSE_SYNTAX_ERROR, 1, 5, 1, 10,
	 "assignment to yield expression not possible"},
	{"def f(a, *b=1): pass", BB_PARSE_SYNTAX_ERROR, 1, 12, 1, 13,
	 "var-positional argument cannot have default value"},
	{"def f(**k, a): pass", BB_PARSE_SYNTAX_ERROR, 1, 12, 1, 13,
	 "arguments cannot follow var-keyword argument"},
	{"def f(**k=1): pass", BB_PARSE_SYNTAX_ERROR, 1, 10, 1, 11,
	 "var-keyword argument cannot have default value"},
	{"def f(a, /, b, /): pass", BB_PARSE_SYNTAX_ERROR, 1, 16, 1, 17,
	 "/ may appear only once"},
	{"def f(*a, /): pass", BB_PARSE_SYNTAX_ERROR, 1, 11, 1, 12,
	 "/ must be ahead of *"},
	{"def f(a=): pass", BB_PARSE_SYNTAX_ERROR, 1, 8, 1, 9,
	 "expected default value expression"},
	{"class A[]: pass", BB_PARSE_SYNTAX_ERROR, 1, 9, 1, 9,
	 "Type parameter list cannot be empty"},
	{"class A[*T: int]: pass", BB_PARSE_SYNTAX_ERROR, 1, 11, 1, 16,
	 "cannot use bound with TypeVarTuple"},
	{"with x\n pass", BB_PARSE_SYNTAX_ERROR, 1, 7, 1, 8,
	 "expected ':'"},
	{"with (x, y)\n pass", BB_PARSE_SYNTAX_ERROR, 1, 12, 1, 13,
	 "expected ':'"},
	{"a\n  b", BB_PARSE_INDENTATION_ERROR, 2, 2, 2, -1,
	 "unexpected indent"},
	{"if 1:\na", BB_PARSE_INDENTATION_ERROR, 2, 1, 2, 2,
	 "expected an indented block after 'if' statement on line 1"},
	{"def f():\n", BB_PARSE_INDENTATION_ERROR, 1, 9, 1, -1,
	 "expected an indented block after function definition on line 1"},
	{"class A:\n", BB_PARSE_INDENTATION_ERROR, 1, 9, 1, -1,
	 "expected an indented block after class definition on line 1"},
	{"a if b", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 7,
	 "expected 'else' after 'if' expression"},
	{"@\nx", BB_PARSE_SYNTAX_ERROR, 1, 2, 1, 3,
	 "invalid syntax"},
	{"x = 5a", BB_PARSE_SYNTAX_ERROR, 1, 5, 1, 5,
	 "invalid decimal literal"},
	{"0_7", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 3,
	 "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"},
	{"1_000__0", BB_PARSE_SYNTAX_ERROR, 1, 6, 1, 6,
	 "invalid decimal literal"},
	{"\\", BB_PARSE_SYNTAX_ERROR, 1, 2, 1, -1,
	 "unexpected EOF while parsing"},
	{"x = \\", BB_PARSE_SYNTAX_ERROR, 1, 6, 1, -1,
	 "unexpected EOF while parsing"},
	{"(\\", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 0,
	 "'(' was never closed"},
	{"\302\240x", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 1,
	 "invalid non-printable character U+00A0"},
	{"a\342\200\231", BB_PARSE_SYNTAX_ERROR, 1, 2, 1, 2,
	 "invalid character '\342\200\231' (U+2019)"},
	{"$", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 2,
	 "invalid syntax"},
	{"a ? b", BB_PARSE_SYNTAX_ERROR, 1, 3, 1, 4,
	 "invalid syntax"},
	{"f() = 1\n", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 4,
	 "cannot assign to function call here. Maybe you meant '==' instead of '='?"},
	{"x = 'abc\n", BB_PARSE_SYNTAX_ERROR, 1, 5, 1, 5,
	 "unterminated string literal (detected at line 1)"},
	{"x = 08\n", BB_PARSE_SYNTAX_ERROR, 1, 5, 1, 6,
	 "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"},
	{"x = 1__0\n", BB_PARSE_SYNTAX_ERROR, 1, 6, 1, 6,
	 "invalid decimal literal"},
	{"\303\251 = $\n", BB_PARSE_SYNTAX_ERROR, 1, 5, 1, 6,
	 "invalid syntax"},
	{"(a\n", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 0,
	 "'(' was never closed"},
	{"a)\n", BB_PARSE_SYNTAX_ERROR, 1, 2, 1, 2,
	 "unmatched ')'"},
	{"  a\n", BB_PARSE_INDENTATION_ERROR, 1, 2, 1, -1,
	 "unexpected indent"},
	{"if a:\n    b\n  c\n", BB_PARSE_INDENTATION_ERROR, 3, 4, 3, -1,
	 "unindent does not match any outer indentation level"},
	{"\\ a\n", BB_PARSE_SYNTAX_ERROR, 1, 2, 1, 0,
	 "unexpected character after line continuation character"},
	{"a b\n", BB_PARSE_SYNTAX_ERROR, 1, 3, 1, 4,
	 "invalid syntax"},
	{"(a b)\n", BB_PARSE_SYNTAX_ERROR, 1, 2, 1, 5,
	 "invalid syntax. Perhaps you forgot a comma?"},
	{"f'{x!z}'\n", BB_PARSE_SYNTAX_ERROR, 1, 6, 1, 7,
	 "f-string: invalid conversion character 'z': expected 's', 'r', or 'a'"},
	{"(", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 0,
	 "'(' was never closed"},
	{"if x:\n", BB_PARSE_INDENTATION_ERROR, 1, 6, 1, -1,
	 "expected an indented block after 'if' statement on line 1"},
	{"'''abc\nd", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 1,
	 "unterminated triple-quoted string literal (detected at line 2)"},
	{"'\\N{foo}'\n", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 10,
	 "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-6: unknown Unicode character name"},
	{"b'\303\251'", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 5,
	 "bytes can only contain ASCII literal characters"},
	{"'a' b'a'", BB_PARSE_SYNTAX_ERROR, 1, 9, 1, 10,
	 "cannot mix bytes and nonbytes literals"},
	{"t'a' 'b'", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 9,
	 "cannot mix t-string literals with string or bytes literals"},
	{"f'{a b}'", BB_PARSE_SYNTAX_ERROR, 1, 4, 1, 7,
	 "invalid syntax. Perhaps you forgot a comma?"},
	{"f'{'", BB_PARSE_SYNTAX_ERROR, 1, 4, 1, 4,
	 "f-string: expecting '}'"},
	{"f'{a", BB_PARSE_SYNTAX_ERROR, 1, 3, 1, 0,
	 "'{' was never closed"},
	{"f'{a:{b:{c:{d}}}}'", BB_PARSE_SYNTAX_ERROR, 1, 11, 1, 11,
	 "f-string: expressions nested too deeply"},
	{"0xfg", BB_PARSE_SYNTAX_ERROR, 1, 3, 1, 3,
	 "invalid hexadecimal literal"},
	{"1_", BB_PARSE_SYNTAX_ERROR, 1, 2, 1, 2,
	 "invalid decimal literal"},
	{"0b12", BB_PARSE_SYNTAX_ERROR, 1, 4, 1, 4,
	 "invalid digit '2' in binary literal"},
	{"1e", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 1,
	 "invalid decimal literal"},
	{"012", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 2,
	 "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"},
	{"1.5.6", BB_PARSE_SYNTAX_ERROR, 1, 4, 1, 6,
	 "invalid syntax"},
	{"1abc", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 1,
	 "invalid decimal literal"},
	{"x = 1 if 2", BB_PARSE_SYNTAX_ERROR, 1, 5, 1, 11,
	 "expected 'else' after 'if' expression"},
	{"if a:\n\tb\n        c\n", BB_PARSE_TAB_ERROR, 3, 1, 3, 0,
	 "inconsistent use of tabs and spaces in indentation"},
	{"x = (1,\n", BB_PARSE_SYNTAX_ERROR, 1, 5, 1, 0,
	 "'(' was never closed"},
	{"class A:\ndef f(): pass", BB_PARSE_INDENTATION_ERROR, 2, 1, 2, 4,
	 "expected an indented block after class definition on line 1"},
	{"f(**{'a': 1}=2)", BB_PARSE_SYNTAX_ERROR, 1, 3, 1, 15,
	 "cannot assign to keyword argument unpacking"},
	{"f(*a=1)", BB_PARSE_SYNTAX_ERROR, 1, 3, 1, 7,
	 "cannot assign to iterable argument unpacking"},
	{"[a b]", BB_PARSE_SYNTAX_ERROR, 1, 2, 1, 5,
	 "invalid syntax. Perhaps you forgot a comma?"},
	{"{a: 1, b 2}", BB_PARSE_SYNTAX_ERROR, 1, 8, 1, 0,
	 "':' expected after dictionary key"},
	{"for x in range(3) pass", BB_PARSE_SYNTAX_ERROR, 1, 19, 1, 23,
	 "invalid syntax"},
	{"while True print(1)", BB_PARSE_SYNTAX_ERROR, 1, 12, 1, 17,
	 "invalid syntax"},
	{"except: pass", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 7,
	 "invalid syntax"},
	{"try:\n  pass\nexcept A as b.c:\n  pass", BB_PARSE_SYNTAX_ERROR, 3, 13, 3, 16,
	 "cannot use except statement with attribute"},
	{"with a as f(): pass", BB_PARSE_SYNTAX_ERROR, 1, 11, 1, 14,
	 "cannot assign to function call"},
	{"x = [i for i range(3)]", BB_PARSE_SYNTAX_ERROR, 1, 14, 1, 19,
	 "'in' expected after for-loop variables"},
	{"[x for x() in y]", BB_PARSE_SYNTAX_ERROR, 1, 8, 1, 11,
	 "cannot assign to function call"},
	{"(a for b, in)", BB_PARSE_SYNTAX_ERROR, 1, 13, 1, 14,
	 "invalid syntax"},
	{"lambda a=1, b: 0", BB_PARSE_SYNTAX_ERROR, 1, 13, 1, 14,
	 "parameter without a default follows parameter with a default"},
	{"lambda (a, b): 0", BB_PARSE_SYNTAX_ERROR, 1, 8, 1, 14,
	 "Lambda expression parameters cannot be parenthesized"},
	{"@property\n", BB_PARSE_SYNTAX_ERROR, 1, 0, 1, 0,
	 "invalid syntax"},
	{"from . import", BB_PARSE_SYNTAX_ERROR, 1, 14, 1, 14,
	 "Expected one or more names after 'import'"},
	{"import a.b.", BB_PARSE_SYNTAX_ERROR, 1, 12, 1, 13,
	 "invalid syntax"},
	{"def f(a b): pass", BB_PARSE_SYNTAX_ERROR, 1, 9, 1, 10,
	 "invalid syntax"},
	{"def f(a, a:): pass", BB_PARSE_SYNTAX_ERROR, 1, 12, 1, 13,
	 "invalid syntax"},
	{"x = {**a for b in c}", BB_PARSE_SYNTAX_ERROR, 1, 6, 1, 8,
	 "dict unpacking cannot be used in dict comprehension"},
	{"x = {a: b, **}", BB_PARSE_SYNTAX_ERROR, 1, 14, 1, 15,
	 "invalid syntax"},
	{"f(a for b in c, d=1)", BB_PARSE_SYNTAX_ERROR, 1, 3, 1, 15,
	 "Generator expression must be parenthesized"},
	{"yield = 1", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 6,
	 "assignment to yield expression not possible"},
	{"x = 1 +", BB_PARSE_SYNTAX_ERROR, 1, 8, 1, 9,
	 "invalid syntax"},
	{"'a' 'b", BB_PARSE_SYNTAX_ERROR, 1, 5, 1, 5,
	 "unterminated string literal (detected at line 1)"},
	{"\"\"\"a", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 1,
	 "unterminated triple-quoted string literal (detected at line 1)"},
	{"0b", BB_PARSE_SYNTAX_ERROR, 1, 2, 1, 2,
	 "invalid binary literal"},
	{"0o8", BB_PARSE_SYNTAX_ERROR, 1, 3, 1, 3,
	 "invalid digit '8' in octal literal"},
	{"1__2", BB_PARSE_SYNTAX_ERROR, 1, 2, 1, 2,
	 "invalid decimal literal"},
	{"0x", BB_PARSE_SYNTAX_ERROR, 1, 2, 1, 2,
	 "invalid hexadecimal literal"},
	{"1.e", BB_PARSE_SYNTAX_ERROR, 1, 2, 1, 2,
	 "invalid decimal literal"},
	{"1.2.3", BB_PARSE_SYNTAX_ERROR, 1, 4, 1, 6,
	 "invalid syntax"},
	{"\342\202\254 = 1", BB_PARSE_SYNTAX_ERROR, 1, 1, 1, 1,
	 "invalid character '\342\202\254' (U+20AC)"},
	{"a\\b", BB_PARSE_SYNTAX_ERROR, 1, 3, 1, 0,
	 "unexpected character after line continuation character"},
};
/* clang-format on */

static void test_messages(void **state)
{
	(void)state;
	for (size_t i = 0; i < BB_COUNT(cases); i++) {
		const Case *c = &cases[i];
		Parsed parsed;
		support_parse(&parsed, c->source, BB_PARSE_EXEC, false);
		if (parsed.status != c->status)
			print_error("%s\n", c->source);
		assert_int_equal(parsed.status, c->status);
		const BbParseError *error = bb_parser_error(parsed.parser);
		if (strcmp(error->message, c->message) || error->offset != c->offset)
			print_error("%s\n", c->source);
		assert_string_equal(error->message, c->message);
		assert_int_equal(error->line, c->line);
		assert_int_equal(error->offset, c->offset);
		assert_int_equal(error->end_line, c->end_line);
		assert_int_equal(error->end_offset, c->end_offset);
		assert_non_null(error->source_line.text);
		support_free(&parsed);
	}
}

/* What is repeated without end: no crash, and in little time. */
static void test_limits(void **state)
{
	static const char *const parts[] = {
		"(",	  "[",	      "{",	  "-",	  "not ",     "lambda: ",	"f'{",	 "a if b else ",
		"a[",	  "a(",	      "*",	  "x **", "if a:\n ", "if a: pass\nel", "(a b ", "{a: ",
		"await ", "[a, b c ", "f(a=b c, "};

	(void)state;
	for (size_t i = 0; i < BB_COUNT(parts); i++) {
		size_t length = strlen(parts[i]), count = 5000;
		char *source = malloc(length * count + 1);
		for (size_t n = 0; n < count; n++)
			memcpy(source + n * length, parts[i], length);
		source[length * count] = 0;
		Parsed parsed;
		support_parse(&parsed, source, BB_PARSE_EXEC, false);
		assert_int_not_equal(parsed.status, BB_PARSE_OK);
		support_free(&parsed);
		/* As deep as the lexer allows, and wrong in the middle. */
		source[length * 150] = 0;
		support_parse(&parsed, source, BB_PARSE_EXEC, false);
		support_free(&parsed);
		free(source);
	}
}

static void test_bad_bytes(void **state)
{
	Parsed parsed;

	(void)state;
	support_parse(&parsed, "x = '\xff'", BB_PARSE_EXEC, false);
	assert_int_equal(parsed.status, BB_PARSE_SYNTAX_ERROR);
	support_free(&parsed);
	support_parse(&parsed, "# coding: no-such-thing\n", BB_PARSE_EXEC, false);
	assert_string_equal(bb_parser_error(parsed.parser)->message, "unknown encoding: no-such-thing");
	support_free(&parsed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_messages),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_bad_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
