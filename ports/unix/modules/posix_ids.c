/* SPDX-License-Identifier: MIT */
/*
 * Module posix: users, groups, sessions, and what the scheduler thinks of a process.
 *
 * Threading: no state.  The C library sets the ids of all threads; nothing here blocks.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "posix_ids.h"

#include "posix_stat.h"

#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/set.h"
#include "object/tuple.h"

#include <errno.h>
#include <grp.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

/* What a call that returns -1 for an error returned: None, or OSError. */
static BbValue done(BbThread *t, int result)
{
	return result < 0 ? bb_raise_os_error(t, errno, BB_EMPTY) : BB_NONE;
}

static BbValue number(BbThread *t, int64_t result)
{
	return result < 0 ? bb_raise_os_error(t, errno, BB_EMPTY) : bb_int_from_i64(t, result);
}

static bool read_ints(BbThread *t, const BbValue *args, size_t n, int *out)
{
	for (size_t i = 0; i < n; i++)
		if (!bb_posix_int(t, args[i], 0, &out[i]))
			return false;
	return true;
}

/* Ids of users or groups: unsigned, but for -1. */
static bool read_ids(BbThread *t, const char *what, const BbValue *args, size_t n, int *out)
{
	for (size_t i = 0; i < n; i++)
		if (bb_is_empty(bb_special(bb_type_of(args[i]), BB_SP_INDEX))) {
			bb_type_error(t, "%s should be integer, not %T", what, args[i]);
			return false;
		}
	return read_ints(t, args, n, out);
}

/* Functions of n ids that return None or raise OSError. */
#define CALL_OF_IDS(name, what, n, ...)                                                                                \
	BB_POSIX_FUNCTION(name)                                                                                        \
	{                                                                                                              \
		int v[n];                                                                                              \
		return read_ids(t, what, args, n, v) ? done(t, name(__VA_ARGS__)) : BB_EMPTY;                          \
	}

/* ---- Sessions and process groups. ---- */

BB_POSIX_FUNCTION(getpgid)
{
	int pid;
	return bb_posix_int(t, args[0], 0, &pid) ? number(t, getpgid(pid)) : BB_EMPTY;
}

BB_POSIX_FUNCTION(getsid)
{
	int pid;
	return bb_posix_int(t, args[0], 0, &pid) ? number(t, getsid(pid)) : BB_EMPTY;
}

BB_POSIX_FUNCTION(setpgid)
{
	int v[2];
	return read_ints(t, args, 2, v) ? done(t, setpgid(v[0], v[1])) : BB_EMPTY;
}

BB_POSIX_FUNCTION(setpgrp)
{
	return done(t, setpgid(0, 0));
}

/* ---- Users and groups. ---- */

CALL_OF_IDS(setuid, "uid", 1, (uid_t)v[0])
CALL_OF_IDS(seteuid, "uid", 1, (uid_t)v[0])
CALL_OF_IDS(setgid, "gid", 1, (gid_t)v[0])
CALL_OF_IDS(setegid, "gid", 1, (gid_t)v[0])
CALL_OF_IDS(setreuid, "uid", 2, (uid_t)v[0], (uid_t)v[1])
CALL_OF_IDS(setregid, "gid", 2, (gid_t)v[0], (gid_t)v[1])
CALL_OF_IDS(setresuid, "uid", 3, (uid_t)v[0], (uid_t)v[1], (uid_t)v[2])
CALL_OF_IDS(setresgid, "gid", 3, (gid_t)v[0], (gid_t)v[1], (gid_t)v[2])

static BbValue three_ids(BbThread *t, int result, const unsigned id[3])
{
	if (result < 0)
		return bb_raise_os_error(t, errno, BB_EMPTY);
	BbValue v[3];
	for (size_t i = 0; i < 3; i++)
		v[i] = bb_int_from_u64(t, id[i]);
	return bb_is_empty(v[0]) || bb_is_empty(v[1]) || bb_is_empty(v[2]) ? BB_EMPTY : bb_tuple_from(t, v, 3);
}

BB_POSIX_FUNCTION(getresuid)
{
	uid_t id[3] = {0};
	int result = getresuid(&id[0], &id[1], &id[2]);
	return three_ids(t, result, id);
}

