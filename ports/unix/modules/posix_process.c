/* SPDX-License-Identifier: MIT */
/*
 * Module posix: processes, identities, the environment and the machine.
 *
 * A child of fork() has one thread, the caller's; the world was stopped while it was made, so that no lock of the
 * runtime was held and no object was half written.  environ of the C library has a lock here: putenv() moves it under
 * its readers.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "posix_args.h"
#include "posix_stat.h"

#include "modules/mod_sys.h"
#include "modules/thread_handle.h"
#include "vm/import.h"

#include "object/bytes.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "platform/file.h"
#include "thread/world.h"
#include "vm/vm.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static BbMutex environment_mutex;

static BbValue errno_error(BbThread *t)
{
	return bb_raise_os_error(t, errno, BB_EMPTY);
}

static BbValue number_or_error(BbThread *t, int64_t result)
{
	return result < 0 ? errno_error(t) : bb_int_from_i64(t, result);
}

/* ---- Processes. ---- */

/* Stops the world at a moment when no other thread holds an object's lock, which nobody would release in a child. */
static void stop_without_locks(BbThread *t)
{
	for (;;) {
		bool held = false;
		bb_world_stop(t);
		BB_FOR_EACH_THREAD(t->rt, other)
		held |= other != t && other->locks_held;
		if (!held)
			return;
		bb_world_start(t);
		bb_platform_yield();
	}
}

pid_t bb_posix_fork_by(BbThread *t, pid_t (*fn)(void *), void *arg)
{
	stop_without_locks(t);
	pid_t pid = fn(arg);
	int error = errno;
	if (pid == 0) {
		bb_heap_after_fork(t->rt);
		bb_runtime_after_fork(t, bb_thread_handle_drop);
		bb_type_after_fork(t);
		bb_import_after_fork(t);
		bb_sys_streams_after_fork(t);
		bb_thread_handle_after_fork(t);
		bb_platform_thread_take_signals();
		return 0;
	}
	bb_world_start(t);
	errno = error;
	return pid;
}

static pid_t plain_fork(void *arg)
{
	(void)arg;
	return fork();
}

BB_POSIX_FUNCTION(fork)
{
	return number_or_error(t, bb_posix_fork_by(t, plain_fork, NULL));
}

/* The signal may have been meant for the caller. */
static BbValue answer_signals(BbThread *t)
{
	return bb_vm_poll(t) ? BB_NONE : BB_EMPTY;
}

BB_POSIX_FUNCTION(kill)
{
	int pid, number;
	if (!bb_posix_int(t, args[0], 0, &pid) || !bb_posix_int(t, args[1], 0, &number))
		return BB_EMPTY;
	return kill(pid, number) < 0 ? errno_error(t) : answer_signals(t);
}

BB_POSIX_FUNCTION(killpg)
{
	int pid, number;
	if (!bb_posix_int(t, args[0], 0, &pid) || !bb_posix_int(t, args[1], 0, &number))
		return BB_EMPTY;
	return killpg(pid, number) < 0 ? errno_error(t) : answer_signals(t);
}

BB_POSIX_FUNCTION(exit_now)
{
	int status;
	if (!bb_posix_int(t, args[0], 0, &status))
		return BB_EMPTY;
	_exit(status);
}

BB_POSIX_FUNCTION(abort_now)
{
	signal(SIGABRT, SIG_DFL);
	abort();
}

