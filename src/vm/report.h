/* SPDX-License-Identifier: MIT */
/*
 * Showing exceptions that nobody caught.
 *
 * The text of a report is built first and then written to sys.stderr at once, so that reports of several threads don't
 * mix.
 */
#ifndef BB_VM_REPORT_H
#define BB_VM_REPORT_H

#include "object/object.h"

/* Writes the exception with its traceback to sys.stderr (or the error console, if there is none).  Never raises; runs
 * user code. */
void bb_report_exception(BbThread *t, BbValue exception);

/* The same as text: a str. */
BB_NODISCARD BbValue bb_report_text(BbThread *t, BbValue exception);

/* Remembers the source text of code that is in no file, for the lines of tracebacks. */
BB_NODISCARD bool bb_report_note_source(BbThread *t, BbValue code, const char *text, size_t size);

/* Hands the exception to sys.excepthook. */
void bb_report_uncaught(BbThread *t, BbValue exception);

/* An exception that cannot be propagated, through sys.unraisablehook: `what' is the message or NULL, object what it
 * happened in or EMPTY.  Never raises. */
void bb_report_unraisable(BbThread *t, const char *what, BbValue object, BbValue exception);

/* What sys.unraisablehook does by itself, with the fields of its argument (None where missing). */
void bb_report_unraisable_default(BbThread *t, BbValue message, BbValue object, BbValue exception, BbValue traceback);

/* "Exception in thread NAME:" and the report, on stream (EMPTY or None: sys.stderr). */
void bb_report_thread_exception(BbThread *t, BbValue stream, BbValue thread_name, BbValue exception);

/* Text to sys.stderr, or to the error console; never raises. */
void bb_report_write(BbThread *t, BbValue text);

#endif
