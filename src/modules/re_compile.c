/* SPDX-License-Identifier: MIT */
/*
 * The compiler of regular expressions.  Each node becomes instructions that end behind themselves on success; what
 * comes behind is known as a BbReFollow, so that choices that cannot help are left out.
 *
 * Recursion goes as deep as groups are nested; the C stack is checked.
 */
#include "modules/re_compile.h"

#include "base/utf8.h"
#include "modules/re_analyse.h"
#include "object/error.h"

#include <string.h>

enum { MAX_WORDS = 1 << 26, MAX_PREFIX = 64 };

const BbCellKind bb_re_program_kind = {0};

uint32_t bb_re_op_words(BbReOp op)
{
	static const uint8_t words[] = {
#define X(name, operands) 1 + operands,
		BB_RE_OPS(X)
#undef X
	};
	return words[op];
}

typedef struct Words {
	uint32_t *words;
	uint32_t count, room;
} Words;

typedef struct Compiler {
	BbReTree *tree;
	Words code, pool;
	uint32_t slots;
	bool failed;
	bool has_backref;
} Compiler;

static void emit_sequence(Compiler *c, const BbReNode *node, const BbReFollow *follow);

/* ---- Words. ---- */

static void reserve(Compiler *c, Words *w, uint32_t n)
{
	if (w->count + n <= w->room)
		return;
	uint32_t room = w->room * 2 + n + 64;
	uint32_t *words = NULL;
	if (room > MAX_WORDS)
		bb_overflow_error(c->tree->t, "regular expression code size limit exceeded");
	else
		words = bb_re_tree_alloc(c->tree, room * sizeof *words);
	if (!words) {
		c->failed = true;
		return;
	}
	if (w->count)
		memcpy(words, w->words, w->count * sizeof *words);
	w->words = words;
	w->room = room;
}

static void put(Compiler *c, uint32_t word)
{
	reserve(c, &c->code, 1);
	if (!c->failed)
		c->code.words[c->code.count++] = word;
}

static void emit1(Compiler *c, BbReOp op, uint32_t a)
{
	put(c, op);
	put(c, a);
}

static void emit2(Compiler *c, BbReOp op, uint32_t a, uint32_t b)
{
	emit1(c, op, a);
	put(c, b);
}

/* A jump whose target is not known yet: returns where the target goes. */
static uint32_t emit_jump(Compiler *c, BbReOp op)
{
	emit1(c, op, 0);
	return c->code.count - 1;
}

/* The jump goes here. */
static void land(Compiler *c, uint32_t jump)
{
	if (!c->failed)
		c->code.words[jump] = c->code.count;
}

/* Adds words to the pool, or finds them there: their offset. */
static uint32_t pool_add(Compiler *c, const void *data, uint32_t n)
{
	Words *w = &c->pool;
	for (uint32_t i = 0; i + n <= w->count && w->count < 512; i++)
		if (memcmp(w->words + i, data, n * sizeof(uint32_t)) == 0)
			return i;
	reserve(c, w, n);
	if (c->failed)
		return 0;
	memcpy(w->words + w->count, data, n * sizeof(uint32_t));
	w->count += n;
	return w->count - n;
}

static uint32_t pool_set(Compiler *c, const BbReSet *set)
{
	return pool_add(c, set, bb_re_set_words(set));
}

static uint32_t pool_text(Compiler *c, const uint8_t *text, uint32_t size)
{
	uint32_t words[MAX_PREFIX / sizeof(uint32_t)] = {0};
	memcpy(words, text, size);
	return pool_add(c, words, (size + 3) / 4);
}

/* ---- Characters. ---- */

static unsigned encode(const Compiler *c, uint32_t character, uint8_t *out)
{
	if (c->tree->is_text)
		return bb_utf8_encode(out, character);
	*out = (uint8_t)character;
	return 1;
}

