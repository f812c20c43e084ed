/* SPDX-License-Identifier: MIT */
/*
 * Generators and coroutines: making, resuming, closing them, and their types.
 *
 * A generator's frame is on a thread's stack exactly while its state is RUNNING, and then belongs to that thread.
 * frame.back is NULL otherwise. frame.pc stands behind the YIELD that suspended it, or behind RETURN_GENERATOR at its
 * beginning.
 *
 * Threading: who turns the state from CREATED or SUSPENDED into RUNNING, by compare-and-swap, owns the frame.  Who only
 * wants to look at a suspended frame takes the object's lock and adds INSPECTED to the state meanwhile; a thread that
 * wants to resume it then waits for the lock, so that it never sees a failure that no other resumption has caused.
 */
#include "vm/generator.h"

#include "compiler/opcodes.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/tuple.h"
#include "object/type.h"
#include "thread/lock.h"
#include "vm/async_generator.h"
#include "vm/function.h"
#include "vm/import.h"
#include "vm/leave.h"
#include "vm/unwind.h"
#include "vm/vm.h"

#define YIELDED 1
#define RETURNED 0
#define RAISED (-1)

static const char *kind_name(const BbGenerator *g)
{
	if (g->header.kind == &bb_generator_type.kind)
		return "generator";
	return g->header.kind == &bb_coroutine_type.kind ? "coroutine" : "async generator";
}

static bool is_coroutine(const BbGenerator *g)
{
	return g->header.kind == &bb_coroutine_type.kind;
}

/* A generator or a coroutine, but no async generator. */
static bool is_generator_or_coroutine(BbValue v)
{
	return bb_is_exact(v, &bb_generator_type) || bb_is_exact(v, &bb_coroutine_type);
}

/* The instruction at which a frame that does not run is suspended. */
static uint32_t suspended_at(const BbGenerator *g)
{
	return g->frame.pc[-1];
}

void bb_generator_trace(BbTracer *tracer, void *cell)
{
	BbGenerator *g = cell;
	bb_trace_slot(tracer, &g->name);
	bb_trace_slot(tracer, &g->qualname);
	bb_trace(tracer, g->caller_handled);
	bb_trace(tracer, g->own_handled);
	bb_trace(tracer, g->origin);
	bb_trace_slot(tracer, &g->finalizer);
	if (g->frame.code)
		bb_frame_trace(tracer, &g->frame,
			       bb_sync_load(&g->state) == BB_GENERATOR_SUSPENDED ? BB_FRAME_SUSPENDED
										 : BB_FRAME_RUNNING);
}

/* ---- Making one. ---- */

/* cr_origin: (file name, line, function name) of the callers, innermost first. */
static BbValue make_origin(BbThread *t, const BbFrame *frame, uint32_t depth)
{
	size_t n = 0;
	for (const BbFrame *f = frame; f && n < depth; f = f->back)
		n++;
	BbTuple *origin = bb_tuple_alloc(t, n);
	if (!origin)
		return BB_EMPTY;
	for (size_t i = 0; i < n; i++, frame = frame->back) {
		BbPosition position;
		bb_code_position(frame->code, bb_frame_instruction(frame), &position);
		BbValue parts[3] = {frame->code->filename, bb_from_small((intptr_t)position.line), frame->code->name};
		origin->items[i] = bb_tuple_from(t, parts, 3);
		if (bb_is_empty(origin->items[i]))
			return BB_EMPTY;
	}
	return bb_from_pointer(origin);
}

static BbType *type_for(uint32_t flags)
{
	if (flags & BB_CODE_COROUTINE)
		return &bb_coroutine_type;
	return flags & BB_CODE_ASYNC_GENERATOR ? &bb_async_generator_type : &bb_generator_type;
}

