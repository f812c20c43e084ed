/* SPDX-License-Identifier: MIT */
/*
 * Module sys: its functions.
 *
 * Settings that are one word are published ones; what belongs to a thread is touched by that thread, or in a stopped
 * world.
 */
#include "modules/mod_sys.h"

#include "modules/io_text_type.h"
#include "modules/mod_io.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/float.h"
#include "object/int.h"
#include "object/list.h"
#include "object/module.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/structseq.h"
#include "object/tuple.h"
#include "object/type.h"
#include "thread/world.h"
#include "vm/frame.h"
#include "vm/function.h"
#include "vm/import.h"
#include "vm/name.h"
#include "vm/report.h"
#include "vm/trace.h"
#include "vm/vm.h"

BbValue bb_sys_get(BbThread *t, BbNameId name)
{
	return bb_name_of_sys(t, bb_name(t, name));
}

static bool flush(BbThread *t, BbValue stream, bool is_output)
{
	BbValue closed;
	if (bb_is_empty(stream) || bb_is_none(stream))
		return true;
	int found = bb_getattr_optional(t, stream, BB_NAME(t, closed), &closed);
	if (found > 0 && bb_truth(t, closed) == 1)
		return true;
	if (!bb_has_exception(t) && !bb_is_empty(bb_call_method(t, stream, "flush", NULL, 0)))
		return true;
	if (is_output)
		bb_write_unraisable(t, "Exception ignored while flushing sys.stdout", BB_NONE);
	bb_exception_clear(t);
	return false;
}

bool bb_sys_flush_streams(BbThread *t)
{
	BbValue pending = bb_exception_take(t);
	BbValue out = bb_sys_get(t, BB_N___stdout__), error = bb_sys_get(t, BB_N___stderr__);
	bool done = flush(t, bb_sys_get(t, BB_N_stdout), true);
	done &= bb_is(out, bb_sys_get(t, BB_N_stdout)) || flush(t, out, true);
	done &= flush(t, bb_sys_get(t, BB_N_stderr), false);
	done &= bb_is(error, bb_sys_get(t, BB_N_stderr)) || flush(t, error, false);
	bb_exception_restore(t, pending);
	return done;
}

void bb_sys_streams_after_fork(BbThread *t)
{
	static const BbNameId names[] = {BB_N___stdin__, BB_N___stdout__, BB_N___stderr__};
	for (size_t i = 0; i < BB_COUNT(names); i++) {
		BbValue stream = bb_sys_get(t, names[i]);
		if (!bb_is_empty(stream))
			bb_io_text_type_after_fork(stream);
	}
}

/* ---- Exceptions. ---- */

static BbValue traceback_of(BbValue exception)
{
	BbValue tb = bb_slot_load(&bb_to_exception(exception)->traceback);
	return bb_is_empty(tb) ? BB_NONE : tb;
}

BB_CFUNCTION(exc_info_function)
{
	BbValue handled = bb_vm_handled(t), triple[] = {BB_NONE, BB_NONE, BB_NONE};
	if (!bb_is_none(handled) && !bb_is_empty(handled)) {
		triple[0] = bb_from_pointer(bb_type_of(handled));
		triple[1] = handled;
		triple[2] = traceback_of(handled);
	}
	return bb_tuple_from(t, triple, 3);
}

BB_CFUNCTION(exception_function)
{
	BbValue handled = bb_vm_handled(t);
	return bb_is_empty(handled) ? BB_NONE : handled;
}

BB_CFUNCTION(exit_function)
{
	if (nargs && bb_is_tuple(args[0]))
		return bb_raise_with(t, &bb_exc_SystemExit, bb_to_tuple(args[0])->items, bb_tuple_count(args[0]));
	return bb_raise_with(t, &bb_exc_SystemExit, args, nargs && !bb_is_none(args[0]) ? 1 : 0);
}

