/* SPDX-License-Identifier: MIT */
/*
 * Exception objects and the tree of their types.
 *
 * All exceptions have one layout; the types with more fields than args keep these in `fields', named by the type
 * (FIELDS in exception.c).
 */
#ifndef BB_OBJECT_EXCEPTION_H
#define BB_OBJECT_EXCEPTION_H

#include "object/error.h"
#include "object/instance.h"

enum { BB_EXCEPTION_FIELDS = 9 };

typedef struct BbException {
	BbObject header;
	BbSlot args;	       /* tuple */
	BbSlot traceback;      /* BbTraceback or None/EMPTY */
	BbSlot context, cause; /* exception or EMPTY */
	BbPublished8 suppress_context;
	BbSlot *fields;	 /* a cell of BB_EXCEPTION_FIELDS slots for the types that need them, or NULL */
	BbInstance part; /* attributes */
} BbException;

BB_INLINE BbException *bb_to_exception(BbValue v)
{
	return (BbException *)bb_to_pointer(v);
}

/* Makes the types ready; at start-up. */
BB_NODISCARD bool bb_exceptions_init(BbThread *t);

/* A new exception of the type with the arguments, as calling the type makes it. */
BB_NODISCARD BbValue bb_exception_new(BbThread *t, BbType *type, const BbValue *args, size_t nargs);

/* StopIteration's value; SystemExit's code; the import errors' name... : field number i, or None. */
BbValue bb_exception_field(BbValue exception, unsigned i);
void bb_exception_set_field(BbThread *t, BbValue exception, unsigned i, BbValue value);

/* The type, unlike its base, keeps more than args. */
bool bb_exception_adds_fields(const BbType *type);

/* Makes an exception of what `raise' was given: an instance, or a class to call; EMPTY: raised TypeError. */
BB_NODISCARD BbValue bb_exception_from(BbThread *t, BbValue instance_or_class);

/* Sets __context__ of exception to context, without making a cycle. */
void bb_exception_set_context(BbThread *t, BbValue exception, BbValue context);

/* The subclass of OSError for an errno value. */
BbType *bb_os_error_type(int error);

/* BaseExceptionGroup: the part of it whose leaves match (types by bb_exception_group_match), and the rest; None where
 * empty. */
BB_NODISCARD bool bb_exception_group_split(BbThread *t, BbValue group, BbValue type, BbValue *match, BbValue *rest);

/* What is to be raised at the end of except*: raised is a list of exceptions. */
BB_NODISCARD BbValue bb_exception_prep_reraise_star(BbThread *t, BbValue original, BbValue raised);

#endif
