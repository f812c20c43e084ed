/* SPDX-License-Identifier: MIT */
/*
 * The code of one unit while it is generated; see assembler.h for the invariant and the threading rule.
 *
 * A forward JUMP whose label is not bound yet holds, instead of its distance, the index + 1 of the JUMP before it that
 * waits for the same label (0: none).
 */
#include "compiler/assembler.h"

#include "base/hash.h"
#include "object/error.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"
#include "platform/platform.h"
#include "compiler/fold.h"

#include <string.h>

enum { A = 1, B = 2, C = 4, AB = A | B, ABC = A | B | C };

static const uint8_t register_operands[BB_OPCODE_COUNT] = {
	[BB_OPCODE_MOVE] = AB,
	[BB_OPCODE_LOADK] = A,
	[BB_OPCODE_LOADKX] = A,
	[BB_OPCODE_LOADI] = A,
	[BB_OPCODE_CLEAR] = A,
	[BB_OPCODE_CHECK] = A,
	[BB_OPCODE_LOAD_FAR] = A,
	[BB_OPCODE_STORE_FAR] = A,
	[BB_OPCODE_MAKE_CELL] = A,
	[BB_OPCODE_LOAD_CELL] = AB,
	[BB_OPCODE_STORE_CELL] = AB,
	[BB_OPCODE_DELETE_CELL] = A,
	[BB_OPCODE_LOAD_FREE] = A,
	[BB_OPCODE_STORE_FREE] = A,
	[BB_OPCODE_FREE_CELL] = A,
	[BB_OPCODE_SHORT_LOAD_GLOBAL] = A,
	[BB_OPCODE_SHORT_LOAD_NAME] = A,
	[BB_OPCODE_SHORT_STORE_NAME] = A,
	[BB_OPCODE_SHORT_LOAD_ATTR] = AB,
	[BB_OPCODE_SHORT_LOAD_METHOD] = AB,
	[BB_OPCODE_SHORT_STORE_ATTR] = AB,
	[BB_OPCODE_SHORT_IMPORT_FROM] = AB,
	[BB_OPCODE_LOAD_GLOBAL] = A,
	[BB_OPCODE_STORE_GLOBAL] = A,
	[BB_OPCODE_LOAD_NAME] = A,
	[BB_OPCODE_STORE_NAME] = A,
	[BB_OPCODE_LOAD_DICT_OR_GLOBAL] = AB,
	[BB_OPCODE_LOAD_DICT_OR_FREE] = AB,
	[BB_OPCODE_LOAD_DICT_OR_CELL] = ABC,
	[BB_OPCODE_LOAD_LOCALS] = A,
	[BB_OPCODE_LOAD_ATTR] = AB,
	[BB_OPCODE_LOAD_METHOD] = AB,
	[BB_OPCODE_STORE_ATTR] = AB,
	[BB_OPCODE_DELETE_ATTR] = A,
	[BB_OPCODE_LOAD_SUPER_ATTR] = AB,
	[BB_OPCODE_LOAD_SUPER_METHOD] = AB,
	[BB_OPCODE_GETITEM] = ABC,
	[BB_OPCODE_GETITEM_K] = AB,
	[BB_OPCODE_SETITEM] = ABC,
	[BB_OPCODE_DELITEM] = AB,
	[BB_OPCODE_ADD] = ABC,
	[BB_OPCODE_SUB] = ABC,
	[BB_OPCODE_MUL] = ABC,
	[BB_OPCODE_MATMUL] = ABC,
	[BB_OPCODE_TRUEDIV] = ABC,
	[BB_OPCODE_FLOORDIV] = ABC,
	[BB_OPCODE_MOD] = ABC,
	[BB_OPCODE_POW] = ABC,
	[BB_OPCODE_LSHIFT] = ABC,
	[BB_OPCODE_RSHIFT] = ABC,
	[BB_OPCODE_AND] = ABC,
	[BB_OPCODE_XOR] = ABC,
	[BB_OPCODE_OR] = ABC,
	[BB_OPCODE_ADD_K] = AB,
	[BB_OPCODE_SUB_K] = AB,
	[BB_OPCODE_MUL_K] = AB,
	[BB_OPCODE_TRUEDIV_K] = AB,
	[BB_OPCODE_FLOORDIV_K] = AB,
	[BB_OPCODE_MOD_K] = AB,
	[BB_OPCODE_LSHIFT_K] = AB,
	[BB_OPCODE_RSHIFT_K] = AB,
	[BB_OPCODE_AND_K] = AB,
	[BB_OPCODE_INPLACE_ADD] = ABC,
	[BB_OPCODE_INPLACE_SUB] = ABC,
	[BB_OPCODE_INPLACE_MUL] = ABC,
	[BB_OPCODE_INPLACE_ADD_K] = AB,
	[BB_OPCODE_INPLACE_SUB_K] = AB,
	[BB_OPCODE_INPLACE] = ABC,
	[BB_OPCODE_NEG] = AB,
	[BB_OPCODE_POS] = AB,
	[BB_OPCODE_INVERT] = AB,
	[BB_OPCODE_NOT] = AB,
	[BB_OPCODE_LT] = ABC,
	[BB_OPCODE_LE] = ABC,
	[BB_OPCODE_EQ] = ABC,
	[BB_OPCODE_NE] = ABC,
	[BB_OPCODE_GT] = ABC,
	[BB_OPCODE_GE] = ABC,
	[BB_OPCODE_IS] = ABC,
	[BB_OPCODE_IS_NOT] = ABC,
	[BB_OPCODE_IN] = ABC,
	[BB_OPCODE_NOT_IN] = ABC,
	[BB_OPCODE_TEST] = A,
	[BB_OPCODE_TEST_LT] = AB,
	[BB_OPCODE_TEST_LE] = AB,
	[BB_OPCODE_TEST_EQ] = AB,
	[BB_OPCODE_TEST_NE] = AB,
	[BB_OPCODE_TEST_GT] = AB,
	[BB_OPCODE_TEST_GE] = AB,
	[BB_OPCODE_TEST_LT_K] = A,
	[BB_OPCODE_TEST_LE_K] = A,
	[BB_OPCODE_TEST_EQ_K] = A,
	[BB_OPCODE_TEST_NE_K] = A,
	[BB_OPCODE_TEST_GT_K] = A,
	[BB_OPCODE_TEST_GE_K] = A,
	[BB_OPCODE_TEST_IS] = AB,
	[BB_OPCODE_TEST_NONE] = A,
	[BB_OPCODE_TEST_IN] = AB,
	[BB_OPCODE_TEST_EMPTY] = A,
	[BB_OPCODE_CALL] = AB,
	[BB_OPCODE_CALL_METHOD] = AB,
	[BB_OPCODE_CALL_KW] = AB,
	[BB_OPCODE_CALL_METHOD_KW] = AB,
	[BB_OPCODE_CALL_EX] = AB,
	[BB_OPCODE_RETURN] = A,
	[BB_OPCODE_BUILD_TUPLE] = AB,
	[BB_OPCODE_BUILD_LIST] = AB,
	[BB_OPCODE_BUILD_SET] = AB,
	[BB_OPCODE_BUILD_MAP] = AB,
	[BB_OPCODE_BUILD_STRING] = AB,
	[BB_OPCODE_BUILD_SLICE] = AB,
	[BB_OPCODE_LIST_APPEND] = AB,
	[BB_OPCODE_LIST_EXTEND] = AB,
	[BB_OPCODE_LIST_TO_TUPLE] = AB,
	[BB_OPCODE_SET_ADD] = AB,
	[BB_OPCODE_SET_UPDATE] = AB,
	[BB_OPCODE_MAP_ADD] = ABC,
	[BB_OPCODE_DICT_UPDATE] = AB,
	[BB_OPCODE_DICT_MERGE] = ABC,
	[BB_OPCODE_CONVERT] = AB,
	[BB_OPCODE_FORMAT] = AB,
	[BB_OPCODE_BUILD_INTERPOLATION] = AB,
	[BB_OPCODE_BUILD_TEMPLATE] = AB,
	[BB_OPCODE_UNPACK] = AB,
	[BB_OPCODE_UNPACK_EX] = AB,
	[BB_OPCODE_MAKE_FUNCTION] = A,
	[BB_OPCODE_SET_FUNCTION] = AB,
	[BB_OPCODE_LOAD_BUILD_CLASS] = A,
	[BB_OPCODE_GET_ITER] = AB,
	[BB_OPCODE_FOR_PREPARE] = AB,
	[BB_OPCODE_FOR_ITER] = AB,
	[BB_OPCODE_YIELD] = AB,
	[BB_OPCODE_YIELD_FROM_ITER] = AB,
	[BB_OPCODE_SEND] = ABC,
	[BB_OPCODE_YIELD_DELEGATED] = ABC,
	[BB_OPCODE_GET_AWAITABLE] = AB,
	[BB_OPCODE_GET_AITER] = AB,
	[BB_OPCODE_GET_ANEXT] = AB,
	[BB_OPCODE_END_ASYNC_FOR] = A,
	[BB_OPCODE_ASYNC_GEN_WRAP] = AB,
	[BB_OPCODE_RAISE] = AB,
	[BB_OPCODE_RERAISE] = A,
	[BB_OPCODE_PUSH_HANDLED] = AB,
	[BB_OPCODE_POP_HANDLED] = A,
	[BB_OPCODE_MATCH_EXCEPTION] = ABC,
	[BB_OPCODE_MATCH_GROUP] = ABC,
	[BB_OPCODE_PREP_RERAISE_STAR] = ABC,
	[BB_OPCODE_LOAD_ASSERTION_ERROR] = A,
	[BB_OPCODE_WITH_ENTER] = AB,
	[BB_OPCODE_WITH_EXIT] = AB,
	[BB_OPCODE_WITH_EXCEPT] = ABC,
	[BB_OPCODE_ASYNC_WITH_ENTER] = AB,
	[BB_OPCODE_IMPORT_NAME] = ABC,
	[BB_OPCODE_IMPORT_FROM] = AB,
	[BB_OPCODE_IMPORT_STAR] = A,
	[BB_OPCODE_MATCH_SEQUENCE] = AB,
	[BB_OPCODE_MATCH_MAPPING] = AB,
	[BB_OPCODE_MATCH_KEYS] = ABC,
	[BB_OPCODE_MATCH_CLASS] = ABC,
	[BB_OPCODE_MATCH_REST] = ABC,
	[BB_OPCODE_GET_LEN] = AB,
	[BB_OPCODE_INTRINSIC] = AB,
};

