/* SPDX-License-Identifier: MIT */
/*
 * Tracebacks, and frames as Python objects.
 *
 * A frame object shows a running frame of its own thread; when that frame returns, its variables are copied into the
 * object.  Frames of other threads are read in a stopped world.
 */
#include "vm/traceback.h"

#include "object/error.h"
#include "object/exception.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "vm/frame_locals.h"
#include "vm/function.h"
#include "vm/generator.h"
#include "vm/name.h"
#include "vm/trace.h"
#include "vm/vm.h"

static BbFrameObject *to_frame(BbValue v)
{
	return bb_to_pointer(v);
}

static BbTraceback *to_traceback(BbValue v)
{
	return bb_to_pointer(v);
}

/* ---- Frame objects. ---- */

BbValue bb_frame_object(BbThread *t, BbFrame *frame)
{
	if (!bb_is_empty(frame->object))
		return frame->object;
	BbFrameObject *o = bb_object_new(t, &bb_frame_type, sizeof *o);
	if (!o)
		return BB_EMPTY;
	o->frame = frame;
	o->code = frame->code;
	o->function = frame->function;
	o->locals = frame->locals;
	o->thread = t;
	frame->object = bb_from_pointer(o);
	return frame->object;
}

/* The values of the local variables as a tuple, cells as they are. */
static BbValue snapshot(BbThread *t, const BbFrame *frame)
{
	const BbCode *code = frame->code;
	BbTuple *values = bb_tuple_alloc(t, code->local_count);
	for (unsigned i = 0; values && i < code->local_count; i++)
		values->items[i] = frame->regs[bb_code_local_register(code, i)];
	return values ? bb_from_pointer(values) : BB_EMPTY;
}

/* The instruction at which a frame is left: by an exception, if no line made that instruction, where it was raised. */
static uint32_t last_instruction(const BbFrame *frame, BbValue exception)
{
	uint32_t instruction = bb_frame_instruction(frame);
	BbPosition position;
	bb_code_position(frame->code, instruction, &position);
	BbValue entry = bb_is_empty(exception) ? BB_EMPTY : bb_slot_load(&bb_to_exception(exception)->traceback);
	if (position.line || bb_is_empty(entry) || !bb_is_exact(entry, &bb_traceback_type))
		return instruction;
	const BbTraceback *tb = bb_to_pointer(entry);
	return bb_is(tb->frame, frame->object) ? tb->instruction : instruction;
}

void bb_frame_object_detach(BbThread *t, BbFrame *frame)
{
	BbFrameObject *o = to_frame(frame->object);
	BbValue pending = bb_exception_take(t);
	o->instruction = last_instruction(frame, pending);
	o->values = snapshot(t, frame);
	o->back = frame->back ? bb_frame_object(t, frame->back) : BB_EMPTY;
	o->frame = NULL;
	bb_exception_restore(t, pending);
}

static uint32_t instruction_of(const BbFrameObject *o)
{
	return o->frame ? bb_frame_instruction(o->frame) : o->instruction;
}

BbValue bb_frame_locals(BbThread *t, BbFrame *frame)
{
	if (!bb_is_empty(frame->locals))
		return bb_frame_locals_in_comprehension(frame) ? bb_frame_locals_running(t, frame) : frame->locals;
	return bb_is_empty(frame->object) ? bb_frame_locals_running(t, frame)
					  : bb_frame_locals_dict(t, to_frame(frame->object));
}

static void frame_trace(BbTracer *tracer, void *cell)
{
	BbFrameObject *o = cell;
	bb_trace_pointer(tracer, o->code);
	bb_trace_pointer(tracer, o->function);
	bb_trace(tracer, o->locals);
	bb_trace(tracer, o->back);
	bb_trace(tracer, o->values);
	bb_trace_slot(tracer, &o->extra_locals);
	bb_trace_slot(tracer, &o->trace);
	bb_trace(tracer, o->c_callee);
	if (o->frame && o->frame->generator)
		bb_trace_pointer(tracer, o->frame->generator);
}

static BbValue frame_back(BbThread *t, BbValue self)
{
	BbFrameObject *o = to_frame(self);
	if (!o->frame)
		return bb_is_empty(o->back) ? BB_NONE : o->back;
	if (!o->frame->back ||
	    (o->frame->generator && bb_sync_load(&o->frame->generator->state) != BB_GENERATOR_RUNNING))
		return BB_NONE;
	return bb_frame_object(t, o->frame->back);
}

