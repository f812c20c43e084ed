/* SPDX-License-Identifier: MIT */
/*
 * What stands behind include/bobbin.h: references, and what is kept for them in a thread and a runtime.
 *
 * A reference is the address of a slot outside of the heap.  A thread's own slots form a stack of chunks, of which the
 * first `count' slots are in use; kept ones are in chunks of the runtime.  The collector reads both in a stopped world,
 * while no entered thread makes one; a thread that is left may still drop kept ones, which empties the slot first.
 */
#ifndef BB_EMBED_EMBED_H
#define BB_EMBED_EMBED_H

#include "bobbin.h"
#include "object/object.h"

struct BbRefSlot {
	BbSlot value; /* EMPTY: a kept slot that is free */
	BbRef next_free;
};

enum { BB_REF_CHUNK = 60 };

typedef struct BbRefChunk {
	struct BbRefChunk *previous, *next;
	struct BbRefSlot slots[BB_REF_CHUNK];
} BbRefChunk;

/* A thread's own references. */
typedef struct BbEmbedThread {
	BbRefChunk *first, *current;
	size_t count;
} BbEmbedThread;

/* The runtime's kept ones. */
typedef struct BbEmbed {
	BbMutex mutex;
	BbRefChunk *kept; /* guard: mutex, and entered, to change it */
	BbRef free;	  /* guard: mutex */
} BbEmbed;

/* Prepares the floor for a new runtime; t is its main thread.  false: no memory. */
BB_NODISCARD bool bb_embed_start(BbThread *t);

/* A new reference of t to v; NULL if v is EMPTY (something raised already) or there is no memory (raises). */
BbRef bb_embed_ref(BbThread *t, BbValue v);

/* The object that ref refers to; EMPTY for NULL: then an exception is pending. Allocates only to raise. */
BbValue bb_embed_value(BbThread *t, BbRef ref);

/* The same for many, into out.  false: one is NULL. */
BB_NODISCARD bool bb_embed_values(BbThread *t, const BbRef *refs, size_t count, BbValue *out);

/* The built-in exception class with this name, or NULL. */
BbType *bb_embed_exception_class(const char *name);

/* An object that stands for a C function; a box. */
extern BbType bb_embed_function_type, bb_embed_box_type;

#endif
