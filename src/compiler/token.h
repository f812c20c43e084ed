/* SPDX-License-Identifier: MIT */
/*
 * The kinds of tokens.
 *
 * Invariant: keywords are contiguous and in the order of the table in token.c.  Threads: constant data only.
 */
#ifndef BB_COMPILER_TOKEN_H
#define BB_COMPILER_TOKEN_H

#include "base/compiler.h"
#include "base/place.h"

typedef enum BbTokenKind {
	BB_TOKEN_ERROR,
	BB_TOKEN_END,
	BB_TOKEN_NAME,
	BB_TOKEN_NUMBER,
	BB_TOKEN_STRING,
	BB_TOKEN_NEWLINE,
	BB_TOKEN_INDENT,
	BB_TOKEN_DEDENT,
	BB_TOKEN_FSTRING_START, /* with BB_TOKEN_TEMPLATE for t-strings, as for the two below */
	BB_TOKEN_FSTRING_MIDDLE,
	BB_TOKEN_FSTRING_END,
	BB_TOKEN_OTHER, /* a character that begins no token */
	BB_TOKEN_LPAR,
	BB_TOKEN_RPAR,
	BB_TOKEN_LSQB,
	BB_TOKEN_RSQB,
	BB_TOKEN_LBRACE,
	BB_TOKEN_RBRACE,
	BB_TOKEN_COLON,
	BB_TOKEN_COMMA,
	BB_TOKEN_SEMI,
	BB_TOKEN_DOT,
	BB_TOKEN_ELLIPSIS,
	BB_TOKEN_ARROW,
	BB_TOKEN_AT,
	BB_TOKEN_EXCLAMATION,
	BB_TOKEN_COLON_EQUAL,
	BB_TOKEN_EQUAL,
	BB_TOKEN_EQ_EQUAL,
	BB_TOKEN_NOT_EQUAL,
	BB_TOKEN_LESS,
	BB_TOKEN_LESS_EQUAL,
	BB_TOKEN_GREATER,
	BB_TOKEN_GREATER_EQUAL,
	BB_TOKEN_PLUS,
	BB_TOKEN_MINUS,
	BB_TOKEN_STAR,
	BB_TOKEN_DOUBLE_STAR,
	BB_TOKEN_SLASH,
	BB_TOKEN_DOUBLE_SLASH,
	BB_TOKEN_PERCENT,
	BB_TOKEN_LEFT_SHIFT,
	BB_TOKEN_RIGHT_SHIFT,
	BB_TOKEN_AMPER,
	BB_TOKEN_VBAR,
	BB_TOKEN_CIRCUMFLEX,
	BB_TOKEN_TILDE,
	/* Augmented assignments, in the order of BbBinaryOp. */
	BB_TOKEN_PLUS_EQUAL,
	BB_TOKEN_MINUS_EQUAL,
	BB_TOKEN_STAR_EQUAL,
	BB_TOKEN_AT_EQUAL,
	BB_TOKEN_SLASH_EQUAL,
	BB_TOKEN_PERCENT_EQUAL,
	BB_TOKEN_DOUBLE_STAR_EQUAL,
	BB_TOKEN_LEFT_SHIFT_EQUAL,
	BB_TOKEN_RIGHT_SHIFT_EQUAL,
	BB_TOKEN_VBAR_EQUAL,
	BB_TOKEN_CIRCUMFLEX_EQUAL,
	BB_TOKEN_AMPER_EQUAL,
	BB_TOKEN_DOUBLE_SLASH_EQUAL,
	/* Keywords, sorted by their spelling. */
	BB_TOKEN_FALSE,
	BB_TOKEN_NONE,
	BB_TOKEN_TRUE,
	BB_TOKEN_AND,
	BB_TOKEN_AS,
	BB_TOKEN_ASSERT,
	BB_TOKEN_ASYNC,
	BB_TOKEN_AWAIT,
	BB_TOKEN_BREAK,
	BB_TOKEN_CLASS,
	BB_TOKEN_CONTINUE,
	BB_TOKEN_DEF,
	BB_TOKEN_DEL,
	BB_TOKEN_ELIF,
	BB_TOKEN_ELSE,
	BB_TOKEN_EXCEPT,
	BB_TOKEN_FINALLY,
	BB_TOKEN_FOR,
	BB_TOKEN_FROM,
	BB_TOKEN_GLOBAL,
	BB_TOKEN_IF,
	BB_TOKEN_IMPORT,
	BB_TOKEN_IN,
	BB_TOKEN_IS,
	BB_TOKEN_LAMBDA,
	BB_TOKEN_NONLOCAL,
	BB_TOKEN_NOT,
	BB_TOKEN_OR,
	BB_TOKEN_PASS,
	BB_TOKEN_RAISE,
	BB_TOKEN_RETURN,
	BB_TOKEN_TRY,
	BB_TOKEN_WHILE,
	BB_TOKEN_WITH,
	BB_TOKEN_YIELD,
} BbTokenKind;

#define BB_TOKEN_FIRST_KEYWORD BB_TOKEN_FALSE
#define BB_TOKEN_LAST_KEYWORD BB_TOKEN_YIELD

enum {
	BB_TOKEN_RAW = 1,	 /* of FSTRING_*: backslashes are themselves */
	BB_TOKEN_TEMPLATE = 2,	 /* of FSTRING_*: a t-string */
	BB_TOKEN_IN_SPEC = 4,	 /* of FSTRING_MIDDLE: in a format specification, where {{ and }} are not special */
	BB_TOKEN_NO_COLUMN = 8,	 /* CPython gives this token no column */
	BB_TOKEN_NON_ASCII = 16, /* of NAME: is to be normalised */
};

typedef struct BbToken {
	uint8_t kind; /* BbTokenKind */
	uint8_t flags;
	uint16_t level; /* open parentheses, this one included */
	uint32_t start; /* offsets in the source */
	uint32_t end;
	BbPlace line;
	BbPlace col;
	BbPlace end_line;
	BbPlace end_col;
} BbToken;

/* The keyword of that spelling, or BB_TOKEN_NAME. */
BbTokenKind bb_token_keyword(const char *text, size_t length);

/* The spelling of a keyword. */
const char *bb_token_keyword_text(BbTokenKind kind);

/* The operator that text begins with and its length, or BB_TOKEN_OTHER and 1.  text is NUL-terminated or has two more
 * readable bytes. */
BbTokenKind bb_token_operator(char first, char second, char third, unsigned *length);

#endif
