/* SPDX-License-Identifier: MIT */
/*
 * The virtual machine: what it keeps for a runtime, and its entry points.
 */
#ifndef BB_VM_VM_H
#define BB_VM_VM_H

#include "object/object.h"
#include "vm/frame.h"
#include "vm/runtime.h"

typedef struct BbVm {
	BbValue builtins; /* dict of module builtins */
	BbValue builtins_module;
	BbValue modules; /* sys.modules */
	BbValue sys_module;
	BbValue sys_dict;     /* dict of module sys */
	BbSlot import_locks;  /* dict: names of modules being imported.  See import.c */
	BbValue thread_state; /* what mod_thread keeps */
	int32_t recursion_limit;
	BbValue registry; /* dict: values that C modules keep for the runtime, by name */
	int argc;
	char **argv;
	BbRuntimeOptions options;
	/* Upcalls into the modules. */
	BbValue (*load_builtin_module)(BbThread *t, const char *name); /* EMPTY without exception: there is none */
	bool (*run_signal_handlers)(BbThread *t);
	/* Lets the main thread run the Python handler of a signal (where there is one), waking it where it blocks;
	 * false: there is no such signal.  NULL: no module signal. */
	bool (*interrupt)(BbThread *t, int64_t number);
	void (*report_threads)(BbThread *t); /* for BB_POLL_REPORT */
	void (*at_exit)(BbThread *t);	     /* threading._shutdown, atexit */
	bool (*flush_streams)(BbThread *t);  /* false: could not write */
	/* Upcalls into embed, or NULL: forget what is kept for a thread, or for the runtime, whose heap is gone. */
	void (*embed_thread_ending)(BbThread *t);
	void (*embed_ending)(BbRuntime *rt);
	BbSync interrupted; /* KeyboardInterrupt is due in the main thread */
} BbVm;

BB_INLINE BbVm *bb_vm(const BbThread *t)
{
	return t->rt->vm;
}

/* Runs the frame on top of the stack, whose action is BB_RETURN_ENTRY, until it returns; EMPTY: raised.  The frame is
 * gone afterwards. */
BB_NODISCARD BbValue bb_vm_run(BbThread *t);

/* Runs module-level or class-level code: locals is a mapping; in exec() and modules often the same object as globals.
 * closure: EMPTY or tuple. */
BB_NODISCARD BbValue bb_vm_run_code(BbThread *t, BbCode *code, BbValue globals, BbValue locals, BbValue closure);

/* The full poll: runs what is pending (signals, asynchronous exceptions, finalizers) and stops for others. false:
 * something raised. */
BB_NODISCARD bool bb_vm_poll(BbThread *t);

/* Answers BB_POLL_REPORT, in waits that nothing else may interrupt.  Stops the world for a moment; runs no user code.
 */
void bb_vm_report(BbThread *t);

/* The exception being handled, or None. */
BB_INLINE BbValue bb_vm_handled(const BbThread *t)
{
	return t->vm->handled;
}

/* ---- Tracebacks and frame objects (traceback.c). ---- */

typedef struct BbTraceback {
	BbObject header;
	BbSlot next;   /* the call inside, or None */
	BbValue frame; /* frame object */
	uint32_t instruction;
	uint32_t line;
} BbTraceback;
extern BbType bb_traceback_type, bb_frame_type;

/* A frame as Python sees it. While `frame' is set it shows that running frame; when the frame returns, its registers
 * are copied here. */
typedef struct BbFrameObject {
	BbObject header;
	BbFrame *frame; /* NULL: it has returned.  Guard: the frame's thread */
	BbCode *code;
	struct BbFunction *function;
	BbValue locals;	     /* mapping or EMPTY */
	BbValue back;	     /* frame object or EMPTY, once returned */
	BbValue values;	     /* tuple of registers, once returned, or EMPTY */
	BbSlot extra_locals; /* f_locals keys that are no variables */
	BbSlot trace;
	uint32_t instruction;
	BbThread *thread;
	BbPublished8 no_trace_lines, trace_opcodes; /* f_trace_lines, f_trace_opcodes */
	/* trace.c: the instruction and the line that were told last; the C function that runs, for a profiler */
	uint32_t traced_at, traced_line;
	BbValue c_callee;
} BbFrameObject;

/* The frame's object, made if there is none. */
BB_NODISCARD BbValue bb_frame_object(BbThread *t, BbFrame *frame);
/* The frame is about to go. */
void bb_frame_object_detach(BbThread *t, BbFrame *frame);
/* locals() of a frame: a fresh dict, or the mapping of a module or class body; in a comprehension there, its variables.
 */
BB_NODISCARD BbValue bb_frame_locals(BbThread *t, BbFrame *frame);
/* Adds the running frame to the pending exception's traceback. */
void bb_traceback_add(BbThread *t, BbFrame *frame);
/* Frames in the tracebacks of the exception and its contexts let their variables' values go, for good, if they have
 * returned. */
void bb_traceback_clear_frames(BbThread *t, BbValue exception);

#endif
