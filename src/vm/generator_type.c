/* SPDX-License-Identifier: MIT */
/*
 * The types of generators and coroutines, with their methods and attributes; what they do is in generator.c.
 */
#include "vm/generator.h"

#include "object/error.h"
#include "object/int.h"
#include "object/native.h"
#include "object/str.h"
#include "object/type.h"
#include "vm/async_generator.h"

BB_CFUNCTION(generator_send)
{
	BbValue out;
	int outcome = bb_generator_resume(t, bb_to_generator(self), args[0], BB_EMPTY, &out);
	return bb_generator_result(t, outcome, out);
}

BB_CFUNCTION(generator_next_method)
{
	BbValue out;
	int outcome = bb_generator_resume(t, bb_to_generator(self), BB_NONE, BB_EMPTY, &out);
	return bb_generator_result(t, outcome, out);
}

/* The shortcut: for those who do not care what it returned. */
static BbValue generator_next(BbThread *t, BbValue self)
{
	BbValue out;
	return bb_generator_resume(t, bb_to_generator(self), BB_NONE, BB_EMPTY, &out) > 0 ? out : BB_EMPTY;
}

static bool warn_signature(BbThread *t, size_t nargs)
{
	if (nargs == 1)
		return true;
	BbValue message = bb_str_from_text(
		t, "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.");
	return !bb_is_empty(message) && bb_generator_warn(t, &bb_exc_DeprecationWarning, message);
}

BB_CFUNCTION(generator_throw)
{
	BbValue out;
	if (!warn_signature(t, nargs))
		return BB_EMPTY;
	int outcome = bb_generator_throw(t, bb_to_generator(self), args, nargs, true, &out);
	return bb_generator_result(t, outcome, out);
}

BB_CFUNCTION(generator_close)
{
	return bb_generator_close(t, bb_to_generator(self));
}

BbValue bb_generator_del(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	bb_generator_finalize(t, bb_to_generator(self));
	return BB_NONE;
}

BbValue bb_generator_repr(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	return bb_format(t, "<%T object %S at 0x%zx>", self, bb_generator_get_qualname(t, self), (size_t)self.bits);
}

BbValue bb_generator_sizeof(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	return bb_int_from_ssize(t, (intptr_t)bb_cell_capacity(t->rt, bb_to_pointer(self)));
}

BbValue bb_generator_get_name(BbThread *t, BbValue self)
{
	return bb_slot_load(&bb_to_generator(self)->name);
}

BbValue bb_generator_get_qualname(BbThread *t, BbValue self)
{
	BbValue name = bb_slot_load(&bb_to_generator(self)->qualname);
	return bb_is_empty(name) ? bb_code_qualname(t, bb_to_generator(self)->frame.code) : name;
}

static bool set_text(BbThread *t, BbValue self, BbSlot *slot, const char *what, BbValue value)
{
	if (bb_is_empty(value) || !bb_is_str(value)) {
		bb_type_error(t, "%s must be set to a string object", what);
		return false;
	}
	bb_store(t, bb_to_pointer(self), slot, value);
	return true;
}

bool bb_generator_set_name(BbThread *t, BbValue self, BbValue value)
{
	return set_text(t, self, &bb_to_generator(self)->name, "__name__", value);
}

bool bb_generator_set_qualname(BbThread *t, BbValue self, BbValue value)
{
	return set_text(t, self, &bb_to_generator(self)->qualname, "__qualname__", value);
}

BbValue bb_generator_get_code(BbThread *t, BbValue self)
{
	return bb_from_pointer(bb_to_generator(self)->frame.code);
}

static BbValue get_running(BbThread *t, BbValue self)
{
	return bb_bool(bb_generator_state(bb_to_generator(self)) == BB_GENERATOR_RUNNING);
}

BbValue bb_generator_get_suspended(BbThread *t, BbValue self)
{
	return bb_bool(bb_generator_state(bb_to_generator(self)) == BB_GENERATOR_SUSPENDED);
}

BbValue bb_generator_get_delegate(BbThread *t, BbValue self)
{
	BbValue receiver = bb_generator_delegate(t, bb_to_generator(self));
	return bb_is_empty(receiver) ? BB_NONE : receiver;
}

