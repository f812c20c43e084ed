/* SPDX-License-Identifier: MIT */
/*
 * _thread._local: an object with other attributes in each thread.
 *
 * The object holds a table from threads to dicts.  A thread is known there by a key, a cell that the thread itself
 * refers to as well and that says whether it has ended.  A dict whose thread has ended is not traced, so the next
 * collection frees it; one whose object is dead goes with the object.  So neither keeps the other alive.
 */
#ifndef BB_MODULES_THREAD_LOCAL_H
#define BB_MODULES_THREAD_LOCAL_H

#include "object/object.h"

extern BbType bb_thread_local_type;

/* Lets go of t's dicts; t runs no more Python code afterwards.  Allocates nothing. */
void bb_thread_local_thread_ends(BbThread *t);

#endif
