/* SPDX-License-Identifier: MIT */
/*
 * Weak references and proxies.
 */
#ifndef BB_OBJECT_WEAKREF_H
#define BB_OBJECT_WEAKREF_H

#include "object/weakref_proxy.h"

typedef struct BbWeakRef {
	BbObject header;
	BbSlot referent;  /* weak; EMPTY: it is dead */
	BbSlot callback;  /* EMPTY: none, or it has been taken to be called */
	BbPublished hash; /* of the referent, or BB_WEAKREF_NO_HASH */
} BbWeakRef;

/* No object's hash is -1. */
#define BB_WEAKREF_NO_HASH UINTPTR_MAX

/* weakref.ref */
extern BbType bb_weakref_type;

/* Makes the table of weak references; at start-up.  False: no memory. */
BB_NODISCARD bool bb_weakref_init(BbThread *t);

/* ref(referent, callback), callback EMPTY or None: without.  Without one the same ref is returned again as long as it
 * lives.  TypeError. */
BB_NODISCARD BbValue bb_weakref_new(BbThread *t, BbValue referent, BbValue callback);
/* proxy(referent, callback) */
BB_NODISCARD BbValue bb_weakref_proxy_new(BbThread *t, BbValue referent, BbValue callback);

/* v is a ref, an instance of a subclass, or a proxy. */
bool bb_is_weakref(BbValue v);

/* What it refers to; EMPTY: dead (nothing is raised).  Allocates nothing. */
BB_INLINE BbValue bb_weakref_get(BbValue v)
{
	return bb_slot_load(&((BbWeakRef *)bb_to_pointer(v))->referent);
}

/* How many refs and proxies of the object there are, and a list of them. */
size_t bb_weakref_count(BbThread *t, BbValue referent);
BB_NODISCARD BbValue bb_weakref_list(BbThread *t, BbValue referent);

/* The referent is dead and the callback not called yet.  (The finalizer queue holds refs for that, but also those whose
 * class has __del__.) */
bool bb_weakref_has_pending_callback(BbValue ref);
/* Calls it, once whatever the number of threads; what it raises is reported as unraisable. */
void bb_weakref_run_callback(BbThread *t, BbValue ref);

#endif
