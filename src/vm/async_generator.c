/* SPDX-License-Identifier: MIT */
/*
 * Async generators.
 *
 * A generator of this kind yields values of two sorts: what it awaits, as it is, and its own values, wrapped.  The
 * awaitables here pass the first on to the event loop; a value of its own ends them, and is what they return.
 *
 * Threading: running_async is claimed by compare-and-swap, so that of two awaitables on one generator one gets
 * RuntimeError; an awaitable's state is a synchronisation word, and two threads in one awaitable meet at the
 * generator's own claim.
 */
#include "vm/async_generator.h"

#include "object/error.h"
#include "object/exception.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "vm/vm.h"

#define YIELDED 1
#define RETURNED 0
#define RAISED (-1)

/* ---- Values of its own. ---- */

typedef struct Wrapped {
	BbObject header;
	BbValue value;
} Wrapped;

static BbType wrapped_type;

static void wrapped_trace(BbTracer *tracer, void *cell)
{
	bb_trace(tracer, ((Wrapped *)cell)->value);
}

static BbType wrapped_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = wrapped_trace},
	.name = "async_generator_wrapped_value",
	.module = "builtins",
	.flags = BB_TYPE_NO_NEW | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(Wrapped),
};

BbValue bb_generator_wrap_async(BbThread *t, BbValue v)
{
	Wrapped *wrapped = bb_object_new(t, &wrapped_type, sizeof *wrapped);
	if (!wrapped)
		return BB_EMPTY;
	wrapped->value = v;
	return bb_from_pointer(wrapped);
}

/* A value of its own yielded? */
static bool is_wrapped(int outcome, BbValue v)
{
	return outcome == YIELDED && bb_is_exact(v, &wrapped_type);
}

/* ---- asend(), athrow(), aclose(): what they return. ---- */

enum { INIT, ITER, CLOSED };

/* asend: value is what to send.  athrow: the tuple of arguments; aclose: EMPTY. */
typedef struct Awaitable {
	BbObject header;
	BbGenerator *generator;
	BbValue value;
	BbSync state;
} Awaitable;

static BbType athrow_type;

static Awaitable *to_awaitable(BbValue v)
{
	return bb_to_pointer(v);
}

static void awaitable_trace(BbTracer *tracer, void *cell)
{
	Awaitable *a = cell;
	bb_trace_pointer(tracer, a->generator);
	bb_trace(tracer, a->value);
}

static BbValue awaitable_new(BbThread *t, BbType *type, BbValue generator, BbValue value)
{
	Awaitable *a = bb_object_new(t, type, sizeof *a);
	if (!a)
		return BB_EMPTY;
	a->generator = bb_to_generator(generator);
	a->value = value;
	return bb_from_pointer(a);
}

static void set_state(Awaitable *a, uint32_t state)
{
	bb_sync_exchange(&a->state, state);
}

/* The name of the method that made it. */
static const char *method_of(const Awaitable *a)
{
	if (a->header.kind == &bb_async_generator_asend_type.kind)
		return "anext";
	return bb_is_empty(a->value) ? "aclose" : "athrow";
}

static int closed_error(BbThread *t, const Awaitable *a)
{
	if (a->header.kind == &bb_async_generator_asend_type.kind)
		bb_runtime_error(t, "cannot reuse already awaited __anext__()/asend()");
	else
		bb_runtime_error(t, "cannot reuse already awaited aclose()/athrow()");
	return RAISED;
}

/* Before the first resumption: nobody else is at it. */
static bool begin(BbThread *t, Awaitable *a)
{
	uint32_t idle = 0;
	if (bb_sync_cas(&a->generator->running_async, &idle, 1))
		return true;
	set_state(a, CLOSED);
	bb_runtime_error(t, "%s(): asynchronous generator is already running", method_of(a));
	return false;
}

static void stop_running(BbGenerator *g)
{
	bb_sync_exchange(&g->running_async, 0);
}

