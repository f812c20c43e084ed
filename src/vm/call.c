/* SPDX-License-Identifier: MIT */
/*
 * Calling anything from the interpreter loop without growing the C stack where the callee is Python code.
 */
#include "vm/call.h"

#include "compiler/opcodes.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/tuple.h"
#include "object/type.h"
#include "vm/function.h"
#include "vm/leave.h"
#include "vm/vm.h"

static BbCallResult done(BbValue v, BbValue *result)
{
	*result = v;
	return bb_is_empty(v) ? BB_CALL_FAILED : BB_CALL_DONE;
}

/* args with one more in front: on the C stack where there is room, else in a tuple. */
#define FEW 12

static const BbValue *with_self(BbThread *t, BbValue self, const BbValue *args, size_t total, BbValue *few)
{
	BbValue *all = few;
	if (total + 1 > FEW) {
		BbTuple *many = bb_tuple_alloc(t, total + 1);
		if (!many)
			return NULL;
		all = many->items;
	}
	all[0] = self;
	for (size_t i = 0; i < total; i++)
		all[i + 1] = args[i];
	return all;
}

static size_t keyword_count(BbValue kwnames)
{
	return bb_is_empty(kwnames) ? 0 : bb_tuple_count(kwnames);
}

/* Pushes a frame for a function with one more argument in front.
 *
 * This and the next function are not inlined, because a C function is called with bb_call_begin's frame on the stack:
 * if the arrays were in it, the collector would find there what earlier calls have left. */
static BB_NOINLINE BbCallResult push_bound(BbThread *t, BbFunction *function, BbValue self, const BbValue *args,
					   size_t nargs, BbValue kwnames)
{
	BbValue few[FEW];
	const BbValue *all = with_self(t, self, args, nargs + keyword_count(kwnames), few);
	return all && bb_function_push_call(t, function, all, nargs + 1, kwnames) ? BB_CALL_PUSHED : BB_CALL_FAILED;
}

/* A class whose instances are made by object.__new__ and initialised by a Python function. */
static BB_NOINLINE BbCallResult begin_instance(BbThread *t, BbType *type, BbValue init, const BbValue *args,
					       size_t nargs, BbValue kwnames, BbValue *result)
{
	void *made = bb_instance_new(t, type);
	if (!made)
		return BB_CALL_FAILED;
	BbValue instance = bb_from_pointer(made);
	BbFunction *function = bb_to_function(init);
	BbCode *code = bb_function_code(function);
	BbFrame *caller = t->frame, *callee;
	if (BB_LIKELY((code->flags & BB_CODE_SIMPLE) && code->argument_count == nargs + 1 && bb_is_empty(kwnames))) {
		callee = bb_frame_push(t, function, code, (unsigned)nargs + 1);
		if (!callee)
			return BB_CALL_FAILED;
		callee->regs[0] = instance;
		for (size_t i = 0; i < nargs; i++)
			callee->regs[i + 1] = args[i];
	} else {
		BbValue few[FEW];
		const BbValue *all = with_self(t, instance, args, nargs + keyword_count(kwnames), few);
		callee = all ? bb_function_push_call(t, function, all, nargs + 1, kwnames) : NULL;
		if (!callee)
			return BB_CALL_FAILED;
	}
	callee->action = BB_RETURN_INIT;
	/* The arguments have been copied, so the result's register may be one of them. */
	caller->regs[BB_A(caller->pc[-1])] = instance;
	*result = instance;
	return BB_CALL_PUSHED;
}

BbCallResult bb_call_begin(BbThread *t, BbValue callable, const BbValue *args, size_t nargs, BbValue kwnames,
			   BbValue *result)
{
	BbType *type = bb_type_of(callable);
	/* The loop's variable, which the collector scans, has the result of the last call. */
	*result = BB_EMPTY;
	if (type == &bb_function_type)
		return bb_function_push_call(t, bb_to_function(callable), args, nargs, kwnames) ? BB_CALL_PUSHED
												: BB_CALL_FAILED;
	if (type == &bb_builtin_function_type) {
		BbValue self;
		const BbBuiltin *def = bb_builtin_take(callable, &self);
		if (def->flags & BB_WAITS)
			return done(bb_vm_call_or_leave(t, callable, args, nargs, kwnames), result);
		return done(bb_builtin_call(t, def, self, args, nargs, kwnames), result);
	}
	if (type == &bb_method_type) {
		BbBoundMethod *method = bb_to_pointer(callable);
		if (bb_is_exact(method->function, &bb_function_type))
			return push_bound(t, bb_to_function(method->function), method->self, args, nargs, kwnames);
	} else if (type == &bb_type_type) {
		BbType *class = bb_to_type(callable);
		BbValue init = class->special[BB_SP_INIT];
		if ((class->flags & (BB_TYPE_HEAP | BB_TYPE_ABSTRACT)) == BB_TYPE_HEAP &&
		    bb_is_exact(init, &bb_function_type) &&
		    bb_is(class->special[BB_SP_NEW], bb_object_type.special[BB_SP_NEW]))
			return begin_instance(t, class, init, args, nargs, kwnames, result);
	} else if (type->flags & BB_TYPE_HEAP) {
		BbValue call = type->special[BB_SP_CALL];
		if (bb_is_exact(call, &bb_function_type))
			return push_bound(t, bb_to_function(call), callable, args, nargs, kwnames);
	}
	return done(bb_vm_call_or_leave(t, callable, args, nargs, kwnames), result);
}

BbCallResult bb_call_begin_ex(BbThread *t, BbValue *base, unsigned has_keywords, BbValue *result)
{
	BbValue args = base[1];
	if (!bb_is_tuple(args)) {
		args = bb_is_exact(args, &bb_list_type) ? bb_list_snapshot(t, args) : bb_tuple_from_iterable(t, args);
		if (bb_is_empty(args))
			return BB_CALL_FAILED;
		base[1] = args;
	}
	size_t nargs = bb_tuple_count(args);
	BbValue kwargs = has_keywords ? base[2] : BB_EMPTY;
	if (bb_is_empty(kwargs) || bb_dict_count(kwargs) == 0)
		return bb_call_begin(t, base[0], bb_to_tuple(args)->items, nargs, BB_EMPTY, result);
	size_t n = bb_dict_count(kwargs);
	BbTuple *names = bb_tuple_alloc(t, n);
	BbTuple *all = names ? bb_tuple_alloc(t, nargs + n) : NULL;
	if (!all)
		return BB_CALL_FAILED;
	for (size_t i = 0; i < nargs; i++)
		all->items[i] = bb_tuple_get(args, i);
	BbValue key, value;
	size_t pos = 0, i = 0;
	while (i < n && bb_dict_next(kwargs, &pos, &key, &value)) {
		if (!bb_is_str(key)) {
			bb_type_error(t, "keywords must be strings");
			return BB_CALL_FAILED;
		}
		names->items[i] = key;
		all->items[nargs + i++] = value;
	}
	return bb_call_begin(t, base[0], all->items, nargs, bb_from_pointer(names), result);
}
