/* SPDX-License-Identifier: MIT */
/*
 * Module _thread: its functions.  The types are in thread_lock.c, thread_handle.c and thread_local.c.
 *
 * Nothing here has state of its own.
 */
#include "modules/mod_thread.h"

#include "modules/thread_condition.h"
#include "modules/thread_event.h"
#include "modules/thread_handle.h"
#include "modules/thread_local.h"
#include "modules/thread_lock.h"
#include "modules/thread_semaphore.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/float.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/structseq.h"
#include "object/tuple.h"
#include "vm/name.h"
#include "vm/report.h"
#include "vm/vm.h"

/* Smaller stacks are refused. */
enum { STACK_MIN = 32768 };

/* ---- Starting threads. ---- */

BB_CFUNCTION(start_new_thread)
{
	if (!bb_is_callable(args[0]))
		return bb_type_error(t, "first arg must be callable");
	if (!bb_is_tuple(args[1]))
		return bb_type_error(t, "2nd arg must be a tuple");
	if (nargs > 2 && !bb_is_dict(args[2]))
		return bb_type_error(t, "optional 3rd arg must be a dictionary");
	BbValue handle = bb_thread_handle_new(t);
	if (bb_is_empty(handle) ||
	    !bb_thread_handle_start(t, handle, args[0], args[1], nargs > 2 ? args[2] : BB_EMPTY, true))
		return BB_EMPTY;
	return bb_int_from_size(t, bb_published_load(&((BbThreadHandle *)bb_to_pointer(handle))->ident));
}

BB_PARAMS(joinable_params, "start_joinable_thread", 0, 3, 1, "function", "handle", "daemon");

