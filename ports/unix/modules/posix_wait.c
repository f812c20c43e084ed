/* SPDX-License-Identifier: MIT */
/*
 * Module posix: waiting for children, and what they used.
 *
 * Threading: no state; waiting runs detached, and again after a signal's handlers have run.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "posix_wait.h"

#include "posix_stat.h"

#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/tuple.h"

#include <sys/resource.h>
#include <sys/wait.h>

/* fd takes the status; data, if there is one, what the child used. */
static intptr_t call_wait(BbPosixCall *c)
{
	return wait4((pid_t)c->a, &c->fd, c->b, c->data);
}

BB_POSIX_FUNCTION(waitpid)
{
	BbPosixCall c = {.fn = call_wait};
	if (!bb_posix_int(t, args[0], 0, &c.a) || !bb_posix_int(t, args[1], 0, &c.b))
		return BB_EMPTY;
	if (!bb_posix_call(t, &c))
		return bb_posix_error(t, &c, BB_EMPTY, BB_EMPTY);
	return bb_tuple_pair(t, bb_from_small(c.result), bb_from_small(c.result ? c.fd : 0));
}

static BbValue seconds(BbThread *t, struct timeval tv)
{
	return bb_float_new(t, (double)tv.tv_sec + 1e-6 * (double)tv.tv_usec);
}

static BbValue usage_result(BbThread *t, const struct rusage *r)
{
	const long numbers[14] = {r->ru_maxrss, r->ru_ixrss,	r->ru_idrss,   r->ru_isrss,   r->ru_minflt,
				  r->ru_majflt, r->ru_nswap,	r->ru_inblock, r->ru_oublock, r->ru_msgsnd,
				  r->ru_msgrcv, r->ru_nsignals, r->ru_nvcsw,   r->ru_nivcsw};
	BbValue v[16] = {seconds(t, r->ru_utime), seconds(t, r->ru_stime)};
	for (size_t i = 0; i < BB_COUNT(numbers); i++)
		v[2 + i] = bb_int_from_i64(t, numbers[i]);
	return bb_posix_result_new(t, BB_POSIX_RUSAGE, v);
}

static BbValue wait_and_measure(BbThread *t, int pid, BbValue options)
{
	struct rusage usage = {0};
	BbPosixCall c = {.fn = call_wait, .a = pid, .data = &usage};
	if (!bb_posix_int(t, options, 0, &c.b))
		return BB_EMPTY;
	if (!bb_posix_call(t, &c))
		return bb_posix_error(t, &c, BB_EMPTY, BB_EMPTY);
	BbValue v[3] = {bb_from_small(c.result), bb_from_small(c.result ? c.fd : 0), usage_result(t, &usage)};
	return bb_is_empty(v[2]) ? BB_EMPTY : bb_tuple_from(t, v, 3);
}

BB_PARAMS(wait3_params, "wait3", 0, 1, 1, "options");

BB_POSIX_FUNCTION(wait3)
{
	BbValue v[1];
	return bb_args_bind(t, &wait3_params, args, nargs, kwnames, v) ? wait_and_measure(t, -1, v[0]) : BB_EMPTY;
}

BB_PARAMS(wait4_params, "wait4", 0, 2, 2, "pid", "options");

BB_POSIX_FUNCTION(wait4)
{
	BbValue v[2];
	int pid;
	if (!bb_args_bind(t, &wait4_params, args, nargs, kwnames, v) || !bb_posix_int(t, v[0], 0, &pid))
		return BB_EMPTY;
	return wait_and_measure(t, pid, v[1]);
}

static intptr_t call_waitid(BbPosixCall *c)
{
	return waitid((idtype_t)c->a, (id_t)c->offset, c->data, c->b);
}

BB_POSIX_FUNCTION(waitid)
{
	siginfo_t info = {0};
	BbPosixCall c = {.fn = call_waitid, .data = &info};
	if (!bb_posix_int(t, args[0], 0, &c.a) || !bb_posix_i64(t, args[1], &c.offset) ||
	    !bb_posix_int(t, args[2], 0, &c.b))
		return BB_EMPTY;
	if (!bb_posix_call(t, &c))
		return bb_posix_error(t, &c, BB_EMPTY, BB_EMPTY);
	if (info.si_pid == 0)
		return BB_NONE;
	BbValue v[5] = {bb_from_small(info.si_pid), bb_int_from_u64(t, info.si_uid), bb_from_small(info.si_signo),
			bb_from_small(info.si_status), bb_from_small(info.si_code)};
	return bb_posix_result_new(t, BB_POSIX_WAITID_RESULT, v);
}