/* A set of a letter in both cases and nothing else. */
static bool is_either(const BbReSet *set, uint8_t pair[2])
{
	unsigned n = 0;
	if (set->count || (set->flags & ~(uint32_t)BB_RE_FOLDED))
		return false;
	for (unsigned i = 0; i < 8; i++) {
		for (uint32_t bits = set->bits[i]; bits; bits &= bits - 1) {
			if (n == 2)
				return false;
			pair[n++] = (uint8_t)(i * 32 + (unsigned)__builtin_ctz(bits));
		}
	}
	/* Those that have a partner beyond ASCII. */
	return n == 2 && pair[1] < 0x80 && ((set->flags & BB_RE_FOLDED) == 0 || !strchr("iks", pair[1]));
}

static void emit_set(Compiler *c, const BbReNode *node)
{
	uint8_t pair[2];
	if (node->kind == BB_RE_ANY)
		put(c, node->value ? BB_RE_OP_ANY_ALL : BB_RE_OP_ANY);
	else if (is_either(node->set, pair))
		emit2(c, BB_RE_OP_EITHER, pair[0], pair[1]);
	else
		emit1(c, BB_RE_OP_SET, pool_set(c, node->set));
}

static bool is_plain(const BbReNode *node)
{
	return node && node->kind == BB_RE_LITERAL && !node->set;
}

/* As many plain characters as there are from node on; returns the last. */
static const BbReNode *emit_text(Compiler *c, const BbReNode *node)
{
	uint8_t text[MAX_PREFIX];
	uint32_t size = 0;
	for (;;) {
		size += encode(c, node->value, text + size);
		if (!is_plain(node->next) || size > MAX_PREFIX - BB_UTF8_MAX_BYTES)
			break;
		node = node->next;
	}
	if (size == 1)
		emit1(c, BB_RE_OP_BYTE, text[0]);
	else
		emit2(c, BB_RE_OP_BYTES, size, pool_text(c, text, size));
	return node;
}

/* ---- Repetition. ---- */

static void unit_of(Compiler *c, const BbReNode *node, uint32_t *unit, uint32_t *operand)
{
	*operand = 0;
	if (node->kind == BB_RE_ANY) {
		*unit = node->value ? BB_RE_UNIT_ANY_ALL : BB_RE_UNIT_ANY;
	} else if (node->set) {
		*unit = BB_RE_UNIT_SET;
		*operand = pool_set(c, node->set);
	} else if (node->value < 0x80 || !c->tree->is_text) {
		*unit = BB_RE_UNIT_BYTE;
		*operand = node->value;
	} else {
		BbReItem item = {node->value, node->value, 0};
		BbReSet *set = bb_re_tree_alloc(c->tree, bb_re_set_size(1));
		*unit = BB_RE_UNIT_SET;
		if (!set) {
			c->failed = true;
			return;
		}
		bb_re_set_make(set, &item, 1, false, BB_RE_FOLD_NONE, true, false);
		*operand = pool_set(c, set);
	}
}

/* The byte that comes next in any case. */
static uint32_t following_byte(const Compiler *c, const BbReFollow *follow)
{
	uint8_t text[BB_UTF8_MAX_BYTES];
	while (follow && !follow->loop && !follow->rest)
		follow = follow->outer;
	const BbReNode *node = follow && !follow->loop ? follow->rest : NULL;
	while (node && node->kind == BB_RE_GROUP && node->child)
		node = node->child;
	if (!is_plain(node))
		return BB_RE_FOLLOW_ANY;
	encode(c, node->value, text);
	return text[0];
}

static void emit_unit_repeat(Compiler *c, const BbReNode *node, const BbReFollow *follow)
{
	const BbReNode *child = node->child;
	uint32_t unit, operand;
	BbReOp op = BB_RE_OP_REPEAT;
	unit_of(c, child, &unit, &operand);
	if (node->value == BB_RE_LAZY)
		op = BB_RE_OP_REPEAT_LAZY;
	if (node->value == BB_RE_POSSESSIVE || node->min == node->max ||
	    (node->value == BB_RE_GREEDY && bb_re_excludes(c->tree, child, node->min > 0, follow)))
		op = BB_RE_OP_REPEAT_ALL;
	emit2(c, op, unit, operand);
	put(c, node->min);
	put(c, node->max);
	put(c, op == BB_RE_OP_REPEAT_ALL ? BB_RE_FOLLOW_ANY : following_byte(c, follow));
}