static BbValue get_origin(BbThread *t, BbValue self)
{
	BbValue origin = bb_to_generator(self)->origin;
	return bb_is_empty(origin) ? BB_NONE : origin;
}

#define SEND_DOC(kind) "Send a value into " kind " and return what it yields next."
#define THROW_DOC(kind) "Raise an exception in " kind " and return what it yields next."
#define CLOSE_DOC(kind) "Raise GeneratorExit inside " kind " and return what it returns."

static const BbBuiltin generator_methods[] = {
	BB_CLASS_GETITEM_ENTRY(bb_generator_type),
	BB_METHOD(bb_generator_type, "__del__", bb_generator_del, 0, 0,
		  "Called when the instance is about to be destroyed."),
	BB_ITER_SELF_ENTRY(bb_generator_type),
	BB_GETSET(bb_generator_type, "__name__", bb_generator_get_name, bb_generator_set_name, "name of the generator"),
	BB_METHOD(bb_generator_type, "__next__", generator_next_method, 0, 0, "Implement next(self)."),
	BB_GETSET(bb_generator_type, "__qualname__", bb_generator_get_qualname, bb_generator_set_qualname,
		  "qualified name of the generator"),
	BB_METHOD(bb_generator_type, "__repr__", bb_generator_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_generator_type, "__sizeof__", bb_generator_sizeof, 0, 0,
		  "Size of the generator in memory, in bytes."),
	BB_METHOD(bb_generator_type, "close", generator_close, 0, 0, CLOSE_DOC("generator")),
	BB_GETSET(bb_generator_type, "gi_code", bb_generator_get_code, NULL, NULL),
	BB_GETSET(bb_generator_type, "gi_frame", bb_generator_get_frame, NULL, NULL),
	BB_GETSET(bb_generator_type, "gi_running", get_running, NULL, NULL),
	BB_GETSET(bb_generator_type, "gi_suspended", bb_generator_get_suspended, NULL, NULL),
	BB_GETSET(bb_generator_type, "gi_yieldfrom", bb_generator_get_delegate, NULL,
		  "what it delegates to by yield from, or None"),
	BB_METHOD(bb_generator_type, "send", generator_send, 1, 1, SEND_DOC("generator")),
	BB_METHOD(bb_generator_type, "throw", generator_throw, 1, 3, THROW_DOC("generator")),
};

#define FLAGS (BB_TYPE_NO_NEW | BB_TYPE_IMMUTABLE | BB_TYPE_HAS_WEAKREF)

BbType bb_generator_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = bb_generator_trace},
	.name = "generator",
	.module = "builtins",
	.flags = FLAGS,
	.instance_size = sizeof(BbGenerator),
	.item_size = sizeof(BbValue),
	.methods = generator_methods,
	.method_count = BB_COUNT(generator_methods),
	.next = generator_next,
};

/* ---- Coroutines. ---- */

typedef struct Wrapper {
	BbObject header;
	BbValue coroutine;
} Wrapper;

static BbValue wrapped_coroutine(BbValue self)
{
	return ((Wrapper *)bb_to_pointer(self))->coroutine;
}

static void wrapper_trace(BbTracer *tracer, void *cell)
{
	bb_trace(tracer, ((Wrapper *)cell)->coroutine);
}

BB_CFUNCTION(coroutine_await)
{
	Wrapper *wrapper = bb_object_new(t, &bb_coroutine_wrapper_type, sizeof *wrapper);
	if (!wrapper)
		return BB_EMPTY;
	wrapper->coroutine = self;
	return bb_from_pointer(wrapper);
}

