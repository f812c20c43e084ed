/* SPDX-License-Identifier: MIT */
/*
 * Module _string: how str.format takes its strings apart, for who formats in another way.
 *
 * Nothing here has state.
 */
#include "modules/mod_string.h"

#include "object/error.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str_format.h"
#include "object/tuple.h"

static bool check(BbThread *t, BbValue v)
{
	if (!bb_is_str(v))
		bb_type_error(t, "expected str, got %T", v);
	return bb_is_str(v);
}

BB_CFUNCTION(formatter_parser)
{
	BbValue pieces = check(t, args[0]) ? bb_str_format_parse(t, args[0]) : BB_EMPTY;
	return bb_is_empty(pieces) ? pieces : bb_iter(t, pieces);
}

BB_CFUNCTION(formatter_field_name_split)
{
	BbValue pair = check(t, args[0]) ? bb_str_format_split_name(t, args[0]) : BB_EMPTY;
	if (bb_is_empty(pair))
		return BB_EMPTY;
	BbValue parts[] = {bb_tuple_get(pair, 0), bb_iter(t, bb_tuple_get(pair, 1))};
	return bb_is_empty(parts[1]) ? BB_EMPTY : bb_tuple_from(t, parts, 2);
}

static const BbBuiltin functions[] = {
	BB_FUNCTION(
		"formatter_field_name_split", formatter_field_name_split, 1, 1,
		"The first part of a field name, and an iterator of (is it an attribute?, name or key) of the others."),
	BB_FUNCTION("formatter_parser", formatter_parser, 1, 1,
		    "An iterator of (literal text, field name, format spec, conversion)."),
};

const BbModuleDef bb_mod_string = {
	.name = "_string",
	.doc = BB_DOC("How str.format takes its strings apart."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
};
