/* SPDX-License-Identifier: MIT */
/*
 * The methods of str that are about searching, replacing, padding and translating; the table of all of them is in
 * str_type.c.
 *
 * Pure functions of immutable text; arguments of other types may run user code.
 */
#ifndef BB_OBJECT_STR_METHODS_H
#define BB_OBJECT_STR_METHODS_H

#include "object/str.h"

/* clang-format off */
#define BB_STR_METHODS(X) \
	X(find) X(rfind) X(index) X(rindex) X(count) X(startswith) X(endswith) X(replace) X(contains) \
	X(strip) X(lstrip) X(rstrip) X(split) X(rsplit) X(splitlines) X(partition) X(rpartition) \
	X(removeprefix) X(removesuffix) X(join) X(center) X(ljust) X(rjust) X(zfill) X(expandtabs) \
	X(translate) X(maketrans)
/* clang-format on */

#define X(name)                                                                                                        \
	BbValue bb_str_methods_##name(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BB_STR_METHODS(X)
#undef X

#endif
