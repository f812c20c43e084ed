/* SPDX-License-Identifier: MIT */
/*
 * Module _re: what lib/re needs from C: the compiler of patterns and the types.
 *
 * No state; the cache of compiled patterns is a dict of lib/re.
 */
#include "modules/mod_re.h"

#include "modules/re_error.h"
#include "modules/re_match.h"
#include "modules/re_pattern.h"
#include "modules/re_scan.h"
#include "modules/re_template.h"
#include "object/error.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/type.h"

BB_CFUNCTION(compile)
{
	intptr_t flags;
	if (!bb_index_ssize(t, args[1], false, &flags))
		return BB_EMPTY;
	return bb_re_pattern_new(t, args[0], (uint32_t)flags);
}

BB_CFUNCTION(template)
{
	if (!bb_is_exact(args[0], &bb_re_pattern_type))
		return bb_type_error(t, "template() argument 1 must be a pattern, not %T", args[0]);
	return bb_re_template_parse(t, bb_to_re_pattern(args[0]), args[1]);
}

static const BbBuiltin functions[] = {
	BB_FUNCTION("compile", compile, 2, 2, "A pattern of str or bytes, and flags."),
	BB_FUNCTION("template", template, 2, 2, "A replacement template, parsed."),
};

static bool init(BbThread *t, BbValue module)
{
	return bb_type_ready(t, &bb_re_scanner_type) && bb_type_ready(t, &bb_re_iterator_type) &&
	       bb_modules_add_type(t, module, &bb_re_pattern_type) &&
	       bb_modules_add_type(t, module, &bb_re_match_type) && bb_modules_add_type(t, module, &bb_re_error_type);
}

const BbModuleDef bb_mod_re = {
	.name = "_re",
	.doc = "Compiling regular expressions; what programs use is module re.",
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = init,
};
