/* SPDX-License-Identifier: MIT */
/*
 * Positional and starred arguments come first, then name=value and *iterable mixed, then name=value and **mapping.
 *
 * Invariant: the scratch stack holds BbArgument items while arguments are read.  Threads: as parser.h.
 */
#include "compiler/parse_call.h"

#include "compiler/parse_atom.h"
#include "compiler/parse_expr.h"
#include "compiler/parse_invalid_call.h"

#include <string.h>

typedef struct Argument {
	bool is_keyword;
	BbExpr *positional;
	BbKeyword keyword;
} Argument;

static bool push_positional(BbParser *p, BbExpr *e)
{
	Argument item = {.positional = e};

	return bb_parse_push(p, &item, sizeof item);
}

/* starred_expression | (assignment_expression | expression !':=') !'=' */
static bool positional(BbParser *p)
{
	BbExpr *e;

	if (bb_parse_kind(p) == BB_TOKEN_STAR) {
		e = bb_parse_expr_starred(p);
	} else {
		if (!p->diagnose && bb_parse_kind(p) == BB_TOKEN_NAME && bb_parse_kind_after(p) == BB_TOKEN_EQUAL)
			return false;
		e = bb_parse_expr_assignment_or_expression(p);
		if (e && bb_parse_kind(p) == BB_TOKEN_EQUAL)
			return false;
	}
	return e && push_positional(p, e);
}

/* NAME '=' expression | starred_expression, or with doubled: NAME '=' expression | '**' expression */
static bool keyword(BbParser *p, bool doubled)
{
	BbPos start = bb_parse_here(p);
	Argument item = {.is_keyword = true};

	if (p->diagnose) {
		uint32_t index = p->index;
		bb_parse_invalid_call_kwarg(p);
		if (bb_parse_failed(p))
			return false;
		bb_parse_reset(p, index);
	}
	if (bb_parse_kind(p) == BB_TOKEN_NAME && bb_parse_kind_after(p) == BB_TOKEN_EQUAL) {
		item.keyword.arg = bb_parse_name(p);
		p->index++;
		if (!item.keyword.arg)
			return false;
	} else if (doubled && bb_parse_accept(p, BB_TOKEN_DOUBLE_STAR)) {
	} else if (!doubled && bb_parse_kind(p) == BB_TOKEN_STAR) {
		BbExpr *e = bb_parse_expr_starred(p);
		return e && push_positional(p, e);
	} else {
		return false;
	}
	item.keyword.value = bb_parse_expr_expression(p);
	if (!item.keyword.value)
		return false;
	item.keyword.pos = bb_parse_up_to_here(p, start);
	return bb_parse_push(p, &item, sizeof item);
}

/* Items until one doesn't match; p stands behind the last one that did, before a comma if there is one.  The number of
 * items; wrong ones set p->error. */
static uint32_t items(BbParser *p, bool (*item)(BbParser *))
{
	uint32_t count = 0;
	uint32_t end = p->index;

	while (item(p)) {
		count++;
		end = p->index;
		if (!bb_parse_accept(p, BB_TOKEN_COMMA))
			break;
	}
	bb_parse_reset(p, end);
	return count;
}

static bool keyword_or_starred(BbParser *p)
{
	return keyword(p, false);
}

static bool keyword_or_double_starred(BbParser *p)
{
	return keyword(p, true);
}

/* Unless diagnosing, what begins with that token has been read once, in vain: again would double the time with each
 * level of nesting. */
static bool is_hopeless(BbParser *p, bool (*item)(BbParser *))
{
	if (p->diagnose)
		return false;
	return item == positional ? bb_parse_kind(p) == BB_TOKEN_STAR : bb_parse_kind(p) != BB_TOKEN_DOUBLE_STAR;
}

static bool push_kwargs(BbParser *p)
{
	uint32_t start = p->index;
	uint32_t count = items(p, keyword_or_starred);

	if (bb_parse_failed(p))
		return false;
	uint32_t end = p->index;
	if (count && !bb_parse_accept(p, BB_TOKEN_COMMA))
		return true;
	if (is_hopeless(p, keyword_or_starred) || !items(p, keyword_or_double_starred))
		bb_parse_reset(p, count ? end : start);
	else
		count++;
	return count && !bb_parse_failed(p);
}

static bool push_args(BbParser *p)
{
	uint32_t count = items(p, positional);

	if (bb_parse_failed(p))
		return false;
	uint32_t end = p->index;
	if (count && !bb_parse_accept(p, BB_TOKEN_COMMA))
		return true;
	if (is_hopeless(p, positional) || !push_kwargs(p)) {
		bb_parse_reset(p, end);
		return count && !bb_parse_failed(p);
	}
	return true;
}

/* Sorts the items pushed since mark into the two arrays. */
static bool unzip(BbParser *p, size_t mark, BbCallArguments *arguments)
{
	uint32_t count = bb_parse_pushed(p, mark, sizeof(Argument));
	const Argument *all = (const Argument *)(void *)(p->scratch + mark);
	uint32_t keywords = 0;

	for (uint32_t i = 0; i < count; i++)
		keywords += all[i].is_keyword;
	memset(arguments, 0, sizeof *arguments);
	if (count > keywords && !(arguments->args.items = bb_parse_alloc(p, (count - keywords) * sizeof(BbExpr *))))
		return false;
	if (keywords && !(arguments->keywords.items = bb_parse_alloc(p, keywords * sizeof(BbKeyword))))
		return false;
	for (uint32_t i = 0; i < count; i++) {
		if (all[i].is_keyword)
			arguments->keywords.items[arguments->keywords.count++] = all[i].keyword;
		else
			arguments->args.items[arguments->args.count++] = all[i].positional;
	}
	p->scratch_used = mark;
	return true;
}

