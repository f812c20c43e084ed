# index: unicode identifiers, names, syntax errors, str.isidentifier
# Letters of all scripts; identifiers are compared in their normal form NFKC.
import unicodedata

été = 1
ﬁn = 2  # with a ligature
print(fin, été)
µ = "micro sign"
print(μ, ascii([k for k in globals() if not k.isascii()]))
ªº, ℌ, Ⅷ, 变量, ñandú, _ʼ, K = range(7)
print(ao, H, VIII, 变量, ñandú, K)


class C:
    ℂ = "double-struck"
    def ﬀ(self, ﬃ=1): return ﬃ


print(C.C, C().ff(ffi=5), C().ﬀ(ﬃ=6), sorted(k for k in vars(C) if k[0] != "_"), getattr(C, "C"), hasattr(C, "ℂ"))
import os as ºs
print(os.sep if "os" in globals() else "", end="")
lambda ｘ: x
print((lambda ｘ: x)(3), [𝐢 for i in "a"], f"{𝓯}" if (f := "f-string") else "")
for text in ("a²", "²", "½x", "x·", "·x", "℘", "a\u200bb", "a\u00a0b", "€", "a€", "“x”", "x＝1", "⁀", "\u1885", "a\u0300", "\u0300a", "٣x", "x٣", "🐍", "x🐍 = 1", "ﬁ", "𝟏", "𝐝𝐞𝐟", "𝐝𝐞𝐟 f(): pass", "ｉf", "a؟", "x = ‘a’", "1،2", "x\ufeff", "\u2028", "x\u3000= 1", "℮", "ℯ"):
    try:
        compile(text, "t", "exec")
        print(ascii(text), text.isidentifier(), "ok")
    except SyntaxError as e:
        print(ascii(text), text.isidentifier(), ascii(e.msg), e.offset, e.end_offset)
print(all(unicodedata.normalize("NFKC", k) == k for k in globals()))
