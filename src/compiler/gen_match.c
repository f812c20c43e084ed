/* SPDX-License-Identifier: MIT */
/*
 * match statements; see gen_match.h for the invariant and the threading rule.
 *
 * The subject stands in a temporary, and so does each part of it that a sub-pattern looks at.  What names will be bound
 * to stands in one temporary for each name, taken before the pattern is generated.
 */
#include "compiler/gen_match.h"

#include "compiler/gen_compare.h"
#include "compiler/gen_error.h"
#include "compiler/gen_expr.h"
#include "compiler/gen_name.h"
#include "compiler/gen_stmt.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/tuple.h"

enum { MAX_CAPTURES = 64 };

typedef struct Captures {
	BbName *names[MAX_CAPTURES];
	uint32_t count;
	int first; /* the temporary of names[0] */
} Captures;

static bool is_wildcard(const BbPattern *p)
{
	return p->kind == BB_PATTERN_AS && p->as.pattern == NULL && p->as.name == NULL;
}

/* What follows something that matches whatever comes, `_' or a name, would never be tried. */
static void refuse_irrefutable(BbGenerator *c, const BbPattern *p)
{
	if (p->as.name == NULL)
		bb_gen_error(c, &p->pos, "wildcard makes remaining patterns unreachable");
	else
		bb_gen_error(c, &p->pos, "name capture '%s' makes remaining patterns unreachable", p->as.name->text);
}

/* ---- What a pattern binds. ---- */

static void capture(BbGenerator *c, Captures *captures, BbName *name, const BbPos *pos)
{
	if (name == NULL || c->failed)
		return;
	for (uint32_t i = 0; i < captures->count; i++)
		if (captures->names[i] == name) {
			bb_gen_error(c, pos, "multiple assignments to name '%s' in pattern", name->text);
			return;
		}
	if (captures->count == MAX_CAPTURES) {
		bb_gen_error(c, pos, "too many names in pattern");
		return;
	}
	captures->names[captures->count++] = name;
}

/* is_last: nothing is tried after the pattern, so that it may match whatever comes. */
static void collect(BbGenerator *c, Captures *captures, const BbPattern *p, bool is_last);

static void collect_all(BbGenerator *c, Captures *captures, const BbPatterns *patterns)
{
	for (uint32_t i = 0; i < patterns->count && !c->failed; i++)
		collect(c, captures, patterns->items[i], true);
}

static bool has_name(const Captures *captures, const BbName *name)
{
	for (uint32_t i = 0; i < captures->count; i++)
		if (captures->names[i] == name)
			return true;
	return false;
}

/* All alternatives bind the same names. */
static void collect_or(BbGenerator *c, Captures *captures, const BbPattern *p, bool is_last)
{
	Captures first = {0};

	for (uint32_t i = 0; i < p->or.patterns.count && !c->failed; i++) {
		Captures own = {0};
		bool same;

		collect(c, &own, p->or.patterns.items[i], is_last && i + 1 == p->or.patterns.count);
		if (i == 0) {
			first = own;
			continue;
		}
		same = own.count == first.count;
		for (uint32_t j = 0; same && j < own.count; j++)
			same = has_name(&first, own.names[j]);
		if (!same)
			bb_gen_error(c, &p->pos, "alternative patterns bind different names");
	}
	for (uint32_t i = 0; i < first.count; i++)
		capture(c, captures, first.names[i], &p->pos);
}

static void collect(BbGenerator *c, Captures *captures, const BbPattern *p, bool is_last)
{
	if (!bb_codegen_enter_node(c))
		return;
	switch ((BbPatternKind)p->kind) {
	case BB_PATTERN_VALUE:
	case BB_PATTERN_SINGLETON:
		break;
	case BB_PATTERN_SEQUENCE:
		collect_all(c, captures, &p->sequence.patterns);
		break;
	case BB_PATTERN_MAPPING:
		collect_all(c, captures, &p->mapping.patterns);
		capture(c, captures, p->mapping.rest, &p->pos);
		break;
	case BB_PATTERN_CLASS:
		collect_all(c, captures, &p->cls.patterns);
		collect_all(c, captures, &p->cls.kwd_patterns);
		break;
	case BB_PATTERN_STAR:
		capture(c, captures, p->star.name, &p->pos);
		break;
	case BB_PATTERN_AS:
		if (p->as.pattern != NULL)
			collect(c, captures, p->as.pattern, is_last);
		else if (!is_last)
			refuse_irrefutable(c, p);
		capture(c, captures, p->as.name, &p->pos);
		break;
	case BB_PATTERN_OR:
		collect_or(c, captures, p, is_last);
		break;
	}
}