BbValue bb_generator_from_frame(BbThread *t, BbFrame *frame)
{
	BbCode *code = frame->code;
	BbGenerator *g = bb_object_new(t, type_for(code->flags), sizeof *g + code->register_count * sizeof g->regs[0]);
	if (!g)
		return BB_EMPTY;
	BbValue name = code->name, qualname = BB_EMPTY;
	if (frame->function) {
		name = bb_getattr(t, bb_from_pointer(frame->function), BB_NAME(t, __name__));
		qualname = bb_function_own_qualname(frame->function);
		if (bb_is_empty(name))
			return BB_EMPTY;
	}
	bb_slot_init(&g->name, name);
	bb_slot_init(&g->qualname, qualname);
	if ((code->flags & BB_CODE_COROUTINE) && t->vm->coroutine_origin_depth) {
		g->origin = make_origin(t, frame->back, t->vm->coroutine_origin_depth);
		if (bb_is_empty(g->origin))
			return BB_EMPTY;
	}
	/* Temporaries hold nothing yet. */
	size_t used = code->flags & BB_CODE_FAR ? code->register_count : code->local_count;
	for (size_t i = 0; i < used; i++)
		g->regs[i] = frame->regs[i];
	g->frame.pc = frame->pc;
	g->frame.regs = g->regs;
	g->frame.code = code;
	g->frame.function = frame->function;
	g->frame.generator = g;
	g->frame.locals = frame->locals;
	if ((code->exception_count > 0 || is_coroutine(g)) && !bb_generator_add_finalizer(t, g))
		return BB_EMPTY;
	return bb_from_pointer(g);
}

bool bb_generator_add_finalizer(BbThread *t, BbGenerator *g)
{
	if (g->finalizable)
		return true;
	if (!bb_heap_add_finalizer(t, g)) {
		bb_raise_no_memory(t);
		return false;
	}
	g->finalizable = true;
	return true;
}

/* ---- Claiming, entering, leaving. ---- */

static void wait_for_inspector(BbThread *t, BbGenerator *g)
{
	bb_lock(t, &g->header.lock);
	bb_unlock(t, &g->header.lock);
}

static void reused(BbThread *t, const BbGenerator *g)
{
	if (is_coroutine(g))
		bb_runtime_error(t, "cannot reuse already awaited coroutine");
	else
		bb_raise_stop_iteration(t, BB_EMPTY);
}

bool bb_generator_claim(BbThread *t, BbGenerator *g, bool *done)
{
	uint32_t state = bb_sync_load(&g->state);
	for (;;) {
		switch (state) {
		case BB_GENERATOR_CREATED:
		case BB_GENERATOR_SUSPENDED:
			if (bb_sync_cas(&g->state, &state, BB_GENERATOR_RUNNING))
				return true;
			break;
		case BB_GENERATOR_RUNNING:
			bb_value_error(t, "%s already executing", kind_name(g));
			return false;
		case BB_GENERATOR_DONE:
			if (done)
				*done = true;
			else
				reused(t, g);
			return false;
		default:
			wait_for_inspector(t, g);
			state = bb_sync_load(&g->state);
		}
	}
}

/* Gives up a claim; the frame was not entered, or has been left. */
static void unclaim(BbGenerator *g)
{
	bool created = BB_OP(suspended_at(g)) == BB_OPCODE_RETURN_GENERATOR;
	bb_sync_exchange(&g->state, created ? BB_GENERATOR_CREATED : BB_GENERATOR_SUSPENDED);
}

static void too_deep(BbThread *t)
{
	/* Some room for those who handle it. */
	t->recursion_left += 50;
	bb_raise(t, &bb_exc_RecursionError, "maximum recursion depth exceeded");
	t->recursion_left -= 50;
}

/* sent may be EMPTY here: an exception is thrown in, and the register for what is sent keeps its value. */
bool bb_generator_enter(BbThread *t, BbGenerator *g, BbValue sent, uint8_t action)
{
	BbFrame *frame = &g->frame;
	uint32_t insn = suspended_at(g);
	if (BB_UNLIKELY(t->recursion_left <= 0)) {
		too_deep(t);
		unclaim(g);
		return false;
	}
	if (BB_LIKELY(BB_OP(insn) != BB_OPCODE_RETURN_GENERATOR)) {
		if (!bb_is_empty(sent))
			frame->regs[BB_A(insn)] = sent;
	} else if (BB_UNLIKELY(!bb_is_empty(sent) && !bb_is_none(sent))) {
		bb_type_error(t, "can't send non-None value to a just-started %s", kind_name(g));
		unclaim(g);
		return false;
	}
	t->recursion_left--;
	frame->action = action;
	frame->back = t->frame;
	t->frame = frame;
	g->caller_handled = t->vm->handled;
	if (BB_UNLIKELY(!bb_is_empty(g->own_handled)))
		t->vm->handled = g->own_handled;
	return true;
}