/* Unless the next byte is in the map, jumps: returns where the target goes. */
static uint32_t emit_unless(Compiler *c, const uint32_t map[8])
{
	uint32_t byte = 0, n = 0;
	for (uint32_t i = 0; i < 8; i++) {
		n += (uint32_t)__builtin_popcount(map[i]);
		if (map[i])
			byte = i * 32 + (uint32_t)__builtin_ctz(map[i]);
	}
	if (n == 1)
		emit2(c, BB_RE_OP_UNLESS_BYTE, byte, 0);
	else
		emit2(c, BB_RE_OP_UNLESS_MAP, pool_add(c, map, 8), 0);
	return c->code.count - 1;
}

static bool do_maps_meet(const uint32_t a[8], const uint32_t b[8])
{
	for (unsigned i = 0; i < 8; i++)
		if (a[i] & b[i])
			return true;
	return false;
}

#define NO_JUMP UINT32_MAX

/* The beginning of an optional part, which can be left out: up to two jumps behind it.  As little as possible is done
 * for bytes that cannot begin it; no choice is made if those that can begin it cannot begin what follows. */
static void emit_option(Compiler *c, const BbReNode *child, const BbReFollow *inside, const BbReFollow *follow,
			uint32_t jumps[2])
{
	uint32_t map[8] = {0}, rest[8] = {0};
	bool known = bb_re_first_bytes(c->tree, child, inside, map);
	jumps[0] = known ? emit_unless(c, map) : NO_JUMP;
	bool alone = known && follow && bb_re_first_bytes(c->tree, follow->rest, follow->outer, rest) &&
		     !follow->loop && !do_maps_meet(map, rest);
	jumps[1] = alone ? NO_JUMP : emit_jump(c, BB_RE_OP_SPLIT);
}

static void land_option(Compiler *c, const uint32_t jumps[2])
{
	for (unsigned i = 0; i < 2; i++)
		if (jumps[i] != NO_JUMP)
			land(c, jumps[i]);
}

static void emit_optional(Compiler *c, const BbReNode *node, const BbReFollow *follow)
{
	uint32_t jumps[2] = {NO_JUMP, NO_JUMP};
	if (node->value == BB_RE_LAZY)
		jumps[0] = emit_jump(c, BB_RE_OP_SPLIT_JUMP);
	else
		emit_option(c, node->child, follow, follow, jumps);
	emit_sequence(c, node->child, follow);
	land_option(c, jumps);
}

/* * of something that is never empty. */
static void emit_star(Compiler *c, const BbReNode *node, const BbReFollow *follow)
{
	uint32_t jumps[2] = {NO_JUMP, NO_JUMP}, start = c->code.count;
	BbReFollow again = {.rest = follow ? follow->rest : NULL, .loop = node, .outer = follow ? follow->outer : NULL};
	if (node->value == BB_RE_LAZY)
		jumps[0] = emit_jump(c, BB_RE_OP_SPLIT_JUMP);
	else
		emit_option(c, node->child, &again, follow, jumps);
	emit_sequence(c, node->child, &again);
	emit1(c, BB_RE_OP_AGAIN, start);
	land_option(c, jumps);
}

/* * of something that may be empty: it is not repeated after it was. */
static void emit_empty_star(Compiler *c, const BbReNode *node, const BbReFollow *again)
{
	uint32_t slot = c->slots++, start = c->code.count;
	uint32_t jump = emit_jump(c, node->value == BB_RE_LAZY ? BB_RE_OP_SPLIT_JUMP : BB_RE_OP_SPLIT);
	emit1(c, BB_RE_OP_STAR_ENTER, slot);
	emit_sequence(c, node->child, again);
	emit2(c, BB_RE_OP_STAR_AGAIN, slot, start);
	land(c, jump);
}