BB_POSIX_FUNCTION(getresgid)
{
	gid_t id[3] = {0};
	int result = getresgid(&id[0], &id[1], &id[2]);
	return three_ids(t, result, id);
}

static BbValue list_of_groups(BbThread *t, const gid_t *groups, int n)
{
	BbValue list = bb_list_new(t, (size_t)n);
	for (int i = 0; i < n && !bb_is_empty(list); i++) {
		BbValue id = bb_int_from_u64(t, groups[i]);
		if (bb_is_empty(id) || !bb_list_append(t, list, id))
			return BB_EMPTY;
	}
	return list;
}

enum { GROUPS_MAX = 65536 /* of the system; NGROUPS_MAX */ };

BB_POSIX_FUNCTION(getgroups)
{
	gid_t *groups = malloc(GROUPS_MAX * sizeof *groups);
	if (!groups)
		return bb_raise_no_memory(t);
	int n = getgroups(GROUPS_MAX, groups);
	BbValue list = n < 0 ? done(t, n) : list_of_groups(t, groups, n);
	free(groups);
	return list;
}

BB_POSIX_FUNCTION(setgroups)
{
	BbValue given = bb_tuple_from_iterable(t, args[0]);
	if (bb_is_empty(given))
		return BB_EMPTY;
	size_t n = bb_tuple_count(given);
	if (n > GROUPS_MAX)
		return bb_value_error(t, "too many groups");
	gid_t *groups = malloc((n + 1) * sizeof *groups);
	if (!groups)
		return bb_raise_no_memory(t);
	int id = 0;
	bool fine = true;
	for (size_t i = 0; i < n && fine; i++) {
		fine = bb_posix_int(t, bb_tuple_get(given, i), 0, &id);
		groups[i] = (gid_t)id;
	}
	BbValue result = fine ? done(t, setgroups(n, groups)) : BB_EMPTY;
	free(groups);
	return result;
}

BB_POSIX_FUNCTION(initgroups)
{
	BbPosixPath user;
	int group;
	if (!bb_posix_path(t, "initgroups", args[0], 0, &user) || !bb_posix_int(t, args[1], 0, &group))
		return BB_EMPTY;
	return done(t, initgroups(user.text, (gid_t)group));
}

BB_POSIX_FUNCTION(getgrouplist)
{
	BbPosixPath user;
	int group, n = GROUPS_MAX;
	if (!bb_posix_path(t, "getgrouplist", args[0], 0, &user) || !bb_posix_int(t, args[1], 0, &group))
		return BB_EMPTY;
	gid_t *groups = malloc((size_t)n * sizeof *groups);
	if (!groups)
		return bb_raise_no_memory(t);
	int found = getgrouplist(user.text, (gid_t)group, groups, &n);
	BbValue list = found < 0 ? done(t, found) : list_of_groups(t, groups, n);
	free(groups);
	return list;
}

/* ---- Priorities. ---- */

BB_PARAMS(getpriority_params, "getpriority", 0, 2, 2, "which", "who");

BB_POSIX_FUNCTION(getpriority)
{
	BbValue v[2];
	int id[2];
	if (!bb_args_bind(t, &getpriority_params, args, nargs, kwnames, v) || !read_ints(t, v, 2, id))
		return BB_EMPTY;
	errno = 0; /* -1 is a priority, too */
	int priority = getpriority(id[0], (id_t)id[1]);
	return errno ? bb_raise_os_error(t, errno, BB_EMPTY) : bb_from_small(priority);
}

BB_PARAMS(setpriority_params, "setpriority", 0, 3, 3, "which", "who", "priority");

BB_POSIX_FUNCTION(setpriority)
{
	BbValue v[3];
	int id[3];
	if (!bb_args_bind(t, &setpriority_params, args, nargs, kwnames, v) || !read_ints(t, v, 3, id))
		return BB_EMPTY;
	return done(t, setpriority(id[0], (id_t)id[1], id[2]));
}

BB_PARAMS(policy_max_params, "sched_get_priority_max", 0, 1, 1, "policy");

