/* SPDX-License-Identifier: MIT */
/*
 * What the parts of the parser share: the window of tokens, errors, building of nodes.
 *
 * A parsing function returns NULL (or false) when the input doesn't match; p->error.status then tells whether that is
 * a certain error (not BB_PARSE_OK: everything up to the top returns at once) or the caller may try something else
 * after bb_parse_reset.  Functions take tokens from p->index on.
 *
 * Diagnosing: when a statement has not matched, p->diagnose is set and the same functions run again from its start,
 * now trying also the rules that describe common mistakes.  Results of the central rules are then remembered per token
 * (bb_parse_recall), which keeps the time linear.
 *
 * Invariant: p->tokens[p->index - 1], if it exists, is the token consumed last; p->count is how many were read.
 * Threads: as parser.h.
 */
#ifndef BB_COMPILER_PARSE_H
#define BB_COMPILER_PARSE_H

#include "compiler/ast.h"
#include "compiler/lexer.h"
#include "compiler/parse_error.h"
#include "compiler/parser.h"
#include "compiler/source.h"

/* The rules whose results are remembered while diagnosing. */
typedef enum BbParseRule {
	BB_RULE_EXPRESSION,
	BB_RULE_NAMED_EXPRESSION,
	BB_RULE_STAR_EXPRESSION,
	BB_RULE_STAR_EXPRESSIONS,
	BB_RULE_DISJUNCTION,
	BB_RULE_BITWISE_OR,
	BB_RULE_SUM,
	BB_RULE_FACTOR,
	BB_RULE_PRIMARY,
	BB_RULE_ARGUMENTS,
	BB_RULE_STAR_TARGETS,
	BB_RULE_BLOCK,
	BB_RULE_SIMPLE_STMT,
	BB_RULE_PATTERN,
	BB_RULE_STRINGS,
} BbParseRule;

typedef struct BbParseMemo {
	struct BbParseMemo *next;
	uint8_t rule;
	uint8_t variant;
	uint32_t end;
	void *result;
} BbParseMemo;

struct BbParser {
	BbArena *arena;
	BbParserOptions options;
	BbSource source;
	BbLexer lexer;
	BbToken *tokens; /* got from the arena's source, like memos and scratch */
	uint32_t count;
	uint32_t capacity;
	uint32_t index;
	BbToken error_token;
	BbPos before;  /* end_line and end_col: where the last real token before the window ended */
	char *scratch; /* a stack of the items of unfinished arrays */
	size_t scratch_used;
	size_t scratch_size;
	BbParseMemo **memos; /* one list for each token; NULL unless diagnosing */
	uint32_t memo_count;
	uint32_t depth;
	uint32_t max_depth;
	uintptr_t stack_limit; /* no recursion below this address */
	BbToken first;	       /* the first token of the current top-level statement */
	BbPos before_first;    /* what before was then */
	uint32_t dropped;      /* tokens of the statement that are no longer in the window */
	bool diagnose;
	bool started;	 /* BB_PARSE_SINGLE: a token since the start or the last imagined newline */
	bool in_finally; /* for the warnings of PEP 765 */
	bool loop_in_finally;
	bool finished;
	BbStmts pending; /* statements of the last line, from pending_at on not yet delivered */
	uint32_t pending_at;
	BbParseError late_error; /* of an f-string's text; is raised at the end of the f-string */
	BbParseError error;
};

/* --- tokens --- */

/* Reads one more token; on an error returns an error token, sets p->error. */
const BbToken *bb_parse_fetch(BbParser *p);

/* The next token, not consumed.  Valid until another is fetched. */
BB_INLINE const BbToken *bb_parse_token(BbParser *p)
{
	return BB_LIKELY(p->index < p->count) ? &p->tokens[p->index] : bb_parse_fetch(p);
}

BB_INLINE BbTokenKind bb_parse_kind(BbParser *p)
{
	return (BbTokenKind)bb_parse_token(p)->kind;
}

/* The kind of the token after the next one. */
BbTokenKind bb_parse_kind_after(BbParser *p);