/* A list or tuple of texts as a vector ended by NULL, in one cell; *keep holds the bytes. */
static char **vector(BbThread *t, const char *what, BbValue sequence, BbValue *keep)
{
	if (!bb_is_list(sequence) && !bb_is_tuple(sequence)) {
		bb_type_error(t, "%s must be a tuple or list", what);
		return NULL;
	}
	BbValue items = bb_tuple_from_iterable(t, sequence);
	if (bb_is_empty(items))
		return NULL;
	size_t n = bb_tuple_count(items);
	BbTuple *kept = bb_tuple_alloc(t, n + 1);
	BbBytes *memory = kept ? bb_bytes_alloc(t, (n + 2) * sizeof(char *)) : NULL;
	if (!memory)
		return NULL;
	*keep = bb_from_pointer(kept);
	kept->items[n] = bb_from_pointer(memory);
	char **out = (char **)(((uintptr_t)memory->data + sizeof(char *) - 1) & ~(sizeof(char *) - 1));
	for (size_t i = 0; i < n; i++) {
		BbPosixPath path;
		kept->items[i] = BB_NONE;
		if (!bb_posix_path(t, NULL, bb_tuple_get(items, i), 0, &path))
			return NULL;
		kept->items[i] = path.bytes;
		out[i] = (char *)(uintptr_t)path.text;
	}
	out[n] = NULL;
	return out;
}

/* A mapping as "NAME=value" texts. */
static char **environment_vector(BbThread *t, BbValue mapping, BbValue *keep)
{
	BbValue items = bb_call_method(t, mapping, "items", NULL, 0);
	BbValue pairs = bb_is_empty(items) ? BB_EMPTY : bb_tuple_from_iterable(t, items);
	if (bb_is_empty(pairs))
		return NULL;
	size_t n = bb_tuple_count(pairs);
	BbTuple *texts = bb_tuple_alloc(t, n);
	if (!texts)
		return NULL;
	for (size_t i = 0; i < n; i++)
		texts->items[i] = BB_NONE;
	for (size_t i = 0; i < n; i++) {
		BbValue pair = bb_tuple_from_iterable(t, bb_tuple_get(pairs, i));
		BbPosixPath key, value;
		if (bb_is_empty(pair) || bb_tuple_count(pair) != 2 ||
		    !bb_posix_path(t, NULL, bb_tuple_get(pair, 0), 0, &key) ||
		    !bb_posix_path(t, NULL, bb_tuple_get(pair, 1), 0, &value))
			return NULL;
		if (*key.text == '\0' || strchr(key.text + 1, '=')) {
			bb_value_error(t, "illegal environment variable name");
			return NULL;
		}
		BbBytesBuilder b;
		bb_bytes_builder_init(&b, t);
		bb_bytes_builder_add(&b, key.text, strlen(key.text));
		bb_bytes_builder_add_byte(&b, '=');
		bb_bytes_builder_add(&b, value.text, strlen(value.text));
		texts->items[i] = bb_bytes_builder_finish(&b);
		if (bb_is_empty(texts->items[i]))
			return NULL;
	}
	return vector(t, "", bb_from_pointer(texts), keep);
}

static BbValue replace(BbThread *t, const BbValue *args, BbValue environment)
{
	BbPosixPath path;
	BbValue keep_args, keep_environment;
	if (!bb_posix_path(t, "execve", args[0], 0, &path))
		return BB_EMPTY;
	char **argv = vector(t, bb_is_empty(environment) ? "execv() arg 2" : "execve: argv", args[1], &keep_args);
	if (!argv)
		return BB_EMPTY;
	if (!argv[0])
		return bb_value_error(t, bb_is_empty(environment) ? "execv() arg 2 must not be empty"
								  : "execve: argv must not be empty");
	char **envp = bb_is_empty(environment) ? environ : environment_vector(t, environment, &keep_environment);
	if (!envp)
		return BB_EMPTY;
	execve(path.text, argv, envp);
	BB_KEEP_FRAME();
	return bb_raise_os_error(t, errno, bb_is_empty(environment) ? BB_EMPTY : path.given);
}

BB_POSIX_FUNCTION(execv)
{
	return replace(t, args, BB_EMPTY);
}

BB_POSIX_FUNCTION(execve)
{
	return replace(t, args, args[2]);
}

enum { ACTION_OPEN, ACTION_CLOSE, ACTION_DUP2 };

