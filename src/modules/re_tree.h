/* SPDX-License-Identifier: MIT */
/*
 * A regular expression as a tree, which the parser makes and the compiler reads.
 *
 * The nodes stand in an arena of heap cells that lives as long as the BbReTree, which is on the C stack of the one
 * thread that compiles.
 */
#ifndef BB_MODULES_RE_TREE_H
#define BB_MODULES_RE_TREE_H

#include "modules/re_program.h"
#include "object/object.h"

/* The flags of module re. */
enum {
	BB_RE_IGNORECASE = 2,
	BB_RE_LOCALE = 4,
	BB_RE_MULTILINE = 8,
	BB_RE_DOTALL = 16,
	BB_RE_UNICODE = 32,
	BB_RE_VERBOSE = 64,
	BB_RE_DEBUG = 128,
	BB_RE_ASCII = 256,
	BB_RE_TYPE_FLAGS = BB_RE_LOCALE | BB_RE_UNICODE | BB_RE_ASCII,
};

#define BB_RE_MAX_GROUPS 1073741823u /* as CPython's */
#define BB_RE_UNLIMITED_WIDTH UINT64_MAX

typedef enum BbReKind {
	BB_RE_LITERAL,	 /* value: the character */
	BB_RE_SET,	 /* items */
	BB_RE_ANY,	 /* . */
	BB_RE_AT,	 /* value: BbReAt */
	BB_RE_GROUP,	 /* child; value: its number, or 0 */
	BB_RE_SEQUENCE,	 /* child; only as an alternative of BRANCH */
	BB_RE_BRANCH,	 /* child: SEQUENCEs */
	BB_RE_REPEAT,	 /* child, min, max; value: BbReGreed */
	BB_RE_BACKREF,	 /* value: group */
	BB_RE_CONDITION, /* value: group; child, other: with it and without it */
	BB_RE_LOOK,	 /* child, negated; value 1: behind */
	BB_RE_ATOMIC,	 /* child */
	BB_RE_FAIL,
} BbReKind;

typedef enum BbReAt {
	BB_RE_AT_BEGIN, /* ^ */
	BB_RE_AT_BEGIN_STRING,
	BB_RE_AT_BOUNDARY,
	BB_RE_AT_NON_BOUNDARY,
	BB_RE_AT_END, /* $ */
	BB_RE_AT_END_STRING,
} BbReAt;

typedef enum BbReGreed { BB_RE_GREEDY, BB_RE_LAZY, BB_RE_POSSESSIVE } BbReGreed;

typedef struct BbReNode BbReNode;
struct BbReNode {
	uint8_t kind; /* BbReKind */
	bool negated, has_other;
	uint32_t value;
	uint32_t min, max;
	uint32_t add_flags, del_flags; /* of a GROUP */
	BbReNode *next;		       /* behind this one in a sequence */
	BbReNode *child, *other;       /* first nodes of sequences; NULL: empty */
	BbReItem *items;
	uint32_t item_count;
	/* Filled by the compiler: */
	const BbReSet *set;	    /* LITERAL, SET and ANY that are no plain character */
	uint64_t shortest, longest; /* in characters */
};

typedef struct BbReGroup {
	bool closed;
	uint64_t shortest, longest;
} BbReGroup;

typedef struct BbReChunk BbReChunk;

typedef struct BbReTree {
	BbThread *t;
	BbReChunk *chunks; /* the arena */
	size_t left;	   /* bytes free in the first chunk */
	BbValue pattern;   /* exact str or bytes */
	bool is_text;
	uint32_t flags;	      /* final, once parsed */
	BbReNode *root;	      /* a sequence */
	uint32_t group_count; /* group 0 included */
	uint32_t group_room;
	BbReGroup *groups;
	BbValue names; /* dict: group names to numbers */
} BbReTree;

/* Starts an empty tree.  pattern is str or bytes. */
void bb_re_tree_init(BbReTree *tree, BbThread *t, BbValue pattern);

/* Zero-filled memory that lives as long as the tree.  NULL: raised MemoryError. */
BB_NODISCARD void *bb_re_tree_alloc(BbReTree *tree, size_t size);

#endif
