/* SPDX-License-Identifier: MIT */
/*
 * What trace and profile functions are told.  Everything here belongs to the thread that traces.
 *
 * A line is told of when an instruction of another line than the last one's is next, or one further up: so each turn of
 * a loop is told of, even if the loop stands on one line.
 */
#include "vm/trace.h"

#include "compiler/opcodes.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/tuple.h"
#include "object/type.h"
#include "thread/world.h"
#include "vm/generator.h"
#include "vm/vm.h"

/* ---- Setting. ---- */

static BbFrameObject *object_of(const BbFrame *frame)
{
	return bb_is_empty(frame->object) ? NULL : bb_to_pointer(frame->object);
}

static bool wanted(const BbVmThread *vm)
{
	return !bb_is_empty(vm->trace_function) || !bb_is_empty(vm->profile_function);
}

static void update(BbThread *t)
{
	if (wanted(t->vm) && !t->vm->in_trace)
		bb_poll_request(t, BB_POLL_TRACE);
	else
		bb_poll_take(t, BB_POLL_TRACE);
}

void bb_trace_set(BbThread *t, BbValue function)
{
	t->vm->trace_function = function;
	update(t);
}

void bb_trace_set_profile(BbThread *t, BbValue function)
{
	BbFrameObject *o = t->frame ? object_of(t->frame) : NULL;
	if (o)
		o->c_callee = BB_EMPTY; /* how this call ends is not told */
	t->vm->profile_function = function;
	update(t);
}

void bb_trace_set_everywhere(BbThread *t, BbValue function, bool profile)
{
	bb_world_stop(t);
	BB_FOR_EACH_THREAD(t->rt, other)
	{
		if (!other->vm)
			continue;
		if (profile)
			other->vm->profile_function = function;
		else
			other->vm->trace_function = function;
		update(other);
	}
	bb_world_start(t);
}

/* ---- Telling. ---- */

/* What the function returns; EMPTY: it raised, and is not called again.  An exception that was pending still is, unless
 * there is a newer one. */
static BbValue tell(BbThread *t, BbValue *function, BbValue callee, BbFrame *frame, const char *event, BbValue arg)
{
	BbVmThread *vm = t->vm;
	BbValue pending = bb_exception_take(t);
	bb_poll_take(t, BB_POLL_TRACE);
	vm->in_trace = true;
	BbValue args[] = {bb_frame_object(t, frame), bb_intern_text(t, event), arg};
	BbValue result = BB_EMPTY;
	if (!bb_is_empty(args[0]) && !bb_is_empty(args[1]))
		result = bb_call(t, callee, args, 3, BB_EMPTY);
	vm->in_trace = false;
	if (bb_is_empty(result))
		*function = BB_EMPTY;
	else
		bb_exception_restore(t, pending);
	update(t);
	return result;
}

static bool tell_profile(BbThread *t, BbFrame *frame, const char *event, BbValue arg)
{
	BbValue *function = &t->vm->profile_function;
	return bb_is_empty(*function) || !bb_is_empty(tell(t, function, *function, frame, event, arg));
}

/* The frame's own trace function, if the thread traces at all. */
static BbValue local_function(BbThread *t, const BbFrame *frame)
{
	const BbFrameObject *o = object_of(frame);
	return o && !bb_is_empty(t->vm->trace_function) ? bb_slot_load(&o->trace) : BB_EMPTY;
}

/* What a frame's function returns is its function from then on. */
static bool tell_local(BbThread *t, BbFrame *frame, const char *event, BbValue arg)
{
	BbValue function = local_function(t, frame);
	if (bb_is_empty(function))
		return true;
	BbValue result = tell(t, &t->vm->trace_function, function, frame, event, arg);
	BbFrameObject *o = object_of(frame);
	if (bb_is_empty(result))
		bb_store(t, o, &o->trace, BB_EMPTY);
	else if (!bb_is_none(result))
		bb_store(t, o, &o->trace, result);
	return !bb_is_empty(result);
}

/* ---- Frames. ---- */

void bb_trace_begin_local(BbFrameObject *o)
{
	if (!o->frame)
		return;
	BbPosition position;
	o->traced_at = bb_frame_instruction(o->frame);
	bb_code_position(o->code, o->traced_at, &position);
	o->traced_line = position.line;
}

/* The frame only makes a generator of itself. */
static bool makes_generator(const BbFrame *frame)
{
	return !frame->generator &&
	       (frame->code->flags & (BB_CODE_GENERATOR | BB_CODE_COROUTINE | BB_CODE_ASYNC_GENERATOR));
}

