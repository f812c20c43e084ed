# index: unicodedata
# Properties of characters and normal forms.
import unicodedata as u

samples = "aA5\xb2\xbd\u0663\u0301\u05d0(\u4e00\uff21\u2160\t\u1e9b\ufb01\xe9"
for c in samples:
    print(ascii(c), u.category(c), u.bidirectional(c), u.combining(c), u.east_asian_width(c), u.mirrored(c),
          u.decimal(c, "-"), u.digit(c, "-"), u.numeric(c, "-"), u.decomposition(c))

text = "\u1e9b\u0323 \ufb01 e\u0301 \uac00 \u212b"
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    result = u.normalize(form, text)
    print(form, ascii(result), u.is_normalized(form, text), u.is_normalized(form, result),
          u.normalize(form, result) == result)
print(u.normalize("NFC", "plain") == "plain", u.normalize("NFD", "") == "")

for call in (lambda: u.category(1), lambda: u.decimal("x"), lambda: u.digit("x"),
             lambda: u.numeric("x"), lambda: u.normalize("NFX", "a"), lambda: u.normalize("NFC"),
             lambda: u.category(), lambda: u.is_normalized("nfc", "a")):
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
