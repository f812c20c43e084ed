/* SPDX-License-Identifier: MIT */
/*
 * The value stack: pushing and popping frames, its segments, and what the collector sees of it.
 *
 * Registers above what an instruction's operands name may hold stale values, which are scanned conservatively: a stale
 * word may keep an object, it never confuses the collector.  At a call all registers from its base on are dead, and are
 * not scanned; nor is, while a generator is suspended, what it has yielded.
 */
#include "vm/frame.h"

#include "compiler/opcodes.h"
#include "object/error.h"
#include "vm/function.h"
#include "vm/generator.h"
#include "vm/vm.h"

static size_t segment_size(size_t words)
{
	return sizeof(BbStackSegment) + words * sizeof(BbValue);
}

static void enter_segment(BbThread *t, BbStackSegment *segment)
{
	segment->previous = t->segment;
	segment->previous_top = t->stack_top;
	t->segment = segment;
	t->stack_top = segment->values;
	t->stack_end = segment->end;
}

static bool enter_new_segment(BbThread *t, size_t words)
{
	BbVmThread *vm = t->vm;
	BbStackSegment *segment = vm->spare;
	if (segment && (size_t)(segment->end - segment->values) >= words) {
		vm->spare = NULL;
	} else {
		size_t size = words > BB_STACK_SEGMENT ? words : BB_STACK_SEGMENT;
		segment = bb_heap_outside(t, segment_size(size));
		if (!segment)
			return false;
		segment->end = segment->values + size;
	}
	enter_segment(t, segment);
	return true;
}

void bb_frame_leave_segment(BbThread *t)
{
	BbStackSegment *segment = t->segment;
	BbVmThread *vm = t->vm;
	t->segment = segment->previous;
	t->stack_top = segment->previous_top;
	t->stack_end = t->segment->end;
	/* The spare one outlives the heap. */
	if (vm->spare || bb_heap_has_lent(t, segment))
		bb_heap_outside_free(t, segment);
	else
		vm->spare = segment;
}

static BbFrame *too_deep(BbThread *t)
{
	/* Some room for those who handle it. */
	t->recursion_left += 50;
	bb_raise(t, &bb_exc_RecursionError, "maximum recursion depth exceeded");
	t->recursion_left -= 50;
	return NULL;
}

BbFrame *bb_frame_push(BbThread *t, BbFunction *function, BbCode *code, unsigned first_empty)
{
	if (BB_UNLIKELY(t->recursion_left <= 0))
		return too_deep(t);
	size_t words = BB_FRAME_WORDS + code->register_count;
	uint8_t flags = 0;
	if (BB_UNLIKELY((size_t)(t->stack_end - t->stack_top) < words)) {
		if (!enter_new_segment(t, words)) {
			bb_raise_no_memory(t);
			return NULL;
		}
		flags = BB_FRAME_NEW_SEGMENT;
	}
	BbFrame *frame = (BbFrame *)t->stack_top;
	t->stack_top += words;
	t->recursion_left--;
	frame->back = t->frame;
	frame->pc = code->instructions;
	frame->regs = (BbValue *)frame + BB_FRAME_WORDS;
	frame->code = code;
	frame->function = function;
	frame->generator = NULL;
	frame->locals = BB_EMPTY;
	frame->object = BB_EMPTY;
	frame->action = BB_RETURN_VALUE;
	frame->flags = flags;
	if (BB_LIKELY(!(code->flags & BB_CODE_FAR))) {
		for (unsigned i = first_empty; i < code->local_count; i++)
			frame->regs[i] = BB_EMPTY;
	} else {
		for (unsigned i = first_empty; i < code->register_count; i++)
			frame->regs[i] = BB_EMPTY;
	}
	t->frame = frame;
	return frame;
}

void bb_frame_pop(BbThread *t, BbFrame *frame)
{
	BB_ASSERT(t->frame == frame);
	/* It allocates: the registers are roots as long as the frame is the thread's. */
	if (BB_UNLIKELY(!bb_is_empty(frame->object)))
		bb_frame_object_detach(t, frame);
	t->frame = frame->back;
	t->recursion_left++;
	if (BB_UNLIKELY(frame->flags & BB_FRAME_NEW_SEGMENT))
		bb_frame_leave_segment(t);
	else
		t->stack_top = (BbValue *)frame;
}

/* ---- Threads. ---- */

