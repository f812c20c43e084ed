/* SPDX-License-Identifier: MIT */
/*
 * A runtime from its first thread to its last: start-up of every floor, hooks between them, running a program, shutting
 * down.
 */
#include "vm/runtime.h"

#include "compiler/compiler.h"
#include "memory/c_stack.h"
#include "memory/heap.h"
#include "object/code.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/list.h"
#include "object/module.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "object/weakref.h"
#include "thread/chaos.h"
#include "vm/attribute.h"
#include "vm/branches.h"
#include "vm/frame.h"
#include "vm/frame_locals.h"
#include "vm/function.h"
#include "vm/generator.h"
#include "vm/import.h"
#include "vm/report.h"
#include "vm/vm.h"

static BbType *const types[] = {
	&bb_function_type,  &bb_frame_type,	      &bb_traceback_type,	  &bb_generator_type,
	&bb_coroutine_type, &bb_async_generator_type, &bb_coroutine_wrapper_type, &bb_frame_locals_type,
};

/* ---- Hooks of the floors below. ---- */

static void thread_ending(BbThread *t)
{
	if (t->rt->vm->embed_thread_ending)
		t->rt->vm->embed_thread_ending(t);
#if BB_C_STACK_FIRST
	if (t->further_size)
		bb_c_stack_thread_ends(t);
#endif
	bb_heap_flush_cache(t);
}

static void trace_vm(BbTracer *tracer, BbRuntime *rt, void *context)
{
	(void)context;
	BbVm *vm = rt->vm;
	bb_trace(tracer, vm->builtins);
	bb_trace(tracer, vm->builtins_module);
	bb_trace(tracer, vm->modules);
	bb_trace(tracer, vm->sys_module);
	bb_trace(tracer, vm->thread_state);
	bb_trace(tracer, vm->registry);
	bb_trace_slot(tracer, &vm->import_locks);
}

static BbValue handled(BbThread *t)
{
	return t->vm ? t->vm->handled : BB_NONE;
}

/* A warning of the compiler, which warnings.py shows, ignores or makes an exception. */
static bool compile_warning(BbThread *t, BbType *category, const char *message, BbValue filename, uint32_t line)
{
	BbValue module = bb_import_module(t, "warnings"), text = BB_EMPTY;
	if (bb_is_empty(module)) {
		/* A system without warnings does without. */
		bb_exception_clear(t);
		return true;
	}
	text = bb_str_from_text(t, message);
	BbValue args[] = {text, bb_from_pointer(category), filename, bb_from_small((intptr_t)line)};
	return !bb_is_empty(text) && !bb_is_empty(bb_call_method(t, module, "warn_explicit", args, 4));
}

static BbValue call_hook(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	/* An instance of a class with __call__ in Python. */
	BbValue function = bb_type_of(self)->special[BB_SP_CALL];
	BbValue bound = bb_descriptor_get(t, function, self, bb_type_of(self));
	BbValue result = bb_is_empty(bound) ? BB_EMPTY : bb_call(t, bound, args, nargs, kwnames);
	/* No tail call: an instance that is its own class's __call__ has to run into the end of the stack. */
	BB_KEEP_FRAME();
	return result;
}

static BbValue calling_module(BbThread *t)
{
	const BbFrame *frame = t->frame;
	if (!frame || !bb_is_dict(frame->function->globals))
		return BB_EMPTY;
	return bb_dict_get_name(t, frame->function->globals, BB_NAME(t, __name__));
}

static BbValue from_library(BbThread *t, const char *module, const char *name)
{
	BbValue m = bb_import_module(t, module);
	return bb_is_empty(m) ? BB_EMPTY : bb_getattr_text(t, m, name);
}

/* zero-argument super(): the first argument of the calling function and its __class__ cell. */
static bool super_arguments(BbThread *t, BbType **type, BbValue *self)
{
	BbFrame *frame = t->frame;
	if (!frame) {
		bb_runtime_error(t, "super(): no current frame");
		return false;
	}
	const BbCode *code = frame->code;
	if (code->argument_count == 0) {
		bb_runtime_error(t, "super(): no arguments");
		return false;
	}
	BbValue first = frame->regs[0];
	if ((bb_code_local_kinds(code)[0] & BB_LOCAL_CELL) && !bb_is_empty(first) && bb_is_exact(first, &bb_cell_type))
		first = bb_slot_load(&((BbCellObject *)bb_to_pointer(first))->value);
	if (bb_is_empty(first)) {
		bb_runtime_error(t, "super(): arg[0] deleted");
		return false;
	}
	for (size_t i = 0; i < bb_tuple_count(code->frees); i++) {
		if (!bb_is(bb_tuple_get(code->frees, i), BB_NAME(t, __class__)))
			continue;
		BbValue class = bb_slot_load(
			&((BbCellObject *)bb_to_pointer(bb_tuple_get(frame->function->closure, i)))->value);
		if (bb_is_empty(class)) {
			bb_runtime_error(t, "super(): empty __class__ cell");
			return false;
		}
		if (!bb_is_type(class)) {
			bb_runtime_error(t, "super(): __class__ is not a type (%T)", class);
			return false;
		}
		*type = bb_to_type(class);
		*self = first;
		return true;
	}
	bb_runtime_error(t, "super(): __class__ cell not found");
	return false;
}

