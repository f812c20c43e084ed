/* SPDX-License-Identifier: MIT */
/*
 * Import locks: one thread at a time loads a module with a given name.
 *
 * The state of all of them is one object in vm->import_locks and is guarded by its object lock.  A lock exists while
 * somebody holds it.  Waiting is detached; a wait that would close a circle of threads is refused.
 */
#ifndef BB_VM_IMPORT_LOCK_H
#define BB_VM_IMPORT_LOCK_H

#include "object/object.h"

typedef enum BbImportLockResult {
	BB_IMPORT_LOCK_FAILED,	 /* raised: no memory, or a signal handler did while it waited */
	BB_IMPORT_LOCK_TAKEN,	 /* the caller holds it and releases it */
	BB_IMPORT_LOCK_OWN,	 /* the calling thread holds it already, further out */
	BB_IMPORT_LOCK_FREE,	 /* with wait_only: nobody holds it */
	BB_IMPORT_LOCK_WAITED,	 /* another thread held it and has released it: look again */
	BB_IMPORT_LOCK_DEADLOCK, /* another thread holds it and waits for the caller */
} BbImportLockResult;

/* At start-up. */
BB_NODISCARD bool bb_import_lock_init(BbThread *t);

/* Takes the lock for a module name (a str), or waits for its holder.  With wait_only it is never taken. */
BB_NODISCARD BbImportLockResult bb_import_lock_take(BbThread *t, BbValue name, bool wait_only);
void bb_import_lock_release(BbThread *t, BbValue name);

/* In the child of a fork: forgets the locks of threads that are gone. */
void bb_import_lock_after_fork(BbThread *t);

#endif
