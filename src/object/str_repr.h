/* SPDX-License-Identifier: MIT */
/*
 * repr() and ascii() of str and bytes.
 *
 * Pure functions of immutable text.
 */
#ifndef BB_OBJECT_STR_REPR_H
#define BB_OBJECT_STR_REPR_H

#include "object/str.h"

/* Adds the repr of a str, quotes included; ascii_only: as ascii() does. */
bool bb_str_repr_add(BbStrBuilder *b, BbValue s, bool ascii_only);
BB_NODISCARD BbValue bb_str_repr(BbThread *t, BbValue s);

/* Escapes what is not ASCII in text that is a repr already. */
BB_NODISCARD BbValue bb_str_repr_to_ascii(BbThread *t, BbValue s);

/* Adds the repr of n bytes (b'...'). */
bool bb_str_repr_add_bytes(BbStrBuilder *b, const char *data, size_t n, bool of_bytearray);

#endif