static const uint8_t lengths[BB_OPCODE_COUNT] = {
#define X(name, words) words,
	BB_OPCODES(X)
#undef X
};

unsigned bb_assembler_register_operands(BbOpcode op)
{
	return register_operands[op];
}

unsigned bb_assembler_length(BbOpcode op)
{
	return lengths[op];
}

void bb_assembler_no_memory(BbAssembler *a)
{
	if (!a->failed)
		bb_raise_no_memory(a->t);
	a->failed = true;
	a->reachable = false;
}

/* Makes an array outside the heap larger.  Returns false when there is no memory (nothing is raised). */
static bool grow(BbThread *t, void *array, uint32_t used, uint32_t capacity, size_t item)
{
	void **place = array;
	void *larger = bb_heap_outside_grow(t, *place, (size_t)used * item, (size_t)capacity * item);

	if (larger == NULL)
		return false;
	*place = larger;
	return true;
}

void bb_assembler_init(BbAssembler *a, BbThread *t)
{
	memset(a, 0, sizeof *a);
	a->t = t;
	a->reachable = true;
	a->last_jump = -1;
	a->next_temp = a->max_temp = BB_NEAR_LOCALS;
	a->constants = bb_list_new(t, 8);
	if (bb_is_empty(a->constants)) {
		a->failed = true;
		a->reachable = false;
	}
}

