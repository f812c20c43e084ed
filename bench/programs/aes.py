# SPDX-License-Identifier: MIT
"""AES-128 in pure Python: the tables are computed, blocks are lists of bytes, and counter mode encrypts a message."""


def make_sbox():
    """The substitution table: the inverse in GF(2^8), then an affine map."""
    p = q = 1
    sbox = [0] * 256
    while True:
        p = p ^ (p << 1) & 0xFF ^ (0x1B if p & 0x80 else 0)
        q ^= q << 1
        q ^= q << 2
        q ^= q << 4
        q &= 0xFF
        if q & 0x80:
            q ^= 0x09
        x = q
        for shift in (1, 2, 3, 4):
            x ^= (q << shift | q >> 8 - shift) & 0xFF
        sbox[p] = x ^ 0x63
        if p == 1:
            break
    sbox[0] = 0x63
    return sbox


SBOX = make_sbox()
DOUBLE = [(x << 1 ^ (0x1B if x & 0x80 else 0)) & 0xFF for x in range(256)]
SHIFT = [0, 5, 10, 15, 4, 9, 14, 3, 8, 13, 2, 7, 12, 1, 6, 11]


def expand_key(key):
    words = [list(key[i : i + 4]) for i in range(0, 16, 4)]
    constant = 1
    for i in range(4, 44):
        word = words[i - 1]
        if i % 4 == 0:
            word = [SBOX[b] for b in word[1:] + word[:1]]
            word[0] ^= constant
            constant = DOUBLE[constant]
        words.append([a ^ b for a, b in zip(words[i - 4], word)])
    return [sum(words[i : i + 4], []) for i in range(0, 44, 4)]


def mix_column(a, b, c, d):
    total = a ^ b ^ c ^ d
    return (
        a ^ total ^ DOUBLE[a ^ b],
        b ^ total ^ DOUBLE[b ^ c],
        c ^ total ^ DOUBLE[c ^ d],
        d ^ total ^ DOUBLE[d ^ a],
    )


def encrypt_block(round_keys, block):
    state = [b ^ k for b, k in zip(block, round_keys[0])]
    for key in round_keys[1:10]:
        state = [SBOX[state[i]] for i in SHIFT]
        mixed = []
        for i in (0, 4, 8, 12):
            mixed.extend(mix_column(state[i], state[i + 1], state[i + 2], state[i + 3]))
        state = [b ^ k for b, k in zip(mixed, key)]
    return bytes([SBOX[state[i]] ^ k for i, k in zip(SHIFT, round_keys[10])])


def counter_mode(key, nonce, message):
    round_keys = expand_key(key)
    out = bytearray()
    for number, start in enumerate(range(0, len(message), 16)):
        stream = encrypt_block(round_keys, nonce + number.to_bytes(8, "big"))
        for a, b in zip(message[start : start + 16], stream):
            out.append(a ^ b)
    return bytes(out)


def main():
    # The example of FIPS 197, appendix C.1.
    key = bytes(range(16))
    block = bytes.fromhex("00112233445566778899aabbccddeeff")
    assert encrypt_block(expand_key(key), block).hex() == "69c4e0d86a7b0430d8cdb78070b4c55a"

    message = bytes(i * i % 251 for i in range(160000))
    secret = counter_mode(key, b"8 bytes.", message)
    assert secret != message
    assert counter_mode(key, b"8 bytes.", secret) == message
    print(secret[:8].hex(), secret[-8:].hex())


main()
