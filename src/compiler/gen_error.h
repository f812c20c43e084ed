/* SPDX-License-Identifier: MIT */
/*
 * Syntax errors that only the generator finds, and warnings.
 *
 * Threads: see codegen.h.
 */
#ifndef BB_COMPILER_GEN_ERROR_H
#define BB_COMPILER_GEN_ERROR_H

#include "compiler/codegen.h"

/* Raises SyntaxError at pos, unless something failed already.  Formats as bb_raise. */
void bb_gen_error(BbGenerator *c, const BbPos *pos, const char *format, ...);
/* Warns with SyntaxWarning, unless the statement is being repeated. */
void bb_gen_error_warn(BbGenerator *c, const BbPos *pos, const char *format, ...);

/* SyntaxError that names a line, and no column.  message EMPTY: an exception is pending already. */
void bb_gen_error_line(BbGenerator *c, uint32_t line, BbValue message);

/* Hands a warning to the hook.  Returns false when that raised. */
bool bb_gen_error_report(BbGenerator *c, BbType *category, const char *message, uint32_t line);

/* Raises SyntaxError or a subclass.  place: lineno, offset, end_lineno, end_offset.  Where message or text is EMPTY, an
 * exception is pending already. */
void bb_gen_error_raise(BbGenerator *c, BbType *type, BbValue message, BbValue text, const int32_t *place);

#endif