/* ---- Matching. ---- */

static void match_pattern(BbGenerator *c, const BbPattern *p, int subject, const Captures *captures, BbLabel fail);

static void bind(BbGenerator *c, const BbPos *pos, const Captures *captures, const BbName *name, int value)
{
	for (uint32_t i = 0; i < captures->count; i++)
		if (captures->names[i] == name)
			bb_codegen_move(c, pos, captures->first + (int)i, value);
}

/* Goes to fail unless the truth of R[reg] is true. */
static void require(BbGenerator *c, const BbPos *pos, int reg, BbLabel fail)
{
	bb_gen_compare_test(c, pos, reg, fail, false);
}

static bool is_fixed(const BbExpr *value)
{
	return value->kind != BB_EXPR_JOINED_STR && value->kind != BB_EXPR_TEMPLATE_STR;
}

static void match_value(BbGenerator *c, const BbPattern *p, int subject, BbLabel fail)
{
	const BbExpr *value = p->value.value;

	if (!is_fixed(value)) {
		bb_gen_error(c, &p->pos, "patterns may only match literals and attribute lookups");
		return;
	}
	int mark = c->unit->a.next_temp, k;
	BbValue v = BB_EMPTY;

	if (bb_gen_expr_constant(c, value, &v) && (k = bb_codegen_constant_operand(c, v, 0xff)) >= 0)
		BB_EMIT(c, &p->pos, TEST_EQ_K, subject, k, false);
	else
		BB_EMIT(c, &p->pos, TEST_EQ, subject, bb_gen_expr(c, value, BB_WANT_ANY), false);
	bb_assembler_jump_if(&c->unit->a, &p->pos, fail);
	c->unit->a.next_temp = mark;
}

static void match_singleton(BbGenerator *c, const BbPattern *p, int subject, BbLabel fail)
{
	int mark = c->unit->a.next_temp;
	BbConstantKind kind = p->singleton.value;

	if (kind == BB_CONST_NONE)
		BB_EMIT(c, &p->pos, TEST_NONE, subject, false, 0);
	else
		BB_EMIT(c, &p->pos, TEST_IS, subject,
			bb_codegen_constant(c, &p->pos, kind == BB_CONST_TRUE ? BB_TRUE : BB_FALSE, BB_WANT_TEMP),
			false);
	bb_assembler_jump_if(&c->unit->a, &p->pos, fail);
	c->unit->a.next_temp = mark;
}

/* The sub-pattern gets item `index' of R[subject]; length >= 0: counted from the end, the length
 * being asked for again, into R[length]. */
static void match_item(BbGenerator *c, const BbPattern *p, int subject, const Captures *captures, BbLabel fail,
		       int index, int length)
{
	BbAssembler *a = &c->unit->a;
	int mark = a->next_temp, item;

	if (is_wildcard(p))
		return;
	item = bb_codegen_constant(c, &p->pos, bb_from_small(index), BB_WANT_TEMP);
	if (length >= 0) {
		BB_EMIT(c, &p->pos, GET_LEN, length, subject, 0);
		BB_EMIT(c, &p->pos, SUB, item, length, item);
	}
	BB_EMIT(c, &p->pos, GETITEM, item, subject, item);
	match_pattern(c, p, item, captures, fail);
	a->next_temp = mark;
}