/* The end of a claimed generator, whose frame is on no stack (any more). */
static void finish(BbGenerator *g)
{
	BbFrame *frame = &g->frame;
	for (unsigned i = 0; i < frame->code->register_count; i++)
		g->regs[i] = BB_EMPTY;
	frame->locals = BB_EMPTY;
	frame->object = BB_EMPTY;
	frame->function = NULL;
	g->own_handled = BB_EMPTY;
	g->handling = false;
	bb_sync_exchange(&g->state, BB_GENERATOR_DONE);
}

void bb_generator_leave(BbThread *t, BbGenerator *g, bool done)
{
	BbFrame *frame = &g->frame;
	if (BB_UNLIKELY(done && !bb_is_empty(frame->object)))
		bb_frame_object_detach(t, frame);
	g->own_handled = g->handling ? t->vm->handled : BB_EMPTY;
	t->vm->handled = g->caller_handled;
	if (g->yielded) {
		*g->yielded = !done;
		g->yielded = NULL;
	}
	g->caller_handled = BB_EMPTY;
	t->recursion_left++;
	t->frame = frame->back;
	frame->back = NULL;
	if (done)
		finish(g);
	else
		bb_sync_exchange(&g->state, BB_GENERATOR_SUSPENDED);
}

/* Ends a claimed generator without running it. */
static void abandon(BbThread *t, BbGenerator *g)
{
	if (!bb_is_empty(g->frame.object))
		bb_frame_object_detach(t, &g->frame);
	finish(g);
}

/* Runs the frame that was entered until it yields or ends.  Which of the two its state no longer tells: another thread
 * may have resumed it. */
static int run(BbThread *t, BbGenerator *g, BbValue *out)
{
	bool yielded = false;
	g->yielded = &yielded;
	*out = bb_vm_enter(t);
	if (bb_is_empty(*out))
		return RAISED;
	return yielded ? YIELDED : RETURNED;
}

/* Makes the exception pending inside the entered generator. */
static void pend(BbThread *t, const BbGenerator *g, BbValue exception)
{
	if (g->handling && !bb_is_none(t->vm->handled))
		bb_exception_set_context(t, exception, t->vm->handled);
	t->exception = exception;
}

int bb_generator_resume(BbThread *t, BbGenerator *g, BbValue sent, BbValue exception, BbValue *out)
{
	bool done = false;
	*out = BB_EMPTY;
	if (!bb_check_native_stack(t, ""))
		return RAISED;
	if (!bb_generator_claim(t, g, is_coroutine(g) ? NULL : &done)) {
		if (!done)
			return RAISED;
		if (!bb_is_empty(exception)) {
			t->exception = exception;
			return RAISED;
		}
		*out = BB_NONE;
		return RETURNED;
	}
	bool throwing = !bb_is_empty(exception);
	if (!bb_generator_enter(t, g, throwing ? BB_EMPTY : sent, BB_RETURN_ENTRY))
		return RAISED;
	if (throwing)
		pend(t, g, exception);
	return run(t, g, out);
}

BbValue bb_generator_result(BbThread *t, int outcome, BbValue value)
{
	if (outcome == YIELDED)
		return value;
	if (outcome == RETURNED)
		bb_raise_stop_iteration(t, bb_is_none(value) ? BB_EMPTY : value);
	return BB_EMPTY;
}

/* Takes a pending StopIteration away: its value, or EMPTY: something else is pending. */
static BbValue take_stop_value(BbThread *t)
{
	if (!bb_exception_matches(t, &bb_exc_StopIteration))
		return BB_EMPTY;
	return bb_exception_field(bb_exception_take(t), 0);
}

