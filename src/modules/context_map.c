/* SPDX-License-Identifier: MIT */
/*
 * The immutable map behind a Context.  A child of a node is a pair or a node of the next level, told apart by their
 * kinds; a node below the root has at least two entries under it when it is made, and may have fewer after a removal.
 */
#include "modules/context_map.h"

#include <string.h>

enum { BITS = 5, FANOUT = 1 << BITS };

typedef struct Node {
	const BbCellKind *kind;
	uint32_t bitmap; /* which children there are */
	BbValue children[];
} Node;

static unsigned child_count(const Node *node)
{
	return (unsigned)__builtin_popcount(node->bitmap);
}

static void trace_pair(BbTracer *tracer, void *cell)
{
	bb_trace(tracer, ((const BbContextPair *)cell)->variable);
	bb_trace(tracer, ((const BbContextPair *)cell)->value);
}

static void trace_node(BbTracer *tracer, void *cell)
{
	const Node *node = cell;
	bb_trace_values(tracer, node->children, node->children + child_count(node));
}

static const BbCellKind pair_kind = {.trace = trace_pair};
static const BbCellKind node_kind = {.trace = trace_node};

static bool is_pair(BbValue v)
{
	return *(const BbCellKind **)bb_to_pointer(v) == &pair_kind;
}

static const BbContextPair *to_pair(BbValue v)
{
	return bb_to_pointer(v);
}

static const Node *to_node(BbValue v)
{
	return bb_to_pointer(v);
}

/* The bit of the number at a level, and where its child stands. */
static uint32_t bit_at(uintptr_t number, unsigned shift)
{
	return (uint32_t)1 << (number >> shift & (FANOUT - 1));
}

static unsigned place(const Node *node, uint32_t bit)
{
	return (unsigned)__builtin_popcount(node->bitmap & (bit - 1));
}

/* ---- Looking. ---- */

const BbContextPair *bb_context_map_find(BbValue map, uintptr_t number)
{
	for (unsigned shift = 0; !bb_is_empty(map); shift += BITS) {
		if (is_pair(map))
			return to_pair(map)->number == number ? to_pair(map) : NULL;
		uint32_t bit = bit_at(number, shift);
		if (!(to_node(map)->bitmap & bit))
			return NULL;
		map = to_node(map)->children[place(to_node(map), bit)];
	}
	return NULL;
}

bool bb_context_map_visit(BbThread *t, BbValue map, bool (*visit)(BbThread *t, const BbContextPair *pair, void *arg),
			  void *arg)
{
	if (bb_is_empty(map))
		return true;
	if (is_pair(map))
		return visit(t, to_pair(map), arg);
	for (unsigned i = 0; i < child_count(to_node(map)); i++)
		if (!bb_context_map_visit(t, to_node(map)->children[i], visit, arg))
			return false;
	return true;
}

size_t bb_context_map_count(BbValue map)
{
	if (bb_is_empty(map) || is_pair(map))
		return !bb_is_empty(map);
	size_t n = 0;
	for (unsigned i = 0; i < child_count(to_node(map)); i++)
		n += bb_context_map_count(to_node(map)->children[i]);
	return n;
}

/* ---- Changing: all return EMPTY when out of memory. ---- */

static Node *new_node(BbThread *t, uint32_t bitmap)
{
	Node *node = bb_cell_new(t, &node_kind,
				 sizeof *node + (size_t)__builtin_popcount(bitmap) * sizeof node->children[0]);
	if (node)
		node->bitmap = bitmap;
	return node;
}

/* A copy of the node with that child replaced, inserted, or (EMPTY) left out. */
static BbValue with_child(BbThread *t, const Node *old, uint32_t bit, BbValue child)
{
	uint32_t bitmap = bb_is_empty(child) ? old->bitmap & ~bit : old->bitmap | bit;
	Node *node = new_node(t, bitmap);
	if (!node)
		return BB_EMPTY;
	unsigned at = place(old, bit), skip = (old->bitmap & bit) != 0, add = !bb_is_empty(child);
	memcpy(node->children, old->children, at * sizeof(BbValue));
	if (add)
		node->children[at] = child;
	memcpy(node->children + at + add, old->children + at + skip, (child_count(old) - at - skip) * sizeof(BbValue));
	return bb_from_pointer(node);
}

/* Two pairs of different numbers below one node of this level. */
static BbValue join(BbThread *t, BbValue a, BbValue b, unsigned shift)
{
	uint32_t bit_a = bit_at(to_pair(a)->number, shift), bit_b = bit_at(to_pair(b)->number, shift);
	BbValue below = BB_EMPTY;
	if (bit_a == bit_b) {
		below = join(t, a, b, shift + BITS);
		if (bb_is_empty(below))
			return BB_EMPTY;
	}
	Node *node = new_node(t, bit_a | bit_b);
	if (!node)
		return BB_EMPTY;
	if (bit_a == bit_b) {
		node->children[0] = below;
	} else {
		node->children[0] = bit_a < bit_b ? a : b;
		node->children[1] = bit_a < bit_b ? b : a;
	}
	return bb_from_pointer(node);
}

static BbValue insert(BbThread *t, BbValue map, BbValue pair, unsigned shift)
{
	if (bb_is_empty(map))
		return pair;
	if (is_pair(map))
		return to_pair(map)->number == to_pair(pair)->number ? pair : join(t, map, pair, shift);
	uint32_t bit = bit_at(to_pair(pair)->number, shift);
	const Node *node = to_node(map);
	BbValue child = node->bitmap & bit ? node->children[place(node, bit)] : BB_EMPTY;
	BbValue changed = insert(t, child, pair, shift + BITS);
	return bb_is_empty(changed) ? BB_EMPTY : with_child(t, node, bit, changed);
}

BbValue bb_context_map_with(BbThread *t, BbValue map, uintptr_t number, BbValue variable, BbValue value)
{
	BbContextPair *pair = bb_cell_new(t, &pair_kind, sizeof *pair);
	if (!pair)
		return BB_EMPTY;
	pair->number = number;
	pair->variable = variable;
	pair->value = value;
	return insert(t, map, bb_from_pointer(pair), 0);
}

static bool removed(BbThread *t, BbValue map, uintptr_t number, unsigned shift, BbValue *out)
{
	*out = BB_EMPTY;
	if (is_pair(map))
		return true;
	const Node *node = to_node(map);
	uint32_t bit = bit_at(number, shift);
	BbValue child;
	if (!removed(t, node->children[place(node, bit)], number, shift + BITS, &child))
		return false;
	if (bb_is_empty(child) && node->bitmap == bit)
		return true;
	*out = with_child(t, node, bit, child);
	return !bb_is_empty(*out);
}

bool bb_context_map_without(BbThread *t, BbValue map, uintptr_t number, BbValue *out)
{
	return removed(t, map, number, 0, out);
}