/* StopAsyncIteration or GeneratorExit is pending: it has ended. */
static bool ended(BbThread *t)
{
	return bb_exception_matches(t, &bb_exc_StopAsyncIteration) || bb_exception_matches(t, &bb_exc_GeneratorExit);
}

/* What the outcome of a resumption is to who awaits: RETURNED: *v is a value of its own. */
static int unwrap(BbThread *t, Awaitable *a, int outcome, BbValue *v)
{
	BbGenerator *g = a->generator;
	if (outcome == YIELDED && !is_wrapped(outcome, *v))
		return YIELDED;
	if (outcome == RETURNED)
		bb_raise_with(t, &bb_exc_StopAsyncIteration, NULL, 0);
	if (outcome == YIELDED)
		*v = ((Wrapped *)bb_to_pointer(*v))->value;
	else if (ended(t))
		bb_published8_store(&g->closed, 1);
	stop_running(g);
	set_state(a, CLOSED);
	return outcome == YIELDED ? RETURNED : RAISED;
}

int bb_async_generator_asend(BbThread *t, BbValue v, BbValue sent, BbValue *out)
{
	Awaitable *a = to_awaitable(v);
	*out = BB_EMPTY;
	switch (bb_sync_load(&a->state)) {
	case CLOSED:
		return closed_error(t, a);
	case INIT:
		if (!begin(t, a))
			return RAISED;
		if (bb_is_none(sent))
			sent = a->value;
		set_state(a, ITER);
		break;
	default:
		bb_sync_exchange(&a->generator->running_async, 1);
	}
	int outcome = bb_generator_resume(t, a->generator, sent, BB_EMPTY, out);
	return unwrap(t, a, outcome, out);
}

static int asend_throw(BbThread *t, Awaitable *a, const BbValue *args, size_t nargs, BbValue *out)
{
	*out = BB_EMPTY;
	switch (bb_sync_load(&a->state)) {
	case CLOSED:
		return closed_error(t, a);
	case INIT:
		if (!begin(t, a))
			return RAISED;
		set_state(a, ITER);
	}
	int outcome = bb_generator_throw(t, a->generator, args, nargs, true, out);
	return unwrap(t, a, outcome, out);
}

static int ignored_exit(BbThread *t, Awaitable *a)
{
	stop_running(a->generator);
	set_state(a, CLOSED);
	bb_runtime_error(t, "async generator ignored GeneratorExit");
	return RAISED;
}

/* The outcome of a resumption by aclose(): the end is what is wanted. */
static int unwrap_close(BbThread *t, Awaitable *a, int outcome, BbValue *out)
{
	if (is_wrapped(outcome, *out))
		return ignored_exit(t, a);
	if (outcome == YIELDED)
		return YIELDED;
	stop_running(a->generator);
	set_state(a, CLOSED);
	if (outcome == RAISED) {
		if (!ended(t))
			return RAISED;
		bb_exception_clear(t);
	}
	*out = BB_NONE;
	return RETURNED;
}

static int finish_athrow(BbThread *t, Awaitable *a, int outcome, BbValue *out)
{
	if (bb_is_empty(a->value))
		return unwrap_close(t, a, outcome, out);
	return unwrap(t, a, outcome, out);
}

/* The first resumption: throws. */
static int athrow_begin(BbThread *t, Awaitable *a, BbValue sent, BbValue *out)
{
	BbGenerator *g = a->generator;
	if (bb_sync_load(&g->running_async) == 0 && bb_published8_load(&g->closed)) {
		set_state(a, CLOSED);
		bb_raise_with(t, &bb_exc_StopAsyncIteration, NULL, 0);
		return RAISED;
	}
	if (!bb_is_none(sent)) {
		bb_runtime_error(t, "can't send non-None value to a just-started coroutine");
		return RAISED;
	}
	if (!begin(t, a))
		return RAISED;
	set_state(a, ITER);
	BbValue exit = bb_from_pointer(&bb_exc_GeneratorExit);
	int outcome;
	if (bb_is_empty(a->value)) {
		bb_published8_store(&g->closed, 1);
		outcome = bb_generator_throw(t, g, &exit, 1, false, out);
	} else {
		outcome = bb_generator_throw(t, g, bb_to_tuple(a->value)->items, bb_tuple_count(a->value), false, out);
	}
	return finish_athrow(t, a, outcome, out);
}

