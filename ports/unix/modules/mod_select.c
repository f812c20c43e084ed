/* SPDX-License-Identifier: MIT */
/*
 * Module _select.
 *
 * Threading: no state; the wait runs detached, and again after a signal's handlers have run, for what is left of the
 * time.
 */
#include "mod_select.h"

#include "posix_args.h"

#include "modules/time_value.h"
#include "object/error.h"
#include "object/int.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/tuple.h"
#include "platform/platform.h"

#include <limits.h>
#include <poll.h>

/* Milliseconds from now to the deadline, rounded up; -1: forever. */
static int milliseconds_until(int64_t deadline)
{
	if (deadline == BB_FOREVER)
		return -1;
	int64_t left = (deadline - (int64_t)bb_platform_monotonic() + 999999) / 1000000;
	return left < 0 ? 0 : left > INT_MAX ? INT_MAX : (int)left;
}

static intptr_t call_poll(BbPosixCall *c)
{
	return poll(c->data, (nfds_t)c->size, milliseconds_until(c->offset));
}

/* Reads [(fd, events), ...]; free the result with bb_platform_free.  NULL: raised. */
static struct pollfd *read_wanted(BbThread *t, BbValue wanted, size_t *n)
{
	*n = bb_tuple_count(wanted);
	struct pollfd *fds = bb_platform_alloc((*n + 1) * sizeof *fds);
	if (!fds) {
		bb_raise_no_memory(t);
		return NULL;
	}
	for (size_t i = 0; i < *n; i++) {
		BbValue pair = bb_tuple_get(wanted, i);
		int fd, events;
		if (!bb_is_tuple(pair) || bb_tuple_count(pair) != 2) {
			bb_type_error(t, "a pair of descriptor and events expected, not %T", pair);
		} else if (bb_posix_int(t, bb_tuple_get(pair, 0), -1, &fd) &&
			   bb_posix_int(t, bb_tuple_get(pair, 1), 0, &events)) {
			fds[i] = (struct pollfd){.fd = fd, .events = (short)events};
			continue;
		}
		bb_platform_free(fds);
		return NULL;
	}
	return fds;
}

static BbValue ready_list(BbThread *t, const struct pollfd *fds, size_t n)
{
	BbValue list = bb_list_new(t, 0);
	for (size_t i = 0; i < n && !bb_is_empty(list); i++) {
		if (!fds[i].revents)
			continue;
		BbValue pair = bb_tuple_from(
			t, (BbValue[]){bb_from_small(fds[i].fd), bb_from_small((unsigned short)fds[i].revents)}, 2);
		if (bb_is_empty(pair) || !bb_list_append(t, list, pair))
			return BB_EMPTY;
	}
	return list;
}

BB_CFUNCTION(select_poll)
{
	int64_t deadline = BB_FOREVER, ns;
	if (!bb_is_none(args[1])) {
		if (!bb_time_value_seconds(t, args[1], &ns))
			return BB_EMPTY;
		if (ns >= 0)
			deadline = bb_time_value_deadline(ns);
	}
	BbValue wanted = bb_tuple_from_iterable(t, args[0]), ready = BB_EMPTY;
	size_t n;
	struct pollfd *fds = bb_is_empty(wanted) ? NULL : read_wanted(t, wanted, &n);
	if (!fds)
		return BB_EMPTY;
	BbPosixCall call = {.fn = call_poll, .data = fds, .size = n, .offset = deadline};
	ready = bb_posix_call(t, &call) ? ready_list(t, fds, n) : bb_posix_error(t, &call, BB_EMPTY, BB_EMPTY);
	bb_platform_free(fds);
	return ready;
}

static const BbBuiltin functions[] = {
	BB_FUNCTION("poll", select_poll, 2, 2,
		    "Wait until one of [(fd, events), ...] is ready, at most timeout seconds; None or less than 0: "
		    "forever.\n\nReturns [(fd, events), ...]."),
};

static bool init(BbThread *t, BbValue module)
{
	static const struct {
		const char *name;
		int value;
	} constants[] = {
		{"POLLERR", POLLERR},	    {"POLLHUP", POLLHUP},	{"POLLIN", POLLIN},
		{"POLLNVAL", POLLNVAL},	    {"POLLOUT", POLLOUT},	{"POLLPRI", POLLPRI},
		{"POLLRDBAND", POLLRDBAND}, {"POLLRDNORM", POLLRDNORM}, {"POLLWRBAND", POLLWRBAND},
		{"POLLWRNORM", POLLWRNORM}, {"PIPE_BUF", PIPE_BUF},
	};
	for (size_t i = 0; i < BB_COUNT(constants); i++)
		if (!bb_modules_add_int(t, module, constants[i].name, constants[i].value))
			return false;
	return true;
}

const BbModuleDef bb_mod_select = {
	.name = "_select",
	.doc = "Waiting for descriptors.",
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = init,
};
