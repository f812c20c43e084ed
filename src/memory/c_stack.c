/* SPDX-License-Identifier: MIT */
/*
 * See c_stack.h.
 *
 * Who calls on a further piece leaves a description of the present one in its own frame, with the registers that it and
 * its callers still have something in; from there up the piece is scanned.
 */
#include "memory/c_stack.h"

#include "memory/state.h"

#include <stddef.h>

#if BB_C_STACK_FIRST

/* Further pieces of a thread: recursion of C functions ends somewhere. */
enum { PIECES_MAX = 4 };

/* How long a thread that found no memory waits, unless a piece is given back, until it collects and looks again. */
enum { PATIENCE = 1000000000 };

struct BbStackPiece {
	size_t size; /* of the stack, which stands behind this */
	bool is_reserve;
	max_align_t stack[];
};

typedef struct BbOuterStack BbOuterStack;
struct BbOuterStack {
	BbOuterStack *next;
	unsigned depth; /* of the piece that is called on */
	uintptr_t low, high, limit, below_is_short;
	BbRegisters registers;
	BbThread *t;
	BbStackPiece *piece;
	void (*fn)(void *arg);
	void *arg;
};

static BbStackReserve *reserve_of(const BbThread *t)
{
	return &t->rt->heap->stacks;
}

/* ---- Pieces. ---- */

static BbStackPiece *make(BbThread *t, size_t size, bool may_collect)
{
	if (size > SIZE_MAX / 2)
		return NULL;
	size = (size + sizeof(max_align_t) - 1) & ~(sizeof(max_align_t) - 1);
	size_t whole = sizeof(BbStackPiece) + size;
	BbStackPiece *piece;
	if (!may_collect) {
		piece = bb_platform_alloc(whole);
	} else if (bb_c_stack_is_first(t)) {
		/* There is no room for allocating from the heap. */
		piece = bb_heap_leaves(t, whole) ? bb_platform_alloc(whole) : NULL;
	} else {
		piece = bb_heap_outside(t, whole);
	}
	if (piece)
		*piece = (BbStackPiece){.size = size};
	return piece;
}

static BbStackPiece *take_reserve(BbThread *t, size_t size)
{
	BbStackReserve *reserve = reserve_of(t);
	bb_mutex_lock(t, &reserve->mutex);
	BbStackPiece *piece = reserve->piece;
	if (piece && piece->size >= size)
		reserve->piece = NULL;
	else
		piece = NULL;
	bb_mutex_unlock(t, &reserve->mutex);
	return piece;
}

static void give_back(BbThread *t, BbStackPiece *piece)
{
	BbStackReserve *reserve = reserve_of(t);
	if (piece->is_reserve) {
		bb_mutex_lock(t, &reserve->mutex);
		reserve->piece = piece;
		bb_mutex_unlock(t, &reserve->mutex);
	} else {
		bb_heap_outside_free(t, piece);
	}
	if (bb_sync_load(&reserve->waiting)) {
		bb_sync_add(&reserve->given_back, 1);
		bb_platform_wake(&reserve->given_back, true);
	}
}

void bb_c_stack_give_back(BbThread *t)
{
	BbStackPiece *piece = t->spare_stack;
	t->spare_stack = NULL;
	if (piece)
		give_back(t, piece);
}

/* The reserve is for threads on their first piece, as who has got on so far can go on without. */
static BbStackPiece *take(BbThread *t, size_t size)
{
	BbStackPiece *piece = t->spare_stack;
	if (piece && piece->size >= size) {
		t->spare_stack = NULL;
		return piece;
	}
	bb_c_stack_give_back(t);
	piece = bb_c_stack_is_first(t) ? take_reserve(t, size) : NULL;
	return piece ? piece : make(t, size, true);
}

static void keep(BbThread *t, BbStackPiece *piece)
{
	if (t->spare_stack || bb_sync_load(&reserve_of(t)->waiting))
		give_back(t, piece);
	else
		t->spare_stack = piece;
}

/* ---- Waiting for one. ---- */

typedef struct Wait {
	BbSync *word;
	uint32_t seen;
	bool in_vain;
} Wait;

static void *wait_for_change(void *arg)
{
	Wait *wait = arg;
	int64_t deadline = bb_platform_monotonic() + PATIENCE;
	wait->in_vain = bb_platform_wait(wait->word, wait->seen, deadline) == BB_WAIT_TIMEOUT;
	return NULL;
}

/* A small reserve will do: threads that lack memory take turns. */
static BB_NOINLINE BbStackPiece *wait_for_piece(BbThread *t, size_t size)
{
	BbStackReserve *reserve = reserve_of(t);
	Wait wait = {.word = &reserve->given_back};
	BbStackPiece *piece;
	bb_sync_add(&reserve->waiting, 1);
	for (;;) {
		wait.seen = bb_sync_load(&reserve->given_back);
		piece = take_reserve(t, 0);
		if (!piece)
			piece = make(t, size, wait.in_vain);
		if (piece)
			break;
		bb_detached(t, wait_for_change, &wait);
	}
	bb_sync_sub(&reserve->waiting, 1);
	return piece;
}

/* ---- Calling. ---- */

