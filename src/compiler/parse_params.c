/* SPDX-License-Identifier: MIT */
/*
 * One loop reads the parameters of both functions and lambdas, which differ in annotations and in what ends them.
 *
 * Invariant: parameters go to the scratch stack as BbArg, in order; where sections end is counted.
 * Threads: as parser.h.
 */
#include "compiler/parse_params.h"

#include "compiler/parse_expr.h"
#include "compiler/parse_invalid_params.h"

#include <string.h>

typedef struct Param {
	BbArg arg;
	BbExpr *default_value;
} Param;

static bool param(BbParser *p, bool is_lambda, bool starred, BbArg *arg)
{
	BbPos start = bb_parse_here(p);

	memset(arg, 0, sizeof *arg);
	arg->arg = bb_parse_name(p);
	if (!arg->arg)
		return false;
	if (!is_lambda && bb_parse_accept(p, BB_TOKEN_COLON)) {
		arg->annotation = starred ? bb_parse_expr_star_expression(p) : bb_parse_expr_expression(p);
		if (!arg->annotation)
			return false;
	}
	arg->pos = bb_parse_up_to_here(p, start);
	return true;
}

/* Moves `count` parameters from scratch position `from` into args; their defaults (also absent ones if all) too. */
static bool take(BbParser *p, size_t from, uint32_t count, BbArgs *args)
{
	if (!count)
		return true;
	args->items = bb_parse_alloc(p, count * sizeof *args->items);
	if (!args->items)
		return false;
	args->count = count;
	for (uint32_t i = 0; i < count; i++) {
		Param one;
		memcpy(&one, p->scratch + from + i * sizeof one, sizeof one);
		args->items[i] = one.arg;
	}
	return true;
}

static bool take_defaults(BbParser *p, size_t from, uint32_t count, bool all, BbExprs *defaults)
{
	if (!count)
		return true;
	defaults->items = bb_parse_alloc(p, count * sizeof *defaults->items);
	if (!defaults->items)
		return false;
	for (uint32_t i = 0; i < count; i++) {
		Param one;
		memcpy(&one, p->scratch + from + i * sizeof one, sizeof one);
		if (one.default_value || all)
			defaults->items[defaults->count++] = one.default_value;
	}
	return true;
}

typedef struct Sections {
	bool is_lambda;
	bool slash, star;
	bool defaults;	/* a positional parameter had a default */
	bool bare_star; /* '*' ',' was the last thing read */
	uint32_t positional_only, positional, keyword_only;
} Sections;

/* NAME [: annotation] [= default] */
static bool plain_param(BbParser *p, Sections *s)
{
	Param one = {0};

	if (!param(p, s->is_lambda, false, &one.arg))
		return false;
	if (bb_parse_accept(p, BB_TOKEN_EQUAL)) {
		one.default_value = bb_parse_expr_expression(p);
		if (!one.default_value)
			return false;
		s->defaults = s->defaults || !s->star;
	} else if (s->defaults && !s->star) {
		return false;
	}
	if (s->star)
		s->keyword_only++;
	else
		s->positional++;
	s->bare_star = false;
	return bb_parse_push(p, &one, sizeof one);
}

static bool star_param(BbParser *p, Sections *s, BbArguments *arguments)
{
	if (s->star)
		return false;
	s->star = true;
	p->index++;
	if (bb_parse_kind(p) == BB_TOKEN_COMMA) {
		s->bare_star = true;
		return true;
	}
	arguments->vararg = bb_parse_alloc(p, sizeof(BbArg));
	return arguments->vararg && param(p, s->is_lambda, true, arguments->vararg);
}

static bool slash_param(BbParser *p, Sections *s)
{
	if (s->slash || s->star || !s->positional)
		return false;
	s->slash = true;
	s->positional_only = s->positional;
	p->index++;
	return true;
}

static bool one_param(BbParser *p, Sections *s, BbArguments *arguments)
{
	switch (bb_parse_kind(p)) {
	case BB_TOKEN_NAME:
		return plain_param(p, s);
	case BB_TOKEN_STAR:
		return star_param(p, s, arguments);
	case BB_TOKEN_SLASH:
		return slash_param(p, s);
	case BB_TOKEN_DOUBLE_STAR:
		p->index++;
		if (s->bare_star)
			return false;
		arguments->kwarg = bb_parse_alloc(p, sizeof(BbArg));
		return arguments->kwarg && param(p, s->is_lambda, false, arguments->kwarg);
	default:
		return false;
	}
}