/* A sequence with a star: items are taken from both ends; the star's list is made if it has a name. */
static void match_starred(BbGenerator *c, const BbPattern *p, int subject, const Captures *captures, BbLabel fail,
			  int star, int length)
{
	const BbPatterns *patterns = &p->sequence.patterns;
	BbAssembler *a = &c->unit->a;
	int n = (int)patterns->count, mark = a->next_temp;
	const BbPattern *starred = patterns->items[star];

	if (starred->star.name == NULL) {
		for (int i = 0; i < star; i++)
			match_item(c, patterns->items[i], subject, captures, fail, i, -1);
		for (int i = star + 1; i < n; i++)
			match_item(c, patterns->items[i], subject, captures, fail, n - i, length);
		return;
	}
	if (n > 64) {
		bb_gen_error(c, &p->pos, "too many sub-patterns in sequence pattern");
		return;
	}
	int first = bb_codegen_temps(c, n);
	BB_EMIT(c, &p->pos, UNPACK_EX, first, subject, 0);
	bb_codegen_word(c, &p->pos, (uint32_t)star | (uint32_t)(n - star - 1) << 16);
	for (int i = 0; i < n; i++) {
		if (i == star)
			bind(c, &starred->pos, captures, starred->star.name, first + i);
		else
			match_pattern(c, patterns->items[i], first + i, captures, fail);
	}
	a->next_temp = mark;
}

static void match_sequence(BbGenerator *c, const BbPattern *p, int subject, const Captures *captures, BbLabel fail)
{
	const BbPatterns *patterns = &p->sequence.patterns;
	BbAssembler *a = &c->unit->a;
	int mark = a->next_temp, star = -1, n = (int)patterns->count, length;
	bool only_wildcards = true;

	for (int i = 0; i < n; i++) {
		const BbPattern *item = patterns->items[i];

		if (item->kind == BB_PATTERN_STAR) {
			if (star >= 0) {
				bb_gen_error(c, &p->pos, "multiple starred names in sequence pattern");
				return;
			}
			star = i;
			only_wildcards = only_wildcards && item->star.name == NULL;
		} else {
			only_wildcards = only_wildcards && is_wildcard(item);
		}
	}
	length = bb_codegen_temps(c, 1);
	BB_EMIT(c, &p->pos, MATCH_SEQUENCE, length, subject, 0);
	require(c, &p->pos, length, fail);
	if (star < 0 || n > 1) {
		int k = bb_codegen_constant_operand(c, bb_from_small(star < 0 ? n : n - 1), 0xff);

		BB_EMIT(c, &p->pos, GET_LEN, length, subject, 0);
		if (k >= 0) {
			bb_codegen_emit(c, &p->pos, star < 0 ? BB_OPCODE_TEST_EQ_K : BB_OPCODE_TEST_GE_K, length, k,
					false);
		} else {
			int wanted = bb_codegen_constant(c, &p->pos, bb_from_small(star < 0 ? n : n - 1), BB_WANT_TEMP);

			bb_codegen_emit(c, &p->pos, star < 0 ? BB_OPCODE_TEST_EQ : BB_OPCODE_TEST_GE, length, wanted,
					false);
			a->next_temp = length + 1;
		}
		bb_assembler_jump_if(a, &p->pos, fail);
	}
	if (only_wildcards) {
		a->next_temp = mark;
		return;
	}
	if (star >= 0) {
		match_starred(c, p, subject, captures, fail, star, length);
	} else if (n <= 64) {
		a->next_temp = mark;
		int first = bb_codegen_temps(c, n);

		BB_EMIT(c, &p->pos, UNPACK, first, subject, n);
		for (int i = 0; i < n; i++)
			match_pattern(c, patterns->items[i], first + i, captures, fail);
	} else {
		for (int i = 0; i < n; i++)
			match_item(c, patterns->items[i], subject, captures, fail, i, -1);
	}
	a->next_temp = mark;
}

