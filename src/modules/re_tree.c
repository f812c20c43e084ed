/* SPDX-License-Identifier: MIT */
/*
 * The arena of a regular expression's tree: a chain of heap cells.  The collector finds the first through the
 * BbReTree on the C stack and the others through the chain, and never moves them, so that nodes are plain pointers.
 *
 * Belongs to one thread.
 */
#include "modules/re_tree.h"

#include "object/error.h"

enum { CHUNK = 2048 };

struct BbReChunk {
	const BbCellKind *kind;
	BbReChunk *next;
	size_t size;
	max_align_t data[];
};

static void chunk_trace(BbTracer *tracer, void *cell)
{
	bb_trace_pointer(tracer, ((const BbReChunk *)cell)->next);
}

static const BbCellKind chunk_kind = {.trace = chunk_trace};

void bb_re_tree_init(BbReTree *tree, BbThread *t, BbValue pattern)
{
	*tree = (BbReTree){.t = t, .pattern = pattern, .is_text = bb_is_str(pattern)};
}

void *bb_re_tree_alloc(BbReTree *tree, size_t size)
{
	size = (size + sizeof(max_align_t) - 1) & ~(sizeof(max_align_t) - 1);
	if (size > tree->left) {
		size_t room = size > CHUNK ? size : CHUNK;
		BbReChunk *chunk = bb_alloc(tree->t, &chunk_kind, sizeof(BbReChunk) + room);
		if (!chunk) {
			bb_raise_no_memory(tree->t);
			return NULL;
		}
		chunk->size = room;
		chunk->next = tree->chunks;
		tree->chunks = chunk;
		tree->left = room;
	}
	char *end = (char *)tree->chunks->data + tree->chunks->size;
	void *memory = end - tree->left;
	tree->left -= size;
	return memory;
}