/* Consumes the next token if it is of that kind. */
BB_INLINE bool bb_parse_accept(BbParser *p, BbTokenKind kind)
{
	if (bb_parse_kind(p) != kind)
		return false;
	p->index++;
	return true;
}

/* Like bb_parse_accept, but another token is certainly an error: "expected 'text'". */
BB_NODISCARD bool bb_parse_force(BbParser *p, BbTokenKind kind, const char *text);

/* The token is a NAME with that spelling. */
bool bb_parse_is_word(const BbParser *p, const BbToken *token, const char *word);

/* Goes back to a value that p->index had. */
BB_INLINE void bb_parse_reset(BbParser *p, uint32_t index)
{
	p->index = index;
}

/* An error has been found: nothing else is to be tried. */
BB_INLINE bool bb_parse_failed(const BbParser *p)
{
	return p->error.status != BB_PARSE_OK;
}

/* Forgets the tokens before the current one.  Only between statements. */
void bb_parse_drop_tokens(BbParser *p);

/* The same where memory is small, and gives back what the tokens of a long statement took: its tree does not need
 * them. */
void bb_parse_shrink(BbParser *p);

/* --- nodes --- */

/* line and col of the next token. */
BB_INLINE BbPos bb_parse_here(BbParser *p)
{
	const BbToken *token = bb_parse_token(p);
	return (BbPos){token->line, token->col, token->end_line, token->end_col};
}

/* Sets the end to where the last real token (no NEWLINE, INDENT, DEDENT) consumed ends. */
BbPos bb_parse_up_to_here(const BbParser *p, BbPos start);

/* From the beginning of one node to the end of another. */
BB_INLINE BbPos bb_parse_span(BbPos first, BbPos last)
{
	return (BbPos){first.line, first.col, last.end_line, last.end_col};
}

BbPos bb_parse_token_pos(const BbToken *token);

/* Zeroed memory of the tree, or NULL with p->error set. */
BB_NODISCARD void *bb_parse_alloc(BbParser *p, size_t size);

/* A node that reaches from start to the last token consumed, or NULL with p->error set. */
BB_NODISCARD BbExpr *bb_parse_expr_node(BbParser *p, BbExprKind kind, BbPos start);
BB_NODISCARD BbStmt *bb_parse_stmt_node(BbParser *p, BbStmtKind kind, BbPos start);
BB_NODISCARD BbPattern *bb_parse_pattern_node(BbParser *p, BbPatternKind kind, BbPos start);

/* The name that a token spells, or NULL with p->error set. */
BB_NODISCARD BbName *bb_parse_name_of(BbParser *p, const BbToken *token);

/* Consumes a NAME; NULL if the next token is none. */
BB_NODISCARD BbName *bb_parse_name(BbParser *p);

/* Items of an array under construction: remember p->scratch_used, push, then take.  A failing function sets
 * p->scratch_used back itself (bb_parse_reset doesn't). */
BB_NODISCARD bool bb_parse_push(BbParser *p, const void *item, size_t size);
/* Moves the items pushed since mark into the arena.  False with p->error set: no memory. */
BB_NODISCARD bool bb_parse_take(BbParser *p, size_t mark, size_t item_size, uint32_t *count, void *items);
BB_INLINE uint32_t bb_parse_pushed(const BbParser *p, size_t mark, size_t item_size)
{
	return (uint32_t)((p->scratch_used - mark) / item_size);
}

/* Counts a level of recursion; false with p->error set when there are too many. */
BB_NODISCARD bool bb_parse_enter(BbParser *p);
BB_INLINE void bb_parse_leave(BbParser *p)
{
	p->depth--;
}

/* --- remembering, while diagnosing --- */

/* True if the rule was tried at this token: its result is in *result and p->index moved behind it. */
BB_NODISCARD bool bb_parse_recall(BbParser *p, BbParseRule rule, uint8_t variant, void *result);
/* Remembers the result of a rule that began at start and returns it. */
void *bb_parse_remember(BbParser *p, BbParseRule rule, uint8_t variant, uint32_t start, void *result);

#endif
