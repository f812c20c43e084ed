/* SPDX-License-Identifier: MIT */
/*
 * The end of numeric literals.
 *
 * Invariant and threading rule: as lexer.h.
 */
#ifndef BB_COMPILER_LEXER_NUMBER_H
#define BB_COMPILER_LEXER_NUMBER_H

#include "compiler/lexer.h"

/* Reads the rest of the number whose first character was c ('.' if a digit follows, or a digit), at offset start.
 * False: lexer->error is set. */
BB_NODISCARD bool bb_lexer_number_read(BbLexer *lexer, int c, uint32_t start);

#endif