static const BbBuiltin coroutine_methods[] = {
	BB_METHOD(bb_coroutine_type, "__await__", coroutine_await, 0, 0,
		  "Return an iterator to be used in await expression."),
	BB_CLASS_GETITEM_ENTRY(bb_coroutine_type),
	BB_METHOD(bb_coroutine_type, "__del__", bb_generator_del, 0, 0,
		  "Called when the instance is about to be destroyed."),
	BB_GETSET(bb_coroutine_type, "__name__", bb_generator_get_name, bb_generator_set_name, "name of the coroutine"),
	BB_GETSET(bb_coroutine_type, "__qualname__", bb_generator_get_qualname, bb_generator_set_qualname,
		  "qualified name of the coroutine"),
	BB_METHOD(bb_coroutine_type, "__repr__", bb_generator_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_coroutine_type, "__sizeof__", bb_generator_sizeof, 0, 0,
		  "Size of the coroutine in memory, in bytes."),
	BB_METHOD(bb_coroutine_type, "close", generator_close, 0, 0, CLOSE_DOC("coroutine")),
	BB_GETSET(bb_coroutine_type, "cr_await", bb_generator_get_delegate, NULL, "what it awaits, or None"),
	BB_GETSET(bb_coroutine_type, "cr_code", bb_generator_get_code, NULL, NULL),
	BB_GETSET(bb_coroutine_type, "cr_frame", bb_generator_get_frame, NULL, NULL),
	BB_GETSET(bb_coroutine_type, "cr_origin", get_origin, NULL, NULL),
	BB_GETSET(bb_coroutine_type, "cr_running", get_running, NULL, NULL),
	BB_GETSET(bb_coroutine_type, "cr_suspended", bb_generator_get_suspended, NULL, NULL),
	BB_METHOD(bb_coroutine_type, "send", generator_send, 1, 1, SEND_DOC("coroutine")),
	BB_METHOD(bb_coroutine_type, "throw", generator_throw, 1, 3, THROW_DOC("coroutine")),
};

BbType bb_coroutine_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = bb_generator_trace},
	.name = "coroutine",
	.module = "builtins",
	.flags = FLAGS,
	.instance_size = sizeof(BbGenerator),
	.item_size = sizeof(BbValue),
	.methods = coroutine_methods,
	.method_count = BB_COUNT(coroutine_methods),
};

/* What __await__() returns: the coroutine as an iterator. */

BB_CFUNCTION(wrapper_send)
{
	return generator_send(t, wrapped_coroutine(self), args, nargs, kwnames);
}
BB_CFUNCTION(wrapper_throw)
{
	return generator_throw(t, wrapped_coroutine(self), args, nargs, kwnames);
}
BB_CFUNCTION(wrapper_close)
{
	return bb_generator_close(t, bb_to_generator(wrapped_coroutine(self)));
}

BB_CFUNCTION(wrapper_next_method)
{
	return generator_next_method(t, wrapped_coroutine(self), args, nargs, kwnames);
}

static BbValue wrapper_next(BbThread *t, BbValue self)
{
	return generator_next(t, wrapped_coroutine(self));
}

static const BbBuiltin wrapper_methods[] = {
	BB_ITER_SELF_ENTRY(bb_coroutine_wrapper_type),
	BB_METHOD(bb_coroutine_wrapper_type, "__next__", wrapper_next_method, 0, 0, "Implement next(self)."),
	BB_METHOD(bb_coroutine_wrapper_type, "close", wrapper_close, 0, 0, CLOSE_DOC("coroutine")),
	BB_METHOD(bb_coroutine_wrapper_type, "send", wrapper_send, 1, 1, SEND_DOC("coroutine")),
	BB_METHOD(bb_coroutine_wrapper_type, "throw", wrapper_throw, 1, 3, THROW_DOC("coroutine")),
};

BbType bb_coroutine_wrapper_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = wrapper_trace},
	.name = "coroutine_wrapper",
	.module = "builtins",
	.doc = BB_DOC("A wrapper object implementing __await__ for coroutines."),
	.flags = BB_TYPE_NO_NEW | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(Wrapper),
	.methods = wrapper_methods,
	.method_count = BB_COUNT(wrapper_methods),
	.next = wrapper_next,
};

bool bb_generator_init(BbThread *t)
{
	static BbType *const types[] = {&bb_generator_type, &bb_coroutine_type, &bb_coroutine_wrapper_type};
	for (size_t i = 0; i < BB_COUNT(types); i++)
		if (!bb_type_ready(t, types[i]))
			return false;
	return bb_async_generator_init(t);
}
