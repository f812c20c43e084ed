/* SPDX-License-Identifier: MIT */
/*
 * Analysing the tree of a regular expression.  The questions about what follows are answered by walking forward from
 * a node; a budget bounds the walk, and who runs out of it gets the answer that is always safe.
 *
 * The tree belongs to one thread.
 */
#include "modules/re_analyse.h"

#include "base/utf8.h"
#include "modules/re_error.h"
#include "object/error.h"
#include "object/str.h"

#include <string.h>

/* Nodes that one walk looks at, and how deep it goes. */
enum { BUDGET = 48, BUDGET_FIRST = 2048, DEPTH = 40 };

uint32_t bb_re_group_flags(const BbReNode *group, uint32_t flags)
{
	if (group->add_flags & BB_RE_TYPE_FLAGS)
		flags &= ~(uint32_t)BB_RE_TYPE_FLAGS;
	return (flags | group->add_flags) & ~group->del_flags;
}

BbReFold bb_re_fold_of(const BbReTree *tree, uint32_t flags)
{
	if (!(flags & BB_RE_IGNORECASE))
		return BB_RE_FOLD_NONE;
	return tree->is_text && !(flags & BB_RE_ASCII) ? BB_RE_FOLD_UNICODE : BB_RE_FOLD_ASCII;
}

bool bb_re_is_unit(const BbReNode *node)
{
	return node->kind == BB_RE_LITERAL || node->kind == BB_RE_SET || node->kind == BB_RE_ANY;
}

/* ---- Sets and widths. ---- */

static uint64_t add_widths(uint64_t a, uint64_t b)
{
	return a > BB_RE_UNLIMITED_WIDTH - b ? BB_RE_UNLIMITED_WIDTH : a + b;
}

static uint64_t multiply_widths(uint64_t a, uint32_t n)
{
	if (a == 0 || n == 0)
		return 0;
	if (n == BB_RE_UNLIMITED || a > BB_RE_UNLIMITED_WIDTH / n)
		return BB_RE_UNLIMITED_WIDTH;
	return a * n;
}

static bool make_set(BbReTree *tree, BbReNode *node, const BbReItem *items, uint32_t count, uint32_t flags)
{
	BbReSet *set = bb_re_tree_alloc(tree, bb_re_set_size(count));
	if (!set)
		return false;
	bb_re_set_make(set, items, count, node->negated, bb_re_fold_of(tree, flags),
		       tree->is_text && !(flags & BB_RE_ASCII), !tree->is_text);
	node->set = set;
	return true;
}

static bool prepare_unit(BbReTree *tree, BbReNode *node, uint32_t flags)
{
	static const BbReSet any = {.bits = {~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u}, .flags = BB_RE_NEGATED};
	static const BbReSet any_but_newline = {.bits = {~(1u << '\n'), ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u},
						.flags = BB_RE_NEGATED};
	node->shortest = node->longest = 1;
	if (node->kind == BB_RE_ANY) {
		node->set = flags & BB_RE_DOTALL ? &any : &any_but_newline;
		node->value = (flags & BB_RE_DOTALL) != 0;
		return true;
	}
	if (node->kind == BB_RE_SET)
		return make_set(tree, node, node->items, node->item_count, flags);
	uint32_t same[BB_RE_FOLD_MAX];
	BbReItem item = {node->value, node->value, 0};
	BbReFold fold = bb_re_fold_of(tree, flags);
	if (fold == BB_RE_FOLD_NONE || bb_re_fold_all(fold, node->value, same) == 1)
		return true;
	return make_set(tree, node, &item, 1, flags);
}

static void prepare_at(const BbReTree *tree, BbReNode *node, uint32_t flags)
{
	bool lines = (flags & BB_RE_MULTILINE) != 0;
	switch ((BbReAt)node->value) {
	case BB_RE_AT_BEGIN:
		node->value = lines ? BB_RE_OP_BEGIN_LINE : BB_RE_OP_BEGIN_STRING;
		break;
	case BB_RE_AT_BEGIN_STRING:
		node->value = BB_RE_OP_BEGIN_STRING;
		break;
	case BB_RE_AT_END:
		node->value = lines ? BB_RE_OP_END_LINE : BB_RE_OP_END;
		break;
	case BB_RE_AT_END_STRING:
		node->value = BB_RE_OP_END_STRING;
		break;
	case BB_RE_AT_BOUNDARY:
	case BB_RE_AT_NON_BOUNDARY:
		node->negated = node->value == BB_RE_AT_NON_BOUNDARY;
		node->value = BB_RE_OP_BOUNDARY;
		node->min = tree->is_text && !(flags & BB_RE_ASCII);
		break;
	}
}

