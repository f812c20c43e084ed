/* SPDX-License-Identifier: MIT */
/*
 * The engine of regular expressions.
 *
 * run() interprets a program at one position.  Everything that failing must undo is on the stack: a choice (CHOICE,
 * FEWER, MORE) or the old contents of a slot (SLOT, PAIR, CLOSED).  Failing pops entries, restoring slots, down to the
 * last choice.  While the stack is empty there is nothing to go back to, so that slots are changed without a note.
 *
 * No recursion; nothing is allocated but the stack's heap cell, when the local one is full.
 */
#include "modules/re_engine.h"

#include "base/utf8.h"
#include "object/error.h"
#include "object/str_find.h"
#include "vm/vm.h"

#include <string.h>

enum { POLL_STEPS = 20000 };

/* Kinds of entries, in the low bits of the tag; the rest is a place in the program or a slot. */
enum {
	CHOICE, /* go on there, at position a */
	FEWER,	/* the REPEAT there: took up to b, may give back down to a */
	MORE,	/* the REPEAT_LAZY there: took up to a, b more are allowed */
	SLOT,	/* slot = a */
	PAIR,	/* slot = a, slot + 1 = b */
	CLOSED, /* slot = a, last group = b */
	KIND_BITS = 3,
	KIND_MASK = 7,
};

typedef struct Stack {
	const BbCellKind *kind;
	max_align_t entries[];
} Stack;
static const BbCellKind stack_kind = {0};

bool bb_re_engine_init(BbReEngine *e, BbThread *t, const BbReProgram *program, const uint8_t *begin, const uint8_t *end,
		       bool utf8)
{
	e->t = t;
	e->program = program;
	e->begin = begin;
	e->end = end;
	e->utf8 = utf8;
	e->full = false;
	e->dirty = true;
	e->must_move = NULL;
	e->budget = POLL_STEPS;
	e->bottom = e->local;
	e->limit = e->local + BB_RE_LOCAL_ENTRIES;
	e->slots = e->local_slots;
	if (program->slots <= BB_RE_LOCAL_SLOTS)
		return true;
	Stack *cell = bb_cell_new(t, &stack_kind, sizeof *cell + program->slots * sizeof(uintptr_t));
	if (cell)
		e->slots = (uintptr_t *)cell->entries;
	return cell != NULL;
}

/* Makes the stack larger; returns the new top, NULL: raised. */
static BbReEntry *grow(BbReEngine *e, BbReEntry *top)
{
	size_t count = (size_t)(top - e->bottom), room = (size_t)(e->limit - e->bottom) * 2;
	Stack *cell = bb_cell_new(e->t, &stack_kind, sizeof *cell + room * sizeof(BbReEntry));
	if (!cell)
		return NULL;
	memcpy(cell->entries, e->bottom, count * sizeof(BbReEntry));
	e->bottom = (BbReEntry *)cell->entries;
	e->limit = e->bottom + room;
	return e->bottom + count;
}

static bool poll(BbReEngine *e)
{
	e->budget = POLL_STEPS;
	return bb_vm_poll(e->t);
}

/* ---- Characters. ---- */

/* The character at p is in the set: the position behind it, or NULL. */
BB_INLINE const uint8_t *match_set(const BbReEngine *e, const BbReSet *set, const uint8_t *p)
{
	uint8_t c = *p;
	if (BB_LIKELY(c < 0x80 || !e->utf8))
		return bb_re_set_has_byte(set, c) ? p + 1 : NULL;
	uint32_t character = bb_utf8_next(&p);
	return bb_re_set_has(set, character) ? p : NULL;
}

BB_INLINE const uint8_t *next_character(const BbReEngine *e, const uint8_t *p)
{
	return p + (e->utf8 ? bb_utf8_length(*p) : 1);
}

BB_INLINE const uint8_t *previous_character(const BbReEngine *e, const uint8_t *p)
{
	p--;
	while (e->utf8 && bb_utf8_is_continuation(*p))
		p--;
	return p;
}

