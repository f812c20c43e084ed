# SPDX-License-Identifier: MIT
"""Encodings that are seldom used: utf-7, punycode, idna."""

# Functions of their arguments only.

_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_DIGIT = {c: i for i, c in enumerate(_BASE64)}


def _handle(errors, error):
    from codecs import lookup_error

    text, at = lookup_error(errors)(error)
    return text, at + len(error.object) if at < 0 else at


# ---- UTF-7: characters beyond ASCII as UTF-16 in base64, between + and -. ----


def _is_direct(c):
    return c in "\t\n\r" or " " <= c <= "}" and c not in "+\\"


def utf_7_encode(text, errors="strict"):
    out = bytearray()
    bits = count = 0
    shifted = False
    for c in text:
        if _is_direct(c):
            if shifted:
                out += _rest(bits, count)
                bits = count = 0
                shifted = False
                if ord(c) in _DIGIT or c == "-":
                    out += b"-"
            out.append(ord(c))
            continue
        if not shifted and c == "+":
            out += b"+-"
            continue
        if not shifted:
            out += b"+"
            shifted = True
        for unit in memoryview(c.encode("utf-16", "surrogatepass")).cast("H")[1:]:
            bits, count = bits << 16 | unit, count + 16
        while count >= 6:
            count -= 6
            out.append(_BASE64[bits >> count & 63])
        bits &= (1 << count) - 1
    if shifted:
        out += _rest(bits, count) + b"-"
    return bytes(out), len(text)


def _rest(bits, count):
    return bytes([_BASE64[bits << 6 - count & 63]]) if count else b""


def utf_7_decode(data, errors="strict", final=True):
    """(text, bytes used); unless final, an unfinished shift sequence is left."""
    data = bytes(data)
    out = []
    at = 0
    while at < len(data):
        c = data[at]
        if c == 0x2B:
            at, problem, end = _shifted(data, at, out, final)
            if end is None:
                return "".join(out), at
            if problem is None:
                continue
        else:
            problem, end = "unexpected special character", at + 1
            if c < 0x80:
                out.append(chr(c))
                at += 1
                continue
        text, at = _handle(errors, UnicodeDecodeError("utf7", data, at, end, problem))
        out.append(text)
    return "".join(out), at


def _shifted(data, start, out, final):
    """Reads from a + on: (where to go on, what is wrong, where that ends); at the end of unfinished input no end."""
    bits = count = high = 0
    before = len(out)
    at = start + 1
    while at < len(data) and data[at] in _DIGIT:
        bits, count = bits << 6 | _DIGIT[data[at]], count + 6
        at += 1
        if count < 16:
            continue
        count -= 16
        unit, bits = bits >> count, bits & (1 << count) - 1
        if high and 0xDC00 <= unit < 0xE000:
            out[-1] = chr(0x10000 + (high - 0xD800 << 10) + unit - 0xDC00)
            high = 0
        else:
            high = unit if 0xD800 <= unit < 0xDC00 else 0
            out.append(chr(unit))
    if at == len(data):
        if not final:
            del out[before:]
            return start, None, None
        if high or count >= 6 or bits:
            return start, "unterminated shift sequence", at
        return at, None, at
    if at == start + 1 and data[at] == 0x2D:
        out.append("+")
        return at + 1, None, at
    if at == start + 1:
        return start, "ill-formed sequence", at + 1
    if count >= 6:
        return start, "partial character in shift sequence", at + 1
    if bits:
        return start, "non-zero padding bits in shift sequence", at + 1
    return at + (data[at] == 0x2D), None, at


# ---- Punycode (RFC 3492): the ASCII characters, a hyphen, and numbers that say which others go where. ----

_PUNY = b"abcdefghijklmnopqrstuvwxyz0123456789"


def _threshold(i, bias):
    return min(max(36 * (i + 1) - bias, 1), 26)


def _adapted(delta, first, count):
    delta = delta // (700 if first else 2)
    delta += delta // count
    bias = 0
    while delta > 455:
        delta //= 35
        bias += 36
    return bias + 36 * delta // (delta + 38)


