/* SPDX-License-Identifier: MIT */
/*
 * str methods about case and about what kind of characters a string has, as entries of its table.
 *
 * Pure functions of immutable text.
 */
#ifndef BB_OBJECT_STR_CASE_H
#define BB_OBJECT_STR_CASE_H

#include "object/str.h"

/* clang-format off */
#define BB_STR_CASE_METHODS(X) \
	X(upper) X(lower) X(title) X(capitalize) X(swapcase) X(casefold) X(isalpha) X(isdecimal) X(isdigit) \
	X(isnumeric) X(isalnum) X(isspace) X(isprintable) X(isupper) X(islower) X(istitle) X(isidentifier) \
	X(isascii)
/* clang-format on */

#define X(name)                                                                                                        \
	BbValue bb_str_case_##name(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BB_STR_CASE_METHODS(X)
#undef X

/* str.isidentifier as truth. */
bool bb_str_case_is_identifier(const BbStr *s);

#endif