/* On the further piece. */
static void begin(void *memory)
{
	BbOuterStack *outer = memory;
	BbThread *t = outer->t;
	t->stack_low = (uintptr_t)outer->piece->stack;
	t->stack_high = t->stack_low + outer->piece->size;
	t->stack_limit = t->stack_low + BB_C_STACK_RESERVE;
	t->stack_short = outer->depth < PIECES_MAX ? t->stack_limit + BB_C_STACK_SHORT : 0;
	t->outer_stacks = outer;
	outer->fn(outer->arg);
	t->outer_stacks = outer->next;
	t->stack_low = outer->low;
	t->stack_high = outer->high;
	t->stack_limit = outer->limit;
	t->stack_short = outer->below_is_short;
}

static BB_NOINLINE void call_on(BbThread *t, BbStackPiece *piece, void (*fn)(void *arg), void *arg)
{
	BbOuterStack *next = t->outer_stacks;
	BbOuterStack outer = {.next = next,
			      .depth = next ? next->depth + 1 : 1,
			      .low = t->stack_low,
			      .high = t->stack_high,
			      .limit = t->stack_limit,
			      .below_is_short = t->stack_short,
			      .t = t,
			      .piece = piece,
			      .fn = fn,
			      .arg = arg};
	bb_save_registers(&outer.registers);
	uintptr_t low = (uintptr_t)piece->stack;
	bb_platform_call_on_stack(begin, &outer, low, low + piece->size);
	BB_KEEP_FRAME();
}

/* Without memory: nobody below looks for it again. */
static BB_NOINLINE void call_here(BbThread *t, void (*fn)(void *arg), void *arg)
{
	uintptr_t below_is_short = t->stack_short;
	t->stack_short = 0;
	fn(arg);
	t->stack_short = below_is_short;
}

static size_t usual_size(const BbThread *t)
{
	return t->further_size ? t->further_size : BB_C_STACK_SIZE;
}

void bb_c_stack_call(BbThread *t, void (*fn)(void *arg), void *arg)
{
	size_t size = usual_size(t);
	BbStackPiece *piece = take(t, size);
	if (!piece && bb_c_stack_is_first(t))
		piece = wait_for_piece(t, size);
	if (!piece) {
		call_here(t, fn, arg);
		return;
	}
	call_on(t, piece, fn, arg);
	keep(t, piece);
}

void bb_c_stack_call_large(BbThread *t, size_t size, void (*fn)(void *arg), void *arg)
{
	bool many = t->outer_stacks && t->outer_stacks->depth >= PIECES_MAX;
	if (many || (uintptr_t)__builtin_frame_address(0) - t->stack_low > size / 4 * 3) {
		fn(arg);
		return;
	}
	BbStackPiece *piece = size > usual_size(t) ? make(t, size, true) : NULL;
	if (!piece) {
		bb_c_stack_call(t, fn, arg);
		return;
	}
	call_on(t, piece, fn, arg);
	give_back(t, piece);
}

/* ---- Threads. ---- */

static void remove_user(BbThread *t)
{
	BbStackReserve *reserve = reserve_of(t);
	BbStackPiece *piece = NULL;
	bb_mutex_lock(t, &reserve->mutex);
	if (--reserve->users == 0) {
		BB_ASSERT(!reserve->exists || reserve->piece);
		piece = reserve->piece;
		reserve->piece = NULL;
		reserve->exists = false;
	}
	bb_mutex_unlock(t, &reserve->mutex);
	if (piece)
		bb_heap_outside_free(t, piece);
}

/* What a new thread must leave in one piece: a kilobyte goes to its structures, the rest lets the program go on when
 * there is no room for another one. */
enum { LEFT = 3072 };

bool bb_c_stack_thread_starts(BbThread *t, size_t size, BbStackPiece **piece)
{
	if (!bb_heap_leaves(t, BB_C_STACK_FIRST + LEFT) || (size > BB_C_STACK_SIZE && !bb_heap_leaves(t, size)))
		return false;
	BbStackReserve *reserve = reserve_of(t);
	bb_mutex_lock(t, &reserve->mutex);
	reserve->users++;
	bool exists = reserve->exists;
	bb_mutex_unlock(t, &reserve->mutex);
	*piece = take_reserve(t, 0);
	/* Pieces of threads that only wait for their turn would leave holes. */
	if (!*piece && exists && bb_heap_leaves(t, BB_C_STACK_FIRST + BB_C_STACK_SIZE + LEFT))
		return true;
	if (!*piece)
		*piece = make(t, BB_C_STACK_SIZE, true);
	if (!*piece) {
		remove_user(t);
		return false;
	}
	bb_mutex_lock(t, &reserve->mutex);
	if (!reserve->exists)
		reserve->exists = (*piece)->is_reserve = true;
	bb_mutex_unlock(t, &reserve->mutex);
	return true;
}

void bb_c_stack_thread_failed(BbThread *t, BbStackPiece *piece)
{
	if (piece)
		give_back(t, piece);
	remove_user(t);
}

void bb_c_stack_thread_begins(BbThread *t, BbStackPiece *piece)
{
	t->spare_stack = piece;
}

void bb_c_stack_thread_ends(BbThread *t)
{
	bb_c_stack_give_back(t);
	remove_user(t);
}

void bb_c_stack_trace_outer(BbTracer *tracer, const BbThread *t)
{
	for (const BbOuterStack *outer = t->outer_stacks; outer; outer = outer->next)
		bb_trace_conservative(tracer, outer->registers.sp, outer->high);
}

#endif