void bb_assembler_free(BbAssembler *a)
{
	bb_heap_outside_free(a->t, a->words);
	bb_heap_outside_free(a->t, a->labels);
	bb_heap_outside_free(a->t, a->constant_index);
	bb_heap_outside_free(a->t, a->exceptions);
	bb_heap_outside_free(a->t, a->exception_depths);
	a->words = NULL;
	a->positions = NULL;
	a->labels = NULL;
	a->constant_index = NULL;
	a->exceptions = NULL;
	a->exception_depths = NULL;
}

int bb_assembler_temps(BbAssembler *a, int n)
{
	int first = a->next_temp;

	if (first + n > 256) {
		if (!a->failed)
			bb_raise(a->t, &bb_exc_SyntaxError, "too many nested expressions");
		a->failed = true;
		a->reachable = false;
		return BB_NEAR_LOCALS;
	}
	a->next_temp = first + n;
	if (a->next_temp > a->max_temp)
		a->max_temp = a->next_temp;
	return first;
}

/* The positions follow the words, since one piece of memory can grow where it is when two hinder each other. */
static bool grow_words(BbAssembler *a)
{
	uint32_t capacity = a->capacity != 0 ? BB_MORE_ITEMS(a->capacity) : 32;
	size_t item = sizeof *a->words + sizeof *a->positions;

	if (capacity > 1u << 23 || !grow(a->t, &a->words, a->capacity, capacity, item))
		return false;
	a->positions = (BbPosition *)(a->words + capacity);
	memmove(a->positions, a->words + a->capacity, a->count * sizeof *a->positions);
	a->capacity = capacity;
	return true;
}