static int athrow_send(BbThread *t, Awaitable *a, BbValue sent, BbValue *out)
{
	*out = BB_EMPTY;
	uint32_t state = bb_sync_load(&a->state);
	if (state == CLOSED)
		return closed_error(t, a);
	if (bb_sync_load(&a->generator->state) == BB_GENERATOR_DONE) {
		set_state(a, CLOSED);
		*out = BB_NONE;
		return RETURNED;
	}
	if (state == INIT)
		return athrow_begin(t, a, sent, out);
	int outcome = bb_generator_resume(t, a->generator, sent, BB_EMPTY, out);
	return finish_athrow(t, a, outcome, out);
}

static int athrow_throw(BbThread *t, Awaitable *a, const BbValue *args, size_t nargs, BbValue *out)
{
	*out = BB_EMPTY;
	switch (bb_sync_load(&a->state)) {
	case CLOSED:
		return closed_error(t, a);
	case INIT:
		if (!begin(t, a))
			return RAISED;
		set_state(a, ITER);
	}
	int outcome = bb_generator_throw(t, a->generator, args, nargs, true, out);
	return finish_athrow(t, a, outcome, out);
}

static int awaitable_resume(BbThread *t, BbValue self, BbValue sent, BbValue *out)
{
	if (bb_is_exact(self, &bb_async_generator_asend_type))
		return bb_async_generator_asend(t, self, sent, out);
	return athrow_send(t, to_awaitable(self), sent, out);
}

static int awaitable_raise(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue *out)
{
	if (bb_is_exact(self, &bb_async_generator_asend_type))
		return asend_throw(t, to_awaitable(self), args, nargs, out);
	return athrow_throw(t, to_awaitable(self), args, nargs, out);
}

BB_CFUNCTION(awaitable_send)
{
	BbValue out;
	int outcome = awaitable_resume(t, self, args[0], &out);
	return bb_generator_result(t, outcome, out);
}

BB_CFUNCTION(awaitable_next_method)
{
	BbValue out;
	int outcome = awaitable_resume(t, self, BB_NONE, &out);
	return bb_generator_result(t, outcome, out);
}

/* The shortcut: for those who do not care what it returned. */
static BbValue awaitable_next(BbThread *t, BbValue self)
{
	BbValue out;
	return awaitable_resume(t, self, BB_NONE, &out) == YIELDED ? out : BB_EMPTY;
}

static bool warn_signature(BbThread *t, const char *method, size_t nargs)
{
	if (nargs == 1)
		return true;
	BbValue message = bb_format(
		t, "the (type, exc, tb) signature of %s() is deprecated, use the single-arg signature instead.",
		method);
	return !bb_is_empty(message) && bb_generator_warn(t, &bb_exc_DeprecationWarning, message);
}

BB_CFUNCTION(awaitable_throw)
{
	BbValue out;
	if (!warn_signature(t, "throw", nargs))
		return BB_EMPTY;
	int outcome = awaitable_raise(t, self, args, nargs, &out);
	return bb_generator_result(t, outcome, out);
}

BB_CFUNCTION(awaitable_close)
{
	BbValue exit = bb_from_pointer(&bb_exc_GeneratorExit), out;
	if (bb_sync_load(&to_awaitable(self)->state) == CLOSED)
		return BB_NONE;
	switch (awaitable_raise(t, self, &exit, 1, &out)) {
	case YIELDED:
		return bb_runtime_error(t, "coroutine ignored GeneratorExit");
	case RAISED:
		if (!ended(t) && !bb_exception_matches(t, &bb_exc_StopIteration))
			return BB_EMPTY;
		bb_exception_clear(t);
	}
	return BB_NONE;
}

