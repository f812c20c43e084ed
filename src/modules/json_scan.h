/* SPDX-License-Identifier: MIT */
/*
 * JSON text to Python values: the scanner of module _json.
 */
#ifndef BB_MODULES_JSON_SCAN_H
#define BB_MODULES_JSON_SCAN_H

#include "object/object.h"

extern BbType bb_json_scanner_type;

/* scanstring(string, end, strict=True): the string whose opening quote is before end, and the index behind it. */
BbValue bb_json_scanstring(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);

#endif