static bool prepare_sequence(BbReTree *tree, BbReNode *node, uint32_t flags, uint64_t *shortest, uint64_t *longest);

static bool prepare_look(BbReTree *tree, BbReNode *node, uint32_t flags)
{
	uint64_t low, high;
	if (!prepare_sequence(tree, node->child, flags, &low, &high))
		return false;
	node->min = 0;
	if (!node->value)
		return true;
	if (low != high || low >= BB_RE_UNLIMITED) {
		const char *text = low != high ? "look-behind requires fixed-width pattern" : "looks too much behind";
		bb_re_raise(tree->t, bb_str_from_text(tree->t, text), BB_NONE, BB_RE_NOWHERE);
		return false;
	}
	node->min = (uint32_t)low;
	return true;
}

static bool prepare_branch(BbReTree *tree, BbReNode *node, uint32_t flags)
{
	node->shortest = BB_RE_UNLIMITED_WIDTH;
	for (BbReNode *a = node->child; a; a = a->next) {
		if (!prepare_sequence(tree, a->child, flags, &a->shortest, &a->longest))
			return false;
		if (a->shortest < node->shortest)
			node->shortest = a->shortest;
		if (a->longest > node->longest)
			node->longest = a->longest;
	}
	return true;
}

static bool prepare_condition(BbReTree *tree, BbReNode *node, uint32_t flags)
{
	uint64_t low, high;
	if (!prepare_sequence(tree, node->child, flags, &node->shortest, &node->longest) ||
	    !prepare_sequence(tree, node->other, flags, &low, &high))
		return false;
	if (low < node->shortest)
		node->shortest = low;
	if (high > node->longest)
		node->longest = high;
	return true;
}

static bool prepare_node(BbReTree *tree, BbReNode *node, uint32_t flags)
{
	switch ((BbReKind)node->kind) {
	case BB_RE_LITERAL:
	case BB_RE_SET:
	case BB_RE_ANY:
		return prepare_unit(tree, node, flags);
	case BB_RE_AT:
		prepare_at(tree, node, flags);
		return true;
	case BB_RE_GROUP:
		flags = bb_re_group_flags(node, flags);
		BB_FALLTHROUGH;
	case BB_RE_ATOMIC:
	case BB_RE_SEQUENCE:
		if (!prepare_sequence(tree, node->child, flags, &node->shortest, &node->longest))
			return false;
		if (node->kind == BB_RE_GROUP && node->value) {
			tree->groups[node->value].shortest = node->shortest;
			tree->groups[node->value].longest = node->longest;
		}
		return true;
	case BB_RE_BRANCH:
		return prepare_branch(tree, node, flags);
	case BB_RE_REPEAT:
		if (!prepare_sequence(tree, node->child, flags, &node->shortest, &node->longest))
			return false;
		node->shortest = multiply_widths(node->shortest, node->min);
		node->longest = multiply_widths(node->longest, node->max);
		return true;
	case BB_RE_BACKREF:
		node->shortest = tree->groups[node->value].shortest;
		node->longest = tree->groups[node->value].longest;
		/* How its case is compared. */
		node->min = bb_re_fold_of(tree, flags);
		return true;
	case BB_RE_CONDITION:
		return prepare_condition(tree, node, flags);
	case BB_RE_LOOK:
		return prepare_look(tree, node, flags);
	case BB_RE_FAIL:
		return true;
	}
	return true;
}

static bool prepare_sequence(BbReTree *tree, BbReNode *node, uint32_t flags, uint64_t *shortest, uint64_t *longest)
{
	*shortest = *longest = 0;
	if (!bb_check_native_stack(tree->t, " while compiling a regular expression"))
		return false;
	for (; node; node = node->next) {
		if (!prepare_node(tree, node, flags))
			return false;
		*shortest = add_widths(*shortest, node->shortest);
		*longest = add_widths(*longest, node->longest);
	}
	return true;
}

bool bb_re_prepare(BbReTree *tree)
{
	uint64_t low, high;
	return prepare_sequence(tree, tree->root, tree->flags, &low, &high);
}

/* ---- What can come first. ---- */

typedef struct Walk {
	const BbReTree *tree;
	int budget, depth;
	uint32_t *map;	      /* first bytes: where they are collected; or NULL: */
	const BbReNode *unit; /* exclusion: the unit that was repeated */
	bool some;	      /* ... at least once */
} Walk;

