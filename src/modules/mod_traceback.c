/* SPDX-License-Identifier: MIT */
/*
 * Module _traceback: what module traceback takes from the interpreter's own reports, so that both look the same.
 *
 * Threading: no state of its own.
 */
#include "modules/mod_traceback.h"

#include "object/code.h"
#include "object/error.h"
#include "object/native.h"
#include "object/str.h"
#include "vm/report_frame.h"

static uint32_t line_count(const BbStr *text)
{
	uint32_t count = 0;
	for (const char *p = bb_str_data(text), *end = p + text->size; p < end; p++)
		count += *p == '\n';
	return count;
}

BB_CFUNCTION(marked_lines)
{
	if (!bb_is_str(args[0]) || !bb_is_small(args[1]) || !bb_is_small(args[2]))
		return bb_type_error(t, "marked_lines() takes a str and two ints");
	uint32_t count = line_count(bb_to_str(args[0]));
	intptr_t col = bb_to_small(args[1]), end_col = bb_to_small(args[2]);
	if (count == 0 || col < 0 || end_col < 0)
		return args[0];
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	if (!bb_report_frame_add_marked(t, &b, args[0], count, (size_t)col, (size_t)end_col))
		return BB_EMPTY;
	return bb_str_builder_finish(&b);
}

BB_CFUNCTION(source)
{
	if (!bb_is_exact(args[0], &bb_code_type))
		return bb_type_error(t, "source() takes a code object");
	return bb_report_frame_noted_source(t, args[0]);
}

static const BbBuiltin functions[] = {
	BB_FUNCTION("marked_lines", marked_lines, 3, 3,
		    "Indent lines of source as a traceback does, and mark what stands between two columns in bytes."),
	BB_FUNCTION("source", source, 1, 1, "The source text of code that is in no file; None: not known."),
};

const BbModuleDef bb_mod_traceback = {
	.name = "_traceback",
	.doc = BB_DOC("What module traceback takes from the interpreter's own reports."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
};