/* The keys of a mapping pattern as a tuple in a new temporary. */
static int mapping_keys(BbGenerator *c, const BbPattern *p)
{
	const BbExprs *keys = &p->mapping.keys;
	BbExpr tuple = {.pos = p->pos, .kind = BB_EXPR_TUPLE, .ctx = BB_LOAD};

	for (uint32_t i = 0; i < keys->count && !c->failed; i++) {
		BbValue key = BB_EMPTY, other = BB_EMPTY;

		if (!is_fixed(keys->items[i]))
			bb_gen_error(c, &p->pos, "mapping pattern keys may only match literals and attribute lookups");
		if (!bb_gen_expr_constant(c, keys->items[i], &key))
			continue;
		for (uint32_t j = 0; j < i; j++)
			if (bb_gen_expr_constant(c, keys->items[j], &other) && bb_equal(c->t, key, other) > 0)
				bb_gen_error(c, &p->pos, "mapping pattern checks duplicate key (%R)", key);
	}
	tuple.tuple.elts = *keys;
	return bb_gen_expr(c, &tuple, BB_WANT_TEMP);
}

static void match_mapping(BbGenerator *c, const BbPattern *p, int subject, const Captures *captures, BbLabel fail)
{
	BbAssembler *a = &c->unit->a;
	const BbPatterns *patterns = &p->mapping.patterns;
	int mark = a->next_temp, n = (int)patterns->count, temp = bb_codegen_temps(c, 1), keys = -1;

	BB_EMIT(c, &p->pos, MATCH_MAPPING, temp, subject, 0);
	require(c, &p->pos, temp, fail);
	if (n > 0) {
		int k = bb_codegen_constant_operand(c, bb_from_small(n), 0xff);

		BB_EMIT(c, &p->pos, GET_LEN, temp, subject, 0);
		if (k >= 0) {
			BB_EMIT(c, &p->pos, TEST_GE_K, temp, k, false);
		} else {
			BB_EMIT(c, &p->pos, TEST_GE, temp,
				bb_codegen_constant(c, &p->pos, bb_from_small(n), BB_WANT_TEMP), false);
		}
		bb_assembler_jump_if(a, &p->pos, fail);
	}
	a->next_temp = mark;
	if (n > 0 || p->mapping.rest != NULL)
		keys = mapping_keys(c, p);
	if (n > 0) {
		int values = bb_codegen_temps(c, 1);

		BB_EMIT(c, &p->pos, MATCH_KEYS, values, subject, keys);
		BB_EMIT(c, &p->pos, TEST_NONE, values, true, 0);
		bb_assembler_jump_if(a, &p->pos, fail);
		for (int i = 0; i < n; i++)
			match_item(c, patterns->items[i], values, captures, fail, i, -1);
	}
	if (p->mapping.rest != NULL) {
		int rest = bb_codegen_temps(c, 1);

		BB_EMIT(c, &p->pos, MATCH_REST, rest, subject, keys);
		bind(c, &p->pos, captures, p->mapping.rest, rest);
	}
	a->next_temp = mark;
}

static void match_class(BbGenerator *c, const BbPattern *p, int subject, const Captures *captures, BbLabel fail)
{
	BbAssembler *a = &c->unit->a;
	const BbNames *names = &p->cls.kwd_attrs;
	uint32_t positional = p->cls.patterns.count;
	int mark = a->next_temp, temp;
	BbTuple *attrs = bb_tuple_alloc(c->t, names->count);

	if (attrs == NULL) {
		bb_codegen_check(c, BB_EMPTY);
		return;
	}
	for (uint32_t i = 0; i < names->count && !c->failed; i++) {
		for (uint32_t j = i + 1; j < names->count; j++)
			if (names->items[i] == names->items[j]) {
				bb_gen_error(c, &p->cls.kwd_patterns.items[j]->pos,
					     "attribute name repeated in class pattern: %s", names->items[i]->text);
				return;
			}
		attrs->items[i] = bb_codegen_name_value(c, names->items[i]);
	}
	if (c->failed)
		return;
	int class = bb_gen_expr(c, p->cls.cls, BB_WANT_ANY);
	uint32_t k = bb_assembler_constant(a, bb_from_pointer(attrs));
	if (positional > 0xffff || k > 0xffff) {
		bb_gen_error(c, &p->pos, "too many sub-patterns in class pattern");
		return;
	}
	a->next_temp = mark;
	temp = bb_codegen_temps(c, 1);
	BB_EMIT(c, &p->pos, MATCH_CLASS, temp, subject, class);
	bb_codegen_word(c, &p->pos, positional | k << 16);
	BB_EMIT(c, &p->pos, TEST_NONE, temp, true, 0);
	bb_assembler_jump_if(a, &p->pos, fail);
	for (uint32_t i = 0; i < positional; i++)
		match_item(c, p->cls.patterns.items[i], temp, captures, fail, (int)i, -1);
	for (uint32_t i = 0; i < names->count; i++)
		match_item(c, p->cls.kwd_patterns.items[i], temp, captures, fail, (int)(positional + i), -1);
	a->next_temp = mark;
}