/* __next__ comes down to the shortcut, so that this loses no value of a StopIteration. */
static bool has_lossless_next(const BbType *type)
{
	BbValue next = type->special[BB_SP_NEXT];
	return bb_is_exact(next, &bb_method_descriptor_type) &&
	       ((const BbBuiltin *)bb_to_pointer(next))->function == bb_next_wrapper;
}

int bb_generator_send_to(BbThread *t, BbValue iterator, BbValue sent, BbValue *out)
{
	if (is_generator_or_coroutine(iterator))
		return bb_generator_resume(t, bb_to_generator(iterator), sent, BB_EMPTY, out);
	const BbType *type = bb_type_of(iterator);
	if (type == &bb_async_generator_asend_type)
		return bb_async_generator_asend(t, iterator, sent, out);
	if (bb_is_none(sent) && type->next) {
		if (has_lossless_next(type)) {
			*out = type->next(t, iterator);
			if (bb_is_empty(*out) && !bb_has_exception(t)) {
				*out = BB_NONE;
				return RETURNED;
			}
		} else {
			*out = bb_call_special(t, type->special[BB_SP_NEXT], iterator, NULL, 0);
		}
	} else {
		*out = bb_call_method(t, iterator, "send", &sent, 1);
	}
	if (!bb_is_empty(*out))
		return YIELDED;
	*out = take_stop_value(t);
	return bb_is_empty(*out) ? RAISED : RETURNED;
}

void bb_generator_convert_stop(BbThread *t, BbGenerator *g)
{
	BbType *type;
	if (bb_exception_matches(t, &bb_exc_StopIteration))
		type = &bb_exc_StopIteration;
	else if (g->header.kind == &bb_async_generator_type.kind && bb_exception_matches(t, &bb_exc_StopAsyncIteration))
		type = &bb_exc_StopAsyncIteration;
	else
		return;
	BbValue cause = bb_exception_take(t);
	BbValue message = bb_format(t, "%s raised %N", kind_name(g), type);
	BbValue made = bb_is_empty(message) ? BB_EMPTY : bb_exception_new(t, &bb_exc_RuntimeError, &message, 1);
	if (bb_is_empty(made))
		return;
	BbException *e = bb_to_exception(made);
	bb_store(t, e, &e->cause, cause);
	bb_store(t, e, &e->context, cause);
	bb_published8_store(&e->suppress_context, 1);
	t->exception = made;
	bb_traceback_add(t, &g->frame);
}

/* ---- Delegation. ---- */

/* What a generator that does not run delegates to, or EMPTY.  The caller has claimed it or inspects it. */
static BbValue receiver_of(const BbGenerator *g)
{
	uint32_t insn = suspended_at(g);
	return BB_OP(insn) == BB_OPCODE_YIELD_DELEGATED ? g->frame.regs[BB_C(insn)] : BB_EMPTY;
}

/* The receiver has returned the value: the entered frame goes on behind the loop around SEND. */
static void finish_send(BbGenerator *g, BbValue value)
{
	const uint32_t *pc = g->frame.pc;
	BB_ASSERT(BB_OP(*pc) == BB_OPCODE_JUMP_BACK);
	const uint32_t *send = pc + 1 + BB_SJ(*pc);
	BB_ASSERT(BB_OP(*send) == BB_OPCODE_SEND);
	g->frame.regs[BB_C(*send)] = value;
	g->frame.pc = send + 2 + BB_SJ(send[1]);
}

/* Calls close() of what a generator delegates to, if it has such a method. */
static bool close_receiver(BbThread *t, BbValue receiver)
{
	if (is_generator_or_coroutine(receiver))
		return !bb_is_empty(bb_generator_close(t, bb_to_generator(receiver)));
	BbValue method;
	int found = bb_getattr_optional(t, receiver, BB_NAME(t, close), &method);
	if (found < 0)
		bb_write_unraisable(t, "Exception ignored while closing generator", receiver);
	return found <= 0 || !bb_is_empty(bb_call0(t, method));
}

