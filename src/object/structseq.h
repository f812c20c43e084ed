/* SPDX-License-Identifier: MIT */
/*
 * Struct sequences: tuples whose items also have names, as sys.version_info and time.struct_time.
 *
 * The types are classes made at start-up, derived from tuple.  Fields beyond the visible ones are attributes only, no
 * items.  Instances are immutable.
 */
#ifndef BB_OBJECT_STRUCTSEQ_H
#define BB_OBJECT_STRUCTSEQ_H

#include "object/object.h"

enum {
	BB_STRUCTSEQ_FROM_SEQUENCE,
	BB_STRUCTSEQ_FROM_NOTHING, /* the program cannot make instances */
	BB_STRUCTSEQ_FROM_ITEM,	   /* the only one, by position or name */
};

typedef struct BbStructSeqDef {
	const char *module, *name; /* "sys", "flags" */
	const char *doc;
	const char *const *fields; /* total names; those of visible items without a name are "" */
	uint8_t visible, total;
	uint8_t made_from; /* what the constructor takes */
} BbStructSeqDef;

/* The class; def stays in memory. */
BB_NODISCARD BbValue bb_structseq_type(BbThread *t, const BbStructSeqDef *def);

/* An instance: def->total values, none EMPTY.  EMPTY if any is (something has raised already). */
BB_NODISCARD BbValue bb_structseq_new(BbThread *t, BbValue type, const BbValue *values);

#endif