static BbValue frame_code(BbThread *t, BbValue self)
{
	return bb_from_pointer(to_frame(self)->code);
}

static BbValue frame_globals(BbThread *t, BbValue self)
{
	return to_frame(self)->function->globals;
}

static BbValue frame_builtins(BbThread *t, BbValue self)
{
	return bb_name_all_builtins(t);
}

static BbValue frame_get_locals(BbThread *t, BbValue self)
{
	BbFrameObject *o = to_frame(self);
	return bb_is_empty(o->locals) ? bb_frame_locals_proxy(t, o) : o->locals;
}

static BbValue frame_lasti(BbThread *t, BbValue self)
{
	return bb_from_small((intptr_t)instruction_of(to_frame(self)) * 4);
}

static BbValue frame_lineno(BbThread *t, BbValue self)
{
	const BbFrameObject *o = to_frame(self);
	if (o->frame && o->frame->pc <= o->code->instructions)
		return bb_from_small((intptr_t)o->code->first_line); /* not begun */
	BbPosition position;
	bb_code_position(o->code, instruction_of(o), &position);
	if (!position.line && o->frame)
		position.line = o->traced_line; /* of an instruction that no line has made */
	return position.line ? bb_from_small((intptr_t)position.line) : BB_NONE;
}

/* There are no jumps: the registers of a loop or a with statement would be missing. */
static bool frame_set_lineno(BbThread *t, BbValue self, BbValue value)
{
	if (bb_is_empty(value))
		bb_raise(t, &bb_exc_AttributeError, "cannot delete attribute");
	else if (!bb_has_flag(value, BB_TYPE_IS_INT))
		bb_value_error(t, "lineno must be an integer");
	else
		bb_value_error(t, "f_lineno can only be set in a trace function");
	return false;
}

static BbValue frame_get_trace(BbThread *t, BbValue self)
{
	BbValue v = bb_slot_load(&to_frame(self)->trace);
	return bb_is_empty(v) ? BB_NONE : v;
}

static bool frame_set_trace(BbThread *t, BbValue self, BbValue value)
{
	bb_store(t, to_frame(self), &to_frame(self)->trace, bb_is_none(value) ? BB_EMPTY : value);
	bb_trace_begin_local(to_frame(self));
	return true;
}

/* What a trace function is told beside calls: both are remembered for whoever asks. */
static BbValue frame_get_trace_lines(BbThread *t, BbValue self)
{
	return bb_bool(!bb_published8_load(&to_frame(self)->no_trace_lines));
}

static BbValue frame_get_trace_opcodes(BbThread *t, BbValue self)
{
	return bb_bool(bb_published8_load(&to_frame(self)->trace_opcodes));
}

static bool check_bool(BbThread *t, const char *name, BbValue value)
{
	if (bb_is_empty(value))
		bb_type_error(t, "cannot delete %s attribute", name);
	else if (!bb_is(value, BB_TRUE) && !bb_is(value, BB_FALSE))
		bb_type_error(t, "attribute value type must be bool");
	return !bb_has_exception(t);
}

static bool frame_set_trace_lines(BbThread *t, BbValue self, BbValue value)
{
	if (!check_bool(t, "f_trace_lines", value))
		return false;
	bb_published8_store(&to_frame(self)->no_trace_lines, bb_is(value, BB_FALSE));
	return true;
}

static bool frame_set_trace_opcodes(BbThread *t, BbValue self, BbValue value)
{
	if (!check_bool(t, "f_trace_opcodes", value))
		return false;
	bb_published8_store(&to_frame(self)->trace_opcodes, bb_is(value, BB_TRUE));
	return true;
}

static BbValue frame_generator(BbThread *t, BbValue self)
{
	const BbFrame *frame = to_frame(self)->frame;
	return frame && frame->generator ? bb_from_pointer(frame->generator) : BB_NONE;
}

BB_CFUNCTION(frame_repr)
{
	BbFrameObject *o = to_frame(self);
	BbPosition position;
	bb_code_position(o->code, instruction_of(o), &position);
	return bb_format(t, "<frame at 0x%zx, file %R, line %u, code %S>", (size_t)self.bits, o->code->filename,
			 position.line, o->code->name);
}

/* Room for values that f_locals may still be given. */
static BbValue no_values(BbThread *t, const BbCode *code)
{
	BbTuple *values = bb_tuple_alloc(t, code->local_count);
	for (unsigned i = 0; values && i < code->local_count; i++)
		values->items[i] = BB_EMPTY;
	return values ? bb_from_pointer(values) : BB_EMPTY;
}