static bool all_params(BbParser *p, Sections *s, BbArguments *arguments)
{
	BbTokenKind end = s->is_lambda ? BB_TOKEN_COLON : BB_TOKEN_RPAR;

	while (bb_parse_kind(p) != end) {
		if (!one_param(p, s, arguments))
			return false;
		if (!bb_parse_accept(p, BB_TOKEN_COMMA))
			break;
		if (arguments->kwarg)
			break;
	}
	return bb_parse_kind(p) == end && !s->bare_star;
}

BbArguments *bb_parse_params_read(BbParser *p, bool is_lambda)
{
	Sections s = {.is_lambda = is_lambda};
	size_t mark = p->scratch_used;
	uint32_t start = p->index;
	BbArguments *a = bb_parse_alloc(p, sizeof *a);

	if (!a)
		return NULL;
	if (p->diagnose) {
		bb_parse_invalid_params_check(p, is_lambda);
		if (bb_parse_failed(p))
			return NULL;
		bb_parse_reset(p, start);
	}
	if (!all_params(p, &s, a)) {
		p->scratch_used = mark;
		return NULL;
	}
	size_t size = sizeof(Param);
	size_t middle = mark + s.positional_only * size;
	size_t last = mark + s.positional * size;
	if (!take(p, mark, s.positional_only, &a->posonlyargs) ||
	    !take(p, middle, s.positional - s.positional_only, &a->args) ||
	    !take(p, last, s.keyword_only, &a->kwonlyargs) ||
	    !take_defaults(p, mark, s.positional, false, &a->defaults) ||
	    !take_defaults(p, last, s.keyword_only, true, &a->kw_defaults))
		return NULL;
	p->scratch_used = mark;
	return a;
}

/* --- type parameters --- */

static bool type_param(BbParser *p, BbTypeParam *param_)
{
	BbPos start = bb_parse_here(p);

	memset(param_, 0, sizeof *param_);
	if (bb_parse_accept(p, BB_TOKEN_STAR))
		param_->kind = BB_TYPE_VAR_TUPLE;
	else if (bb_parse_accept(p, BB_TOKEN_DOUBLE_STAR))
		param_->kind = BB_PARAM_SPEC;
	param_->name = bb_parse_name(p);
	if (!param_->name)
		return false;
	if (bb_parse_kind(p) == BB_TOKEN_COLON && (param_->kind == BB_TYPE_VAR || p->diagnose)) {
		BbPos colon = bb_parse_here(p);
		p->index++;
		param_->bound = bb_parse_expr_expression(p);
		if (!param_->bound)
			return false;
		if (param_->kind != BB_TYPE_VAR) {
			bb_parse_error_from(p, colon, "cannot use %s with %s",
					    param_->bound->kind == BB_EXPR_TUPLE ? "constraints" : "bound",
					    param_->kind == BB_PARAM_SPEC ? "ParamSpec" : "TypeVarTuple");
			return false;
		}
	}
	if (bb_parse_accept(p, BB_TOKEN_EQUAL)) {
		param_->default_value = param_->kind == BB_TYPE_VAR_TUPLE ? bb_parse_expr_star_expression(p)
									  : bb_parse_expr_expression(p);
		if (!param_->default_value)
			return false;
	}
	param_->pos = bb_parse_up_to_here(p, start);
	return true;
}

bool bb_parse_params_type_params(BbParser *p, BbTypeParams *params)
{
	size_t mark = p->scratch_used;

	memset(params, 0, sizeof *params);
	if (!bb_parse_accept(p, BB_TOKEN_LSQB))
		return true;
	if (p->diagnose && bb_parse_kind(p) == BB_TOKEN_RSQB) {
		bb_parse_error_from(p, bb_parse_here(p), "Type parameter list cannot be empty");
		return false;
	}
	for (;;) {
		BbTypeParam one;
		if (!type_param(p, &one) || !bb_parse_push(p, &one, sizeof one)) {
			p->scratch_used = mark;
			return false;
		}
		if (!bb_parse_accept(p, BB_TOKEN_COMMA) || bb_parse_kind(p) == BB_TOKEN_RSQB)
			break;
	}
	if (!bb_parse_accept(p, BB_TOKEN_RSQB)) {
		p->scratch_used = mark;
		return false;
	}
	return bb_parse_take(p, mark, sizeof(BbTypeParam), &params->count, &params->items);
}