/* ---- The full poll. ---- */

static void run_finalizer(BbThread *t, BbValue v)
{
	if (bb_is_weakref(v) && bb_weakref_has_pending_callback(v)) {
		bb_weakref_run_callback(t, v);
		return;
	}
	if (bb_is_exact(v, &bb_generator_type) || bb_is_exact(v, &bb_coroutine_type) ||
	    bb_is_exact(v, &bb_async_generator_type)) {
		bb_generator_finalize(t, bb_to_generator(v));
		return;
	}
	BbValue del = bb_type_of(v)->special[BB_SP_DEL];
	if (!bb_is_empty(del) && bb_is_empty(bb_call_special(t, del, v, NULL, 0)))
		bb_write_unraisable(t, "Exception ignored while calling deallocator", del);
}

static void run_finalizers(BbThread *t)
{
	if (t->vm->in_finalizer)
		return;
	t->vm->in_finalizer = true;
	BbValue pending = bb_exception_take(t);
	void *cell;
	while ((cell = bb_heap_next_finalizer(t)))
		run_finalizer(t, bb_from_pointer(cell));
	bb_exception_restore(t, pending);
	t->vm->in_finalizer = false;
}

static bool answer_signals(BbThread *t)
{
	BbVm *vm = t->rt->vm;
	if (vm->run_signal_handlers && !vm->run_signal_handlers(t))
		return false;
	if (!t->is_main || !bb_sync_exchange(&vm->interrupted, 0))
		return true;
	bb_raise_with(t, &bb_exc_KeyboardInterrupt, NULL, 0);
	return false;
}

void bb_vm_report(BbThread *t)
{
	if (bb_poll_take(t, BB_POLL_REPORT) && t->rt->vm->report_threads)
		t->rt->vm->report_threads(t);
}

static BB_NOINLINE bool poll_here(BbThread *t)
{
	BB_ASSERT(t->locks_held == 0 && t->no_poll_depth == 0);
	bb_poll_stop(t);
	uint32_t bits = bb_poll_take(t, BB_POLL_SIGNAL | BB_POLL_ASYNC_EXC | BB_POLL_FINALIZERS | BB_POLL_PREEMPT |
						BB_POLL_IDLE);
	if (bb_sync_load(&t->poll) & BB_POLL_EXIT)
		bb_thread_park_forever(t);
	if (bb_sync_load(&t->poll) & BB_POLL_REPORT)
		bb_vm_report(t);
	bb_chaos_point(t);
	if (bits & BB_POLL_IDLE)
		bb_heap_collect(t);
	if (bits & (BB_POLL_FINALIZERS | BB_POLL_IDLE))
		run_finalizers(t);
	if ((bits & BB_POLL_SIGNAL) && !answer_signals(t)) {
		/* One exception at a time. */
		bb_sync_or(&t->poll, bits & BB_POLL_ASYNC_EXC);
		return false;
	}
	if (bits & BB_POLL_ASYNC_EXC) {
		bb_mutex_lock(t, &t->rt->registry_mutex);
		BbValue exception = t->vm->async_exc;
		t->vm->async_exc = BB_EMPTY;
		bb_mutex_unlock(t, &t->rt->registry_mutex);
		if (!bb_is_empty(exception)) {
			exception = bb_exception_from(t, exception);
			if (!bb_is_empty(exception))
				bb_raise_object(t, exception);
			return false;
		}
	}
	return true;
}

typedef struct Poll {
	BbThread *t;
	bool ok;
} Poll;

static void poll(void *arg)
{
	Poll *p = arg;
	p->ok = poll_here(p->t);
}

bool bb_vm_poll(BbThread *t)
{
	if (!bb_c_stack_is_short(t))
		return poll_here(t);
	Poll p = {.t = t};
	bb_c_stack_call(t, poll, &p);
	return p.ok;
}

/* ---- Making and ending. ---- */

static BbValue new_namespace(BbThread *t, const char *name, BbValue *dict)
{
	BbValue text = bb_intern_text(t, name);
	BbValue module = bb_is_empty(text) ? BB_EMPTY : bb_module_new(t, text);
	if (!bb_is_empty(module))
		*dict = bb_module_dict(module);
	return module;
}