/* Dying without ever having been awaited. */
BB_CFUNCTION(awaitable_del)
{
	Awaitable *a = to_awaitable(self);
	if (bb_sync_load(&a->state) != INIT)
		return BB_NONE;
	const char *method = bb_is_exact(self, &bb_async_generator_asend_type) ? "asend" : method_of(a);
	BbValue message = bb_format(t, "coroutine method '%s' of %R was never awaited", method,
				    bb_generator_get_qualname(t, bb_from_pointer(a->generator)));
	if (bb_is_empty(message) || !bb_generator_warn(t, &bb_exc_RuntimeWarning, message))
		return BB_EMPTY;
	return BB_NONE;
}

#define SEND_DOC "Go on with the value; return what is awaited next."
#define THROW_DOC "Raise an exception in the generator; return what is awaited next."
#define CLOSE_DOC "Raise GeneratorExit in the generator."

#define AWAITABLE_METHODS(TYPE)                                                                                        \
	BB_METHOD(TYPE, "__await__", bb_self_wrapper, 0, 0, "Return an iterator to be used in await expression."),     \
		BB_METHOD(TYPE, "__del__", awaitable_del, 0, 0, "Called when the instance is about to be destroyed."), \
		BB_ITER_SELF_ENTRY(TYPE),                                                                              \
		BB_METHOD(TYPE, "__next__", awaitable_next_method, 0, 0, "Implement next(self)."),                     \
		BB_METHOD(TYPE, "close", awaitable_close, 0, 0, CLOSE_DOC),                                            \
		BB_METHOD(TYPE, "send", awaitable_send, 1, 1, SEND_DOC),                                               \
		BB_METHOD(TYPE, "throw", awaitable_throw, 1, 3, THROW_DOC),

static const BbBuiltin asend_methods[] = {AWAITABLE_METHODS(bb_async_generator_asend_type)};
static const BbBuiltin athrow_methods[] = {AWAITABLE_METHODS(athrow_type)};

#define AWAITABLE_TYPE(TYPE, NAME, METHODS)                                                                            \
	BbType TYPE = {                                                                                                \
		.header = BB_STATIC_OBJECT(bb_type_type),                                                              \
		.kind = {.trace = awaitable_trace},                                                                    \
		.name = NAME,                                                                                          \
		.module = "builtins",                                                                                  \
		.flags = BB_TYPE_NO_NEW | BB_TYPE_IMMUTABLE,                                                           \
		.instance_size = sizeof(Awaitable),                                                                    \
		.methods = METHODS,                                                                                    \
		.method_count = BB_COUNT(METHODS),                                                                     \
		.next = awaitable_next,                                                                                \
	}

AWAITABLE_TYPE(bb_async_generator_asend_type, "async_generator_asend", asend_methods);
static AWAITABLE_TYPE(athrow_type, "async_generator_athrow", athrow_methods);

/* ---- The generator itself. ---- */

static bool is_set(BbValue hook)
{
	return !bb_is_empty(hook) && !bb_is_none(hook);
}

/* At the first iteration: tells the event loop, and remembers whom to tell at the end. */
static bool call_hooks(BbThread *t, BbValue self)
{
	BbGenerator *g = bb_to_generator(self);
	if (bb_sync_load(&g->hooks_done) || bb_sync_exchange(&g->hooks_done, 1))
		return true;
	BbValue finalizer = t->vm->agen_finalizer, first = t->vm->agen_firstiter;
	if (is_set(finalizer)) {
		bb_store(t, g, &g->finalizer, finalizer);
		if (!bb_generator_add_finalizer(t, g))
			return false;
	}
	return !is_set(first) || !bb_is_empty(bb_call1(t, first, self));
}

BbValue bb_async_generator_anext(BbThread *t, BbValue v)
{
	return call_hooks(t, v) ? awaitable_new(t, &bb_async_generator_asend_type, v, BB_NONE) : BB_EMPTY;
}