static void match_or(BbGenerator *c, const BbPattern *p, int subject, const Captures *captures, BbLabel fail)
{
	BbAssembler *a = &c->unit->a;
	BbLabel matched = bb_assembler_label(a);
	uint32_t n = p->or.patterns.count;

	for (uint32_t i = 0; i < n && !c->failed; i++) {
		const BbPattern *alternative = p->or.patterns.items[i];
		BbLabel next = i + 1 < n ? bb_assembler_label(a) : fail;

		match_pattern(c, alternative, subject, captures, next);
		if (i + 1 < n) {
			bb_assembler_jump(a, &p->pos, matched);
			bb_assembler_bind(a, next);
		}
	}
	bb_assembler_bind(a, matched);
}

static void match_pattern(BbGenerator *c, const BbPattern *p, int subject, const Captures *captures, BbLabel fail)
{
	if (!bb_codegen_enter_node(c))
		return;
	switch ((BbPatternKind)p->kind) {
	case BB_PATTERN_VALUE:
		match_value(c, p, subject, fail);
		break;
	case BB_PATTERN_SINGLETON:
		match_singleton(c, p, subject, fail);
		break;
	case BB_PATTERN_SEQUENCE:
		match_sequence(c, p, subject, captures, fail);
		break;
	case BB_PATTERN_MAPPING:
		match_mapping(c, p, subject, captures, fail);
		break;
	case BB_PATTERN_CLASS:
		match_class(c, p, subject, captures, fail);
		break;
	case BB_PATTERN_STAR:
		bb_gen_error(c, &p->pos, "can't use starred pattern here");
		break;
	case BB_PATTERN_AS:
		if (p->as.pattern != NULL)
			match_pattern(c, p->as.pattern, subject, captures, fail);
		if (p->as.name != NULL)
			bind(c, &p->pos, captures, p->as.name, subject);
		break;
	case BB_PATTERN_OR:
		match_or(c, p, subject, captures, fail);
		break;
	}
}

static void match_case(BbGenerator *c, const BbMatchCase *clause, int subject, BbLabel end, bool is_last)
{
	BbAssembler *a = &c->unit->a;
	BbLabel next = bb_assembler_label(a);
	Captures captures = {0};
	int mark = a->next_temp;

	collect(c, &captures, clause->pattern, is_last || clause->guard != NULL);
	captures.first = bb_codegen_temps(c, (int)captures.count);
	if (is_wildcard(clause->pattern))
		BB_EMIT(c, &clause->pattern->pos, NOP, 0, 0, 0); /* a line for whoever traces */
	match_pattern(c, clause->pattern, subject, &captures, next);
	for (uint32_t i = 0; i < captures.count; i++)
		bb_gen_name_store(c, &clause->pattern->pos, captures.names[i], captures.first + (int)i);
	a->next_temp = mark;
	if (clause->guard != NULL)
		bb_gen_compare_jump(c, clause->guard, next, false);
	bb_gen_stmt_all(c, &clause->body);
	bb_assembler_jump(a, NULL, end);
	bb_assembler_bind(a, next);
}

void bb_gen_match(BbGenerator *c, const BbStmt *stmt)
{
	BbAssembler *a = &c->unit->a;
	int mark = a->next_temp, subject = bb_gen_expr(c, stmt->match.subject, BB_WANT_TEMP);
	BbLabel end = bb_assembler_label(a);
	uint32_t n = stmt->match.cases.count;

	for (uint32_t i = 0; i < n && !c->failed; i++)
		match_case(c, &stmt->match.cases.items[i], subject, end, i + 1 == n);
	a->next_temp = mark;
	bb_assembler_bind(a, end);
}