def punycode_encode(text, errors="strict"):
    plain = bytes(ord(c) for c in text if c < "\x80")
    out = bytearray(plain + b"-" if plain else b"")
    bias, delta, done, code = 72, 0, len(plain), 0x80
    for next_code in sorted({ord(c) for c in text if c >= "\x80"}):
        delta += (next_code - code) * (done + 1)
        code = next_code
        for c in map(ord, text):
            if c < code:
                delta += 1
            elif c == code:
                out += _number(delta, bias)
                bias = _adapted(delta, done == len(plain), done + 1)
                delta = 0
                done += 1
        delta += 1
        code += 1
    return bytes(out), len(text)


def _number(n, bias):
    out = bytearray()
    i = 0
    while n >= (t := _threshold(i, bias)):
        n, digit = divmod(n - t, 36 - t)
        out.append(_PUNY[t + digit])
        i += 1
    out.append(_PUNY[n])
    return out


def punycode_decode(data, errors="strict"):
    if errors not in ("strict", "replace", "ignore"):
        raise UnicodeError(f"Unsupported error handling: {errors}")
    data = bytes(data)
    hyphen = data.rfind(b"-")
    chars = list(data[:max(hyphen, 0)].decode("ascii", errors))
    at = hyphen + 1
    code, index, bias, first = 0x80, -1, 72, True
    while at < len(data):
        delta, weight, i = 0, 1, 0
        while True:
            digit = _PUNY.find(data[at:at + 1].lower()) if at < len(data) else None
            if digit is None or digit < 0:
                if errors != "strict":
                    return "".join(chars), len(data)
                what = "incomplete punycode string" if digit is None else f"Invalid extended code point '{data[at]}'"
                raise UnicodeDecodeError("punycode", data, at, at + 1, what)
            at += 1
            t = _threshold(i, bias)
            delta += digit * weight
            if digit < t:
                break
            weight *= 36 - t
            i += 1
        index += delta + 1
        code += index // (len(chars) + 1)
        if code > 0x10FFFF:
            if errors == "strict":
                raise UnicodeDecodeError("punycode", data, at - 1, at, f"Invalid character U+{code:x}")
            code = ord("?")
        index %= len(chars) + 1
        chars.insert(index, chr(code))
        bias = _adapted(delta, first, len(chars))
        first = False
    return "".join(chars), len(data)


# ---- IDNA 2003 (RFC 3490): the labels of host names. ----

_DOTS = "。．｡"
_DROPPED = {0xAD, 0x34F, 0x1806, 0x180B, 0x180C, 0x180D, 0x200B, 0x200C, 0x200D, 0x2060, *range(0xFE00, 0xFE10), 0xFEFF}


def nameprep(label):
    """A label as it is compared (RFC 3491)."""
    from unicodedata import bidirectional, category, normalize

    label = label.translate(dict.fromkeys(_DROPPED))
    label = normalize("NFKC", normalize("NFKC", label.casefold()).casefold())
    for i, c in enumerate(label):
        if c >= "\x80" and (category(c) in ("Cc", "Co", "Cs", "Zl", "Zp", "Zs")
                            or ord(c) & 0xFFFE == 0xFFFE or 0x202A <= ord(c) <= 0x206F or 0xFFF9 <= ord(c) <= 0xFFFD):
            raise UnicodeEncodeError("idna", label, i, i + 1, f"Invalid character {c!r}")
    kinds = [bidirectional(c) for c in label]
    if "R" in kinds or "AL" in kinds:
        if "L" in kinds:
            at = kinds.index("L")
            raise UnicodeEncodeError("idna", label, at, at + 1, "Violation of BIDI requirement 2")
        for at in 0, len(label) - 1:
            if kinds[at] not in ("R", "AL"):
                raise UnicodeEncodeError("idna", label, at, at + 1, "Violation of BIDI requirement 3")
    return label


def _to_ascii(label):
    whole = label
    if not label.isascii():
        label = nameprep(label)
        if not label.isascii():
            if label.startswith("xn--"):
                raise UnicodeEncodeError("idna", whole, 0, 4, "Label starts with ACE prefix")
            label = "xn--" + punycode_encode(label)[0].decode()
    if not label:
        raise UnicodeEncodeError("idna", whole, 0, 1, "label empty")
    if len(label) > 63:
        raise UnicodeEncodeError("idna", whole, 0, len(whole), "label too long")
    return label.encode()