uint32_t bb_assembler_emit(BbAssembler *a, const BbPos *pos, uint32_t word)
{
	if (!a->reachable || a->failed)
		return 0;
	if (a->count == a->capacity && !grow_words(a)) {
		bb_assembler_no_memory(a);
		return 0;
	}
	a->words[a->count] = word;
	a->positions[a->count] = pos == NULL ? (BbPosition){0, 0, BB_PLACE_NONE, BB_PLACE_NONE}
					     : (BbPosition){pos->line, pos->end_line, pos->col, pos->end_col};
	a->last_jump = -1;
	return a->count++;
}

uint32_t bb_assembler_cache(BbAssembler *a)
{
	if (!a->reachable)
		return BB_NO_CACHE;
	return a->cache_count < BB_NO_CACHE ? a->cache_count++ : BB_NO_CACHE;
}

/* Short forms with the name in B and C, or in C alone. */
static BbOpcode short_form(BbOpcode op, bool *in_c)
{
	*in_c = op >= BB_OPCODE_LOAD_ATTR;
	switch (op) {
	case BB_OPCODE_LOAD_GLOBAL:
		return BB_OPCODE_SHORT_LOAD_GLOBAL;
	case BB_OPCODE_LOAD_NAME:
		return BB_OPCODE_SHORT_LOAD_NAME;
	case BB_OPCODE_STORE_NAME:
		return BB_OPCODE_SHORT_STORE_NAME;
	case BB_OPCODE_LOAD_ATTR:
		return BB_OPCODE_SHORT_LOAD_ATTR;
	case BB_OPCODE_LOAD_METHOD:
		return BB_OPCODE_SHORT_LOAD_METHOD;
	case BB_OPCODE_STORE_ATTR:
		return BB_OPCODE_SHORT_STORE_ATTR;
	case BB_OPCODE_IMPORT_FROM:
		return BB_OPCODE_SHORT_IMPORT_FROM;
	default:
		return op;
	}
}

bool bb_assembler_shorten(BbAssembler *a, unsigned name)
{
	if (a->failed)
		return false;
	bool in_c;
	uint32_t *word = &a->words[a->count - 1];
	BbOpcode op = BB_OP(*word), form = short_form(op, &in_c);
	if (form == op || (in_c && name > UINT8_MAX))
		return false;
	*word = (*word & ~(uint32_t)UINT8_MAX) | form | (uint32_t)name << (in_c ? 24 : 16);
	return true;
}

void bb_assembler_unreachable(BbAssembler *a)
{
	a->reachable = false;
	memset(&a->bound, 0xff, sizeof a->bound);
}

/* ---- Labels. ---- */

BbLabel bb_assembler_label(BbAssembler *a)
{
	if (a->label_count == a->label_capacity) {
		uint32_t capacity = a->label_capacity != 0 ? 2 * a->label_capacity : 16;

		if (!grow(a->t, &a->labels, a->label_count, capacity, sizeof *a->labels)) {
			bb_assembler_no_memory(a);
			return 0;
		}
		a->label_capacity = capacity;
	}
	BbLabelInfo *label = &a->labels[a->label_count];
	label->target = label->fixup = -1;
	label->reached = false;
	return (BbLabel)a->label_count++;
}