bool bb_trace_enter(BbThread *t)
{
	BbFrame *frame = t->frame;
	if (makes_generator(frame))
		return true;
	if (!tell_profile(t, frame, "call", BB_NONE))
		return false;
	BbValue *function = &t->vm->trace_function;
	if (bb_is_empty(*function))
		return true;
	BbValue local = tell(t, function, *function, frame, "call", BB_NONE);
	BbFrameObject *o = object_of(frame);
	if (o)
		bb_store(t, o, &o->trace, bb_is_none(local) ? BB_EMPTY : local);
	return !bb_is_empty(local);
}

static bool tell_line(BbThread *t, BbFrame *frame, BbFrameObject *o, uint32_t at)
{
	BbPosition position, target;
	bb_code_position(frame->code, at, &position);
	uint32_t insn = frame->code->instructions[at];
	if (BB_OP(insn) == BB_OPCODE_JUMP_BACK) {
		bb_code_position(frame->code, (uint32_t)((int32_t)at + 1 + BB_SJ(insn)), &target);
		if (target.line == position.line)
			return true; /* the end of a loop: where it goes counts */
	}
	bool back = at <= o->traced_at;
	o->traced_at = at;
	if (!position.line || (position.line == o->traced_line && !back))
		return true;
	o->traced_line = position.line;
	return bb_published8_load(&o->no_trace_lines) || tell_local(t, frame, "line", BB_NONE);
}

/* ---- Calls of C functions. ---- */

/* The C function that the instruction calls, or EMPTY. */
static BbValue c_function(const BbFrame *frame, uint32_t insn)
{
	switch (BB_OP(insn)) {
	case BB_OPCODE_CALL:
	case BB_OPCODE_CALL_KW:
	case BB_OPCODE_CALL_METHOD:
	case BB_OPCODE_CALL_METHOD_KW:
	case BB_OPCODE_CALL_EX:
		break;
	default:
		return BB_EMPTY;
	}
	BbValue callee = frame->regs[BB_B(insn)];
	return bb_is_exact(callee, &bb_builtin_function_type) || bb_is_exact(callee, &bb_method_descriptor_type)
		       ? callee
		       : BB_EMPTY;
}

/* Tells how the C function that the frame last called ended. */
static bool end_c_call(BbThread *t, BbFrame *frame, const char *event)
{
	BbFrameObject *o = object_of(frame);
	if (!o || bb_is_empty(o->c_callee))
		return true;
	BbValue callee = o->c_callee;
	o->c_callee = BB_EMPTY;
	return tell_profile(t, frame, event, callee);
}

static bool begin_c_call(BbThread *t, BbFrame *frame, uint32_t insn)
{
	BbValue callee = c_function(frame, insn);
	if (bb_is_empty(callee))
		return true;
	if (!tell_profile(t, frame, "c_call", callee))
		return false;
	BbFrameObject *o = object_of(frame);
	if (o && !bb_is_empty(t->vm->profile_function))
		o->c_callee = callee;
	return true;
}

/* ---- The hooks. ---- */

bool bb_trace_step(BbThread *t, BbFrame *frame, const uint32_t *pc)
{
	frame->pc = pc;
	if (!bb_is_empty(t->vm->profile_function) && !end_c_call(t, frame, "c_return"))
		return false;
	frame->pc = pc + 1;
	if (!bb_is_empty(local_function(t, frame))) {
		BbFrameObject *o = object_of(frame);
		if (!tell_line(t, frame, o, (uint32_t)(pc - frame->code->instructions)))
			return false;
		if (bb_published8_load(&o->trace_opcodes) && !tell_local(t, frame, "opcode", BB_NONE))
			return false;
	}
	return bb_is_empty(t->vm->profile_function) || begin_c_call(t, frame, *pc);
}

bool bb_trace_leave(BbThread *t, BbFrame *frame, BbValue value)
{
	if (makes_generator(frame))
		return true;
	return tell_local(t, frame, "return", value) && tell_profile(t, frame, "return", value);
}

void bb_trace_exception(BbThread *t, BbFrame *frame)
{
	if (!bb_trace_is_on(t) || !end_c_call(t, frame, "c_exception") || bb_is_empty(local_function(t, frame)))
		return;
	BbValue exception = t->exception;
	BbValue traceback = bb_slot_load(&bb_to_exception(exception)->traceback);
	BbValue parts[] = {bb_from_pointer(bb_type_of(exception)), exception,
			   bb_is_empty(traceback) ? BB_NONE : traceback};
	bb_exception_take(t);
	BbValue arg = bb_tuple_from(t, parts, 3);
	if (bb_is_empty(arg))
		return;
	bb_exception_restore(t, exception);
	if (!tell_local(t, frame, "exception", arg))
		bb_traceback_add(t, frame);
}

void bb_trace_unwind(BbThread *t, BbFrame *frame)
{
	if (bb_trace_is_on(t) && !makes_generator(frame) && tell_local(t, frame, "return", BB_NONE))
		(void)!tell_profile(t, frame, "return", BB_NONE);
}