/* Looks into a generator that does not run.  true: it stands still until end_inspection(state); nothing but the
 * stopping poll meanwhile. */
static bool begin_inspection(BbThread *t, BbGenerator *g, uint32_t *state)
{
	bb_lock(t, &g->header.lock);
	*state = bb_sync_load(&g->state);
	while (*state == BB_GENERATOR_CREATED || *state == BB_GENERATOR_SUSPENDED)
		if (bb_sync_cas(&g->state, state, *state | BB_GENERATOR_INSPECTED))
			return true;
	bb_unlock(t, &g->header.lock);
	return false;
}

static void end_inspection(BbThread *t, BbGenerator *g, uint32_t state)
{
	bb_sync_exchange(&g->state, state);
	bb_unlock(t, &g->header.lock);
}

BbValue bb_generator_delegate(BbThread *t, BbGenerator *g)
{
	uint32_t state;
	if (bb_generator_state(g) != BB_GENERATOR_SUSPENDED || !begin_inspection(t, g, &state))
		return BB_EMPTY;
	BbValue receiver = receiver_of(g);
	end_inspection(t, g, state);
	return receiver;
}

/* This thread runs it. */
static bool runs_here(const BbThread *t, const BbGenerator *g)
{
	for (const BbFrame *frame = t->frame; frame; frame = frame->back)
		if (frame == &g->frame)
			return true;
	return false;
}

/* While another thread runs it: None. */
BbValue bb_generator_get_frame(BbThread *t, BbValue self)
{
	BbGenerator *g = bb_to_generator(self);
	uint32_t state = bb_generator_state(g);
	if (state == BB_GENERATOR_RUNNING && runs_here(t, g))
		return bb_frame_object(t, &g->frame);
	if (!begin_inspection(t, g, &state))
		return BB_NONE;
	BbValue frame = bb_frame_object(t, &g->frame);
	end_inspection(t, g, state);
	return frame;
}

/* ---- throw() and close(). ---- */

static bool is_exception_class(BbValue v)
{
	return bb_is_type(v) && bb_type_is_subtype(bb_to_type(v), &bb_exc_BaseException);
}

/* type(value), type(*value), type() or value itself. */
static BbValue instantiate(BbThread *t, BbValue type, BbValue value)
{
	if (bb_is_none(value))
		return bb_exception_from(t, type);
	if (bb_is_of_type(value, bb_to_type(type)))
		return value;
	BbValue made = bb_is_tuple(value) ? bb_call_tuple(t, type, value, BB_EMPTY) : bb_call1(t, type, value);
	if (!bb_is_empty(made) && !bb_is_exception(made))
		return bb_type_error(t, "calling %R should have returned an instance of BaseException, not %R", type,
				     bb_from_pointer(bb_type_of(made)));
	return made;
}

/* The exception that throw()'s arguments stand for; EMPTY: raised. */
static BbValue thrown(BbThread *t, const BbValue *args, size_t nargs)
{
	BbValue value = nargs > 1 ? args[1] : BB_NONE, traceback = nargs > 2 ? args[2] : BB_NONE, exception;
	if (!bb_is_none(traceback) && !bb_is_exact(traceback, &bb_traceback_type))
		return bb_type_error(t, "throw() third argument must be a traceback object");
	if (is_exception_class(args[0])) {
		exception = instantiate(t, args[0], value);
		/* What goes wrong there is thrown instead. */
		if (bb_is_empty(exception))
			return bb_exception_take(t);
	} else if (bb_is_exception(args[0])) {
		if (!bb_is_none(value))
			return bb_type_error(t, "instance exception may not have a separate value");
		exception = args[0];
	} else {
		return bb_type_error(t, "exceptions must be classes or instances deriving from BaseException, not %T",
				     args[0]);
	}
	if (!bb_is_none(traceback)) {
		BbException *e = bb_to_exception(exception);
		bb_store(t, e, &e->traceback, traceback);
	}
	return exception;
}