static void merge(BbLabelInfo *label, const BbBound *bound)
{
	if (!label->reached) {
		label->bound = *bound;
		label->reached = true;
		return;
	}
	for (unsigned i = 0; i < BB_TRACKED_WORDS; i++)
		label->bound.words[i] &= bound->words[i];
}

static bool has_own_line(const BbAssembler *a, uint32_t at)
{
	return a->positions[at].line && (at == 0 || a->positions[at].line != a->positions[at - 1].line);
}

void bb_assembler_bind(BbAssembler *a, BbLabel l)
{
	if (a->failed)
		return;
	BbLabelInfo *label = &a->labels[l];

	if (!label->reached && !a->reachable) {
		label->target = (int32_t)a->count; /* nothing leads here */
		return;
	}
	/* A jump to the very next word is not needed, except that a break on a line of its own can be traced. */
	if (a->last_jump >= 0 && a->barrier < a->count && label->fixup == a->last_jump) {
		uint32_t at = (uint32_t)label->fixup, link = a->words[at] >> 8;

		if (has_own_line(a, at))
			a->words[at] = BB_INSTRUCTION(BB_OPCODE_NOP, 0, 0, 0);
		else
			a->count--;
		label->fixup = (int32_t)link - 1;
		a->last_jump = -1;
	}
	label->target = (int32_t)a->count;
	for (int32_t i = label->fixup; i >= 0;) {
		int32_t before = (int32_t)(a->words[i] >> 8) - 1;

		a->words[i] = BB_INSTRUCTION_SJ(BB_OPCODE_JUMP, label->target - (i + 1));
		i = before;
	}
	label->fixup = -1;
	if (label->reached || a->reachable) {
		if (a->reachable)
			merge(label, &a->bound);
		a->bound = label->bound;
		a->reachable = true;
	}
	a->barrier = a->count;
	a->last_jump = -1;
}

void bb_assembler_jump_if(BbAssembler *a, const BbPos *pos, BbLabel l)
{
	if (!a->reachable || a->failed)
		return;
	uint32_t at = bb_assembler_emit(a, pos, 0);
	if (a->failed)
		return;
	BbLabelInfo *label = &a->labels[l];

	BB_ASSERT(label->target < 0);
	a->words[at] = BB_INSTRUCTION_SJ(BB_OPCODE_JUMP, label->fixup + 1);
	label->fixup = (int32_t)at;
	merge(label, &a->bound);
}

void bb_assembler_jump(BbAssembler *a, const BbPos *pos, BbLabel label)
{
	if (!a->reachable || a->failed)
		return;
	bb_assembler_jump_if(a, pos, label);
	a->last_jump = (int64_t)a->count - 1;
	bb_assembler_unreachable(a);
}

void bb_assembler_jump_back(BbAssembler *a, const BbPos *pos, BbLabel label)
{
	if (!a->reachable || a->failed)
		return;
	BB_ASSERT(a->labels[label].target >= 0);
	bb_assembler_emit(a, pos,
			  BB_INSTRUCTION_SJ(BB_OPCODE_JUMP_BACK, a->labels[label].target - (int32_t)(a->count + 1)));
	bb_assembler_unreachable(a);
}

/* ---- Constants. ---- */

/* All constants are in the index, and there is room for one more; false: no memory. */
static bool index_constants(BbAssembler *a)
{
	size_t count = bb_list_count(a->constants);

	if (2 * count >= a->constant_mask) {
		uint32_t size = 32;
		while (size <= 2 * count + 1)
			size *= 2;
		bb_heap_outside_free(a->t, a->constant_index);
		a->constant_index = bb_heap_outside(a->t, size * sizeof *a->constant_index);
		if (a->constant_index == NULL) {
			bb_assembler_no_memory(a);
			return false;
		}
		a->constant_mask = size - 1;
		a->indexed = 0;
	}
	for (; a->indexed < count; a->indexed++) {
		uint32_t at = bb_fold_constant_hash(bb_list_peek(bb_to_list(a->constants), a->indexed));

		while (a->constant_index[at & a->constant_mask] != 0)
			at++;
		a->constant_index[at & a->constant_mask] = (uint32_t)a->indexed + 1;
	}
	return true;
}

