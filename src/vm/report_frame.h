/* SPDX-License-Identifier: MIT */
/*
 * The lines of a traceback: file, line and function of each call, the source text, and marks under the part that was
 * being executed.
 */
#ifndef BB_VM_REPORT_FRAME_H
#define BB_VM_REPORT_FRAME_H

#include "object/str.h"

/* Adds the calls of a traceback, outermost first.  cache is a dict in which the texts of source files are kept.  False:
 * raised; the text may be cut off. */
BB_NODISCARD bool bb_report_frame_add_stack(BbThread *t, BbStrBuilder *b, BbValue traceback, BbValue cache);

/* Adds `count' lines of source, which begin at column 4 without their common white space, with marks under what stands
 * from byte col of the first to byte end_col of the last.  lines is a str, each line with its end.  False: raised. */
BB_NODISCARD bool bb_report_frame_add_marked(BbThread *t, BbStrBuilder *b, BbValue lines, uint32_t count, size_t col,
					     size_t end_col);

/* Remembers the source of code that is in no file (option -c), and of the functions in it. */
BB_NODISCARD bool bb_report_frame_note_source(BbThread *t, BbValue code, BbValue text);

/* What was remembered for the code: a str; None: nothing; EMPTY: raised. */
BB_NODISCARD BbValue bb_report_frame_noted_source(BbThread *t, BbValue code);

#endif