static bool is_generator_exit(BbValue v)
{
	if (is_exception_class(v))
		return bb_type_is_subtype(bb_to_type(v), &bb_exc_GeneratorExit);
	return bb_is_of_type(v, &bb_exc_GeneratorExit);
}

/* The receiver's part of throw().  YIELDED, RETURNED, RAISED; or NOT_TAKEN: it is to be raised in the generator itself;
 * FAILED: in neither. */
enum { NOT_TAKEN = 2, FAILED = 3 };

static int throw_receiver(BbThread *t, BbValue receiver, const BbValue *args, size_t nargs, bool close_on_exit,
			  BbValue *out)
{
	if (close_on_exit && is_generator_exit(args[0]))
		return close_receiver(t, receiver) ? NOT_TAKEN : RAISED;
	if (is_generator_or_coroutine(receiver)) {
		int outcome = bb_generator_throw(t, bb_to_generator(receiver), args, nargs, close_on_exit, out);
		if (outcome != RAISED)
			return outcome;
	} else {
		BbValue method;
		int found = bb_getattr_optional(t, receiver, BB_NAME(t, throw_), &method);
		if (found <= 0)
			return found < 0 ? FAILED : NOT_TAKEN;
		*out = bb_call(t, method, args, nargs, BB_EMPTY);
		if (!bb_is_empty(*out))
			return YIELDED;
	}
	*out = take_stop_value(t);
	return bb_is_empty(*out) ? RAISED : RETURNED;
}

/* throw() into a claimed generator that delegates. */
static int throw_delegated(BbThread *t, BbGenerator *g, BbValue receiver, const BbValue *args, size_t nargs,
			   bool close_on_exit, BbValue *out)
{
	if (!bb_generator_enter(t, g, BB_EMPTY, BB_RETURN_ENTRY))
		return RAISED;
	BbValue exception;
	switch (throw_receiver(t, receiver, args, nargs, close_on_exit, out)) {
	case YIELDED:
		bb_generator_leave(t, g, false);
		return YIELDED;
	case RETURNED:
		finish_send(g, *out);
		break;
	case RAISED:
		pend(t, g, bb_exception_take(t));
		break;
	case NOT_TAKEN:
		exception = thrown(t, args, nargs);
		if (!bb_is_empty(exception)) {
			pend(t, g, exception);
			break;
		}
		BB_FALLTHROUGH;
	default:
		bb_generator_leave(t, g, false);
		return RAISED;
	}
	return run(t, g, out);
}

int bb_generator_throw(BbThread *t, BbGenerator *g, const BbValue *args, size_t nargs, bool close_on_exit, BbValue *out)
{
	bool done = false;
	*out = BB_EMPTY;
	if (!bb_check_native_stack(t, ""))
		return RAISED;
	if (!bb_generator_claim(t, g, is_coroutine(g) ? NULL : &done)) {
		BbValue exception = done ? thrown(t, args, nargs) : BB_EMPTY;
		if (!bb_is_empty(exception))
			t->exception = exception;
		return RAISED;
	}
	BbValue receiver = receiver_of(g);
	if (!bb_is_empty(receiver))
		return throw_delegated(t, g, receiver, args, nargs, close_on_exit, out);
	BbValue exception = thrown(t, args, nargs);
	if (bb_is_empty(exception)) {
		unclaim(g);
		return RAISED;
	}
	if (!bb_generator_enter(t, g, BB_EMPTY, BB_RETURN_ENTRY))
		return RAISED;
	pend(t, g, exception);
	return run(t, g, out);
}

/* Runs a claimed generator with GeneratorExit, or what closing the receiver raised. */
static int run_close(BbThread *t, BbGenerator *g, BbValue receiver, BbValue *out)
{
	/* Raised outside, so that its context is what the caller is handling. */
	bb_raise_with(t, &bb_exc_GeneratorExit, NULL, 0);
	BbValue exit = bb_exception_take(t);
	if (!bb_generator_enter(t, g, BB_EMPTY, BB_RETURN_ENTRY))
		return RAISED;
	bool closed = bb_is_empty(receiver) || close_receiver(t, receiver);
	pend(t, g, closed ? exit : bb_exception_take(t));
	return run(t, g, out);
}

