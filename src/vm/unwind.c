/* SPDX-License-Identifier: MIT */
/*
 * Exceptions in the interpreter: the instructions that raise and match them.
 */
#include "vm/unwind.h"

#include "object/error.h"
#include "object/exception.h"
#include "object/protocol.h"
#include "object/tuple.h"
#include "object/type.h"
#include "vm/vm.h"

const BbExceptionEntry *bb_unwind_find(const BbFrame *frame)
{
	const BbCode *code = frame->code;
	uint32_t at = bb_frame_instruction(frame);
	for (uint32_t i = 0; i < code->exception_count; i++)
		if (at >= code->exceptions[i].start && at < code->exceptions[i].end)
			return &code->exceptions[i];
	return NULL;
}

void bb_unwind_raise(BbThread *t, BbValue v, BbValue cause)
{
	BbValue exception = bb_exception_from(t, v);
	if (bb_is_empty(exception))
		return;
	if (!bb_is_empty(cause)) {
		BbException *e = bb_to_exception(exception);
		BbValue from = BB_EMPTY;
		if (!bb_is_none(cause)) {
			if (!bb_is_exception(cause) &&
			    !(bb_is_type(cause) && bb_type_is_subtype(bb_to_type(cause), &bb_exc_BaseException))) {
				bb_type_error(t, "exception causes must derive from BaseException");
				return;
			}
			from = bb_exception_from(t, cause);
			if (bb_is_empty(from))
				return;
		}
		bb_store(t, e, &e->cause, from);
		bb_published8_store(&e->suppress_context, 1);
	}
	bb_raise_object(t, exception);
}

bool bb_unwind_raise_again(BbThread *t)
{
	BbValue handled = bb_vm_handled(t);
	if (bb_is_none(handled) || bb_is_empty(handled)) {
		bb_runtime_error(t, "No active exception to reraise");
		return false;
	}
	t->exception = handled;
	return true;
}

static bool is_exception_class(BbValue v)
{
	return bb_is_type(v) && bb_type_is_subtype(bb_to_type(v), &bb_exc_BaseException);
}

int bb_unwind_match(BbThread *t, BbValue exception, BbValue type)
{
	bool ok = is_exception_class(type);
	if (bb_is_tuple(type)) {
		ok = true;
		for (size_t i = 0; i < bb_tuple_count(type) && ok; i++)
			ok = is_exception_class(bb_tuple_get(type, i));
	}
	if (!ok) {
		bb_type_error(t, "catching classes that do not inherit from BaseException is not allowed");
		return -1;
	}
	const BbType *own = bb_type_of(exception);
	if (!bb_is_tuple(type))
		return bb_type_is_subtype(own, bb_to_type(type));
	for (size_t i = 0; i < bb_tuple_count(type); i++)
		if (bb_type_is_subtype(own, bb_to_type(bb_tuple_get(type, i))))
			return 1;
	return 0;
}

bool bb_unwind_match_group(BbThread *t, BbValue exception, BbValue type, BbValue *out)
{
	size_t n = bb_is_tuple(type) ? bb_tuple_count(type) : 1;
	for (size_t i = 0; i < n; i++) {
		BbValue one = bb_is_tuple(type) ? bb_tuple_get(type, i) : type;
		if (is_exception_class(one) && bb_type_is_subtype(bb_to_type(one), &bb_exc_BaseExceptionGroup)) {
			bb_type_error(t, "catching ExceptionGroup with except* is not allowed. Use except instead.");
			return false;
		}
	}
	if (bb_is_none(exception)) {
		out[0] = out[1] = BB_NONE;
		return true;
	}
	int matches = bb_unwind_match(t, exception, type);
	if (matches < 0)
		return false;
	if (bb_is_of_type(exception, &bb_exc_BaseExceptionGroup)) {
		BbValue match, rest;
		if (!bb_exception_group_split(t, exception, type, &match, &rest))
			return false;
		out[0] = match;
		out[1] = rest;
		return true;
	}
	if (!matches) {
		out[0] = BB_NONE;
		out[1] = exception;
		return true;
	}
	/* A naked exception is wrapped. */
	BbValue args[2] = {bb_intern_text(t, ""), bb_tuple_from(t, &exception, 1)};
	if (bb_is_empty(args[0]) || bb_is_empty(args[1]))
		return false;
	BbValue group = bb_exception_new(t, &bb_exc_BaseExceptionGroup, args, 2);
	if (bb_is_empty(group))
		return false;
	out[0] = group;
	out[1] = BB_NONE;
	return true;
}

BbValue bb_unwind_prep_reraise_star(BbThread *t, BbValue original, BbValue raised)
{
	return bb_exception_prep_reraise_star(t, original, raised);
}