static void emit_counted(Compiler *c, const BbReNode *node, const BbReFollow *again)
{
	uint32_t slot = c->slots;
	c->slots += 2;
	emit1(c, BB_RE_OP_LOOP_INIT, slot);
	uint32_t start = c->code.count;
	emit2(c, node->value == BB_RE_LAZY ? BB_RE_OP_LOOP_LAZY : BB_RE_OP_LOOP, slot, node->min);
	put(c, node->max);
	put(c, 0);
	uint32_t jump = c->code.count - 1;
	if (node->value == BB_RE_LAZY)
		emit1(c, BB_RE_OP_LOOP_ENTER, slot);
	emit_sequence(c, node->child, again);
	emit1(c, BB_RE_OP_AGAIN, start);
	land(c, jump);
}

static uint64_t sequence_width(const BbReNode *node)
{
	uint64_t shortest = 0;
	for (; node && shortest == 0; node = node->next)
		shortest = node->shortest;
	return shortest;
}

static void emit_repeat(Compiler *c, const BbReNode *node, const BbReFollow *follow)
{
	if (node->max == 0)
		return;
	if (node->child && !node->child->next && bb_re_is_unit(node->child)) {
		emit_unit_repeat(c, node, follow);
		return;
	}
	uint32_t slot = 0;
	if (node->value == BB_RE_POSSESSIVE) {
		slot = c->slots++;
		emit1(c, BB_RE_OP_ATOMIC, slot);
		follow = NULL;
	}
	BbReFollow again = {.rest = follow ? follow->rest : NULL, .loop = node, .outer = follow ? follow->outer : NULL};
	if (node->min == 1 && node->max == 1)
		emit_sequence(c, node->child, follow);
	else if (node->min == 0 && node->max == 1)
		emit_optional(c, node, follow);
	else if (node->min > 0 || node->max != BB_RE_UNLIMITED)
		emit_counted(c, node, &again);
	else if (sequence_width(node->child) == 0)
		emit_empty_star(c, node, &again);
	else
		emit_star(c, node, follow);
	if (node->value == BB_RE_POSSESSIVE)
		emit1(c, BB_RE_OP_ATOMIC_END, slot);
}

/* ---- Alternatives, conditions, looks. ---- */

/* The first bytes of an alternative and of those behind it; computed from the last to the first. */
typedef struct Lead {
	bool known, alone; /* alone: none behind it can begin with the same byte */
	uint32_t map[8];
} Lead;

static bool find_leads(Compiler *c, const BbReNode *branch, const BbReFollow *follow, Lead *leads, uint32_t n)
{
	uint32_t i = 0;
	for (const BbReNode *a = branch->child; a; a = a->next, i++)
		leads[i].known = bb_re_first_bytes(c->tree, a->child, follow, leads[i].map);
	uint32_t behind[8];
	bool known = leads[n - 1].known;
	memcpy(behind, leads[n - 1].map, sizeof behind);
	for (i = n - 1; i-- > 0;) {
		leads[i].alone = known && leads[i].known && !do_maps_meet(leads[i].map, behind);
		known = known && leads[i].known;
		for (unsigned j = 0; j < 8; j++)
			behind[j] |= leads[i].map[j];
	}
	return true;
}

static void emit_branch(Compiler *c, const BbReNode *node, const BbReFollow *follow)
{
	uint32_t n = 0, i = 0, ends = NO_JUMP;
	for (const BbReNode *a = node->child; a; a = a->next)
		n++;
	Lead *leads = bb_re_tree_alloc(c->tree, n * sizeof *leads);
	c->failed = c->failed || !leads;
	if (c->failed)
		return;
	find_leads(c, node, follow, leads, n);
	for (const BbReNode *a = node->child; a; a = a->next, i++) {
		uint32_t jumps[2] = {NO_JUMP, NO_JUMP};
		if (a->next && leads[i].known)
			jumps[0] = emit_unless(c, leads[i].map);
		if (a->next && !leads[i].alone)
			jumps[1] = emit_jump(c, BB_RE_OP_SPLIT);
		emit_sequence(c, a->child, follow);
		if (a->next) {
			/* The jumps to the end are chained through their targets. */
			emit1(c, BB_RE_OP_JUMP, ends);
			ends = c->code.count - 1;
		}
		land_option(c, jumps);
	}
	while (!c->failed && ends != NO_JUMP) {
		uint32_t next = c->code.words[ends];
		land(c, ends);
		ends = next;
	}
}