BbValue bb_generator_close(BbThread *t, BbGenerator *g)
{
	bool done = false;
	if (!bb_check_native_stack(t, ""))
		return BB_EMPTY;
	if (!bb_generator_claim(t, g, &done))
		return done ? BB_NONE : BB_EMPTY;
	BbValue receiver = receiver_of(g), value;
	if (bb_is_empty(receiver) && !bb_unwind_find(&g->frame)) {
		abandon(t, g);
		return BB_NONE;
	}
	switch (run_close(t, g, receiver, &value)) {
	case YIELDED:
		return bb_runtime_error(t, "%s ignored GeneratorExit", kind_name(g));
	case RETURNED:
		return value;
	default:
		if (!bb_exception_matches(t, &bb_exc_GeneratorExit))
			return BB_EMPTY;
		bb_exception_clear(t);
		return BB_NONE;
	}
}

/* ---- Finalization. ---- */

bool bb_generator_warn(BbThread *t, BbType *category, BbValue message)
{
	BbValue import = BB_EMPTY, module, args[2] = {message, bb_from_pointer(category)};
	if (bb_getattr_optional(t, bb_vm(t)->builtins_module, BB_NAME(t, __import__), &import) < 0)
		return false;
	if (bb_is_empty(import))
		return true;
	module = bb_call1(t, import, BB_NAME(t, warnings));
	if (bb_is_empty(module)) {
		/* A system without warnings does without. */
		bb_exception_clear(t);
		return true;
	}
	return !bb_is_empty(bb_call_method(t, module, "warn", args, 2));
}

/* warnings tells where the coroutine was made. */
static bool warn_with_origin(BbThread *t, BbGenerator *g)
{
	BbValue module = bb_import_module(t, "warnings"), self = bb_from_pointer(g);
	return !bb_is_empty(module) && !bb_is_empty(bb_call_method(t, module, "_warn_unawaited_coroutine", &self, 1));
}

static void warn_never_awaited(BbThread *t, BbGenerator *g)
{
	if (!bb_is_empty(g->origin) && !bb_is_none(g->origin)) {
		if (!warn_with_origin(t, g))
			bb_write_unraisable(t, "Exception ignored while finalizing coroutine", bb_from_pointer(g));
		return;
	}
	BbValue name = bb_generator_get_qualname(t, bb_from_pointer(g));
	BbValue message = bb_format(t, "coroutine '%S' was never awaited", name);
	if (bb_is_empty(message) || !bb_generator_warn(t, &bb_exc_RuntimeWarning, message))
		bb_write_unraisable(t, "Exception ignored while finalizing coroutine", bb_from_pointer(g));
}

void bb_generator_finalize(BbThread *t, BbGenerator *g)
{
	uint32_t state = bb_generator_state(g);
	BbValue self = bb_from_pointer(g);
	if (state == BB_GENERATOR_DONE || state == BB_GENERATOR_RUNNING)
		return;
	BbValue pending = bb_exception_take(t), hook = bb_slot_load(&g->finalizer);
	if (!bb_is_empty(hook) && !bb_published8_load(&g->closed)) {
		if (bb_is_empty(bb_call1(t, hook, self)))
			bb_write_unraisable(t, "Exception ignored while calling asynchronous generator finalizer",
					    self);
	} else if (is_coroutine(g) && state == BB_GENERATOR_CREATED) {
		warn_never_awaited(t, g);
	} else if (bb_is_empty(bb_generator_close(t, g))) {
		bb_write_unraisable(t, "Exception ignored while closing generator", self);
	}
	bb_exception_restore(t, pending);
}

/* ---- What yield from, await and async for begin with. ---- */

static bool is_awaitable_generator(BbValue v)
{
	return bb_is_exact(v, &bb_coroutine_type) ||
	       (bb_is_exact(v, &bb_generator_type) &&
		(bb_to_generator(v)->frame.code->flags & BB_CODE_ITERABLE_COROUTINE));
}