static bool add_action(BbThread *t, posix_spawn_file_actions_t *actions, BbValue action)
{
	static const struct {
		const char *name;
		size_t size;
	} kinds[] = {{"n open", 5}, {" close", 2}, {" dup2", 3}};
	int v[5] = {0};
	BbPosixPath path = {0};
	size_t n = bb_is_tuple(action) ? bb_tuple_count(action) : 0;
	if (n == 0) {
		bb_type_error(t, "Each file_actions element must be a non-empty tuple");
		return false;
	}
	if (!bb_posix_int(t, bb_tuple_get(action, 0), 0, &v[0]))
		return false;
	if (v[0] < ACTION_OPEN || v[0] > ACTION_DUP2) {
		bb_type_error(t, "Unknown file_actions identifier");
		return false;
	}
	if (n != kinds[v[0]].size) {
		bb_type_error(t, "A%s file_action tuple must have %zu elements", kinds[v[0]].name, kinds[v[0]].size);
		return false;
	}
	for (size_t i = 1; i < n; i++) {
		BbValue item = bb_tuple_get(action, i);
		bool is_path = i == 2 && v[0] == ACTION_OPEN;
		if (is_path ? !bb_posix_path(t, "posix_spawn", item, 0, &path) : !bb_posix_int(t, item, 0, &v[i]))
			return false;
	}
	int error = v[0] == ACTION_OPEN ? posix_spawn_file_actions_addopen(actions, v[1], path.text, v[3], (mode_t)v[4])
		    : v[0] == ACTION_CLOSE ? posix_spawn_file_actions_addclose(actions, v[1])
					   : posix_spawn_file_actions_adddup2(actions, v[1], v[2]);
	if (error)
		bb_raise_os_error(t, error, BB_EMPTY);
	return error == 0;
}

/* An iterable of signals; EMPTY: none. */
static bool signal_set(BbThread *t, BbValue iterable, sigset_t *set)
{
	sigemptyset(set);
	BbValue list = bb_is_empty(iterable) ? bb_tuple_empty(t) : bb_tuple_from_iterable(t, iterable);
	if (bb_is_empty(list))
		return false;
	for (size_t i = 0; i < bb_tuple_count(list); i++) {
		BbValue number = bb_index(t, bb_tuple_get(list, i));
		int64_t n;
		if (bb_is_empty(number))
			return false;
		if (!bb_int_to_i64(number, &n) || n < 1 || n > SIGRTMAX) {
			bb_value_error(t, "signal number %S out of range [1; %d]", number, SIGRTMAX);
			return false;
		}
		sigaddset(set, (int)n);
	}
	return true;
}

BB_PARAMS(spawn_params, "posix_spawn", 3, 3, 3, "", "", "", "file_actions", "setpgroup", "resetids", "setsid",
	  "setsigmask", "setsigdef");

static BbValue spawn(BbThread *t, bool search, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbValue v[9], keep_args, keep_environment, result = BB_EMPTY;
	BbPosixPath path;
	if (!bb_args_bind(t, &spawn_params, args, nargs, kwnames, v) ||
	    !bb_posix_path(t, "posix_spawn", v[0], 0, &path))
		return BB_EMPTY;
	char **argv = vector(t, "posix_spawn: argv", v[1], &keep_args);
	if (argv && !argv[0])
		return bb_value_error(t, "posix_spawn: argv must not be empty");
	char **envp = !argv ? NULL : bb_is_none(v[2]) ? environ : environment_vector(t, v[2], &keep_environment);
	if (!envp)
		return BB_EMPTY;
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	posix_spawn_file_actions_init(&actions);
	posix_spawnattr_init(&attributes);
	bool in_session, reset;
	sigset_t mask, defaults;
	int group;
	short flags = 0;
	BbValue list = bb_is_empty(v[3]) || bb_is_none(v[3]) ? bb_tuple_empty(t) : bb_tuple_from_iterable(t, v[3]);
	if (bb_is_empty(list) || !bb_posix_int(t, v[4], -1, &group) || !bb_posix_flag(t, v[5], false, &reset) ||
	    !bb_posix_flag(t, v[6], false, &in_session) || !signal_set(t, v[7], &mask) ||
	    !signal_set(t, v[8], &defaults))
		goto done;
	for (size_t i = 0; i < bb_tuple_count(list); i++)
		if (!add_action(t, &actions, bb_tuple_get(list, i)))
			goto done;
	if (group >= 0) {
		flags |= POSIX_SPAWN_SETPGROUP;
		posix_spawnattr_setpgroup(&attributes, group);
	}
	if (in_session)
		flags |= POSIX_SPAWN_SETSID;
	if (reset)
		flags |= POSIX_SPAWN_RESETIDS;
	/* The thread's own mask must not stay with the child. */
	posix_spawnattr_setsigmask(&attributes, &mask);
	posix_spawnattr_setsigdefault(&attributes, &defaults);
	posix_spawnattr_setflags(&attributes, (short)(flags | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));
	pid_t pid;
	int error = (search ? posix_spawnp : posix_spawn)(&pid, path.text, &actions, &attributes, argv, envp);
	result = error ? bb_raise_os_error(t, error, path.given) : bb_int_from_i64(t, pid);
done:
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	BB_KEEP_FRAME();
	return result;
}