static bool start_vm(BbThread *t, const BbRuntimeOptions *options)
{
	BbVm *vm = t->rt->vm;
	vm->argc = options->argc;
	vm->argv = options->argv;
	vm->options = *options;
	if (!bb_objects_init(t))
		return false;
	BbObjects *objects = bb_objects(t);
	objects->handled = handled;
	objects->poll = bb_vm_poll;
	objects->call_hook = call_hook;
	bb_compiler_set_warning_hook(t->rt, compile_warning);
	objects->calling_module = calling_module;
	objects->from_library = from_library;
	objects->clear_caches_stw = bb_attribute_clear_caches_stw;
	objects->super_arguments = super_arguments;
	objects->unraisable = bb_report_unraisable;
	objects->warn = bb_generator_warn;
	objects->code_branches = bb_code_branches;
	for (size_t i = 0; i < BB_COUNT(types); i++)
		if (!bb_type_ready(t, types[i]))
			return false;
	if (!bb_generator_init(t))
		return false;
	vm->registry = bb_dict_new(t, 0);
	vm->modules = bb_dict_new(t, 32);
	if (bb_is_empty(vm->registry) || bb_is_empty(vm->modules))
		return false;
	return options->start_modules(t);
}

/* Gives everything back that there is; t is the only thread, or NULL. */
static void destroy(BbRuntime *rt, BbThread *t)
{
	BbVm *vm = rt->vm;
	if (t && vm->embed_thread_ending)
		vm->embed_thread_ending(t);
	if (t)
		bb_c_stack_give_back(t);
	if (rt->heap)
		bb_heap_destroy(rt);
	if (vm->embed_ending)
		vm->embed_ending(rt);
	if (rt->objects)
		bb_objects_destroy(rt);
	if (bb_runtime_destroy(rt, t)) {
		bb_platform_free(vm);
		bb_platform_free(rt);
	}
}

/* A runtime without threads and heap. */
static BbRuntime *new_runtime(void)
{
	BbRuntime *rt = bb_platform_alloc(sizeof *rt);
	BbVm *vm = rt ? bb_platform_alloc(sizeof *vm) : NULL;
	if (!vm || bb_runtime_init(rt) != 0) {
		bb_platform_free(vm);
		bb_platform_free(rt);
		return NULL;
	}
	rt->vm = vm;
	vm->recursion_limit = BB_RECURSION_LIMIT;
	rt->hooks.allocated = bb_heap_collectable;
	rt->hooks.thread_created = bb_frame_thread_init;
	rt->hooks.thread_ending = thread_ending;
	rt->hooks.thread_waits = bb_c_stack_give_back;
	rt->hooks.thread_freed = bb_frame_thread_destroy;
	return rt;
}

BbThread *bb_runtime_create(const BbRuntimeOptions *options)
{
	BbRuntime *rt = new_runtime();
	BbThread *t = rt ? bb_thread_attach_native(rt) : NULL;
	if (t && bb_heap_init(rt, options->heap_limit)) {
		bb_heap_set_thread_roots(rt, bb_frame_trace_thread);
		bb_heap_add_roots(rt, trace_vm, NULL);
		if (start_vm(t, options) && (!options->chaos || bb_chaos_start(t, options->chaos_seed)))
			return t;
		if (bb_has_exception(t) && rt->objects)
			bb_report_exception(t, bb_exception_take(t));
	}
	if (rt)
		destroy(rt, t);
	return NULL;
}

BbValue bb_run_main_dict(BbThread *t)
{
	BbValue module;
	if (bb_dict_get(t, bb_vm(t)->modules, BB_NAME(t, __main__), &module) > 0)
		return bb_module_dict(module);
	BbValue dict = BB_EMPTY;
	module = new_namespace(t, "__main__", &dict);
	if (bb_is_empty(module) || !bb_dict_set(t, bb_vm(t)->modules, BB_NAME(t, __main__), module) ||
	    !bb_dict_set(t, dict, BB_NAME(t, __builtins__), bb_vm(t)->builtins_module))
		return BB_EMPTY;
	return dict;
}

BbValue bb_run_source(BbThread *t, const char *source, size_t size, const char *filename, bool is_text)
{
	BbValue dict = bb_run_main_dict(t);
	BbValue file =
		bb_is_empty(dict) ? BB_EMPTY : bb_str_decode_utf8(t, filename, strlen(filename), "surrogateescape");
	if (bb_is_empty(file))
		return BB_EMPTY;
	BbCompileOptions options = {
		.mode = BB_COMPILE_EXEC, .filename = file, .is_text = is_text, .optimize = bb_vm(t)->options.optimize};
	BbValue code = bb_compile(t, source, size, &options);
	if (bb_is_empty(code) || (strcmp(filename, "<string>") == 0 && !bb_report_note_source(t, code, source, size)))
		return BB_EMPTY;
	return bb_vm_run_code(t, bb_to_pointer(code), dict, dict, BB_EMPTY);
}

bool bb_runtime_finish(BbThread *t)
{
	BbVm *vm = t->rt->vm;
	bool flushed = true;
	if (vm->at_exit)
		vm->at_exit(t);
	bb_runtime_shut_down(t);
	bb_heap_queue_all_finalizers(t);
	run_finalizers(t);
	if (vm->flush_streams)
		flushed = vm->flush_streams(t);
	BbRuntime *rt = t->rt;
	/* Other threads may still be inside blocking calls: then everything stays in memory until the program ends, and
	 * the native thread is free to begin with another runtime. */
	if (bb_thread_settle_alone(t))
		destroy(rt, t);
	else
		bb_platform_tls_set(NULL);
	return flushed;
}
