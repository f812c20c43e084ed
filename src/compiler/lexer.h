/* SPDX-License-Identifier: MIT */
/*
 * Source text to tokens, one at a time.  Strings with fields ({...}) come as the tokens of PEP 701: a start, middles of
 * literal text, the tokens of the fields, an end.
 *
 * Invariant: after an error every further call reports that error again; positions never decrease.
 * Threads: a lexer belongs to one thread at a time; there is no global state.
 */
#ifndef BB_COMPILER_LEXER_H
#define BB_COMPILER_LEXER_H

#include "compiler/arena.h"
#include "compiler/parser.h"
#include "compiler/token.h"

#define BB_LEXER_MAX_INDENT 100
#define BB_LEXER_MAX_PARENS 200
#define BB_LEXER_MAX_FSTRINGS 150

typedef struct BbParen {
	char opening;
	uint32_t line;
	uint32_t col;
} BbParen;

/* An f-string or t-string in which the lexer is. */
typedef struct BbFString {
	struct BbFString *outer;
	char quote;
	uint8_t quote_size; /* 1 or 3 */
	bool raw;
	bool is_template;
	bool in_text; /* reading literal text, not a field */
	bool in_format_spec;
	bool has_debug;	 /* a '=' was seen at the top of the field */
	int depth;	 /* of brackets, counted from this string */
	int field_depth; /* the depth at which the current field's '{' stands; -1 outside of fields */
	uint32_t start;	 /* offset of the opening quote's token */
	uint32_t line;
	uint32_t line_start; /* offset of the beginning of that line */
} BbFString;

typedef struct BbLexer {
	const char *source;
	uint32_t length;
	uint32_t limit;	     /* length, or length+1 if a final newline is imagined */
	uint32_t at;	     /* next character */
	uint32_t line;	     /* line of the character before at */
	uint32_t line_start; /* offset of that line */
	bool fresh;	     /* the next character begins a line that is not counted yet */
	bool at_line_start;
	bool blank_line;
	bool tolerant; /* after a generic error: only looking for further ones, no warnings */
	bool ended;    /* the end of the source was met */
	int pending;   /* indents (> 0) or dedents (< 0) to deliver */
	int indent;
	uint32_t indents[BB_LEXER_MAX_INDENT];
	uint32_t alt_indents[BB_LEXER_MAX_INDENT]; /* tabs counted as one column */
	int level;
	BbParen parens[BB_LEXER_MAX_PARENS];
	int fstring_level;
	BbFString *fstring; /* the innermost one, in the arena; NULL outside of f-strings */
	BbArena *arena;	    /* for messages */
	BbParseError error;
	bool unexpected_eof; /* the error is the end of the source where a line was to continue */
	bool soft_error; /* the error is one that must not replace another: of indentation, of a continued line, or at
			    the end */
	const BbParserOptions *options; /* for warnings */
} BbLexer;

/* Begins at the start of a normalised source (UTF-8, newlines '\n', no NUL; see source.h). */
void bb_lexer_init(BbLexer *lexer, BbArena *arena, const char *source, uint32_t length, const BbParserOptions *options);

/* Begins again at the first token of a top-level statement, whose line begins at line_start. */
void bb_lexer_rewind(BbLexer *lexer, uint32_t at, uint32_t line, uint32_t line_start);

/* Puts the next token into *token; false: lexer->error says what is wrong (token->kind is then BB_TOKEN_ERROR).  May
 * allocate from the arena for a message, and call the warning callback. */
BB_NODISCARD bool bb_lexer_next(BbLexer *lexer, BbToken *token);

/* Sets the error, its text formatted by message.c, and returns false.  line from 1, offsets as in BbParseError. */
bool bb_lexer_fail_at(BbLexer *lexer, BbParseStatus status, int32_t line, int32_t offset, int32_t end_line,
		      int32_t end_offset, const char *format, ...);

/* Sets the error "out of memory" and returns false. */
bool bb_lexer_no_memory(BbLexer *lexer);

/* As CPython's tokenizer does: at the last character read.  Returns false. */
bool bb_lexer_fail(BbLexer *lexer, const char *format, ...);

/* A SyntaxWarning about a place.  False: the callback wants an error, which is set, with its own message.  A message
 * may be NULL: there was no memory for it. */
BB_NODISCARD bool bb_lexer_warn_range(BbLexer *lexer, const BbPos *pos, const char *message, const char *error);
/* What is said of an invalid escape sequence, as a warning or as the error that a warning has become; NULL: no memory.
 */
const char *bb_lexer_escape_message(BbLexer *lexer, const char *escape, int length, const char *what, bool is_error);
/* The same about one byte column of the current line. */
BB_NODISCARD bool bb_lexer_warn(BbLexer *lexer, uint32_t col, const char *format, ...);

/* Number of characters from the beginning of a line up to a byte column. */
uint32_t bb_lexer_characters(const BbLexer *lexer, uint32_t line_start, uint32_t col);

/* Offset of the beginning of a line (counted from 1); the end of the source if there are not that many. */
uint32_t bb_lexer_find_line(const BbLexer *lexer, uint32_t line);

#endif
