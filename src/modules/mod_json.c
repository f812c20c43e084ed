/* SPDX-License-Identifier: MIT */
/*
 * Module _json: the fast part of module json.
 *
 * No state.
 */
#include "modules/mod_json.h"

#include "modules/json_encode.h"
#include "modules/json_scan.h"
#include "object/type.h"

static const BbBuiltin functions[] = {
	BB_FUNCTION("encode_basestring", bb_json_encode_basestring, 1, 1,
		    "encode_basestring(string) -> string\n\nReturn a JSON representation of a Python string"),
	BB_FUNCTION(
		"encode_basestring_ascii", bb_json_encode_basestring_ascii, 1, 1,
		"encode_basestring_ascii(string) -> string\n\nReturn an ASCII-only JSON representation of a Python string"),
	BB_FUNCTION("scanstring", bb_json_scanstring, 2, 3,
		    "scanstring(string, end, strict=True) -> (string, end)\n\n"
		    "Scan the string whose opening quote is before end."),
};

static bool init(BbThread *t, BbValue module)
{
	return bb_type_ready(t, &bb_json_scanner_type) && bb_type_ready(t, &bb_json_encoder_type) &&
	       bb_modules_add(t, module, "make_scanner", bb_from_pointer(&bb_json_scanner_type)) &&
	       bb_modules_add(t, module, "make_encoder", bb_from_pointer(&bb_json_encoder_type));
}

const BbModuleDef bb_mod_json = {
	.name = "_json",
	.doc = BB_DOC("json speedups\n"),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = init,
};
