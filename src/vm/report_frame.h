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

/* Remembers the source of code that is in no file (option -c), and of the functions in it. */
BB_NODISCARD bool bb_report_frame_note_source(BbThread *t, BbValue code, BbValue text);

#endif