BB_POSIX_FUNCTION(posix_spawn)
{
	return spawn(t, false, args, nargs, kwnames);
}

BB_POSIX_FUNCTION(posix_spawnp)
{
	return spawn(t, true, args, nargs, kwnames);
}

static intptr_t call_system(BbPosixCall *c)
{
	return system(c->path);
}

BB_POSIX_FUNCTION(system)
{
	BbPosixPath path;
	if (!bb_posix_path(t, "system", args[0], 0, &path))
		return BB_EMPTY;
	BbPosixCall c = {.fn = call_system, .path = path.text};
	if (!bb_posix_call(t, &c))
		return bb_posix_error(t, &c, BB_EMPTY, BB_EMPTY);
	return bb_from_small(c.result);
}

/* ---- Who and where. ---- */

#define SIMPLE(name, call)                                                                                             \
	BB_POSIX_FUNCTION(name)                                                                                        \
	{                                                                                                              \
		return number_or_error(t, (int64_t)(call));                                                            \
	}
SIMPLE(getpid, getpid())
SIMPLE(getppid, getppid())
SIMPLE(getuid, getuid())
SIMPLE(geteuid, geteuid())
SIMPLE(getgid, getgid())
SIMPLE(getegid, getegid())
SIMPLE(getpgrp, getpgrp())

BB_POSIX_FUNCTION(setsid)
{
	return setsid() < 0 ? errno_error(t) : BB_NONE;
}

BB_POSIX_FUNCTION(getlogin)
{
	char name[256];
	int error = getlogin_r(name, sizeof name);
	return error ? bb_raise_os_error(t, error, BB_EMPTY) : bb_posix_name(t, name, false);
}

BB_POSIX_FUNCTION(umask)
{
	int mask;
	if (!bb_posix_int(t, args[0], 0, &mask))
		return BB_EMPTY;
	return bb_from_small((intptr_t)umask((mode_t)mask));
}

BB_POSIX_FUNCTION(nice)
{
	int step;
	if (!bb_posix_int(t, args[0], 0, &step))
		return BB_EMPTY;
	errno = 0;
	int now = nice(step);
	return now == -1 && errno ? errno_error(t) : bb_from_small(now);
}

BB_POSIX_FUNCTION(uname)
{
	struct utsname info;
	if (uname(&info) < 0)
		return errno_error(t);
	const char *texts[5] = {info.sysname, info.nodename, info.release, info.version, info.machine};
	BbValue v[5];
	for (size_t i = 0; i < 5; i++)
		v[i] = bb_posix_name(t, texts[i], false);
	return bb_posix_result_new(t, BB_POSIX_UNAME_RESULT, v);
}

BB_POSIX_FUNCTION(times)
{
	struct tms info;
	clock_t elapsed = times(&info);
	double tick = (double)sysconf(_SC_CLK_TCK);
	double values[5] = {(double)info.tms_utime, (double)info.tms_stime, (double)info.tms_cutime,
			    (double)info.tms_cstime, (double)elapsed};
	BbValue v[5];
	for (size_t i = 0; i < 5; i++)
		v[i] = bb_float_new(t, values[i] / tick);
	return bb_posix_result_new(t, BB_POSIX_TIMES_RESULT, v);
}

