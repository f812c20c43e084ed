/* SPDX-License-Identifier: MIT */
/*
 * Spellings of keywords and operators.
 *
 * Invariant and threading rule: see token.h.
 */
#include "compiler/token.h"

#include <string.h>

static const char keywords[][9] = {
	"False", "None",     "True",  "and",	"as",	"assert", "async",  "await",	"break",
	"class", "continue", "def",   "del",	"elif", "else",	  "except", "finally",	"for",
	"from",	 "global",   "if",    "import", "in",	"is",	  "lambda", "nonlocal", "not",
	"or",	 "pass",     "raise", "return", "try",	"while",  "with",   "yield",
};

BbTokenKind bb_token_keyword(const char *text, size_t length)
{
	int low = 0, high = (int)BB_COUNT(keywords) - 1;

	if (length < 2 || length > 8)
		return BB_TOKEN_NAME;
	while (low <= high) {
		int middle = (low + high) / 2;
		int order = strncmp(text, keywords[middle], length);
		if (order == 0)
			order = -(keywords[middle][length] != 0);
		if (order == 0)
			return (BbTokenKind)(BB_TOKEN_FIRST_KEYWORD + middle);
		if (order < 0)
			high = middle - 1;
		else
			low = middle + 1;
	}
	return BB_TOKEN_NAME;
}

const char *bb_token_keyword_text(BbTokenKind kind)
{
	return keywords[kind - BB_TOKEN_FIRST_KEYWORD];
}

typedef struct Operator {
	char text[4];
	uint8_t kind;
} Operator;

/* Longer ones before their beginnings. */
static const Operator operators[] = {
	{"**=", BB_TOKEN_DOUBLE_STAR_EQUAL},
	{"//=", BB_TOKEN_DOUBLE_SLASH_EQUAL},
	{"<<=", BB_TOKEN_LEFT_SHIFT_EQUAL},
	{">>=", BB_TOKEN_RIGHT_SHIFT_EQUAL},
	{"...", BB_TOKEN_ELLIPSIS},
	{"!=", BB_TOKEN_NOT_EQUAL},
	{"%=", BB_TOKEN_PERCENT_EQUAL},
	{"&=", BB_TOKEN_AMPER_EQUAL},
	{"**", BB_TOKEN_DOUBLE_STAR},
	{"*=", BB_TOKEN_STAR_EQUAL},
	{"+=", BB_TOKEN_PLUS_EQUAL},
	{"-=", BB_TOKEN_MINUS_EQUAL},
	{"->", BB_TOKEN_ARROW},
	{"//", BB_TOKEN_DOUBLE_SLASH},
	{"/=", BB_TOKEN_SLASH_EQUAL},
	{":=", BB_TOKEN_COLON_EQUAL},
	{"<<", BB_TOKEN_LEFT_SHIFT},
	{"<=", BB_TOKEN_LESS_EQUAL},
	{"<>", BB_TOKEN_NOT_EQUAL},
	{"==", BB_TOKEN_EQ_EQUAL},
	{">=", BB_TOKEN_GREATER_EQUAL},
	{">>", BB_TOKEN_RIGHT_SHIFT},
	{"@=", BB_TOKEN_AT_EQUAL},
	{"^=", BB_TOKEN_CIRCUMFLEX_EQUAL},
	{"|=", BB_TOKEN_VBAR_EQUAL},
	{"(", BB_TOKEN_LPAR},
	{")", BB_TOKEN_RPAR},
	{"[", BB_TOKEN_LSQB},
	{"]", BB_TOKEN_RSQB},
	{"{", BB_TOKEN_LBRACE},
	{"}", BB_TOKEN_RBRACE},
	{",", BB_TOKEN_COMMA},
	{".", BB_TOKEN_DOT},
	{"=", BB_TOKEN_EQUAL},
	{":", BB_TOKEN_COLON},
	{"+", BB_TOKEN_PLUS},
	{"-", BB_TOKEN_MINUS},
	{"*", BB_TOKEN_STAR},
	{"/", BB_TOKEN_SLASH},
	{"%", BB_TOKEN_PERCENT},
	{"<", BB_TOKEN_LESS},
	{">", BB_TOKEN_GREATER},
	{"@", BB_TOKEN_AT},
	{"|", BB_TOKEN_VBAR},
	{"&", BB_TOKEN_AMPER},
	{"^", BB_TOKEN_CIRCUMFLEX},
	{"~", BB_TOKEN_TILDE},
	{";", BB_TOKEN_SEMI},
	{"!", BB_TOKEN_EXCLAMATION},
};

BbTokenKind bb_token_operator(char first, char second, char third, unsigned *length)
{
	char text[3] = {first, second, third};

	for (size_t i = 0; i < BB_COUNT(operators); i++) {
		const Operator *op = &operators[i];
		if (op->text[0] != first)
			continue;
		unsigned n = 1 + (op->text[1] != 0) + (op->text[1] && op->text[2]);
		if (!memcmp(op->text, text, n)) {
			*length = n;
			return (BbTokenKind)op->kind;
		}
	}
	*length = 1;
	return BB_TOKEN_OTHER;
}
