/* SPDX-License-Identifier: MIT */
/*
 * Finding the ends of string literals and of the literal parts of f-strings.
 *
 * Invariant and threading rule: as lexer.h.
 */
#ifndef BB_COMPILER_LEXER_STRING_H
#define BB_COMPILER_LEXER_STRING_H

#include "compiler/lexer.h"

/* Where a token of several lines began. */
typedef struct BbLexerStart {
	uint32_t at;
	uint32_t line;
	uint32_t line_start;
} BbLexerStart;

/* Reads the rest of a plain literal whose opening quote has just been read.  False: lexer->error is set. */
BB_NODISCARD bool bb_lexer_string_read(BbLexer *lexer, int quote, BbLexerStart start);

/* Reads the rest of an f-string's or t-string's opening quotes and enters it.  False: lexer->error is set. */
BB_NODISCARD bool bb_lexer_string_enter(BbLexer *lexer, int quote, BbLexerStart start, bool raw, bool is_template);

/* The next token of an f-string's text, into token->kind and token->flags: a middle, the end, or BB_TOKEN_LBRACE /
 * BB_TOKEN_RBRACE if there is none and the tokens of a field, or its end, come.  False: lexer->error is set. */
BB_NODISCARD bool bb_lexer_string_text(BbLexer *lexer, BbToken *token);

/* 'f' or 't', for messages about the innermost f-string. */
char bb_lexer_string_prefix(const BbLexer *lexer);

#endif
