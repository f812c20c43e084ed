/* SPDX-License-Identifier: MIT */
/*
 * The methods of patterns that go through all matches in a string: findall, split, sub, subn.
 */
#ifndef BB_MODULES_RE_ALL_H
#define BB_MODULES_RE_ALL_H

#include "modules/re_engine.h"

/* The next match behind the last one, not an empty one where that ended if it was empty, too.  *at is where to begin;
 * moves it.  1, 0, -1 as bb_re_engine_search. */
BB_NODISCARD int bb_re_next(BbReEngine *e, const uint8_t **at);

BbValue bb_re_all_findall(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_re_all_split(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_re_all_sub(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_re_all_subn(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);

#endif