static void emit_condition(Compiler *c, const BbReNode *node, const BbReFollow *follow)
{
	if (node->value >= c->tree->group_count)
		return;
	emit2(c, BB_RE_OP_UNLESS_GROUP, 2 * (node->value - 1), 0);
	uint32_t otherwise = c->code.count - 1;
	emit_sequence(c, node->child, follow);
	uint32_t end = emit_jump(c, BB_RE_OP_JUMP);
	land(c, otherwise);
	emit_sequence(c, node->other, follow);
	land(c, end);
}

static void emit_look(Compiler *c, const BbReNode *node)
{
	uint32_t slot = c->slots, jump = 0;
	c->slots += 2;
	if (node->negated) {
		emit2(c, BB_RE_OP_LOOK_NOT, slot, 0);
		jump = c->code.count - 1;
	} else {
		emit1(c, BB_RE_OP_LOOK, slot);
	}
	if (node->value && node->min)
		emit1(c, BB_RE_OP_BACK, node->min);
	emit_sequence(c, node->child, NULL);
	emit1(c, node->negated ? BB_RE_OP_LOOK_NOT_END : BB_RE_OP_LOOK_END, slot);
	if (node->negated)
		land(c, jump);
}

static void emit_atomic(Compiler *c, const BbReNode *node)
{
	uint32_t slot = c->slots++;
	emit1(c, BB_RE_OP_ATOMIC, slot);
	emit_sequence(c, node->child, NULL);
	emit1(c, BB_RE_OP_ATOMIC_END, slot);
}

static void emit_group(Compiler *c, const BbReNode *node, const BbReFollow *follow)
{
	uint32_t slot = 2 * (node->value - 1);
	if (node->value)
		emit1(c, BB_RE_OP_OPEN, slot);
	emit_sequence(c, node->child, follow);
	if (node->value)
		emit2(c, BB_RE_OP_CLOSE, slot + 1, node->value);
}

static void emit_backref(Compiler *c, const BbReNode *node)
{
	uint32_t slot = 2 * (node->value - 1);
	c->has_backref = true;
	if (node->min == BB_RE_FOLD_NONE)
		emit1(c, BB_RE_OP_BACKREF, slot);
	else
		emit2(c, BB_RE_OP_BACKREF_FOLD, slot, node->min);
}

/* One node, or several plain characters; returns the last. */
static const BbReNode *emit_node(Compiler *c, const BbReNode *node, const BbReFollow *follow)
{
	switch ((BbReKind)node->kind) {
	case BB_RE_LITERAL:
		if (!node->set)
			return emit_text(c, node);
		BB_FALLTHROUGH;
	case BB_RE_SET:
	case BB_RE_ANY:
		emit_set(c, node);
		break;
	case BB_RE_AT:
		put(c, node->value);
		if (node->value == BB_RE_OP_BOUNDARY) {
			put(c, !node->negated);
			put(c, node->min);
		}
		break;
	case BB_RE_GROUP:
		emit_group(c, node, follow);
		break;
	case BB_RE_SEQUENCE:
		emit_sequence(c, node->child, follow);
		break;
	case BB_RE_BRANCH:
		emit_branch(c, node, follow);
		break;
	case BB_RE_REPEAT:
		emit_repeat(c, node, follow);
		break;
	case BB_RE_BACKREF:
		emit_backref(c, node);
		break;
	case BB_RE_CONDITION:
		emit_condition(c, node, follow);
		break;
	case BB_RE_LOOK:
		emit_look(c, node);
		break;
	case BB_RE_ATOMIC:
		emit_atomic(c, node);
		break;
	case BB_RE_FAIL:
		put(c, BB_RE_OP_FAIL);
		break;
	}
	return node;
}