uint32_t bb_assembler_constant(BbAssembler *a, BbValue v)
{
	if (a->failed || !a->reachable || !index_constants(a))
		return 0;
	uint32_t at = bb_fold_constant_hash(v), found;
	while ((found = a->constant_index[at & a->constant_mask]) != 0) {
		if (bb_fold_constant_same(bb_list_peek(bb_to_list(a->constants), found - 1), v))
			return found - 1;
		at++;
	}
	if (!bb_list_append(a->t, a->constants, v)) {
		a->failed = true;
		a->reachable = false;
		return 0;
	}
	a->constant_index[at & a->constant_mask] = (uint32_t)++a->indexed;
	return (uint32_t)a->indexed - 1;
}

/* ---- Exceptions. ---- */

void bb_assembler_protect(BbAssembler *a, uint32_t start, uint32_t end, BbLabel handler, int reg, unsigned depth)
{
	if (a->failed || start >= end)
		return;
	if (a->exception_count == a->exception_capacity) {
		uint32_t capacity = a->exception_capacity != 0 ? 2 * a->exception_capacity : 8;

		if (!grow(a->t, &a->exceptions, a->exception_count, capacity, sizeof *a->exceptions) ||
		    !grow(a->t, &a->exception_depths, a->exception_count, capacity, sizeof *a->exception_depths)) {
			bb_assembler_no_memory(a);
			return;
		}
		a->exception_capacity = capacity;
	}
	/* The handler is known as a label only; finish, or forget, turns it into a word. */
	a->exceptions[a->exception_count] = (BbExceptionEntry){start, end, (uint32_t)handler, (uint16_t)reg};
	a->exception_depths[a->exception_count++] = (uint16_t)depth;
}

/* ---- Bound locals. ---- */

bool bb_assembler_is_bound(const BbAssembler *a, int local)
{
	if (!a->reachable)
		return true;
	return local < 64 * BB_TRACKED_WORDS && (a->bound.words[local / 64] >> (local % 64) & 1) != 0;
}

void bb_assembler_set_bound(BbAssembler *a, int local, bool bound)
{
	if (local >= 64 * BB_TRACKED_WORDS || !a->reachable)
		return;
	if (bound)
		a->bound.words[local / 64] |= (uint64_t)1 << (local % 64);
	else
		a->bound.words[local / 64] &= ~((uint64_t)1 << (local % 64));
}

/* ---- The end. ---- */

static void resolve_exceptions(BbAssembler *a)
{
	for (uint32_t i = a->exceptions_resolved; i < a->exception_count; i++)
		a->exceptions[i].handler = (uint32_t)a->labels[a->exceptions[i].handler].target;
	a->exceptions_resolved = a->exception_count;
}

void bb_assembler_forget_labels(BbAssembler *a)
{
	if (a->failed)
		return;
	resolve_exceptions(a);
	a->label_count = 0;
}

static void reverse(BbAssembler *a, uint32_t from, uint32_t to)
{
	while (from + 1 < to) {
		uint32_t word = a->words[from];
		BbPosition position = a->positions[from];

		to--;
		a->words[from] = a->words[to];
		a->positions[from] = a->positions[to];
		a->words[to] = word;
		a->positions[to] = position;
		from++;
	}
}

void bb_assembler_rotate(BbAssembler *a, uint32_t from)
{
	if (a->failed || from == a->count)
		return;
	uint32_t n = a->count - from;

	resolve_exceptions(a);
	reverse(a, 0, from);
	reverse(a, from, a->count);
	reverse(a, 0, a->count);
	for (uint32_t i = 0; i < a->exception_count; i++) {
		a->exceptions[i].start += n;
		a->exceptions[i].end += n;
		a->exceptions[i].handler += n;
	}
}

/* Where a chain of forward jumps that begins at word i ends. */
static uint32_t jump_target(const BbAssembler *a, uint32_t i)
{
	uint32_t target = (uint32_t)((int32_t)i + 1 + BB_SJ(a->words[i]));

	while (target < a->count && BB_OP(a->words[target]) == BB_OPCODE_JUMP)
		target = (uint32_t)((int32_t)target + 1 + BB_SJ(a->words[target]));
	return target;
}

