/* SPDX-License-Identifier: MIT */
/*
 * Frames and the value stack they live on.
 *
 * A thread's value stack is a chain of segments, each filled with frames one after the other: a BbFrame followed by its
 * registers.  A generator's frame and registers are in the generator instead.  A frame and its registers never move
 * while they live.
 *
 * frame->pc points behind the first word of the instruction being executed, from any instruction on that may raise,
 * collect or call: so the current instruction is pc[-1], and a frame that is returned to goes on at pc plus the
 * instruction's further words.
 *
 * A frame belongs to the thread that runs it; others read it in a stopped world only.
 */
#ifndef BB_VM_FRAME_H
#define BB_VM_FRAME_H

#include "object/code.h"
#include "object/object.h"

struct BbFunction;
struct BbGenerator;

/* What to do in the frame below with the value that a frame returns or yields. */
enum {
	BB_RETURN_VALUE,   /* goes to register A of the calling instruction */
	BB_RETURN_ENTRY,   /* leaves the loop: the frame was started from C */
	BB_RETURN_INIT,	   /* __init__: must be None; register A has the instance already */
	BB_RETURN_FOR,	   /* a generator run by FOR_ITER */
	BB_RETURN_SEND,	   /* a generator run by SEND */
	BB_RETURN_DISCARD, /* the value is dropped */
};

/* Flags of a frame. */
enum { BB_FRAME_NEW_SEGMENT = 1 };

typedef struct BbFrame {
	struct BbFrame *back;
	const uint32_t *pc;
	BbValue *regs;
	BbCode *code;
	struct BbFunction *function;
	struct BbGenerator *generator; /* NULL: an ordinary frame */
	BbValue locals;		       /* the mapping of class bodies, modules, exec; EMPTY in functions */
	BbValue object;		       /* the Python object for this frame, or EMPTY */
	uint8_t action;		       /* BB_RETURN_* */
	uint8_t flags;
} BbFrame;

#define BB_FRAME_WORDS ((sizeof(BbFrame) + sizeof(BbValue) - 1) / sizeof(BbValue))

typedef struct BbStackSegment {
	struct BbStackSegment *previous;
	BbValue *previous_top;
	BbValue *end;
	BbValue values[];
} BbStackSegment;

/* What the vm keeps for a thread besides the hot fields in BbThread. */
typedef struct BbVmThread {
	BbValue handled;			/* the exception being handled (sys.exception()), or None */
	BbValue context;			/* contextvars: the current Context, or EMPTY */
	BbValue locals;				/* dict of _thread._local objects' dicts, or EMPTY */
	BbValue async_exc;			/* exception sent by another thread.  Guard: registry_mutex */
	BbValue agen_firstiter, agen_finalizer; /* sys.set_asyncgen_hooks */
	BbValue trace_function, profile_function;
	BbValue handle;	       /* its _ThreadHandle */
	BbValue name;	       /* str: the name of its Thread object, or EMPTY */
	BbStackSegment *spare; /* one empty segment kept for the next need */
#if BB_C_STACK_FIRST
	struct BbLeave *leave; /* where the running loop notes a call that it leaves for; NULL: it never does */
#endif
	uint32_t coroutine_origin_depth;
	bool in_finalizer;
	bool in_trace; /* its trace or profile function runs */
} BbVmThread;

/* Room for a frame of the code: the frame is linked on top of the stack, its registers EMPTY from `first_empty' local
 * on; the caller fills the others at once.  Raises RecursionError or MemoryError: NULL. */
BB_NODISCARD BbFrame *bb_frame_push(BbThread *t, struct BbFunction *function, BbCode *code, unsigned first_empty);

/* Takes the top frame off; not for generators' frames. */
void bb_frame_pop(BbThread *t, BbFrame *frame);

/* The slow part of popping. */
void bb_frame_leave_segment(BbThread *t);

/* The vm's part of a thread that is not registered yet, or no longer: BbThreadHooks. */
BB_NODISCARD bool bb_frame_thread_init(BbThread *t);
void bb_frame_thread_destroy(BbThread *t);

/* Exact and conservative roots of a thread: registered with the heap. */
void bb_frame_trace_thread(BbTracer *tracer, BbThread *t);

/* What a frame does when the collector comes, which tells which of its registers are dead. */
typedef enum BbFrameActivity {
	BB_FRAME_RUNNING,   /* itself, or a C function that it called */
	BB_FRAME_CALLING,   /* a Python function, which has got its arguments */
	BB_FRAME_SUSPENDED, /* a generator's, between two resumptions */
} BbFrameActivity;

/* Reports a frame's own references and its live registers. */
void bb_frame_trace(BbTracer *tracer, BbFrame *frame, BbFrameActivity activity);

/* The index of the instruction being executed. */
BB_INLINE uint32_t bb_frame_instruction(const BbFrame *frame)
{
	return frame->pc > frame->code->instructions ? (uint32_t)(frame->pc - frame->code->instructions) - 1 : 0;
}

#endif
