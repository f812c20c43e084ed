/* SPDX-License-Identifier: MIT */
/*
 * Objects that go from match to match: finditer()'s iterator and scanner().
 */
#ifndef BB_MODULES_RE_SCAN_H
#define BB_MODULES_RE_SCAN_H

#include "object/object.h"

extern BbType bb_re_scanner_type, bb_re_iterator_type;

BbValue bb_re_scan_finditer(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_re_scan_scanner(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);

#endif
