/* SPDX-License-Identifier: MIT */
/*
 * Python values to JSON text: the encoder of module _json.
 */
#ifndef BB_MODULES_JSON_ENCODE_H
#define BB_MODULES_JSON_ENCODE_H

#include "object/object.h"

extern BbType bb_json_encoder_type;

/* encode_basestring(string) and encode_basestring_ascii(string): in quotes, with escapes. */
BbValue bb_json_encode_basestring(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_json_encode_basestring_ascii(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);

#endif