/* An awaitable that Python code holds by itself: it is told when it never awaits it. */
static BbValue watched(BbThread *t, BbValue awaitable)
{
	if (!bb_is_empty(awaitable) && !bb_heap_add_finalizer(t, bb_to_pointer(awaitable)))
		return bb_raise_no_memory(t);
	return awaitable;
}

BB_CFUNCTION(generator_anext)
{
	return bb_async_generator_anext(t, self);
}

BB_CFUNCTION(generator_asend)
{
	return call_hooks(t, self) ? watched(t, awaitable_new(t, &bb_async_generator_asend_type, self, args[0]))
				   : BB_EMPTY;
}

BB_CFUNCTION(generator_athrow)
{
	if (!warn_signature(t, "athrow", nargs) || !call_hooks(t, self))
		return BB_EMPTY;
	BbValue arguments = bb_tuple_from(t, args, nargs);
	return bb_is_empty(arguments) ? BB_EMPTY : watched(t, awaitable_new(t, &athrow_type, self, arguments));
}

BB_CFUNCTION(generator_aclose)
{
	return call_hooks(t, self) ? watched(t, awaitable_new(t, &athrow_type, self, BB_EMPTY)) : BB_EMPTY;
}

static BbValue get_running(BbThread *t, BbValue self)
{
	return bb_bool(bb_sync_load(&bb_to_generator(self)->running_async) != 0);
}

static const BbBuiltin generator_methods[] = {
	BB_METHOD(bb_async_generator_type, "__aiter__", bb_self_wrapper, 0, 0,
		  "Return an awaitable, that resolves in asynchronous iterator."),
	BB_METHOD(bb_async_generator_type, "__anext__", generator_anext, 0, 0,
		  "Return a value or raise StopAsyncIteration."),
	BB_CLASS_GETITEM_ENTRY(bb_async_generator_type),
	BB_METHOD(bb_async_generator_type, "__del__", bb_generator_del, 0, 0,
		  "Called when the instance is about to be destroyed."),
	BB_GETSET(bb_async_generator_type, "__name__", bb_generator_get_name, bb_generator_set_name,
		  "name of the async generator"),
	BB_GETSET(bb_async_generator_type, "__qualname__", bb_generator_get_qualname, bb_generator_set_qualname,
		  "qualified name of the async generator"),
	BB_METHOD(bb_async_generator_type, "__repr__", bb_generator_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_async_generator_type, "__sizeof__", bb_generator_sizeof, 0, 0,
		  "Size of the generator in memory, in bytes."),
	BB_METHOD(bb_async_generator_type, "aclose", generator_aclose, 0, 0,
		  "Return an awaitable that raises GeneratorExit where it waits."),
	BB_GETSET(bb_async_generator_type, "ag_await", bb_generator_get_delegate, NULL, "what it awaits, or None"),
	BB_GETSET(bb_async_generator_type, "ag_code", bb_generator_get_code, NULL, NULL),
	BB_GETSET(bb_async_generator_type, "ag_frame", bb_generator_get_frame, NULL, NULL),
	BB_GETSET(bb_async_generator_type, "ag_running", get_running, NULL, NULL),
	BB_GETSET(bb_async_generator_type, "ag_suspended", bb_generator_get_suspended, NULL, NULL),
	BB_METHOD(bb_async_generator_type, "asend", generator_asend, 1, 1, "Return an awaitable that sends the value."),
	BB_METHOD(bb_async_generator_type, "athrow", generator_athrow, 1, 3,
		  "Return an awaitable that raises an exception where it waits."),
};

BbType bb_async_generator_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = bb_generator_trace},
	.name = "async_generator",
	.module = "builtins",
	.flags = BB_TYPE_NO_NEW | BB_TYPE_IMMUTABLE | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(BbGenerator),
	.item_size = sizeof(BbValue),
	.methods = generator_methods,
	.method_count = BB_COUNT(generator_methods),
};

/* ---- anext(iterator, default). ---- */