BB_CFUNCTION(excepthook_function)
{
	BbValue exception = args[1];
	if (!bb_is_exception(exception)) {
		BbValue text = bb_format(t, "TypeError: print_exception(): Exception expected for value, %T found\n",
					 exception);
		if (!bb_is_empty(text))
			bb_report_write(t, text);
		return bb_is_empty(text) ? BB_EMPTY : BB_NONE;
	}
	BbException *e = bb_to_exception(exception);
	BbValue own = bb_slot_load(&e->traceback);
	if ((bb_is_empty(own) || bb_is_none(own)) && bb_is_exact(args[2], &bb_traceback_type))
		bb_store(t, e, &e->traceback, args[2]);
	bb_report_exception(t, exception);
	return BB_NONE;
}

BB_CFUNCTION(displayhook_function)
{
	BbValue builtins = bb_vm(t)->builtins;
	if (bb_is_none(args[0]))
		return BB_NONE;
	if (!bb_dict_set(t, builtins, BB_NAME(t, _), BB_NONE))
		return BB_EMPTY;
	BbValue out = bb_sys_get(t, BB_N_stdout);
	if (bb_is_empty(out) || bb_is_none(out))
		return bb_runtime_error(t, "lost sys.stdout");
	BbValue text = bb_format(t, "%R\n", args[0]);
	if (bb_is_empty(text) || bb_is_empty(bb_call_method(t, out, "write", &text, 1)))
		return BB_EMPTY;
	return bb_dict_set(t, builtins, BB_NAME(t, _), args[0]) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(unraisablehook_function)
{
	static const char *const names[] = {"err_msg", "object", "exc_value", "exc_traceback"};
	BbValue v[4];
	for (size_t i = 0; i < 4; i++) {
		v[i] = bb_getattr_text(t, args[0], names[i]);
		if (bb_is_empty(v[i]))
			return BB_EMPTY;
	}
	bb_report_unraisable_default(t, v[0], v[1], v[2], v[3]);
	return BB_NONE;
}

/* What PYTHONBREAKPOINT names, as module _breakpoint finds it. */
BB_CFUNCTION(breakpointhook_function)
{
	BbValue module = bb_import_module(t, "_breakpoint");
	BbValue function = bb_is_empty(module) ? BB_EMPTY : bb_call_method(t, module, "find", NULL, 0);
	if (bb_is_empty(function) || bb_is_none(function))
		return function;
	return bb_call(t, function, args, nargs, kwnames);
}

/* ---- Frames. ---- */

BB_CFUNCTION(getframe_function)
{
	intptr_t depth = 0;
	if (nargs && !bb_index_ssize(t, args[0], false, &depth))
		return BB_EMPTY;
	BbFrame *frame = t->frame;
	for (; frame && depth > 0; depth--)
		frame = frame->back;
	return frame ? bb_frame_object(t, frame) : bb_value_error(t, "call stack is not deep enough");
}

BB_CFUNCTION(getframemodulename_function)
{
	intptr_t depth = 0;
	if (nargs && !bb_index_ssize(t, args[0], false, &depth))
		return BB_EMPTY;
	BbFrame *frame = t->frame;
	for (; frame && depth > 0; depth--)
		frame = frame->back;
	BbValue name = frame ? bb_dict_get_name(t, frame->function->globals, BB_NAME(t, __name__)) : BB_EMPTY;
	return bb_is_empty(name) ? BB_NONE : name;
}

/* In a stopped world: a thread's frame object, EMPTY if it runs no Python code. */
static BbValue frame_of_stw(BbThread *t, BbThread *other)
{
	BbValue object = other->frame ? bb_frame_object(t, other->frame) : BB_EMPTY;
	if (!bb_is_empty(object))
		((BbFrameObject *)bb_to_pointer(object))->thread = other;
	return object;
}

/* The same for the exception that it handles, or None. */
static BbValue handled_by_stw(BbThread *t, BbThread *other)
{
	(void)t;
	return other->vm && other->frame ? other->vm->handled : BB_EMPTY;
}

/* Fills a tuple of idents and values, taken in one stopped world.  Returns how many threads there were, or -1: raised.
 */
static intptr_t ask_threads(BbThread *t, BbValue (*value_of)(BbThread *t, BbThread *other), BbTuple *pairs)
{
	size_t n = 0;
	bb_world_stop(t);
	BB_FOR_EACH_THREAD(t->rt, other)
	{
		BbValue value = value_of(t, other);
		if (bb_is_empty(value))
			continue;
		if (2 * n + 1 < pairs->count) {
			pairs->items[2 * n] = bb_from_small((intptr_t)other->ident);
			pairs->items[2 * n + 1] = value;
		}
		n++;
	}
	bb_world_start(t);
	return bb_has_exception(t) ? -1 : (intptr_t)n;
}

/* A dict from the ident of each thread to what value_of says of it. */
static BbValue by_thread(BbThread *t, BbValue (*value_of)(BbThread *t, BbThread *other))
{
	intptr_t room = 16, n;
	BbTuple *pairs;
	for (;; room = n) {
		pairs = bb_tuple_alloc(t, 2 * (size_t)room);
		n = pairs ? ask_threads(t, value_of, pairs) : -1;
		if (n <= room)
			break;
	}
	BbValue dict = n < 0 ? BB_EMPTY : bb_dict_new(t, (size_t)n);
	for (intptr_t i = 0; !bb_is_empty(dict) && i < n; i++)
		if (!bb_dict_set(t, dict, pairs->items[2 * i], pairs->items[2 * i + 1]))
			return BB_EMPTY;
	return dict;
}

BB_CFUNCTION(current_frames_function)
{
	return by_thread(t, frame_of_stw);
}

BB_CFUNCTION(current_exceptions_function)
{
	return by_thread(t, handled_by_stw);
}

/* ---- Limits. ---- */

BB_CFUNCTION(getrecursionlimit_function)
{
	return bb_from_small(bb_vm(t)->recursion_limit);
}

BB_CFUNCTION(setrecursionlimit_function)
{
	intptr_t limit;
	if (!bb_index_ssize(t, args[0], false, &limit))
		return BB_EMPTY;
	if (limit < 1)
		return bb_value_error(t, "recursion limit must be greater or equal than 1");
	if (limit > INT32_MAX / 2)
		limit = INT32_MAX / 2;
	BbVm *vm = bb_vm(t);
	int32_t depth = vm->recursion_limit - t->recursion_left;
	if (depth >= limit)
		return bb_raise(t, &bb_exc_RecursionError,
				"cannot set the recursion limit to %zd at the recursion depth %d: the limit is too low",
				limit, (int)depth);
	bb_world_stop(t);
	BB_FOR_EACH_THREAD(t->rt, other)
	other->recursion_left += (int32_t)limit - vm->recursion_limit;
	vm->recursion_limit = (int32_t)limit;
	bb_world_start(t);
	return BB_NONE;
}

BB_CFUNCTION(get_int_max_str_digits_function)
{
	return bb_from_small(bb_int_max_str_digits(t->rt));
}

BB_PARAMS(digits_params, "set_int_max_str_digits", 0, 1, 1, "maxdigits");

BB_CFUNCTION(set_int_max_str_digits_function)
{
	BbValue v[1];
	intptr_t n;
	if (!bb_args_bind(t, &digits_params, args, nargs, kwnames, v) || !bb_index_ssize(t, v[0], false, &n))
		return BB_EMPTY;
	if (n != 0 && (n < BB_INT_MAX_STR_DIGITS_THRESHOLD || n > INT32_MAX))
		return bb_value_error(t, "maxdigits must be >= %d or 0 for unlimited", BB_INT_MAX_STR_DIGITS_THRESHOLD);
	bb_int_set_max_str_digits(t->rt, (int)n);
	return BB_NONE;
}

BB_CFUNCTION(getswitchinterval_function)
{
	BbValue v = bb_dict_get_name(t, bb_vm(t)->registry, BB_NAME(t, switchinterval));
	return bb_is_empty(v) ? bb_float_new(t, 0.005) : v;
}

BB_CFUNCTION(setswitchinterval_function)
{
	double interval;
	if (!bb_as_double(t, args[0], &interval))
		return BB_EMPTY;
	if (!(interval > 0))
		return bb_value_error(t, "switch interval must be strictly positive");
	BbValue v = bb_float_new(t, interval);
	return !bb_is_empty(v) && bb_dict_set_name(t, bb_vm(t)->registry, "switchinterval", v) ? BB_NONE : BB_EMPTY;
}

/* ---- Objects. ---- */

BB_PARAMS(getsizeof_params, "getsizeof", 0, 2, 1, "object", "default");

BB_CFUNCTION(getsizeof_function)
{
	BbValue v[2];
	if (!bb_args_bind(t, &getsizeof_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	BbValue hook = bb_type_lookup(t, bb_type_of(v[0]), BB_NAME(t, __sizeof__)), size = BB_EMPTY;
	if (bb_is_empty(hook))
		bb_type_error(t, "Type %T doesn't define __sizeof__", v[0]);
	else
		size = bb_call_special(t, hook, v[0], NULL, 0);
	if (!bb_is_empty(size)) {
		intptr_t n;
		if (!bb_index_ssize(t, size, false, &n))
			size = BB_EMPTY;
		else if (n < 0)
			return bb_value_error(t, "__sizeof__() should return >= 0");
	}
	if (!bb_is_empty(size) || bb_is_empty(v[1]) || !bb_exception_matches(t, &bb_exc_TypeError))
		return size;
	bb_exception_clear(t);
	return v[1];
}

BB_CFUNCTION(intern_function)
{
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "intern() argument must be str, not %T", args[0]);
	return bb_is_exact_str(args[0]) ? bb_intern(t, args[0]) : bb_type_error(t, "can't intern %T", args[0]);
}

BB_CFUNCTION(is_interned_function)
{
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "_is_interned() argument must be str, not %T", args[0]);
	return bb_bool(bb_str_is_interned(bb_to_str(args[0])));
}

/* There are no reference counts; programs that print one get the smallest that means "alive, and passed here". */
BB_CFUNCTION(getrefcount_function)
{
	return bb_from_small(2);
}

/* ---- Hooks of threads. ---- */

static BbValue or_none(BbValue v)
{
	return bb_is_empty(v) ? BB_NONE : v;
}

static BbValue or_empty(BbValue v)
{
	return bb_is_none(v) ? BB_EMPTY : v;
}

BB_CFUNCTION(gettrace_function)
{
	return or_none(t->vm->trace_function);
}

BB_CFUNCTION(settrace_function)
{
	bb_trace_set(t, or_empty(args[0]));
	return BB_NONE;
}

BB_CFUNCTION(getprofile_function)
{
	return or_none(t->vm->profile_function);
}

BB_CFUNCTION(setprofile_function)
{
	bb_trace_set_profile(t, or_empty(args[0]));
	return BB_NONE;
}

BB_CFUNCTION(settraceallthreads_function)
{
	bb_trace_set_everywhere(t, or_empty(args[0]), false);
	return BB_NONE;
}

BB_CFUNCTION(setprofileallthreads_function)
{
	bb_trace_set_everywhere(t, or_empty(args[0]), true);
	return BB_NONE;
}

/* ---- Audit hooks. ---- */

/* The list of hooks; EMPTY without an exception: there are none. */
static BbValue audit_hooks(BbThread *t)
{
	BbValue name = bb_intern_text(t, "sys.audit_hooks");
	return bb_is_empty(name) ? BB_EMPTY : bb_dict_get_name(t, bb_vm(t)->registry, name);
}

static bool audit(BbThread *t, BbValue event, BbValue args)
{
	BbValue hooks = audit_hooks(t);
	if (bb_is_empty(hooks))
		return !bb_has_exception(t);
	BbValue all = bb_list_snapshot(t, hooks), pair[2] = {event, args};
	if (bb_is_empty(all))
		return false;
	for (size_t i = 0; i < bb_tuple_count(all); i++)
		if (bb_is_empty(bb_call(t, bb_tuple_get(all, i), pair, 2, BB_EMPTY)))
			return false;
	return true;
}

BB_CFUNCTION(audit_function)
{
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "audit() argument 1 must be str, not %T", args[0]);
	BbValue rest = bb_tuple_from(t, args + 1, nargs - 1);
	return !bb_is_empty(rest) && audit(t, args[0], rest) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(addaudithook_function)
{
	BbValue name = bb_intern_text(t, "sys.addaudithook"), none = bb_tuple_empty(t);
	if (bb_is_empty(name) || bb_is_empty(none))
		return BB_EMPTY;
	/* A hook may object to others by an exception, which the caller doesn't see. */
	if (!audit(t, name, none)) {
		if (!bb_exception_matches(t, &bb_exc_Exception))
			return BB_EMPTY;
		bb_exception_clear(t);
		return BB_NONE;
	}
	BbValue key = bb_intern_text(t, "sys.audit_hooks"), fresh = bb_list_new(t, 0);
	BbValue hooks = bb_is_empty(key) || bb_is_empty(fresh) ? BB_EMPTY
							       : bb_dict_setdefault(t, bb_vm(t)->registry, key, fresh);
	return !bb_is_empty(hooks) && bb_list_append(t, hooks, args[0]) ? BB_NONE : BB_EMPTY;
}

static const char *const hook_fields[] = {"firstiter", "finalizer"};
static const BbStructSeqDef hooks_def = {
	"sys", "asyncgen_hooks", "Hooks of asynchronous generators.", hook_fields, 2, 2, BB_STRUCTSEQ_FROM_NOTHING};

BB_CFUNCTION(get_asyncgen_hooks_function)
{
	BbValue type = bb_dict_get_name(t, bb_vm(t)->registry, BB_NAME(t, asyncgen_hooks));
	if (bb_is_empty(type)) {
		type = bb_structseq_type(t, &hooks_def);
		if (bb_is_empty(type) || !bb_dict_set_name(t, bb_vm(t)->registry, "asyncgen_hooks", type))
			return BB_EMPTY;
	}
	BbValue values[] = {or_none(t->vm->agen_firstiter), or_none(t->vm->agen_finalizer)};
	return bb_structseq_new(t, type, values);
}

BB_PARAMS(hooks_params, "set_asyncgen_hooks", 0, 2, 0, "firstiter", "finalizer");

BB_CFUNCTION(set_asyncgen_hooks_function)
{
	BbValue v[2];
	if (!bb_args_bind(t, &hooks_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	for (int i = 1; i >= 0; i--)
		if (!bb_is_empty(v[i]) && !bb_is_none(v[i]) && !bb_is_callable(v[i]))
			return bb_type_error(t, "callable %s expected, got %T", hook_fields[i], v[i]);
	if (!bb_is_empty(v[1]))
		t->vm->agen_finalizer = or_empty(v[1]);
	if (!bb_is_empty(v[0]))
		t->vm->agen_firstiter = or_empty(v[0]);
	return BB_NONE;
}

BB_CFUNCTION(get_origin_depth_function)
{
	return bb_from_small((intptr_t)t->vm->coroutine_origin_depth);
}

BB_PARAMS(origin_params, "set_coroutine_origin_tracking_depth", 0, 1, 1, "depth");

BB_CFUNCTION(set_origin_depth_function)
{
	BbValue v[1];
	intptr_t depth;
	if (!bb_args_bind(t, &origin_params, args, nargs, kwnames, v) || !bb_index_ssize(t, v[0], true, &depth))
		return BB_EMPTY;
	if (depth < 0)
		return bb_value_error(t, "depth must be >= 0");
	t->vm->coroutine_origin_depth = depth > INT32_MAX ? INT32_MAX : (uint32_t)depth;
	return BB_NONE;
}

/* ---- Constants that are functions. ---- */

BB_CFUNCTION(encoding_function)
{
	return bb_intern_text(t, "utf-8");
}

BB_CFUNCTION(encode_errors_function)
{
	return bb_intern_text(t, "surrogateescape");
}

BB_CFUNCTION(false_function)
{
	return BB_FALSE;
}

BB_CFUNCTION(is_finalizing_function)
{
	return bb_bool(bb_sync_load(&t->rt->shutting_down) != 0);
}

BB_CFUNCTION(none_function)
{
	return BB_NONE;
}

/* ---- The module. ---- */

#define F BB_FUNCTION
#define F_KW BB_FUNCTION_KW

static const BbBuiltin functions[] = {
	F("_clear_type_cache", none_function, 0, 0, "Nothing to do here."),
	F("_current_exceptions", current_exceptions_function, 0, 0,
	  "A dict from each thread's ident to the exception that it handles, or None."),
	F("_current_frames", current_frames_function, 0, 0, "A dict from each thread's ident to its current frame."),
	F("_getframe", getframe_function, 0, 1,
	  "_getframe($module, depth=0, /)\n--\n\nA frame of the call stack, depth calls up."),
	F("_getframemodulename", getframemodulename_function, 0, 1,
	  "The name of the module of a frame of the call stack."),
	F("_is_gil_enabled", false_function, 0, 0, "Is there a lock that only one thread at a time can run under? No."),
	F("_is_interned", is_interned_function, 1, 1, "Is the string interned?"),
	F("_setprofileallthreads", setprofileallthreads_function, 1, 1, "Set the profile function of every thread."),
	F("_settraceallthreads", settraceallthreads_function, 1, 1, "Set the trace function of every thread."),
	F("addaudithook", addaudithook_function, 1, 1,
	  "Have hook(event, args) called for all audit events; only programs raise them, by audit()."),
	F("audit", audit_function, 1, -1, "Call the audit hooks with the name of an event and a tuple of arguments."),
	F_KW("breakpointhook", breakpointhook_function, "Enter the debugger."),
	F("displayhook", displayhook_function, 1, 1,
	  "displayhook($module, object, /)\n--\n\nPrint an object to sys.stdout and also save it in builtins._"),
	F("exc_info", exc_info_function, 0, 0,
	  "exc_info($module, /)\n--\n\n(type, value, traceback) of the exception being handled."),
	F("excepthook", excepthook_function, 3, 3,
	  "excepthook($module, exctype, value, traceback, /)\n--\n\nShow an uncaught exception on sys.stderr."),
	F("exception", exception_function, 0, 0, "exception($module, /)\n--\n\nThe exception being handled, or None."),
	F("exit", exit_function, 0, 1, "exit($module, status=None, /)\n--\n\nRaise SystemExit(status)."),
	F("get_asyncgen_hooks", get_asyncgen_hooks_function, 0, 0,
	  "The hooks of asynchronous generators of this thread."),
	F("get_coroutine_origin_tracking_depth", get_origin_depth_function, 0, 0,
	  "How many frames of its origin a coroutine remembers."),
	F("get_int_max_str_digits", get_int_max_str_digits_function, 0, 0,
	  "The most digits of conversions between int and str."),
	F("getdefaultencoding", encoding_function, 0, 0, "The encoding of str.encode() by default."),
	F("getfilesystemencodeerrors", encode_errors_function, 0, 0, "How file names that are no text are encoded."),
	F("getfilesystemencoding", encoding_function, 0, 0, "The encoding of file names."),
	F("getprofile", getprofile_function, 0, 0, "This thread's profile function."),
	F("getrecursionlimit", getrecursionlimit_function, 0, 0, "How deep calls may be nested."),
	F("getrefcount", getrefcount_function, 1, 1, "A constant: references are not counted."),
	F_KW("getsizeof", getsizeof_function,
	     "getsizeof(object [, default]) -> int\n\nThe size of an object in bytes."),
	F("getswitchinterval", getswitchinterval_function, 0, 0,
	  "The interval that was set, which means nothing here."),
	F("gettrace", gettrace_function, 0, 0, "This thread's trace function."),
	F("intern", intern_function, 1, 1,
	  "intern($module, string, /)\n--\n\nThe one string with this text that is used for names."),
	F("is_finalizing", is_finalizing_function, 0, 0, "Is the interpreter shutting down?"),
	F("is_stack_trampoline_active", false_function, 0, 0, "No."),
	F_KW("set_asyncgen_hooks", set_asyncgen_hooks_function,
	     "Set the hooks of asynchronous generators of this thread."),
	F_KW("set_coroutine_origin_tracking_depth", set_origin_depth_function,
	     "Set how many frames of its origin a coroutine remembers."),
	F_KW("set_int_max_str_digits", set_int_max_str_digits_function,
	     "Set the most digits of conversions between int and str."),
	F("setprofile", setprofile_function, 1, 1, "Set this thread's profile function."),
	F("setrecursionlimit", setrecursionlimit_function, 1, 1, "Set how deep calls may be nested."),
	F("setswitchinterval", setswitchinterval_function, 1, 1, "Set the switch interval, which means nothing here."),
	F("settrace", settrace_function, 1, 1, "Set this thread's trace function."),
	F("unraisablehook", unraisablehook_function, 1, 1, "Show an exception that cannot be raised on sys.stderr."),
};

/* The original of each hook and stream under its own name, too. */
static bool add_originals(BbThread *t, BbValue module)
{
	static const BbNameId names[] = {BB_N_excepthook, BB_N_displayhook, BB_N_unraisablehook, BB_N_breakpointhook,
					 BB_N_stdin,	  BB_N_stdout,	    BB_N_stderr};
	for (size_t i = 0; i < BB_COUNT(names); i++) {
		BbValue name = bb_name(t, names[i]), original = bb_format(t, "__%S__", name);
		const BbBuiltin *hook = bb_modules_function(&bb_mod_sys, bb_str_text(name));
		BbValue v = hook ? bb_from_pointer(hook) : bb_dict_get_name(t, bb_module_dict(module), name);
		if (bb_is_empty(original) || !bb_dict_set(t, bb_module_dict(module), bb_intern(t, original), v))
			return false;
	}
	return true;
}

static bool sys_init(BbThread *t, BbValue module)
{
	BbVm *vm = bb_vm(t);
	bool unbuffered = vm->options.unbuffered;
	vm->sys_module = module;
	vm->sys_dict = bb_module_dict(module);
	return bb_mod_io_start(t) &&
	       bb_modules_add(t, module, "stdin", bb_io_text_type_standard(t, 0, "<stdin>", "strict", unbuffered)) &&
	       bb_modules_add(t, module, "stdout", bb_io_text_type_standard(t, 1, "<stdout>", "strict", unbuffered)) &&
	       bb_modules_add(t, module, "stderr",
			      bb_io_text_type_standard(t, 2, "<stderr>", "backslashreplace", unbuffered)) &&
	       bb_modules_add(t, module, "modules", vm->modules) && bb_sys_info_init(t, module) &&
	       add_originals(t, module);
}

const BbModuleDef bb_mod_sys = {
	.name = "sys",
	.doc = BB_DOC(
		"This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the "
		"interpreter."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.constants = bb_sys_info_constants,
	.init = sys_init,
};