static const uint8_t *skip_characters(const BbReEngine *e, const uint8_t *p, uint32_t n)
{
	if (!e->utf8 || n == BB_RE_UNLIMITED)
		return (size_t)(e->end - p) < n || n == BB_RE_UNLIMITED ? e->end : p + n;
	for (; n && p < e->end; n--)
		p += bb_utf8_length(*p);
	return p;
}

static const uint8_t *scan_set(const BbReEngine *e, const BbReSet *set, const uint8_t *p, uint32_t max)
{
	const uint8_t *end = e->end, *next;
	if (!e->utf8 && max != BB_RE_UNLIMITED && (size_t)(end - p) > max)
		end = p + max;
	for (;;) {
		while (p < end && *p < 0x80 && bb_re_set_has_byte(set, *p)) {
			if (e->utf8 && max-- == 0)
				return p;
			p++;
		}
		if (p == end || *p < 0x80 || (e->utf8 && max-- == 0) || !(next = match_set(e, set, p)))
			return p;
		p = next;
	}
}

static const uint8_t *scan_line(const BbReEngine *e, const uint8_t *p, uint32_t max)
{
	const uint8_t *end = max == BB_RE_UNLIMITED ? e->end : skip_characters(e, p, max);
	const uint8_t *found = memchr(p, '\n', (size_t)(end - p));
	return found ? found : end;
}

/* The end of as many units as there are from p on, max at most. */
static const uint8_t *scan(const BbReEngine *e, uint32_t unit, uint32_t operand, const uint8_t *p, uint32_t max)
{
	const uint8_t *end = e->end;
	switch ((BbReUnit)unit) {
	case BB_RE_UNIT_BYTE:
		if (max != BB_RE_UNLIMITED && (size_t)(end - p) > max)
			end = p + max;
		while (p < end && *p == operand)
			p++;
		return p;
	case BB_RE_UNIT_SET:
		return scan_set(e, (const BbReSet *)(bb_re_pool(e->program) + operand), p, max);
	case BB_RE_UNIT_ANY:
		return scan_line(e, p, max);
	case BB_RE_UNIT_ANY_ALL:
		return skip_characters(e, p, max);
	}
	return p;
}

/* The end of exactly n units, or NULL. */
static const uint8_t *scan_exactly(const BbReEngine *e, uint32_t unit, uint32_t operand, const uint8_t *p, uint32_t n)
{
	if (n == 0)
		return p;
	const uint8_t *q = scan(e, unit, operand, p, n);
	size_t found = e->utf8 && n > 1 ? bb_utf8_count(p, (size_t)(q - p)) : (size_t)(q - p);
	return found >= n ? q : NULL;
}

/* ---- Places. ---- */

static bool is_word_at(const BbReEngine *e, const uint8_t *p, bool unicode)
{
	uint32_t c = *p;
	if (c >= 0x80 && e->utf8)
		c = bb_utf8_next(&p);
	return bb_re_is_class(BB_RE_WORD, c, unicode);
}

static bool is_boundary(const BbReEngine *e, const uint8_t *p, bool unicode)
{
	bool before = p > e->begin && is_word_at(e, previous_character(e, p), unicode);
	bool behind = p < e->end && is_word_at(e, p, unicode);
	return before != behind;
}

static bool is_at(const BbReEngine *e, uint32_t op, const uint8_t *p)
{
	switch (op) {
	case BB_RE_OP_BEGIN_STRING:
		return p == e->begin;
	case BB_RE_OP_BEGIN_LINE:
		return p == e->begin || p[-1] == '\n';
	case BB_RE_OP_END_STRING:
		return p == e->end;
	case BB_RE_OP_END:
		return p == e->end || (p + 1 == e->end && *p == '\n');
	default:
		return p == e->end || *p == '\n';
	}
}

/* n characters before p, or NULL. */
static const uint8_t *go_back(const BbReEngine *e, const uint8_t *p, uint32_t n)
{
	if (!e->utf8)
		return (size_t)(p - e->begin) < n ? NULL : p - n;
	for (; n; n--) {
		if (p == e->begin)
			return NULL;
		p = previous_character(e, p);
	}
	return p;
}