def idna_encode(text, errors="strict"):
    if errors != "strict":
        raise UnicodeError(f"Unsupported error handling: {errors}")
    labels = text.translate(dict.fromkeys(map(ord, _DOTS), ".")).split(".")
    out = []
    at = 0
    for i, label in enumerate(labels):
        if label or i + 1 < len(labels):
            try:
                out.append(_to_ascii(label))
            except UnicodeEncodeError as error:
                raise UnicodeEncodeError("idna", text, at + error.start, at + error.end, error.reason) from None
        else:
            out.append(b"")
        at += len(label) + 1
    return b".".join(out), len(text)


def _to_text(label):
    if label[:4].lower() != b"xn--":
        return label.decode("ascii")
    try:
        text = punycode_decode(label[4:])[0]
        back = _to_ascii(text)
    except UnicodeError as error:
        raise UnicodeDecodeError("idna", label, 0, 1, error.reason) from None
    if back != label.lower():
        raise UnicodeDecodeError("idna", label, 0, len(label), "IDNA does not round-trip")
    return text


def idna_decode(data, errors="strict"):
    if errors != "strict":
        raise UnicodeError(f"Unsupported error handling: {errors}")
    data = bytes(data)
    out = []
    at = 0
    for label in data.split(b"."):
        try:
            out.append(_to_text(label))
        except UnicodeDecodeError as error:
            raise UnicodeDecodeError("idna", data, at + error.start, at + error.end, error.reason) from None
        at += len(label) + 1
    return ".".join(out), len(data)


def functions(name):
    """The name, and how to encode and decode; None: not one of these."""
    return {
        "utf_7": ("utf-7", utf_7_encode, utf_7_decode), "punycode": ("punycode", punycode_encode, punycode_decode),
        "idna": ("idna", idna_encode, idna_decode),
    }.get(name)


# ---- From bytes to bytes. ----


def quopri_encode(data):
    lines = []
    for line in bytes(data).split(b"\n"):
        shown = b""
        pieces = []
        for c in line:
            one = bytes([c]) if 33 <= c <= 126 and c != 0x3D else b"=%02X" % c
            if len(shown) + len(one) > 75:
                pieces.append(shown + b"=")
                shown = b""
            shown += one
        lines.append(b"\n".join([*pieces, shown]))
    return b"\n".join(lines)


def quopri_decode(data):
    out = bytearray()
    for line in bytes(data).splitlines(keepends=True):
        text = line.rstrip(b"\r\n")
        end = line[len(text):]
        soft = text.endswith(b"=") and bool(end)
        first, *parts = (text[:-1] if soft else text).split(b"=")
        out += first
        for part in parts:
            try:
                out += bytes([int(part[:2], 16)]) + part[2:] if len(part) > 1 else b"=" + part
            except ValueError:
                out += b"=" + part
        out += b"" if soft else end
    return bytes(out)


def uu_encode(data):
    data = bytes(data)
    lines = ["begin 666 <data>"]
    for at in range(0, len(data), 45):
        piece = data[at:at + 45]
        line = [len(piece)]
        for i in range(0, len(piece), 3):
            n = int.from_bytes(piece[i:i + 3].ljust(3, b"\0"), "big")
            line += (n >> shift & 63 for shift in (18, 12, 6, 0))
        lines.append("".join(chr(32 + n) for n in line))
    return "\n".join([*lines, " ", "end", ""]).encode()


def uu_decode(data):
    lines = iter(bytes(data).splitlines())
    for line in lines:
        if line.startswith(b"begin "):
            break
    else:
        raise ValueError('Missing "begin" line in input data')
    out = bytearray()
    for line in lines:
        if line.strip() == b"end":
            return bytes(out)
        if not line.strip():
            continue
        if not all(32 <= c <= 96 for c in line):
            raise ValueError("Illegal char")
        n = line[0] - 32 & 63
        bits = bytearray()
        digits = [c - 32 & 63 for c in line[1:].ljust((n + 2) // 3 * 4)]
        for i in range(0, len(digits) - 3, 4):
            a, b, c, d = digits[i:i + 4]
            bits += (a << 18 | b << 12 | c << 6 | d).to_bytes(3, "big")
        out += bits[:n]
    raise ValueError("Truncated input data")
