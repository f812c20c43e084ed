/* SPDX-License-Identifier: MIT */
/*
 * Where the marks under a line of a traceback change their shape: at the operator of a + b, the brackets of a[b], the
 * parentheses of f(a).
 *
 * Parses pieces of source; keeps nothing.  Any thread may call these; they touch no object.
 */
#ifndef BB_VM_REPORT_ANCHOR_H
#define BB_VM_REPORT_ANCHOR_H

#include "base/compiler.h"

/* Lines from 0, columns in bytes from 0; the right end is exclusive. */
typedef struct BbReportAnchors {
	uint32_t left_line, left_col, right_line, right_col;
} BbReportAnchors;

/* Finds them in the text of an expression; false: it has none. */
bool bb_report_anchor_find(const char *text, size_t size, BbReportAnchors *out);

/* The text is `return f(...)' or `name = f(...)' and the call is what stands from byte start of the first to byte end
 * of the last line. */
bool bb_report_anchor_is_call_statement(const char *text, size_t size, uint32_t line_count, uint32_t start,
					uint32_t end);

#endif