BbValue bb_generator_yield_from_iter(BbThread *t, BbValue v, const BbCode *code)
{
	if (bb_is_exact(v, &bb_generator_type))
		return v;
	if (!bb_is_exact(v, &bb_coroutine_type))
		return bb_iter(t, v);
	if (!(code->flags & (BB_CODE_COROUTINE | BB_CODE_ITERABLE_COROUTINE)))
		return bb_type_error(t, "cannot 'yield from' a coroutine object in a non-coroutine generator");
	return v;
}

static bool is_missing(BbValue special)
{
	return bb_is_empty(special) || bb_is_none(special);
}

BbValue bb_generator_await_iter(BbThread *t, BbValue v)
{
	if (is_awaitable_generator(v))
		return v;
	BbValue await = BB_SPECIAL(bb_type_of(v), BB_SP_AWAIT);
	if (is_missing(await))
		return bb_type_error(t, "'%T' object can't be awaited", v);
	BbValue iterator = bb_call_special(t, await, v, NULL, 0);
	if (bb_is_empty(iterator))
		return BB_EMPTY;
	if (is_awaitable_generator(iterator))
		return bb_type_error(t, "__await__() returned a coroutine");
	if (!bb_type_of(iterator)->next)
		return bb_type_error(t, "__await__() returned non-iterator of type '%T'", iterator);
	return iterator;
}

BbValue bb_generator_awaitable(BbThread *t, BbValue v, unsigned where)
{
	if (BB_UNLIKELY(where && !is_awaitable_generator(v) && is_missing(BB_SPECIAL(bb_type_of(v), BB_SP_AWAIT))))
		return bb_type_error(
			t, "'async with' received an object from __%s__ that does not implement __await__: %T",
			where == 1 ? "aenter" : "aexit", v);
	BbValue iterator = bb_generator_await_iter(t, v);
	if (!bb_is_empty(iterator) && bb_is_exact(iterator, &bb_coroutine_type) &&
	    !bb_is_empty(bb_generator_delegate(t, bb_to_generator(iterator))))
		return bb_runtime_error(t, "coroutine is being awaited already");
	return iterator;
}

BbValue bb_generator_aiter(BbThread *t, BbValue v)
{
	BbValue aiter = bb_type_lookup(t, bb_type_of(v), BB_NAME(t, __aiter__));
	if (is_missing(aiter))
		return bb_type_error(t, "'async for' requires an object with __aiter__ method, got %T", v);
	BbValue iterator = bb_call_special(t, aiter, v, NULL, 0);
	if (!bb_is_empty(iterator) && is_missing(bb_type_lookup(t, bb_type_of(iterator), BB_NAME(t, __anext__))))
		return bb_type_error(
			t, "'async for' received an object from __aiter__ that does not implement __anext__: %T",
			iterator);
	return iterator;
}

/* TypeError with the pending exception as its cause. */
static BbValue type_error_from(BbThread *t, const char *format, BbValue v)
{
	BbValue cause = bb_exception_take(t);
	bb_type_error(t, format, v);
	BbException *e = bb_to_exception(t->exception);
	bb_store(t, e, &e->cause, cause);
	bb_store(t, e, &e->context, cause);
	bb_published8_store(&e->suppress_context, 1);
	return BB_EMPTY;
}

BbValue bb_generator_anext(BbThread *t, BbValue v)
{
	if (bb_is_exact(v, &bb_async_generator_type))
		return bb_async_generator_anext(t, v);
	BbValue anext = bb_type_lookup(t, bb_type_of(v), BB_NAME(t, __anext__));
	if (is_missing(anext))
		return bb_type_error(t, "'async for' requires an iterator with __anext__ method, got %T", v);
	BbValue awaitable = bb_call_special(t, anext, v, NULL, 0);
	if (bb_is_empty(awaitable))
		return BB_EMPTY;
	BbValue iterator = bb_generator_await_iter(t, awaitable);
	if (bb_is_empty(iterator))
		return type_error_from(t, "'async for' received an invalid object from __anext__: %T", awaitable);
	return iterator;
}
