/* SPDX-License-Identifier: MIT */
/*
 * Case, hexadecimal, decoding, comparing and operators of bytes and bytearray: the second half of bytes_methods.h, by
 * the same rules.
 */
#ifndef BB_OBJECT_BYTES_MORE_H
#define BB_OBJECT_BYTES_MORE_H

#include "object/object.h"

/* clang-format off */
#define BB_BYTES_MORE_METHODS(X) \
	X(decode) X(hex) X(add) X(multiply) X(modulo) X(reflected_modulo) X(upper) X(lower) X(title) \
	X(capitalize) X(swapcase) X(isalpha) X(isalnum) X(isdigit) X(isspace) X(isascii) X(isupper) \
	X(islower) X(istitle) X(lt) X(le) X(eq) X(ne) X(gt) X(ge)
/* clang-format on */

#define X(name)                                                                                                        \
	BbValue bb_bytes_more_##name(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BB_BYTES_MORE_METHODS(X)
#undef X

/* bytes.fromhex: an exact bytes. */
BB_NODISCARD BbValue bb_bytes_more_from_hex(BbThread *t, BbValue text);
/* n bytes in hexadecimal; separator (EMPTY: none) a str or bytes of one character, put between groups of group bytes
 * counted from the end (negative: from the beginning). */
BB_NODISCARD BbValue bb_bytes_more_hex_of(BbThread *t, const char *data, size_t n, BbValue separator, BbValue group);

#endif
