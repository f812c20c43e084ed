# index: textwrap.fill, textwrap.dedent, textwrap.indent, format specs
import textwrap

STAFF = [("Ann Lee", "engineer", 71250.5), ("Bob", "night watchman of the tower", 23000), ("Zoë Ångström", "director", 1234567.891)]
columns = [("name", "<", 13), ("salary", ">", 14), ("role", "^", 16)]
print(" ".join(f"{title:{align}{width}}" for title, align, width in columns).rstrip())
print("-" * (sum(w for *_, w in columns) + 2))
for name, role, salary in STAFF:
    first, *more = textwrap.wrap(role, 16) or [""]
    print(f"{name:<13} {salary:>14,.2f} {first:^16}".rstrip())
    for line in more:
        print(f"{line:^16}".rjust(45).rstrip())
total = sum(s for *_, s in STAFF)
print(f"{'total':<13} {total:>14_.1f} {total:.3e} {total / 2e6:.1%} {len(STAFF):04d} {len(STAFF):+d} {255:#x} {255:#010b} {-5: d}")
text = """\
    Dear reader,
      this paragraph is   long enough to be wrapped; it has hyphenated-words, a-very-long-one-too, and
    averyveryverylongwordthatfitsnowhere.

    Bye
"""
plain = textwrap.dedent(text)
print(plain)
for width in (20, 40):
    print(textwrap.fill(plain, width, initial_indent="* ", subsequent_indent="  "), end="\n|\n")
print(textwrap.shorten("Hello   big wide world of text", 18), "|", textwrap.shorten("Hello world", 5), "|", textwrap.shorten("one two three", 10, placeholder="…"))
print(textwrap.indent("a\n\n  b\n", "> "), textwrap.indent("a\n\nb", "- ", lambda line: True))
print(textwrap.wrap("aaa bbb-ccc ddddddddd", 5, break_long_words=False, break_on_hyphens=False), textwrap.wrap("x\ty", tabsize=4), textwrap.wrap("one two three four", 9, max_lines=1, placeholder=" ..."), textwrap.wrap(""))
for call in (lambda: textwrap.wrap("abc", 0), lambda: textwrap.wrap("a b c d", 2, max_lines=1, placeholder="long placeholder"), lambda: textwrap.fill(3), lambda: textwrap.shorten("word", 2, placeholder="....")):
    try:
        print(call())
    except (ValueError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