static void shorten_jumps(BbAssembler *a)
{
	for (uint32_t i = 0; i < a->count;) {
		BbOpcode op = BB_OP(a->words[i]);

		if (op == BB_OPCODE_JUMP) {
			uint32_t target = jump_target(a, i), word = target < a->count ? a->words[target] : 0;

			if (BB_OP(word) == BB_OPCODE_RETURN || BB_OP(word) == BB_OPCODE_RETURN_K) {
				a->words[i] = word;
				a->positions[i] = a->positions[target];
			} else if (BB_OP(word) == BB_OPCODE_JUMP_BACK) {
				a->words[i] = BB_INSTRUCTION_SJ(BB_OPCODE_JUMP_BACK,
								(int32_t)target + 1 + BB_SJ(word) - (int32_t)(i + 1));
			} else {
				a->words[i] = BB_INSTRUCTION_SJ(BB_OPCODE_JUMP, (int32_t)(target - (i + 1)));
			}
		} else if (lengths[op] == 2 && i + 1 < a->count && BB_OP(a->words[i + 1]) == BB_OPCODE_JUMP &&
			   ((op >= BB_OPCODE_TEST && op <= BB_OPCODE_TEST_EMPTY) || op == BB_OPCODE_FOR_ITER ||
			    op == BB_OPCODE_SEND)) {
			uint32_t target = jump_target(a, i + 1);

			a->words[i + 1] = BB_INSTRUCTION_SJ(BB_OPCODE_JUMP, (int32_t)(target - (i + 2)));
		}
		i += lengths[op];
	}
}

/* Moves temporaries from BB_NEAR_LOCALS down by distance. */
static void move_temporaries(BbAssembler *a, unsigned distance)
{
	for (uint32_t i = 0; i < a->count; i += lengths[BB_OP(a->words[i])]) {
		uint32_t word = a->words[i];
		unsigned operands = register_operands[BB_OP(word)];

		if ((operands & A) && BB_A(word) >= BB_NEAR_LOCALS)
			word -= distance << 8;
		if ((operands & B) && BB_B(word) >= BB_NEAR_LOCALS)
			word -= distance << 16;
		if ((operands & C) && BB_C(word) >= BB_NEAR_LOCALS)
			word -= distance << 24;
		a->words[i] = word;
	}
	for (uint32_t i = 0; i < a->exception_count; i++)
		a->exceptions[i].reg = (uint16_t)(a->exceptions[i].reg - distance);
}

/* The innermost ranges come first; ranges of one depth do not overlap. */
static void sort_exceptions(BbAssembler *a)
{
	for (uint32_t i = 1; i < a->exception_count; i++) {
		BbExceptionEntry entry = a->exceptions[i];
		uint16_t depth = a->exception_depths[i];
		uint32_t j = i;

		for (; j > 0 && a->exception_depths[j - 1] < depth; j--) {
			a->exceptions[j] = a->exceptions[j - 1];
			a->exception_depths[j] = a->exception_depths[j - 1];
		}
		a->exceptions[j] = entry;
		a->exception_depths[j] = depth;
	}
}

bool bb_assembler_finish(BbAssembler *a, unsigned local_count, BbCodeParts *parts, BbValue *constants)
{
	bool far = local_count > BB_NEAR_LOCALS;
	unsigned temps = (unsigned)(a->max_temp - BB_NEAR_LOCALS);

	if (a->failed)
		return false;
	resolve_exceptions(a);
	shorten_jumps(a);
	sort_exceptions(a);
	if (!far && local_count < BB_NEAR_LOCALS)
		move_temporaries(a, BB_NEAR_LOCALS - local_count);
	*constants = bb_list_snapshot(a->t, a->constants);
	if (bb_is_empty(*constants)) {
		a->failed = true;
		return false;
	}
	parts->instructions = a->words;
	parts->instruction_positions = a->positions;
	parts->instruction_count = a->count;
	parts->constants = bb_to_tuple(*constants)->items;
	parts->constant_count = (uint32_t)bb_tuple_count(*constants);
	parts->exceptions = a->exceptions;
	parts->exception_count = a->exception_count;
	parts->cache_count = a->cache_count;
	parts->register_count = far ? local_count + 128 : local_count + temps;
	if (far)
		parts->flags |= BB_CODE_FAR;
	return true;
}
