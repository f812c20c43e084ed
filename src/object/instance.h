/* SPDX-License-Identifier: MIT */
/*
 * Instances of classes: attribute slots that never move.
 *
 * The instance part of an object (BbInstance) begins at type->instance_offset, or, in an instance of a subclass of a
 * variable-sized type, at the end of its cell.  It has header.flags slots inside (shifted, in variable-sized types);
 * further ones are in segments, appended once and never replaced; attributes beyond what a shape holds are in an
 * overflow dict.  A slot belongs to one name for good: deleting stores EMPTY, and readers take EMPTY for "not there".
 * Overwriting is one store without a lock.  Adding takes the object's lock and stores first the value, then the shape.
 */
#ifndef BB_OBJECT_INSTANCE_H
#define BB_OBJECT_INSTANCE_H

#include "object/object.h"

/* Further slots. */
typedef struct BbSegment {
	const BbCellKind *kind;
	size_t capacity;
	BbPublished next; /* BbSegment * */
	BbSlot overflow;  /* first segment only: dict of further attributes, or EMPTY.  Guard: the object's lock */
	BbSlot slots[];
} BbSegment;

typedef struct BbInstance {
	BbPublished more; /* first BbSegment *, or NULL.  Guard: the object's lock */
	BbSlot slots[];	  /* object.header.flags of them */
} BbInstance;

/* Variable-sized types keep the low bits of header.flags for themselves; the number of slots inside is above them. */
enum { BB_SIZED_FLAG_BITS = 3, BB_SIZED_SLOTS_MAX = 0xff >> BB_SIZED_FLAG_BITS };

/* An instance of a class without a native part. */
typedef struct BbPlainInstance {
	BbObject header;
	BbInstance part;
} BbPlainInstance;

/* The instance part of an object whose type has BB_TYPE_INSTANCE. */
BbInstance *bb_instance_part(const BbObject *object, const BbType *type);

/* The slot with a number; NULL: it does not exist yet, so the attribute is unset.  Allocates nothing. */
BbSlot *bb_instance_slot(const BbObject *object, const BbType *type, unsigned slot);

/* The attribute of an instance itself (not its class); EMPTY: not there.  Raises and allocates nothing.  name is
 * interned. */
BbValue bb_instance_get(BbThread *t, BbValue object, BbValue name);
/* value EMPTY: delete; then 0 if it was not there.  1: done, -1: no memory. */
BB_NODISCARD int bb_instance_set(BbThread *t, BbValue object, BbValue name, BbValue value);

/* The __dict__ of an instance: a dict that shows its slots. */
BB_NODISCARD BbValue bb_instance_dict(BbThread *t, BbValue object);

/* The attributes __dict__ and __weakref__ that classes get whose instances can have them first. */
extern const BbBuiltin bb_instance_dict_attribute, bb_instance_weakref_attribute;

/* For trace functions: reports the slots of the instance part. */
void bb_instance_trace(BbTracer *tracer, BbObject *object, const BbType *type);

/* The trace function of classes without a native part. */
void bb_instance_trace_plain(BbTracer *tracer, void *cell);

/* A member of __slots__. */
typedef struct BbMember {
	BbObject header;
	BbType *owner;
	BbValue name;
	uint32_t slot;
} BbMember;
extern BbType bb_member_type;
BB_NODISCARD BbValue bb_member_new(BbThread *t, BbType *owner, BbValue name, uint32_t slot);

#endif