/* The text of a group again at p: the position behind it, or NULL. */
static const uint8_t *match_again(const BbReEngine *e, const uintptr_t *slot, const uint8_t *p, BbReFold fold)
{
	const uint8_t *start = (const uint8_t *)slot[0], *end = (const uint8_t *)slot[1];
	if (!start || !end || end < start)
		return NULL;
	size_t size = (size_t)(end - start);
	if (fold == BB_RE_FOLD_NONE)
		return (size_t)(e->end - p) >= size && memcmp(p, start, size) == 0 ? p + size : NULL;
	while (start < end) {
		if (p == e->end)
			return NULL;
		uint32_t a = e->utf8 ? bb_utf8_next(&start) : *start++, b = e->utf8 ? bb_utf8_next(&p) : *p++;
		if (a != b && bb_re_fold_lower(fold, a) != bb_re_fold_lower(fold, b))
			return NULL;
	}
	return p;
}

/* ---- The stack. ---- */

/* Drops the choices above mark and keeps the notes about slots; returns the new top. */
static BbReEntry *commit(BbReEntry *mark, BbReEntry *top)
{
	BbReEntry *to = mark;
	for (const BbReEntry *entry = mark; entry < top; entry++)
		if ((entry->tag & KIND_MASK) >= SLOT)
			*to++ = *entry;
	return to;
}

static void restore(BbReEngine *e, const BbReEntry *entry)
{
	uintptr_t *slot = e->slots + (entry->tag >> KIND_BITS);
	slot[0] = entry->a;
	if ((entry->tag & KIND_MASK) == PAIR)
		slot[1] = entry->b;
	else if ((entry->tag & KIND_MASK) == CLOSED)
		e->last_group = entry->b;
}

/* Undoes everything down to mark. */
static void unwind(BbReEngine *e, const BbReEntry *mark, const BbReEntry *top)
{
	while (top > mark)
		if (((--top)->tag & KIND_MASK) >= SLOT)
			restore(e, top);
}

/* ---- The interpreter. ---- */

#define PUSH(kind, place, x, y)                                                                                        \
	do {                                                                                                           \
		if (BB_UNLIKELY(top == e->limit) && !(top = grow(e, top)))                                             \
			return -1;                                                                                     \
		top->tag = (uintptr_t)(place) << KIND_BITS | (kind);                                                   \
		top->a = (uintptr_t)(x);                                                                               \
		top->b = (uintptr_t)(y);                                                                               \
		top++;                                                                                                 \
	} while (0)

#define NOTE(kind, slot, x, y)                                                                                         \
	do {                                                                                                           \
		if (top != e->bottom)                                                                                  \
			PUSH(kind, slot, x, y);                                                                        \
	} while (0)