BB_CFUNCTION(frame_clear)
{
	BbFrameObject *o = to_frame(self);
	if (o->frame && o->frame->generator && bb_generator_state(o->frame->generator) != BB_GENERATOR_RUNNING) {
		if (bb_generator_state(o->frame->generator) == BB_GENERATOR_SUSPENDED)
			return bb_runtime_error(t, "cannot clear a suspended frame");
		BbValue closed = bb_call_method(t, bb_from_pointer(o->frame->generator), "close", NULL, 0);
		return bb_is_empty(closed) ? BB_EMPTY : BB_NONE;
	}
	if (o->frame)
		return bb_runtime_error(t, "cannot clear an executing frame");
	o->values = no_values(t, o->code);
	if (bb_is_empty(o->values))
		return BB_EMPTY;
	bb_store(t, o, &o->extra_locals, BB_EMPTY);
	return BB_NONE;
}

static const BbBuiltin frame_methods[] = {
	BB_METHOD(bb_frame_type, "__repr__", frame_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_frame_type, "clear", frame_clear, 0, 0, "Clear all references held by the frame."),
	BB_GETSET(bb_frame_type, "f_back", frame_back, NULL, NULL),
	BB_GETSET(bb_frame_type, "f_builtins", frame_builtins, NULL, NULL),
	BB_GETSET(bb_frame_type, "f_code", frame_code, NULL, NULL),
	BB_GETSET(bb_frame_type, "f_generator", frame_generator, NULL, NULL),
	BB_GETSET(bb_frame_type, "f_globals", frame_globals, NULL, NULL),
	BB_GETSET(bb_frame_type, "f_lasti", frame_lasti, NULL, NULL),
	BB_GETSET(bb_frame_type, "f_lineno", frame_lineno, frame_set_lineno, NULL),
	BB_GETSET(bb_frame_type, "f_locals", frame_get_locals, NULL, NULL),
	BB_GETSET(bb_frame_type, "f_trace", frame_get_trace, frame_set_trace, NULL),
	BB_GETSET(bb_frame_type, "f_trace_lines", frame_get_trace_lines, frame_set_trace_lines, NULL),
	BB_GETSET(bb_frame_type, "f_trace_opcodes", frame_get_trace_opcodes, frame_set_trace_opcodes, NULL),
};

BbType bb_frame_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = frame_trace},
	.name = "frame",
	.module = "builtins",
	.flags = BB_TYPE_NO_NEW,
	.instance_size = sizeof(BbFrameObject),
	.methods = frame_methods,
	.method_count = BB_COUNT(frame_methods),
};

/* ---- Tracebacks. ---- */

static BbValue traceback_new(BbThread *t, BbValue next, BbValue frame, uint32_t instruction, uint32_t line)
{
	BbTraceback *tb = bb_object_new(t, &bb_traceback_type, sizeof *tb);
	if (!tb)
		return BB_EMPTY;
	bb_slot_init(&tb->next, next);
	tb->frame = frame;
	tb->instruction = instruction;
	tb->line = line;
	return bb_from_pointer(tb);
}

void bb_traceback_add(BbThread *t, BbFrame *frame)
{
	BbValue exception = bb_exception_take(t);
	BbException *e = bb_to_exception(exception);
	if (bb_is(exception, bb_objects(t)->no_memory)) {
		bb_exception_restore(t, exception);
		return;
	}
	BbValue object = bb_frame_object(t, frame);
	if (!bb_is_empty(object)) {
		uint32_t instruction = bb_frame_instruction(frame);
		BbPosition position;
		bb_code_position(frame->code, instruction, &position);
		BbValue inner = bb_slot_load(&e->traceback);
		BbValue tb = traceback_new(t, bb_is_empty(inner) ? BB_NONE : inner, object, instruction, position.line);
		if (!bb_is_empty(tb))
			bb_store(t, e, &e->traceback, tb);
	}
	/* Without memory the traceback is shorter. */
	bb_exception_restore(t, exception);
}

static void clear_frames(BbThread *t, BbValue entry)
{
	while (!bb_is_empty(entry) && bb_is_exact(entry, &bb_traceback_type)) {
		BbFrameObject *o = to_frame(to_traceback(entry)->frame);
		if (!o->frame) {
			o->values = BB_EMPTY;
			bb_store(t, o, &o->extra_locals, BB_EMPTY);
		}
		entry = bb_slot_load(&to_traceback(entry)->next);
	}
}