static void emit_sequence(Compiler *c, const BbReNode *node, const BbReFollow *follow)
{
	if (!bb_check_native_stack(c->tree->t, " while compiling a regular expression"))
		c->failed = true;
	for (; node && !c->failed; node = node->next) {
		BbReFollow next = {.outer = follow};
		const BbReNode *last = node;
		while (is_plain(last) && is_plain(last->next))
			last = last->next;
		next.rest = last->next;
		/* The end of everything stays visible as such. */
		node = emit_node(c, node, next.rest || follow ? &next : NULL);
	}
}

/* ---- Where matches begin. ---- */

/* Collects the plain text at the beginning; false: something else comes behind it. */
static bool find_prefix(const Compiler *c, const BbReNode *node, uint8_t *text, uint32_t *size)
{
	for (; node; node = node->next) {
		if (is_plain(node) && *size <= MAX_PREFIX - BB_UTF8_MAX_BYTES)
			*size += encode(c, node->value, text + *size);
		else if (node->kind != BB_RE_GROUP || !find_prefix(c, node->child, text, size))
			return false;
	}
	return true;
}

static void find_start(Compiler *c, BbReProgram *program)
{
	uint8_t text[MAX_PREFIX];
	uint32_t map[8] = {0}, *code = c->code.words;
	const BbReNode *root = c->tree->root;
	bool whole = find_prefix(c, root, text, &program->prefix_size);
	program->has_lead = !c->has_backref;
	uint32_t first = 0;
	while (code[first] == BB_RE_OP_OPEN)
		first += 2;
	program->has_lead = code[first] == BB_RE_OP_REPEAT_ALL && code[first + 3] <= 1 &&
			    code[first + 4] == BB_RE_UNLIMITED && !c->has_backref;
	if (program->has_lead)
		code[first] = BB_RE_OP_REPEAT_LEAD;
	if (code[0] == BB_RE_OP_BEGIN_STRING) {
		program->start = BB_RE_START_STRING;
	} else if (code[0] == BB_RE_OP_BEGIN_LINE) {
		program->start = BB_RE_START_LINE;
	} else if (program->prefix_size) {
		program->start = BB_RE_START_PREFIX;
		program->start_at = pool_text(c, text, program->prefix_size);
		program->is_literal = whole && c->tree->group_count == 1;
	} else if (bb_re_first_bytes(c->tree, root, NULL, map)) {
		program->start = BB_RE_START_FIRST;
		program->start_at = pool_add(c, map, 8);
	}
}

const BbReProgram *bb_re_compile(BbReTree *tree)
{
	Compiler c = {.tree = tree, .slots = 2 * (tree->group_count - 1)};
	BbReProgram found = {.kind = &bb_re_program_kind, .groups = tree->group_count - 1, .is_text = tree->is_text};
	if (!bb_re_prepare(tree))
		return NULL;
	emit_sequence(&c, tree->root, NULL);
	put(&c, BB_RE_OP_MATCH);
	if (!c.failed)
		find_start(&c, &found);
	if (c.failed)
		return NULL;
	size_t words = (size_t)c.code.count + c.pool.count;
	BbReProgram *program = bb_cell_new(tree->t, &bb_re_program_kind, sizeof *program + words * sizeof(uint32_t));
	if (!program)
		return NULL;
	uint64_t shortest = 0;
	for (const BbReNode *node = tree->root; node && shortest < UINT32_MAX; node = node->next)
		shortest += node->shortest < UINT32_MAX ? node->shortest : UINT32_MAX;
	found.shortest = shortest < UINT32_MAX ? (size_t)shortest : UINT32_MAX;
	found.slots = c.slots;
	found.code_words = c.code.count;
	found.pool_words = c.pool.count;
	memcpy(program, &found, sizeof found);
	memcpy(program->words, c.code.words, c.code.count * sizeof(uint32_t));
	if (c.pool.count)
		memcpy(program->words + c.code.count, c.pool.words, c.pool.count * sizeof(uint32_t));
	return program;
}