typedef struct Anext {
	BbObject header;
	BbValue awaitable, default_;
} Anext;

static BbType anext_type;

static void anext_trace(BbTracer *tracer, void *cell)
{
	Anext *a = cell;
	bb_trace(tracer, a->awaitable);
	bb_trace(tracer, a->default_);
}

BbValue bb_anext_awaitable_new(BbThread *t, BbValue awaitable, BbValue default_)
{
	Anext *a = bb_object_new(t, &anext_type, sizeof *a);
	if (!a)
		return BB_EMPTY;
	a->awaitable = awaitable;
	a->default_ = default_;
	return bb_from_pointer(a);
}

/* StopAsyncIteration becomes the default. */
static BbValue anext_result(BbThread *t, const Anext *a, int outcome, BbValue out)
{
	if (outcome == RAISED && bb_exception_matches(t, &bb_exc_StopAsyncIteration)) {
		bb_exception_clear(t);
		return bb_generator_result(t, RETURNED, a->default_);
	}
	return bb_generator_result(t, outcome, out);
}

static BbValue anext_resume(BbThread *t, BbValue self, BbValue sent)
{
	Anext *a = bb_to_pointer(self);
	BbValue iterator = bb_generator_await_iter(t, a->awaitable), out = BB_EMPTY;
	if (bb_is_empty(iterator))
		return BB_EMPTY;
	int outcome = bb_generator_send_to(t, iterator, sent, &out);
	return anext_result(t, a, outcome, out);
}

BB_CFUNCTION(anext_next_method)
{
	return anext_resume(t, self, BB_NONE);
}

static BbValue anext_next(BbThread *t, BbValue self)
{
	BbValue v = anext_resume(t, self, BB_NONE);
	if (bb_is_empty(v) && bb_exception_matches(t, &bb_exc_StopIteration))
		bb_exception_clear(t);
	return v;
}

BB_CFUNCTION(anext_send)
{
	return anext_resume(t, self, args[0]);
}

static BbValue anext_call(BbThread *t, BbValue self, const char *method, const BbValue *args, size_t nargs)
{
	Anext *a = bb_to_pointer(self);
	BbValue iterator = bb_generator_await_iter(t, a->awaitable);
	if (bb_is_empty(iterator))
		return BB_EMPTY;
	BbValue out = bb_call_method(t, iterator, method, args, nargs);
	return anext_result(t, a, bb_is_empty(out) ? RAISED : YIELDED, out);
}

BB_CFUNCTION(anext_throw)
{
	return anext_call(t, self, "throw", args, nargs);
}
BB_CFUNCTION(anext_close)
{
	return anext_call(t, self, "close", NULL, 0);
}

static const BbBuiltin anext_methods[] = {
	BB_METHOD(anext_type, "__await__", bb_self_wrapper, 0, 0, "Return an iterator to be used in await expression."),
	BB_ITER_SELF_ENTRY(anext_type),
	BB_METHOD(anext_type, "__next__", anext_next_method, 0, 0, "Implement next(self)."),
	BB_METHOD(anext_type, "close", anext_close, 0, 0, CLOSE_DOC),
	BB_METHOD(anext_type, "send", anext_send, 1, 1, SEND_DOC),
	BB_METHOD(anext_type, "throw", anext_throw, 1, 3, THROW_DOC),
};

static BbType anext_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = anext_trace},
	.name = "anext_awaitable",
	.module = "builtins",
	.flags = BB_TYPE_NO_NEW | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(Anext),
	.methods = anext_methods,
	.method_count = BB_COUNT(anext_methods),
	.next = anext_next,
};

bool bb_async_generator_init(BbThread *t)
{
	static BbType *const types[] = {&bb_async_generator_type, &bb_async_generator_asend_type, &athrow_type,
					&wrapped_type, &anext_type};
	for (size_t i = 0; i < BB_COUNT(types); i++)
		if (!bb_type_ready(t, types[i]))
			return false;
	return true;
}