static int run(BbReEngine *e, const uint8_t *p)
{
	const uint32_t *const code = e->program->words, *const pool = bb_re_pool(e->program), *pc = code;
	const uint8_t *const end = e->end, *q;
	BbReEntry *top = e->bottom;
	uintptr_t *const slots = e->slots;

	for (;;) {
		switch ((BbReOp)pc[0]) {
		case BB_RE_OP_MATCH:
			if ((e->full && p != end) || p == e->must_move)
				goto fail;
			e->match_end = p;
			return 1;
		case BB_RE_OP_BYTE:
			if (p == end || *p != pc[1])
				goto fail;
			p++;
			pc += 2;
			continue;
		case BB_RE_OP_BYTES:
			if ((size_t)(end - p) < pc[1] || memcmp(p, pool + pc[2], pc[1]) != 0)
				goto fail;
			p += pc[1];
			pc += 3;
			continue;
		case BB_RE_OP_EITHER:
			if (p == end || (*p != pc[1] && *p != pc[2]))
				goto fail;
			p++;
			pc += 3;
			continue;
		case BB_RE_OP_SET:
			if (p == end || !(q = match_set(e, (const BbReSet *)(pool + pc[1]), p)))
				goto fail;
			p = q;
			pc += 2;
			continue;
		case BB_RE_OP_ANY:
			if (p == end || *p == '\n')
				goto fail;
			p = next_character(e, p);
			pc++;
			continue;
		case BB_RE_OP_ANY_ALL:
			if (p == end)
				goto fail;
			p = next_character(e, p);
			pc++;
			continue;
		case BB_RE_OP_BEGIN_STRING:
		case BB_RE_OP_BEGIN_LINE:
		case BB_RE_OP_END_STRING:
		case BB_RE_OP_END:
		case BB_RE_OP_END_LINE:
			if (!is_at(e, pc[0], p))
				goto fail;
			pc++;
			continue;
		case BB_RE_OP_BOUNDARY:
			if (is_boundary(e, p, pc[2] != 0) != (pc[1] != 0))
				goto fail;
			pc += 3;
			continue;
		case BB_RE_OP_OPEN:
			NOTE(SLOT, pc[1], slots[pc[1]], 0);
			slots[pc[1]] = (uintptr_t)p;
			pc += 2;
			continue;
		case BB_RE_OP_CLOSE:
			NOTE(CLOSED, pc[1], slots[pc[1]], e->last_group);
			slots[pc[1]] = (uintptr_t)p;
			e->last_group = pc[2];
			e->dirty = true;
			pc += 3;
			continue;
		case BB_RE_OP_AGAIN:
			if (BB_UNLIKELY(--e->budget == 0) && !poll(e))
				return -1;
			BB_FALLTHROUGH;
		case BB_RE_OP_JUMP:
			pc = code + pc[1];
			continue;
		case BB_RE_OP_SPLIT:
			PUSH(CHOICE, pc[1], p, 0);
			pc += 2;
			continue;
		case BB_RE_OP_SPLIT_JUMP:
			PUSH(CHOICE, pc + 2 - code, p, 0);
			pc = code + pc[1];
			continue;
		case BB_RE_OP_UNLESS_BYTE:
			pc = p < end && *p == pc[1] ? pc + 3 : code + pc[2];
			continue;
		case BB_RE_OP_UNLESS_MAP:
			pc = p < end && (pool[pc[1] + (*p >> 5)] >> (*p & 31) & 1) ? pc + 3 : code + pc[2];
			continue;
		case BB_RE_OP_REPEAT_LEAD:
		case BB_RE_OP_REPEAT_ALL:
			if (!(q = scan_exactly(e, pc[1], pc[2], p, pc[3])))
				goto fail;
			p = pc[4] == pc[3] ? q
					   : scan(e, pc[1], pc[2], q, pc[4] - (pc[4] == BB_RE_UNLIMITED ? 0 : pc[3]));
			if (pc[0] == BB_RE_OP_REPEAT_LEAD)
				e->lead_end = p;
			pc += 6;
			continue;
		case BB_RE_OP_REPEAT:
			if (!(q = scan_exactly(e, pc[1], pc[2], p, pc[3])))
				goto fail;
			p = scan(e, pc[1], pc[2], q, pc[4] - (pc[4] == BB_RE_UNLIMITED ? 0 : pc[3]));
			if (pc[5] != BB_RE_FOLLOW_ANY) {
				while (p > q && (p == end || *p != pc[5]))
					p--;
				if (p == end || *p != pc[5])
					goto fail;
			}
			if (p > q)
				PUSH(FEWER, pc - code, q, p);
			pc += 6;
			continue;
		case BB_RE_OP_REPEAT_LAZY:
			if (!(p = scan_exactly(e, pc[1], pc[2], p, pc[3])))
				goto fail;
			if (pc[4] > pc[3])
				PUSH(MORE, pc - code, p, pc[4] == BB_RE_UNLIMITED ? pc[4] : pc[4] - pc[3]);
			if (pc[5] != BB_RE_FOLLOW_ANY && (p == end || *p != pc[5]))
				goto fail;
			pc += 6;
			continue;
		case BB_RE_OP_LOOP_INIT:
			NOTE(PAIR, pc[1], slots[pc[1]], slots[pc[1] + 1]);
			slots[pc[1]] = slots[pc[1] + 1] = 0;
			pc += 2;
			continue;
		case BB_RE_OP_LOOP:
		case BB_RE_OP_LOOP_LAZY: {
			uintptr_t *counter = slots + pc[1];
			bool lazy = pc[0] == BB_RE_OP_LOOP_LAZY;
			if (counter[0] < pc[2]) {
				NOTE(SLOT, pc[1], counter[0], 0);
				counter[0]++;
				pc += lazy ? 7 : 5;
				continue;
			}
			bool more = counter[0] < pc[3] && counter[1] != (uintptr_t)p;
			if (!more || lazy) {
				if (more)
					PUSH(CHOICE, pc + 5 - code, p, 0);
				pc = code + pc[4];
				continue;
			}
			PUSH(CHOICE, pc[4], p, 0);
			PUSH(PAIR, pc[1], counter[0], counter[1]);
			counter[0] += pc[3] != BB_RE_UNLIMITED || counter[0] < pc[2];
			counter[1] = (uintptr_t)p;
			pc += 5;
			continue;
		}
		case BB_RE_OP_LOOP_ENTER:
			NOTE(PAIR, pc[1], slots[pc[1]], slots[pc[1] + 1]);
			slots[pc[1]]++;
			slots[pc[1] + 1] = (uintptr_t)p;
			pc += 2;
			continue;
		case BB_RE_OP_STAR_ENTER:
			NOTE(SLOT, pc[1], slots[pc[1]], 0);
			slots[pc[1]] = (uintptr_t)p;
			pc += 2;
			continue;
		case BB_RE_OP_STAR_AGAIN:
			if (BB_UNLIKELY(--e->budget == 0) && !poll(e))
				return -1;
			pc = (uintptr_t)p != slots[pc[1]] ? code + pc[2] : pc + 3;
			continue;
		case BB_RE_OP_ATOMIC:
			NOTE(SLOT, pc[1], slots[pc[1]], 0);
			slots[pc[1]] = (uintptr_t)(top - e->bottom);
			pc += 2;
			continue;
		case BB_RE_OP_ATOMIC_END:
			top = commit(e->bottom + slots[pc[1]], top);
			pc += 2;
			continue;
		case BB_RE_OP_LOOK:
			NOTE(PAIR, pc[1], slots[pc[1]], slots[pc[1] + 1]);
			slots[pc[1]] = (uintptr_t)(top - e->bottom);
			slots[pc[1] + 1] = (uintptr_t)p;
			pc += 2;
			continue;
		case BB_RE_OP_LOOK_END:
			top = commit(e->bottom + slots[pc[1]], top);
			p = (const uint8_t *)slots[pc[1] + 1];
			pc += 2;
			continue;
		case BB_RE_OP_LOOK_NOT:
			NOTE(SLOT, pc[1], slots[pc[1]], 0);
			slots[pc[1]] = (uintptr_t)(top - e->bottom);
			PUSH(CHOICE, pc[2], p, 0);
			pc += 3;
			continue;
		case BB_RE_OP_LOOK_NOT_END: {
			BbReEntry *mark = e->bottom + slots[pc[1]];
			unwind(e, mark, top);
			top = mark;
			goto fail;
		}
		case BB_RE_OP_BACK:
			if (!(p = go_back(e, p, pc[1])))
				goto fail;
			pc += 2;
			continue;
		case BB_RE_OP_BACKREF:
			if (!(p = match_again(e, slots + pc[1], p, BB_RE_FOLD_NONE)))
				goto fail;
			pc += 2;
			continue;
		case BB_RE_OP_BACKREF_FOLD:
			if (!(p = match_again(e, slots + pc[1], p, (BbReFold)pc[2])))
				goto fail;
			pc += 3;
			continue;
		case BB_RE_OP_UNLESS_GROUP:
			pc = slots[pc[1]] && slots[pc[1] + 1] && slots[pc[1] + 1] >= slots[pc[1]] ? pc + 3
												  : code + pc[2];
			continue;
		case BB_RE_OP_FAIL:
		case BB_RE_OP_COUNT:
			goto fail;
		}

	fail:
		if (BB_UNLIKELY(--e->budget == 0) && !poll(e))
			return -1;
		for (;;) {
			if (top == e->bottom)
				return 0;
			top--;
			if ((top->tag & KIND_MASK) < SLOT)
				break;
			restore(e, top);
		}
		pc = code + (top->tag >> KIND_BITS);
		p = (const uint8_t *)top->a;
		switch (top->tag & KIND_MASK) {
		case CHOICE:
			break;
		case FEWER:
			q = p;
			p = (const uint8_t *)top->b;
			if (pc[5] == BB_RE_FOLLOW_ANY) {
				p = previous_character(e, p);
			} else {
				do
					p--;
				while (p > q && *p != pc[5]);
				if (*p != pc[5])
					goto fail;
			}
			top->b = (uintptr_t)p;
			top += p > q;
			pc += 6;
			break;
		case MORE:
			do {
				q = top->b ? scan_exactly(e, pc[1], pc[2], p, 1) : NULL;
				if (!q)
					goto fail;
				p = q;
				if (top->b != BB_RE_UNLIMITED)
					top->b--;
			} while (pc[5] != BB_RE_FOLLOW_ANY && (p == end || *p != pc[5]));
			top->a = (uintptr_t)p;
			top++;
			pc += 6;
			break;
		}
	}
}