static bool walk(Walk *w, const BbReNode *node, const BbReFollow *follow, bool asserted);

static bool walk_follow(Walk *w, const BbReFollow *follow, bool asserted)
{
	if (!follow)
		return !w->map && !asserted;
	if (follow->loop && !walk(w, follow->loop->child, follow, asserted))
		return false;
	return walk(w, follow->rest, follow->outer, asserted);
}

static void add_first_byte(const Walk *w, uint32_t c)
{
	uint8_t text[BB_UTF8_MAX_BYTES] = {(uint8_t)c};
	if (w->tree->is_text)
		(void)bb_utf8_encode(text, c);
	w->map[text[0] >> 5] |= 1u << (text[0] & 31);
}

static bool walk_unit(Walk *w, const BbReNode *node)
{
	if (w->map) {
		if (node->set)
			bb_re_set_first_bytes(node->set, !w->tree->is_text, w->map);
		else
			add_first_byte(w, node->value);
		return true;
	}
	const BbReSet *a = w->unit->set, *b = node->set;
	if (a && b)
		return bb_re_set_is_disjoint(a, b);
	if (a)
		return !bb_re_set_has(a, node->value);
	return b ? !bb_re_set_has(b, w->unit->value) : w->unit->value != node->value;
}

/* 1: the place is never one before a character of the unit; 0: it may be. */
static bool is_place_excluded(const Walk *w, const BbReNode *node)
{
	const BbReNode *unit = w->unit;
	if (w->map)
		return false;
	switch (node->value) {
	case BB_RE_OP_END_STRING:
		return true;
	case BB_RE_OP_END:
	case BB_RE_OP_END_LINE:
		return unit->set ? !bb_re_set_has(unit->set, '\n') : unit->value != '\n';
	case BB_RE_OP_BOUNDARY:
		return !node->negated && w->some && unit->set &&
		       bb_re_set_is_word(unit->set, node->min != 0, !w->tree->is_text);
	default:
		return false;
	}
}

static bool walk_branch(Walk *w, const BbReNode *node, const BbReFollow *follow, bool asserted)
{
	for (const BbReNode *a = node->child; a; a = a->next)
		if (!walk(w, a->child, follow, asserted))
			return false;
	return true;
}

/* 1, 0: the answer; -1: it is that of the node behind this one. */
static int walk_node(Walk *w, const BbReNode *node, const BbReFollow *follow, bool *asserted)
{
	BbReFollow inside = {.rest = node->next, .outer = follow};
	switch ((BbReKind)node->kind) {
	case BB_RE_LITERAL:
	case BB_RE_SET:
	case BB_RE_ANY:
		return walk_unit(w, node);
	case BB_RE_AT:
		if (is_place_excluded(w, node))
			return true;
		BB_FALLTHROUGH;
	case BB_RE_LOOK:
		*asserted = true;
		return -1;
	case BB_RE_GROUP:
	case BB_RE_ATOMIC:
	case BB_RE_SEQUENCE:
		return walk(w, node->child, &inside, *asserted);
	case BB_RE_BRANCH:
		return walk_branch(w, node, &inside, *asserted);
	case BB_RE_REPEAT:
		if (node->max && !walk(w, node->child, &inside, *asserted))
			return false;
		return node->min > 0 ? true : -1;
	case BB_RE_CONDITION:
		return walk(w, node->child, &inside, *asserted) && walk(w, node->other, &inside, *asserted);
	case BB_RE_BACKREF:
		return false;
	case BB_RE_FAIL:
		return true;
	}
	return false;
}

static bool walk(Walk *w, const BbReNode *node, const BbReFollow *follow, bool asserted)
{
	if (w->depth == 0)
		return false;
	w->depth--;
	int answer = -1;
	for (; node && answer < 0; node = node->next)
		answer = --w->budget < 0 ? false : walk_node(w, node, follow, &asserted);
	if (answer < 0)
		answer = walk_follow(w, follow, asserted);
	w->depth++;
	return answer;
}

bool bb_re_first_bytes(const BbReTree *tree, const BbReNode *sequence, const BbReFollow *follow, uint32_t map[8])
{
	Walk w = {.tree = tree, .budget = BUDGET_FIRST, .depth = DEPTH, .map = map};
	return walk(&w, sequence, follow, false);
}

bool bb_re_excludes(const BbReTree *tree, const BbReNode *unit, bool some, const BbReFollow *follow)
{
	Walk w = {.tree = tree, .budget = BUDGET, .depth = DEPTH, .unit = unit, .some = some};
	return walk_follow(&w, follow, false);
}
