/* SPDX-License-Identifier: MIT */
/*
 * C stacks in pieces, for machines without virtual memory (BB_C_STACK_FIRST).
 *
 * A frame of C code cannot move, so where a stack has become short what goes deep is called on another piece of memory,
 * which is free again when the call has returned.  A thread begins on a first piece that is too small for Python code:
 * that is all that it keeps while it waits (vm/leave.h).  Further pieces have BB_C_STACK_SIZE bytes, or what
 * threading.stack_size() says.  The collector scans all pieces.
 *
 * One further piece, the reserve, is kept as long as there are threads with a first piece, so that one of them can run
 * even if the memory is full; others that wake up then wait until a piece is given back.  A thread keeps the piece that
 * it has been on for its next call, unless somebody waits for one, and gives it back when it waits itself.
 *
 * Elsewhere bb_c_stack_is_short is constantly false, so that what asks it costs nothing.
 *
 * Threading: any attached thread.
 */
#ifndef BB_MEMORY_C_STACK_H
#define BB_MEMORY_C_STACK_H

#include "memory/heap.h"

typedef struct BbStackPiece BbStackPiece;

/* Should what goes deep be called by bb_c_stack_call? */
BB_INLINE bool bb_c_stack_is_short(const BbThread *t)
{
#if BB_C_STACK_FIRST
	return (uintptr_t)__builtin_frame_address(0) < t->stack_short;
#else
	(void)t;
	return false;
#endif
}

#if BB_C_STACK_FIRST

/* The heap's part. */
typedef struct BbStackReserve {
	BbMutex mutex;
	BbStackPiece *piece; /* NULL: in use, or there is none.  Guard: mutex */
	bool exists;	     /* here or in use.  Guard: mutex */
	uint32_t users;	     /* threads with a first piece, and those about to be started.  Guard: mutex */
	BbSync waiting;	     /* threads that wait for a piece */
	BbSync given_back;   /* grows while there are some */
} BbStackReserve;

/* Is this the first piece of a thread that began on one? */
BB_INLINE bool bb_c_stack_is_first(const BbThread *t)
{
	return t->further_size && !t->outer_stacks;
}

/* Calls fn(arg) on a further piece.  Where there is no memory, or the thread has many pieces already, it is called on
 * the present one after all, which bb_check_native_stack guards; but on the first piece this waits.  May collect, so
 * may stop; blocks on the first piece only. */
void bb_c_stack_call(BbThread *t, void (*fn)(void *arg), void *arg);

/* Calls fn(arg) here if three quarters of size bytes are left, or else on a piece with that size, or if there is no
 * memory for so much as above. */
void bb_c_stack_call_large(BbThread *t, size_t size, void (*fn)(void *arg), void *arg);

/* Before a thread with further pieces of that size (0: the usual one) is started, as who starts it is going to wait for
 * it: *piece is for its first call; NULL: it is going to find memory.  false: there is none.  May collect. */
BB_NODISCARD bool bb_c_stack_thread_starts(BbThread *t, size_t size, BbStackPiece **piece);

/* It could not be started after all. */
void bb_c_stack_thread_failed(BbThread *t, BbStackPiece *piece);

/* In the thread itself: at its beginning, once it does not wait any more, and at its end. */
void bb_c_stack_thread_begins(BbThread *t, BbStackPiece *piece);
void bb_c_stack_thread_ends(BbThread *t);

/* Gives back the piece that the thread keeps, if there is one. */
void bb_c_stack_give_back(BbThread *t);

/* Scans the pieces on which callers wait.  In a stopped world. */
void bb_c_stack_trace_outer(BbTracer *tracer, const BbThread *t);

#else

BB_INLINE void bb_c_stack_call(BbThread *t, void (*fn)(void *arg), void *arg)
{
	(void)t;
	fn(arg);
}

BB_INLINE void bb_c_stack_call_large(BbThread *t, size_t size, void (*fn)(void *arg), void *arg)
{
	(void)t;
	(void)size;
	fn(arg);
}

BB_INLINE BB_NODISCARD bool bb_c_stack_thread_starts(BbThread *t, size_t size, BbStackPiece **piece)
{
	(void)t;
	(void)size;
	*piece = NULL;
	return true;
}

BB_INLINE void bb_c_stack_thread_failed(BbThread *t, BbStackPiece *piece)
{
	(void)t;
	(void)piece;
}

BB_INLINE void bb_c_stack_thread_begins(BbThread *t, BbStackPiece *piece)
{
	(void)t;
	(void)piece;
}

BB_INLINE void bb_c_stack_thread_ends(BbThread *t)
{
	(void)t;
}

BB_INLINE void bb_c_stack_give_back(BbThread *t)
{
	(void)t;
}

BB_INLINE void bb_c_stack_trace_outer(BbTracer *tracer, const BbThread *t)
{
	(void)tracer;
	(void)t;
}

#endif

#endif