BB_POSIX_FUNCTION(sched_get_priority_max)
{
	BbValue v[1];
	int policy;
	if (!bb_args_bind(t, &policy_max_params, args, nargs, kwnames, v) || !read_ints(t, v, 1, &policy))
		return BB_EMPTY;
	return number(t, sched_get_priority_max(policy));
}

BB_PARAMS(policy_min_params, "sched_get_priority_min", 0, 1, 1, "policy");

BB_POSIX_FUNCTION(sched_get_priority_min)
{
	BbValue v[1];
	int policy;
	if (!bb_args_bind(t, &policy_min_params, args, nargs, kwnames, v) || !read_ints(t, v, 1, &policy))
		return BB_EMPTY;
	return number(t, sched_get_priority_min(policy));
}

/* ---- Which processors. ---- */

BB_POSIX_FUNCTION(sched_getaffinity)
{
	int pid;
	cpu_set_t mask;
	if (!bb_posix_int(t, args[0], 0, &pid))
		return BB_EMPTY;
	if (sched_getaffinity(pid, sizeof mask, &mask) < 0)
		return done(t, -1);
	BbValue set = bb_set_new(t);
	for (int i = 0; i < CPU_SETSIZE && !bb_is_empty(set); i++)
		if (CPU_ISSET(i, &mask) && !bb_set_add(t, set, bb_from_small(i)))
			return BB_EMPTY;
	return set;
}

BB_POSIX_FUNCTION(sched_setaffinity)
{
	int pid, processor;
	cpu_set_t mask;
	CPU_ZERO(&mask);
	BbValue given = bb_posix_int(t, args[0], 0, &pid) ? bb_tuple_from_iterable(t, args[1]) : BB_EMPTY;
	if (bb_is_empty(given))
		return BB_EMPTY;
	for (size_t i = 0; i < bb_tuple_count(given); i++) {
		if (!bb_posix_int(t, bb_tuple_get(given, i), 0, &processor))
			return BB_EMPTY;
		if (processor < 0)
			return bb_value_error(t, "negative CPU number");
		if (processor < CPU_SETSIZE) /* the system ignores those that it hasn't got */
			CPU_SET(processor, &mask);
	}
	return done(t, sched_setaffinity(pid, sizeof mask, &mask));
}

/* ---- Policies. ---- */

static bool read_param(BbThread *t, BbValue v, struct sched_param *out)
{
	BbValue priority = bb_getattr_text(t, v, "sched_priority");
	if (bb_is_empty(priority)) {
		bb_type_error(t, "must have a sched_param object");
		return false;
	}
	return bb_posix_int(t, priority, 0, &out->sched_priority);
}

BB_POSIX_FUNCTION(sched_getparam)
{
	int pid;
	struct sched_param param;
	if (!bb_posix_int(t, args[0], 0, &pid))
		return BB_EMPTY;
	if (sched_getparam(pid, &param) < 0)
		return done(t, -1);
	BbValue priority = bb_from_small(param.sched_priority);
	return bb_posix_result_new(t, BB_POSIX_SCHED_PARAM, &priority);
}

BB_POSIX_FUNCTION(sched_setparam)
{
	int pid;
	struct sched_param param = {0};
	if (!bb_posix_int(t, args[0], 0, &pid) || !read_param(t, args[1], &param))
		return BB_EMPTY;
	return done(t, sched_setparam(pid, &param));
}

BB_POSIX_FUNCTION(sched_getscheduler)
{
	int pid;
	return bb_posix_int(t, args[0], 0, &pid) ? number(t, sched_getscheduler(pid)) : BB_EMPTY;
}

BB_POSIX_FUNCTION(sched_setscheduler)
{
	int id[2];
	struct sched_param param = {0};
	if (!read_ints(t, args, 2, id) || !read_param(t, args[2], &param))
		return BB_EMPTY;
	return done(t, sched_setscheduler(id[0], id[1], &param));
}

BB_POSIX_FUNCTION(sched_rr_get_interval)
{
	int pid;
	struct timespec slice;
	if (!bb_posix_int(t, args[0], 0, &pid))
		return BB_EMPTY;
	if (sched_rr_get_interval(pid, &slice) < 0)
		return done(t, -1);
	return bb_float_new(t, (double)slice.tv_sec + 1e-9 * (double)slice.tv_nsec);
}
