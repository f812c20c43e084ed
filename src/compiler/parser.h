/* SPDX-License-Identifier: MIT */
/*
 * From Python source to syntax trees, one top-level statement at a time.
 *
 * A parser reads the source with little lookahead and builds each tree in the caller's arena.  Only when a statement
 * does not parse is it read again, by the same functions with their diagnostic rules switched on, to find the message
 * and the place that CPython would give.
 *
 * Invariant: any bytes are accepted as source; recursion is bounded by max_depth.
 * Threads: a parser belongs to one thread at a time; there is no global state.
 */
#ifndef BB_COMPILER_PARSER_H
#define BB_COMPILER_PARSER_H

#include "compiler/arena.h"
#include "compiler/ast.h"

typedef enum BbParseStatus {
	BB_PARSE_OK,
	BB_PARSE_SYNTAX_ERROR,
	BB_PARSE_INDENTATION_ERROR,
	BB_PARSE_TAB_ERROR,
	BB_PARSE_MEMORY_ERROR, /* no memory, or nested more deeply than max_depth */
	BB_PARSE_RECURSION_ERROR,
	BB_PARSE_INCOMPLETE, /* with allow_incomplete: more input could make it right (CPython: "incomplete input") */
	BB_PARSE_STOPPED,    /* the warning callback asked to stop: it has its own error */
} BbParseStatus;

/* line and offset count from 1, offset in characters, as the attributes of SyntaxError.  An end_offset of -1 or 0
 * means unknown, as in CPython.  Texts live in the arena; source_line.text is NULL if there is no line. */
typedef struct BbParseError {
	BbParseStatus status;
	const char *message; /* UTF-8 */
	int32_t line;
	int32_t offset;
	int32_t end_line;
	int32_t end_offset;
	BbText source_line; /* the lines from line to end_line, with their newline (the last: in mode exec) */
} BbParseError;

typedef enum BbWarningCategory {
	BB_WARN_SYNTAX,	     /* SyntaxWarning */
	BB_WARN_DEPRECATION, /* DeprecationWarning */
} BbWarningCategory;

typedef enum BbParseMode {
	BB_PARSE_EXEC,
	BB_PARSE_EVAL,
	BB_PARSE_SINGLE, /* interactive */
} BbParseMode;

typedef struct BbParserOptions {
	const char *source; /* must stay until bb_parser_free */
	size_t length;
	BbParseMode mode;
	bool is_text;	       /* the source is a str's UTF-8: an encoding cookie is ignored */
	bool allow_incomplete; /* tell incomplete input from wrong input (BB_PARSE_INCOMPLETE) */
	/* As CPython's PyCF_DONT_IMPLY_DEDENT: a compound statement of interactive input must be closed by an empty
	 * line. */
	bool dont_imply_dedent;
	uint32_t max_depth; /* nesting of the parser's functions; each level takes up to about 1 KB of C stack.  0: 1000
			     */
	uintptr_t stack_limit; /* C stack below this address is not used: too deep, as max_depth.  0: no limit */
	/* Called for a doubtful spelling; may be NULL.  position is 1-based in characters like BbParseError's.
	 * Returning false stops the parse with BB_PARSE_STOPPED; to turn a warning into an error the callback may
	 * instead fill in nothing and return false after setting *as_error, upon which the warning is reported as a
	 * SyntaxError there. */
	bool (*warn)(void *ctx, BbWarningCategory category, const char *message, uint32_t line, uint32_t offset,
		     bool *as_error);
	void *warn_ctx;
	/* The character that \N{name} names, or -1; may be NULL: then no name is known. */
	int32_t (*character)(void *ctx, const char *name, size_t length);
	void *character_ctx;
} BbParserOptions;

typedef struct BbParser BbParser;

/* A parser over a source, with its memory (besides the trees) taken from the source of the arena, or NULL: no memory.
 * Problems of the source as a whole (its encoding, NUL bytes) are reported by the first call that parses. */
BB_NODISCARD BbParser *bb_parser_new(BbArena *arena, const BbParserOptions *options);

/* Frees the parser, not its trees.  NULL is allowed. */
void bb_parser_free(BbParser *parser);

/*
 * Exec mode: the next statement of the top level into *stmt, NULL at the end of the source.  `a; b` gives two
 * statements.  Between two calls the caller may reset the arena, unless the parser says that the statements of the
 * line are not all delivered yet (bb_parser_has_pending).  After a status other than BB_PARSE_OK the parser can only
 * be asked for its error and freed.
 */
BB_NODISCARD BbParseStatus bb_parser_next_statement(BbParser *parser, BbStmt **stmt);

/* Statements of the last line read wait to be delivered: the arena holds them. */
bool bb_parser_has_pending(const BbParser *parser);

/* Exec mode: all (remaining) statements.  Eval mode: module->expression.  Single: the statements of one interactive
 * input, none for an empty one. */
BB_NODISCARD BbParseStatus bb_parser_module(BbParser *parser, BbModule *module);

/* What went wrong, after a status other than BB_PARSE_OK; valid until the arena is reset. */
const BbParseError *bb_parser_error(const BbParser *parser);

#endif
