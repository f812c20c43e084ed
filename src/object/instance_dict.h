/* SPDX-License-Identifier: MIT */
/*
 * What a dict that shows the attributes of an instance (BbDict.view_of) asks of the instance.
 *
 * Each function is atomic and linearizable with attribute access, and locks what it must itself; it is called with no
 * object lock held.  Keys may be of any type and are hashable (their hash has been asked); only those that are neither
 * exact str nor compare by identity may make it run user code.
 */
#ifndef BB_OBJECT_INSTANCE_DICT_H
#define BB_OBJECT_INSTANCE_DICT_H

#include "object/object.h"

/* 1: *out is the value; 0: not there; -1: failed. */
BB_NODISCARD int bb_instance_dict_get(BbThread *t, BbValue instance, BbValue key, BbValue *out);
BB_NODISCARD bool bb_instance_dict_set(BbThread *t, BbValue instance, BbValue key, BbValue value);
/* 1: deleted, *old (if old is not NULL) was the value; 0: not there; -1: failed. */
BB_NODISCARD int bb_instance_dict_delete(BbThread *t, BbValue instance, BbValue key, BbValue *old);
/* Sets if missing; 1: was there, 0: was set, -1: failed.  *out is the value that is there afterwards. */
BB_NODISCARD int bb_instance_dict_setdefault(BbThread *t, BbValue instance, BbValue key, BbValue value, BbValue *out);
/* Iteration in order of insertion, *pos starting at 0: true and the next attribute that is there.  Never allocates,
 * stops or runs user code. */
bool bb_instance_dict_next(BbValue instance, size_t *pos, BbValue *key, BbValue *value);
/* How many attributes there are, about, while others change them.  Never allocates, stops or runs user code. */
size_t bb_instance_dict_count(BbValue instance);
/* The same at one moment.  May stop the world. */
size_t bb_instance_dict_len(BbThread *t, BbValue instance);
/* A flat tuple (name, value, name, value, ...) of the attributes at one moment.  May stop the world. */
BB_NODISCARD BbValue bb_instance_dict_snapshot(BbThread *t, BbValue instance);
void bb_instance_dict_clear(BbThread *t, BbValue instance);
/* Takes away the attribute that was added last: 1, 0: none, -1: failed. */
BB_NODISCARD int bb_instance_dict_pop_last(BbThread *t, BbValue instance, BbValue *key, BbValue *value);

#endif