void bb_traceback_clear_frames(BbThread *t, BbValue exception)
{
	/* Longer chains, and cycles, keep the rest. */
	for (unsigned n = 0; n < 100 && !bb_is_empty(exception) && !bb_is_none(exception); n++) {
		const BbException *e = bb_to_exception(exception);
		clear_frames(t, bb_slot_load(&e->traceback));
		exception = bb_slot_load(&e->context);
	}
}

static void traceback_trace(BbTracer *tracer, void *cell)
{
	BbTraceback *tb = cell;
	bb_trace_slot(tracer, &tb->next);
	bb_trace(tracer, tb->frame);
}

static BbValue traceback_next(BbThread *t, BbValue self)
{
	return bb_slot_load(&to_traceback(self)->next);
}

static bool traceback_set_next(BbThread *t, BbValue self, BbValue value)
{
	if (bb_is_empty(value)) {
		bb_type_error(t, "can't delete tb_next attribute");
		return false;
	}
	if (!bb_is_none(value) && !bb_is_exact(value, &bb_traceback_type)) {
		bb_type_error(t, "expected traceback object or None, got '%T'", value);
		return false;
	}
	for (BbValue v = value; !bb_is_none(v); v = bb_slot_load(&to_traceback(v)->next)) {
		if (bb_is(v, self)) {
			bb_value_error(t, "traceback loop detected");
			return false;
		}
	}
	bb_store(t, to_traceback(self), &to_traceback(self)->next, value);
	return true;
}

static BbValue traceback_frame(BbThread *t, BbValue self)
{
	return to_traceback(self)->frame;
}

static BbValue traceback_lasti(BbThread *t, BbValue self)
{
	return bb_from_small((intptr_t)to_traceback(self)->instruction * 4);
}

static BbValue traceback_lineno(BbThread *t, BbValue self)
{
	return bb_from_small((intptr_t)to_traceback(self)->line);
}

BB_PARAMS(traceback_params, "traceback", 0, 4, 4, "tb_next", "tb_frame", "tb_lasti", "tb_lineno");

BB_CFUNCTION(traceback_make)
{
	BbValue a[4];
	intptr_t lasti, line;
	if (!bb_args_bind(t, &traceback_params, args + 1, nargs - 1, kwnames, a))
		return BB_EMPTY;
	if (!bb_is_none(a[0]) && !bb_is_exact(a[0], &bb_traceback_type))
		return bb_type_error(t, "traceback() argument 'tb_next' must be traceback or None, not %T", a[0]);
	if (!bb_is_exact(a[1], &bb_frame_type))
		return bb_type_error(t, "traceback() argument 'tb_frame' must be frame, not %T", a[1]);
	if (!bb_index_ssize(t, a[2], false, &lasti) || !bb_index_ssize(t, a[3], false, &line))
		return BB_EMPTY;
	return traceback_new(t, a[0], a[1], (uint32_t)(lasti / 4), (uint32_t)line);
}

BB_CFUNCTION(traceback_dir)
{
	BbValue list = bb_list_new(t, 4);
	static const char *const names[] = {"tb_frame", "tb_next", "tb_lasti", "tb_lineno"};
	for (size_t i = 0; i < BB_COUNT(names); i++)
		if (bb_is_empty(list) || !bb_list_append(t, list, bb_intern_text(t, names[i])))
			return BB_EMPTY;
	return list;
}

static const BbBuiltin traceback_methods[] = {
	BB_METHOD(bb_traceback_type, "__dir__", traceback_dir, 0, 0, "Names of the attributes."),
	BB_NEW(bb_traceback_type, traceback_make),
	BB_GETSET(bb_traceback_type, "tb_frame", traceback_frame, NULL, NULL),
	BB_GETSET(bb_traceback_type, "tb_lasti", traceback_lasti, NULL, NULL),
	BB_GETSET(bb_traceback_type, "tb_lineno", traceback_lineno, NULL, NULL),
	BB_GETSET(bb_traceback_type, "tb_next", traceback_next, traceback_set_next, NULL),
};

BbType bb_traceback_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = traceback_trace},
	.name = "traceback",
	.module = "builtins",
	.doc = BB_DOC("Create a new traceback object."),
	.instance_size = sizeof(BbTraceback),
	.methods = traceback_methods,
	.method_count = BB_COUNT(traceback_methods),
};