bool bb_frame_thread_init(BbThread *t)
{
	BbVmThread *vm = bb_platform_alloc(sizeof *vm);
	if (!vm)
		return false;
	t->vm = vm;
	vm->handled = BB_NONE;
	t->recursion_left = t->rt->vm->recursion_limit;
	BbStackSegment *segment = bb_platform_alloc(segment_size(BB_STACK_SEGMENT));
	if (!segment) {
		bb_platform_free(vm);
		t->vm = NULL;
		return false;
	}
	segment->end = segment->values + BB_STACK_SEGMENT;
	enter_segment(t, segment);
	return true;
}

void bb_frame_thread_destroy(BbThread *t)
{
	for (BbStackSegment *segment = t->segment, *previous; segment; segment = previous) {
		previous = segment->previous;
		bb_platform_free(segment);
	}
	t->segment = NULL;
	if (t->vm)
		bb_platform_free(t->vm->spare);
	bb_platform_free(t->vm);
	t->vm = NULL;
	t->frame = NULL;
}

/* ---- Roots. ---- */

/* How many registers hold something that the frame may still use. */
static size_t live_registers(const BbFrame *frame, BbFrameActivity activity)
{
	const BbCode *code = frame->code;
	if ((code->flags & BB_CODE_FAR) || frame->pc <= code->instructions)
		return code->register_count;
	uint32_t insn = frame->pc[-1];
	size_t args = 0;
	switch (BB_OP(insn)) {
	case BB_OPCODE_CALL:
	case BB_OPCODE_CALL_KW:
		args = 1 + BB_C(insn);
		break;
	case BB_OPCODE_CALL_METHOD:
	case BB_OPCODE_CALL_METHOD_KW:
		args = 2 + BB_C(insn);
		break;
	case BB_OPCODE_CALL_EX:
		args = 3;
		break;
	case BB_OPCODE_WITH_ENTER:
	case BB_OPCODE_ASYNC_WITH_ENTER:
		/* The result has the newest register. */
		return BB_A(insn) < code->local_count ? code->local_count : BB_A(insn);
	case BB_OPCODE_YIELD:
		return activity == BB_FRAME_SUSPENDED ? code->local_count + BB_C(insn) : code->register_count;
	case BB_OPCODE_YIELD_DELEGATED:
		/* C is what goes on yielding. */
		if (activity != BB_FRAME_SUSPENDED || BB_C(insn) > BB_B(insn))
			return code->register_count;
		break;
	default:
		return code->register_count;
	}
	/* A Python callee has copied its arguments; a C function still reads them here. */
	size_t live = BB_B(insn) + (activity == BB_FRAME_RUNNING ? args : 0);
	return live < code->local_count ? code->local_count : live;
}

void bb_frame_trace(BbTracer *tracer, BbFrame *frame, BbFrameActivity activity)
{
	bb_trace_pointer(tracer, frame->code);
	bb_trace_pointer(tracer, frame->function);
	bb_trace_pointer(tracer, frame->generator);
	bb_trace(tracer, frame->locals);
	bb_trace(tracer, frame->object);
	size_t live = live_registers(frame, activity);
	bb_trace_conservative(tracer, (uintptr_t)frame->regs, (uintptr_t)(frame->regs + live));
}

void bb_frame_trace_thread(BbTracer *tracer, BbThread *t)
{
	BbVmThread *vm = t->vm;
	if (!vm)
		return;
	BbFrameActivity activity = BB_FRAME_RUNNING;
	for (BbFrame *frame = t->frame; frame; frame = frame->back) {
		if (frame->generator)
			bb_trace_pointer(tracer, frame->generator);
		bb_frame_trace(tracer, frame, activity);
		/* A frame that has not begun may still be binding its arguments, which are in its caller's registers.
		 */
		bool by_c = frame->action == BB_RETURN_ENTRY || frame->pc <= frame->code->instructions;
		activity = by_c ? BB_FRAME_RUNNING : BB_FRAME_CALLING;
	}
	bb_trace(tracer, vm->handled);
	bb_trace(tracer, t->repr_active);
	bb_trace(tracer, vm->context);
	bb_trace(tracer, vm->locals);
	bb_trace(tracer, vm->async_exc);
	bb_trace(tracer, vm->agen_firstiter);
	bb_trace(tracer, vm->agen_finalizer);
	bb_trace(tracer, vm->trace_function);
	bb_trace(tracer, vm->profile_function);
	bb_trace(tracer, vm->handle);
	bb_trace(tracer, vm->name);
}
