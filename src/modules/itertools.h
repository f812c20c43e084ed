/* SPDX-License-Identifier: MIT */
/*
 * What the iterators of itertools share: one layout, one trace function, and the definition of their types.
 *
 * Threading: the slots are published; an iterator's lock guards what several words say together.  It is never held
 * while an iterator or a function is called, so threads that share an iterator may find its items in any order, but
 * each item that the source gave to one of them once.
 */
#ifndef BB_MODULES_ITERTOOLS_H
#define BB_MODULES_ITERTOOLS_H

#include "object/error.h"
#include "object/native.h"
#include "object/object.h"
#include "object/protocol.h"
#include "object/tuple.h"
#include "object/type.h"
#include "thread/lock.h"

typedef struct BbItertool {
	BbObject header;
	BbSlot a, b, c, d, e; /* each type says what they are */
	BbPublished n, m, step;
	BbPublished8 flag;
} BbItertool;

BB_INLINE BbItertool *bb_to_itertool(BbValue v)
{
	return bb_to_pointer(v);
}

void bb_itertools_trace(BbTracer *tracer, void *cell);

/* A new iterator of the type with slots a and b; NULL: raised, or a or b is EMPTY because that raised. */
BbItertool *bb_itertools_new(BbThread *t, BbValue type, BbValue a, BbValue b);

/* An optional argument that is a size: *out, or false: raised. */
BB_NODISCARD bool bb_itertools_no_keywords(BbThread *t, const char *name, BbValue kwnames);

/* The type NAME_type with `NAME_new', `NAME_next' and further methods (which sort behind __next__). */
#define BB_ITERTOOL(NAME, DOC, ...)                                                                                    \
	static const BbBuiltin NAME##_methods[] = {BB_ITER_SELF_ENTRY(bb_itertools_##NAME##_type),                     \
						   BB_NEW(bb_itertools_##NAME##_type, NAME##_new),                     \
						   BB_NEXT_ENTRY(bb_itertools_##NAME##_type), __VA_ARGS__};            \
	BB_ITERTOOL_TYPE(NAME, DOC)

/* The type alone, over an array NAME_methods. */
#define BB_ITERTOOL_TYPE(NAME, DOC)                                                                                    \
	BbType bb_itertools_##NAME##_type = {                                                                          \
		.header = BB_STATIC_OBJECT(bb_type_type),                                                              \
		.kind = {.trace = bb_itertools_trace},                                                                 \
		.name = #NAME,                                                                                         \
		.module = "itertools",                                                                                 \
		.doc = BB_DOC(DOC),                                                                                    \
		.flags = BB_TYPE_BASE | BB_TYPE_IMMUTABLE,                                                             \
		.instance_size = sizeof(BbItertool),                                                                   \
		.methods = NAME##_methods,                                                                             \
		.method_count = BB_COUNT(NAME##_methods),                                                              \
		.next = NAME##_next,                                                                                   \
	}

#define BB_ITERTOOLS(X)                                                                                                \
	X(accumulate)                                                                                                  \
	X(batched)                                                                                                     \
	X(chain)                                                                                                       \
	X(combinations)                                                                                                \
	X(combinations_with_replacement)                                                                               \
	X(compress)                                                                                                    \
	X(count)                                                                                                       \
	X(cycle)                                                                                                       \
	X(dropwhile)                                                                                                   \
	X(filterfalse)                                                                                                 \
	X(groupby) X(islice) X(pairwise) X(permutations) X(product) X(repeat) X(starmap) X(takewhile) X(zip_longest)

#define BB_ITERTOOL_DECLARE(NAME) extern BbType bb_itertools_##NAME##_type;
BB_ITERTOOLS(BB_ITERTOOL_DECLARE)
extern BbType bb_itertools_grouper_type, bb_itertools_tee_type, bb_itertools_tee_node_type;

/* tee(iterable, n) */
BbValue bb_itertools_tee(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);

#endif