BB_CFUNCTION(start_joinable_thread)
{
	BbValue v[3];
	if (!bb_args_bind(t, &joinable_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	int daemon = bb_is_empty(v[2]) ? 1 : bb_truth(t, v[2]);
	if (daemon < 0)
		return BB_EMPTY;
	if (!bb_is_callable(v[0]))
		return bb_type_error(t, "thread function must be callable");
	BbValue handle = v[1];
	if (bb_is_empty(handle) || bb_is_none(handle))
		handle = bb_thread_handle_new(t);
	else if (!bb_is_exact(handle, &bb_thread_handle_type))
		return bb_type_error(t, "'handle' must be a _ThreadHandle");
	if (bb_is_empty(handle) || !bb_thread_handle_start(t, handle, v[0], BB_EMPTY, BB_EMPTY, daemon))
		return BB_EMPTY;
	return handle;
}

BB_CFUNCTION(make_thread_handle)
{
	uint64_t ident;
	if (!bb_is_int(args[0]))
		return bb_type_error(t, "ident must be an integer");
	if (bb_int_is_negative(args[0]))
		return bb_overflow_error(t, "can't convert negative int to unsigned");
	if (!bb_int_to_u64(args[0], &ident))
		return bb_overflow_error(t, "int too big to convert");
	return bb_thread_handle_for(t, ident);
}

BB_CFUNCTION(daemon_threads_allowed)
{
	return BB_TRUE;
}

BB_CFUNCTION(is_main_interpreter)
{
	return BB_TRUE;
}

BB_CFUNCTION(count)
{
	return bb_int_from_size(t, bb_thread_handle_count(t));
}

BB_CFUNCTION(stack_size)
{
	intptr_t size = 0;
	BbValue v = nargs ? bb_index(t, args[0]) : bb_from_small(0);
	if (bb_is_empty(v))
		return BB_EMPTY;
	if (!bb_int_to_ssize(v, &size))
		return bb_overflow_error(t, "Python int too large to convert to C ssize_t");
	if (size < 0)
		return bb_value_error(t, "size must be 0 or a positive value");
	if (size != 0 && size < STACK_MIN)
		return bb_value_error(t, "size not valid: %zd bytes", size);
	return bb_int_from_size(t, bb_thread_handle_stack_size(t, (size_t)size));
}

BB_CFUNCTION(shutdown)
{
	bb_thread_handle_join_all(t);
	return BB_NONE;
}

BB_CFUNCTION(thread_exit)
{
	return bb_raise_with(t, &bb_exc_SystemExit, NULL, 0);
}

/* ---- Identity. ---- */

BB_CFUNCTION(get_ident)
{
	return bb_int_from_u64(t, t->ident);
}

BB_CFUNCTION(get_native_id)
{
	return bb_int_from_u64(t, t->native_id);
}

BB_CFUNCTION(get_main_thread_ident)
{
	return bb_int_from_u64(t, t->rt->main_thread->ident);
}

BB_PARAMS(set_name_params, "set_name", 0, 1, 1, "name");

BB_CFUNCTION(set_name)
{
	BbValue name;
	if (!bb_args_bind(t, &set_name_params, args, nargs, kwnames, &name))
		return BB_EMPTY;
	if (!bb_is_str(name))
		return bb_type_error(t, "set_name() argument 'name' must be str, not %T", name);
	/* Lone surrogates become question marks. */
	BbValue encoded = bb_call_method(t, name, "encode",
					 (BbValue[]){bb_str_from_text(t, "utf-8"), bb_str_from_text(t, "replace")}, 2);
	if (bb_is_empty(encoded))
		return BB_EMPTY;
	BbValue text = bb_call_method(t, encoded, "decode", NULL, 0);
	if (bb_is_empty(text))
		return BB_EMPTY;
	t->vm->name = name;
	bb_platform_thread_name(bb_str_text(text));
	return BB_NONE;
}

BB_CFUNCTION(get_name)
{
	char name[64];
	size_t n = bb_platform_thread_get_name(name, sizeof name);
	return bb_str_decode_utf8(t, name, n, "surrogateescape");
}

/* ---- Exceptions that nobody caught. ---- */

static const char *const hook_fields[] = {"exc_type", "exc_value", "exc_traceback", "thread"};

static const BbStructSeqDef hook_args = {
	.module = "_thread",
	.name = "_ExceptHookArgs",
	.doc = BB_DOC("What threading.excepthook is called with."),
	.fields = hook_fields,
	.visible = BB_COUNT(hook_fields),
	.total = BB_COUNT(hook_fields),
};

/* The class, made once for a runtime. */
static BbValue hook_args_type(BbThread *t)
{
	BbValue registry = bb_vm(t)->registry, name = bb_intern_text(t, "_thread._ExceptHookArgs"), type;
	if (bb_is_empty(name))
		return BB_EMPTY;
	int found = bb_dict_get(t, registry, name, &type);
	if (found)
		return found < 0 ? BB_EMPTY : type;
	type = bb_structseq_type(t, &hook_args);
	return bb_is_empty(type) ? BB_EMPTY : bb_dict_setdefault(t, registry, name, type);
}

/* The name of a Thread, else the caller's ident. */
static BbValue thread_name(BbThread *t, BbValue thread)
{
	BbValue name;
	if (!bb_is_none(thread)) {
		int found = bb_getattr_optional(t, thread, BB_NAME(t, name), &name);
		if (found)
			return found < 0 ? BB_EMPTY : bb_str(t, name);
	}
	return bb_format(t, "%zu", (size_t)t->ident);
}

/* sys.stderr, or where there is none what the Thread remembers; None: nowhere. */
static BbValue error_stream(BbThread *t, BbValue thread)
{
	BbValue file = bb_name_of_sys(t, BB_NAME(t, stderr));
	if (!bb_is_empty(file) && !bb_is_none(file))
		return file;
	if (bb_is_none(thread))
		return BB_NONE;
	BbValue name = bb_intern_text(t, "_stderr");
	return bb_is_empty(name) || bb_getattr_optional(t, thread, name, &file) < 0 ? BB_EMPTY
	       : bb_is_empty(file)						    ? BB_NONE
										    : file;
}

BB_CFUNCTION(excepthook)
{
	BbValue class = hook_args_type(t);
	if (bb_is_empty(class))
		return BB_EMPTY;
	if (!bb_is(bb_from_pointer(bb_type_of(args[0])), class))
		return bb_type_error(t, "_thread.excepthook argument type must be ExceptHookArgs");
	BbValue type = bb_tuple_get(args[0], 0), exception = bb_tuple_get(args[0], 1),
		thread = bb_tuple_get(args[0], 3);
	if (bb_is(type, bb_from_pointer(&bb_exc_SystemExit)))
		return BB_NONE;
	BbValue stream = error_stream(t, thread);
	BbValue name = bb_is_empty(stream) || bb_is_none(stream) ? stream : thread_name(t, thread);
	if (bb_is_empty(name) || bb_is_none(name))
		return name;
	if (!bb_is_exception(exception) || bb_is_type(exception)) {
		exception = bb_exception_from(t, type);
		if (bb_is_empty(exception))
			return BB_EMPTY;
	}
	bb_report_thread_exception(t, stream, name, exception);
	return BB_NONE;
}

/* ---- The rest. ---- */

BB_CFUNCTION(allocate_lock)
{
	return bb_thread_lock_new(t);
}

/* Every system's number for it. */
enum { SIGINT_NUMBER = 2 };

/* Without module signal there is no other. */
static bool interrupt(BbThread *t, int64_t number)
{
	if (bb_vm(t)->interrupt)
		return bb_vm(t)->interrupt(t, number);
	if (number != SIGINT_NUMBER)
		return false;
	bb_sync_or(&bb_vm(t)->interrupted, 1);
	bb_poll_request(t->rt->main_thread, BB_POLL_SIGNAL);
	return true;
}

BB_CFUNCTION(interrupt_main)
{
	int64_t number = SIGINT_NUMBER;
	if (nargs) {
		BbValue index = bb_index(t, args[0]);
		if (bb_is_empty(index))
			return BB_EMPTY;
		if (!bb_int_to_i64(index, &number) || number < INT32_MIN || number > INT32_MAX)
			return bb_overflow_error(t, "Python int too large to convert to C int");
	}
	if (!interrupt(t, number))
		return bb_value_error(t, "signal number out of range");
	/* The main thread itself need not wait for its next poll. */
	return t->is_main && !bb_vm_poll(t) ? BB_EMPTY : BB_NONE;
}

#define START_NEW_DOC                                                                                                  \
	"Start a thread that calls function(*args, **kwargs), and return its identifier.\n\n"                          \
	"It is a daemon.  SystemExit ends it silently; any other exception is handed to sys.unraisablehook."
#define EXIT_DOC "Raise SystemExit, which ends the thread."

static const BbBuiltin functions[] = {
	BB_FUNCTION("_count", count, 0, 0, "How many threads run, not counting the main thread."),
	BB_FUNCTION("_excepthook", excepthook, 1, 1, "Report an exception that ended a Thread."),
	BB_FUNCTION("_get_main_thread_ident", get_main_thread_ident, 0, 0, "The identifier of the main thread."),
	BB_FUNCTION("_get_name", get_name, 0, 0, "The system's name of the calling thread."),
	BB_FUNCTION("_is_main_interpreter", is_main_interpreter, 0, 0, "Is this the main interpreter?"),
	BB_FUNCTION("_make_thread_handle", make_thread_handle, 1, 1, "A handle for a thread that runs already."),
	BB_FUNCTION("_shutdown", shutdown, 0, 0, "Wait for the end of every thread that is no daemon."),
	BB_FUNCTION("allocate", allocate_lock, 0, 0, "An obsolete synonym of allocate_lock()."),
	BB_FUNCTION("allocate_lock", allocate_lock, 0, 0, "A new lock."),
	BB_FUNCTION("daemon_threads_allowed", daemon_threads_allowed, 0, 0, "May threads be daemons?"),
	BB_FUNCTION("exit", thread_exit, 0, 0, EXIT_DOC),
	BB_FUNCTION("exit_thread", thread_exit, 0, 0, EXIT_DOC),
	BB_FUNCTION("get_ident", get_ident, 0, 0,
		    "The identifier of the calling thread: an int that no other thread gets."),
	BB_FUNCTION("get_native_id", get_native_id, 0, 0, "The system's number for the calling thread."),
	BB_FUNCTION("interrupt_main", interrupt_main, 0, 1,
		    "Let the main thread act as if the signal (SIGINT) had arrived."),
	BB_FUNCTION_KW("set_name", set_name, "Give the calling thread a name in the system."),
	BB_FUNCTION(
		"stack_size", stack_size, 0, 1,
		"Set the size of the stacks of threads started from now on (0: the default); returns the one before."),
	BB_FUNCTION_KW("start_joinable_thread", start_joinable_thread,
		       "Start a thread that calls function(), and return a handle to wait for its end."),
	BB_FUNCTION("start_new", start_new_thread, 2, 3, "An obsolete synonym of start_new_thread()."),
	BB_FUNCTION("start_new_thread", start_new_thread, 2, 3, START_NEW_DOC),
};

static bool init(BbThread *t, BbValue module)
{
	return bb_thread_handle_init(t) && bb_modules_add_type(t, module, &bb_thread_lock_type) &&
	       bb_modules_add(t, module, "LockType", bb_from_pointer(&bb_thread_lock_type)) &&
	       bb_modules_add_type(t, module, &bb_thread_rlock_type) &&
	       bb_modules_add_type(t, module, &bb_thread_local_type) &&
	       bb_modules_add_type(t, module, &bb_thread_handle_type) &&
	       bb_modules_add_type(t, module, &bb_thread_condition_type) &&
	       bb_modules_add_type(t, module, &bb_thread_event_type) &&
	       bb_modules_add_type(t, module, &bb_thread_semaphore_type) &&
	       bb_modules_add(t, module, "_ExceptHookArgs", hook_args_type(t)) &&
	       bb_modules_add(t, module, "error", bb_from_pointer(&bb_exc_RuntimeError)) &&
	       bb_modules_add(t, module, "TIMEOUT_MAX", bb_float_new(t, BB_THREAD_LOCK_TIMEOUT_MAX)) &&
	       bb_modules_add_int(t, module, "_NAME_MAXLEN", BB_PLATFORM_THREAD_NAME_MAX);
}

const BbModuleDef bb_mod_thread = {
	.name = "_thread",
	.doc = BB_DOC("Threads and locks: what the module threading is built on."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = init,
};