int bb_re_engine_match(BbReEngine *e, const uint8_t *at)
{
	if (e->dirty) {
		memset(e->slots, 0, 2 * e->program->groups * sizeof(uintptr_t));
		e->dirty = false;
	}
	e->last_group = 0;
	e->match_start = at;
	return run(e, at);
}

/* ---- Searching. ---- */

static const uint8_t *find_in_map(const uint32_t *map, const uint8_t *p, const uint8_t *end)
{
	while (p < end && !(map[*p >> 5] >> (*p & 31) & 1))
		p++;
	return p < end ? p : NULL;
}

/* The next place from p on where a match can begin; NULL: there is none. */
static const uint8_t *find_candidate(const BbReEngine *e, const uint8_t *p)
{
	const BbReProgram *program = e->program;
	const uint32_t *data = bb_re_pool(program) + program->start_at;
	if ((size_t)(e->end - p) < program->shortest)
		return NULL;
	switch ((BbReStart)program->start) {
	case BB_RE_START_STRING:
		return p == e->begin ? p : NULL;
	case BB_RE_START_LINE:
		if (p > e->begin && p[-1] != '\n') {
			p = memchr(p, '\n', (size_t)(e->end - p));
			return p ? p + 1 : NULL;
		}
		return p;
	case BB_RE_START_PREFIX: {
		size_t found = bb_str_find_first(p, (size_t)(e->end - p), data, program->prefix_size);
		return found == SIZE_MAX ? NULL : p + found;
	}
	case BB_RE_START_FIRST:
		return find_in_map(data, p, e->end);
	case BB_RE_START_ANYWHERE:
		break;
	}
	return p;
}

int bb_re_engine_search(BbReEngine *e, const uint8_t *from)
{
	const BbReProgram *program = e->program;
	for (const uint8_t *p = from;;) {
		p = find_candidate(e, p);
		if (!p)
			return 0;
		if (program->is_literal && p + program->prefix_size != e->must_move) {
			e->match_start = p;
			e->match_end = p + program->prefix_size;
			e->last_group = 0;
			return 1;
		}
		e->lead_end = NULL;
		int found = bb_re_engine_match(e, p);
		if (found || p == e->end)
			return found;
		p = program->has_lead && e->lead_end > p ? e->lead_end : next_character(e, p);
	}
}
