/* SPDX-License-Identifier: MIT */
/*
 * What string and number literals mean.
 *
 * Invariant: decoding never lengthens: the decoded text takes no more bytes than its spelling.
 * Threads: as the lexer given.
 */
#ifndef BB_COMPILER_LITERAL_H
#define BB_COMPILER_LITERAL_H

#include "compiler/ast.h"
#include "compiler/lexer.h"

typedef struct BbLiteralText {
	const char *text; /* the spelling between the quotes */
	size_t length;
	uint32_t line; /* where it begins, for warnings */
	uint32_t col;
	bool raw;
	bool bytes;
	bool formatted;	      /* part of an f-string or t-string */
	bool braces;	      /* {{ and }} mean { and } */
	const BbToken *token; /* whose place an error names */
} BbLiteralText;

/* Decodes escapes into constant->text and ->has_surrogates.  False: lexer->error is set. */
BB_NODISCARD bool bb_literal_decode(BbLexer *lexer, const BbLiteralText *literal, BbConstant *constant);

/* Finds prefix and quotes of a STRING token: fills the literal and u_prefix. */
void bb_literal_split(const BbLexer *lexer, const BbToken *token, BbLiteralText *literal, bool *u_prefix);

/* Fills kind, base and text from a NUMBER token.  False: lexer->error is set (no memory). */
BB_NODISCARD bool bb_literal_number(BbLexer *lexer, const BbToken *token, BbConstant *constant);

#endif
