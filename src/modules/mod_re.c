/* SPDX-License-Identifier: MIT */
/*
 * Module _sre: what lib/re needs from C: the compiler of patterns and the types.
 *
 * No state; the cache of compiled patterns is a dict of lib/re.
 */
#include "modules/mod_re.h"

#include "modules/re_debug.h"
#include "modules/re_error.h"
#include "modules/re_match.h"
#include "modules/re_pattern.h"
#include "modules/re_scan.h"
#include "modules/re_template.h"
#include "modules/re_tree.h"
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

BB_CFUNCTION(describe)
{
	intptr_t flags;
	if (!bb_index_ssize(t, args[1], false, &flags))
		return BB_EMPTY;
	if (!bb_is_str(args[0]) && !bb_is_bytes(args[0]))
		return bb_type_error(t, "describe() argument 1 must be str or bytes, not %T", args[0]);
	return bb_re_debug(t, args[0], (uint32_t)flags);
}

BB_CFUNCTION(template)
{
	if (!bb_is_exact(args[0], &bb_re_pattern_type))
		return bb_type_error(t, "template() argument 1 must be a pattern, not %T", args[0]);
	return bb_re_template_parse(t, bb_to_re_pattern(args[0]), args[1]);
}

static BbValue fold(BbThread *t, BbValue v, BbReFold kind, bool ask)
{
	intptr_t c;
	uint32_t same[BB_RE_FOLD_MAX];
	if (!bb_index_ssize(t, v, false, &c))
		return BB_EMPTY;
	if (ask)
		return bb_bool(bb_re_fold_all(kind, (uint32_t)c, same) > 1);
	return bb_from_small((intptr_t)bb_re_fold_lower(kind, (uint32_t)c));
}

BB_CFUNCTION(ascii_iscased)
{
	return fold(t, args[0], BB_RE_FOLD_ASCII, true);
}

BB_CFUNCTION(ascii_tolower)
{
	return fold(t, args[0], BB_RE_FOLD_ASCII, false);
}

BB_CFUNCTION(unicode_iscased)
{
	return fold(t, args[0], BB_RE_FOLD_UNICODE, true);
}

BB_CFUNCTION(unicode_tolower)
{
	return fold(t, args[0], BB_RE_FOLD_UNICODE, false);
}

static const BbBuiltin functions[] = {
	BB_FUNCTION("ascii_iscased", ascii_iscased, 1, 1, "The character with this number has case in ASCII."),
	BB_FUNCTION("ascii_tolower", ascii_tolower, 1, 1, "The number of its lower-case form in ASCII."),
	BB_FUNCTION("compile", compile, 2, 2, "A pattern of str or bytes, and flags."),
	BB_FUNCTION("describe", describe, 2, 2, "A pattern's tree and program as text."),
	BB_FUNCTION("template", template, 2, 2, "A replacement template, parsed."),
	BB_FUNCTION("unicode_iscased", unicode_iscased, 1, 1, "The character with this number has case."),
	BB_FUNCTION("unicode_tolower", unicode_tolower, 1, 1, "The number of its lower-case form."),
};

static bool init(BbThread *t, BbValue module)
{
	return bb_modules_add_int(t, module, "MAXREPEAT", BB_RE_UNLIMITED) &&
	       bb_modules_add_int(t, module, "MAXGROUPS", BB_RE_MAX_GROUPS) && bb_type_ready(t, &bb_re_scanner_type) &&
	       bb_type_ready(t, &bb_re_iterator_type) && bb_modules_add_type(t, module, &bb_re_pattern_type) &&
	       bb_modules_add_type(t, module, &bb_re_match_type) && bb_modules_add_type(t, module, &bb_re_error_type);
}

const BbModuleDef bb_mod_re = {
	.name = "_sre",
	.doc = BB_DOC("Compiling regular expressions; what programs use is module re."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = init,
};