bool bb_parse_call_args(BbParser *p, BbCallArguments *arguments)
{
	size_t mark = p->scratch_used;

	if (push_args(p))
		return unzip(p, mark, arguments);
	p->scratch_used = mark;
	return false;
}

bool bb_parse_call_kwargs(BbParser *p, BbCallArguments *arguments)
{
	size_t mark = p->scratch_used;

	if (push_kwargs(p))
		return unzip(p, mark, arguments);
	p->scratch_used = mark;
	return false;
}

bool bb_parse_call_arguments(BbParser *p, BbCallArguments *arguments)
{
	uint32_t start = p->index;

	memset(arguments, 0, sizeof *arguments);
	if (bb_parse_kind(p) == BB_TOKEN_RPAR)
		return true;
	if (bb_parse_call_args(p, arguments)) {
		bb_parse_accept(p, BB_TOKEN_COMMA);
		if (bb_parse_kind(p) == BB_TOKEN_RPAR)
			return true;
	}
	if (p->diagnose && !bb_parse_failed(p)) {
		bb_parse_reset(p, start);
		bb_parse_invalid_call_arguments(p);
	}
	return false;
}

/* f(x for x in y): the generator's parentheses are the call's. */
static BbExpr *generator_argument(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	size_t mark = p->scratch_used;

	p->index++;
	BbExpr *elt = bb_parse_kind(p) == BB_TOKEN_STAR ? NULL : bb_parse_expr_assignment_or_expression(p);
	if (!elt || !bb_parse_atom_at_for(p))
		return NULL;
	if (!bb_parse_atom_push_for_if_clauses(p))
		return NULL;
	if (!bb_parse_accept(p, BB_TOKEN_RPAR)) {
		p->scratch_used = mark;
		return NULL;
	}
	BbExpr *e = bb_parse_expr_node(p, BB_EXPR_GENERATOR_EXP, start);
	if (!e ||
	    !bb_parse_take(p, mark, sizeof(BbComprehension), &e->comp.generators.count, &e->comp.generators.items))
		return NULL;
	e->comp.elt = elt;
	return e;
}

/* Could the first argument be a generator's element?  Only then is it worth reading it as one. */
static bool is_one_generator(BbParser *p, const BbCallArguments *arguments)
{
	return arguments->args.count == 1 && !arguments->keywords.count && bb_parse_atom_at_for(p) &&
	       arguments->args.items[0]->kind != BB_EXPR_STARRED;
}

static BbExpr *call_node(BbParser *p, BbPos start, BbExpr *func, BbCallArguments arguments)
{
	BbExpr *e = bb_parse_expr_node(p, BB_EXPR_CALL, start);

	if (e) {
		e->call.func = func;
		e->call.args = arguments.args;
		e->call.keywords = arguments.keywords;
	}
	return e;
}

/* Reads arguments once; if a `for` stops them after a single one, turns it into a generator. */
static BbExpr *fast_call(BbParser *p, BbPos start, BbExpr *func)
{
	BbPos open = bb_parse_here(p);
	BbCallArguments arguments = {0};
	size_t mark = p->scratch_used;

	p->index++;
	if (bb_parse_kind(p) != BB_TOKEN_RPAR) {
		if (!bb_parse_call_args(p, &arguments))
			return NULL;
		if (is_one_generator(p, &arguments)) {
			if (!bb_parse_atom_push_for_if_clauses(p))
				return NULL;
			if (!bb_parse_accept(p, BB_TOKEN_RPAR)) {
				p->scratch_used = mark;
				return NULL;
			}
			BbExpr *e = bb_parse_expr_node(p, BB_EXPR_GENERATOR_EXP, open);
			if (!e || !bb_parse_take(p, mark, sizeof(BbComprehension), &e->comp.generators.count,
						 &e->comp.generators.items))
				return NULL;
			e->comp.elt = arguments.args.items[0];
			arguments.args.items[0] = e;
			return call_node(p, start, func, arguments);
		}
		bb_parse_accept(p, BB_TOKEN_COMMA);
	}
	return bb_parse_accept(p, BB_TOKEN_RPAR) ? call_node(p, start, func, arguments) : NULL;
}

static BbExpr *diagnosed_call(BbParser *p, BbPos start, BbExpr *func)
{
	uint32_t index = p->index;
	BbCallArguments arguments = {0};
	BbExpr *e = generator_argument(p);

	if (bb_parse_failed(p))
		return NULL;
	if (e) {
		arguments.args.count = 1;
		arguments.args.items = bb_parse_alloc(p, sizeof e);
		if (!arguments.args.items)
			return NULL;
		arguments.args.items[0] = e;
		return call_node(p, start, func, arguments);
	}
	bb_parse_reset(p, index + 1);
	if (!bb_parse_call_arguments(p, &arguments) || !bb_parse_accept(p, BB_TOKEN_RPAR))
		return NULL;
	return call_node(p, start, func, arguments);
}

BbExpr *bb_parse_call_read(BbParser *p, BbPos start, BbExpr *func)
{
	if (!bb_parse_enter(p))
		return NULL;
	BbExpr *e = p->diagnose ? diagnosed_call(p, start, func) : fast_call(p, start, func);
	bb_parse_leave(p);
	return e;
}
