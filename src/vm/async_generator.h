/* SPDX-License-Identifier: MIT */
/*
 * Async generators, and what their methods return: awaitables that run the generator until it yields a value of its
 * own.
 */
#ifndef BB_VM_ASYNC_GENERATOR_H
#define BB_VM_ASYNC_GENERATOR_H

#include "vm/generator.h"

extern BbType bb_async_generator_asend_type;

/* __anext__(): calls the first-iteration hook if it is the first.  v is an async generator. */
BB_NODISCARD BbValue bb_async_generator_anext(BbThread *t, BbValue v);

/* Sends into what __anext__() or asend() returned: 1: *out is awaited; 0: *out was yielded; -1: raised. */
BB_NODISCARD int bb_async_generator_asend(BbThread *t, BbValue v, BbValue sent, BbValue *out);

/* Makes the types of async_generator.c ready; at start-up. */
BB_NODISCARD bool bb_async_generator_init(BbThread *t);

#endif