BB_POSIX_FUNCTION(getloadavg)
{
	double loads[3];
	if (getloadavg(loads, 3) != 3)
		return bb_raise(t, &bb_exc_OSError, "Load averages are unobtainable");
	BbValue items[3];
	for (size_t i = 0; i < 3; i++) {
		items[i] = bb_float_new(t, loads[i]);
		if (bb_is_empty(items[i]))
			return BB_EMPTY;
	}
	return bb_tuple_from(t, items, 3);
}

BB_POSIX_FUNCTION(sched_yield)
{
	bb_thread_detach(t);
	sched_yield();
	bb_thread_attach(t);
	return BB_NONE;
}

BB_POSIX_FUNCTION(cpu_count)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);
	return n < 1 ? BB_NONE : bb_from_small(n);
}

BB_POSIX_FUNCTION(sysconf)
{
	int name;
	if (!bb_posix_int(t, args[0], 0, &name))
		return BB_EMPTY;
	errno = 0;
	long value = sysconf(name);
	return value < 0 && errno ? errno_error(t) : bb_int_from_i64(t, value);
}

static intptr_t call_random(BbPosixCall *c)
{
	return getrandom(c->data, c->size, 0);
}

BB_POSIX_FUNCTION(urandom)
{
	int64_t n;
	if (!bb_posix_i64(t, args[0], &n))
		return BB_EMPTY;
	if (n < 0)
		return bb_value_error(t, "negative argument not allowed");
	BbBytes *bytes = bb_bytes_alloc(t, (size_t)n);
	if (!bytes)
		return BB_EMPTY;
	for (size_t done = 0; done < (size_t)n;) {
		BbPosixCall c = {.fn = call_random, .data = bytes->data + done, .size = (size_t)n - done};
		if (!bb_posix_call(t, &c))
			return bb_posix_error(t, &c, BB_EMPTY, BB_EMPTY);
		done += (size_t)c.result;
	}
	return bb_from_pointer(bytes);
}

BB_POSIX_FUNCTION(strerror)
{
	int error;
	if (!bb_posix_int(t, args[0], 0, &error))
		return BB_EMPTY;
	return bb_posix_name(t, bb_platform_error_text(error), false);
}

/* ---- The environment. ---- */

BB_POSIX_FUNCTION(putenv)
{
	BbPosixPath key, value;
	if (!bb_posix_path(t, NULL, args[0], 0, &key) || !bb_posix_path(t, NULL, args[1], 0, &value))
		return BB_EMPTY;
	if (strchr(key.text, '='))
		return bb_value_error(t, "illegal environment variable name");
	bb_mutex_lock(t, &environment_mutex);
	int failed = setenv(key.text, value.text, 1);
	bb_mutex_unlock(t, &environment_mutex);
	BB_KEEP_FRAME();
	return failed ? errno_error(t) : BB_NONE;
}

BB_POSIX_FUNCTION(unsetenv)
{
	BbPosixPath key;
	if (!bb_posix_path(t, NULL, args[0], 0, &key))
		return BB_EMPTY;
	bb_mutex_lock(t, &environment_mutex);
	int failed = unsetenv(key.text);
	bb_mutex_unlock(t, &environment_mutex);
	BB_KEEP_FRAME();
	return failed ? errno_error(t) : BB_NONE;
}

BbValue bb_posix_environment(BbThread *t)
{
	BbValue dict = bb_dict_new(t, 0);
	for (char **entry = environ; !bb_is_empty(dict) && entry && *entry; entry++) {
		const char *equals = strchr(*entry, '=');
		if (!equals)
			continue;
		BbValue key = bb_bytes_new(t, *entry, (size_t)(equals - *entry));
		BbValue value = bb_is_empty(key) ? BB_EMPTY : bb_bytes_new(t, equals + 1, strlen(equals + 1));
		if (bb_is_empty(value) || bb_is_empty(bb_dict_setdefault(t, dict, key, value)))
			return BB_EMPTY;
	}
	return dict;
}
