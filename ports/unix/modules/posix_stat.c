/* SPDX-License-Identifier: MIT */
/*
 * Module posix: what a file is, and the results of calls that have names.
 *
 * Threading: no state; whatever may block runs detached, and again after a signal's handlers have run.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "posix_stat.h"

#include "object/dict.h"
#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/structseq.h"
#include "vm/vm.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* ---- What a file is. ---- */

static int64_t nanoseconds(struct timespec at)
{
	return (int64_t)at.tv_sec * 1000000000 + at.tv_nsec;
}

/* ---- Results with names. ---- */

static const char *const stat_fields[] = {
	"st_mode",    "st_ino",	   "st_dev",   "st_nlink", "st_uid",   "st_gid",      "st_size",     "",
	"",	      "",	   "st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns",
	"st_blksize", "st_blocks", "st_rdev",
};
static const char *const times_fields[] = {"user", "system", "children_user", "children_system", "elapsed"};
static const char *const uname_fields[] = {"sysname", "nodename", "release", "version", "machine"};
static const char *const size_fields[] = {"columns", "lines"};
static const char *const sched_fields[] = {"sched_priority"};
static const char *const statvfs_fields[] = {"f_bsize", "f_frsize", "f_blocks", "f_bfree",   "f_bavail", "f_files",
					     "f_ffree", "f_favail", "f_flag",	"f_namemax", "f_fsid"};

static const char *const waitid_fields[] = {"si_pid", "si_uid", "si_signo", "si_status", "si_code"};
static const char *const rusage_fields[] = {
	"ru_utime", "ru_stime",	  "ru_maxrss",	"ru_ixrss",  "ru_idrss",  "ru_isrss",	 "ru_minflt", "ru_majflt",
	"ru_nswap", "ru_inblock", "ru_oublock", "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw",  "ru_nivcsw"};

static const BbStructSeqDef results[] = {
	[BB_POSIX_STAT_RESULT] = {"os", "stat_result", "What stat() says of a file.", stat_fields, 10, 19,
				  BB_STRUCTSEQ_FROM_SEQUENCE},
	[BB_POSIX_TIMES_RESULT] = {"posix", "times_result", "What times() returns.", times_fields, 5, 5,
				   BB_STRUCTSEQ_FROM_SEQUENCE},
	[BB_POSIX_UNAME_RESULT] = {"posix", "uname_result", "What uname() returns.", uname_fields, 5, 5,
				   BB_STRUCTSEQ_FROM_SEQUENCE},
	[BB_POSIX_TERMINAL_SIZE] = {"os", "terminal_size", "The size of a terminal.", size_fields, 2, 2,
				    BB_STRUCTSEQ_FROM_SEQUENCE},
	[BB_POSIX_STATVFS_RESULT] = {"os", "statvfs_result", "What statvfs() says of a file system.", statvfs_fields,
				     10, 11, BB_STRUCTSEQ_FROM_SEQUENCE},
	[BB_POSIX_WAITID_RESULT] = {"posix", "waitid_result", "What waitid() returns.", waitid_fields, 5, 5,
				    BB_STRUCTSEQ_FROM_SEQUENCE},
	[BB_POSIX_RUSAGE] = {"resource", "struct_rusage", "What a process used.", rusage_fields, 16, 16,
			     BB_STRUCTSEQ_FROM_SEQUENCE},
	[BB_POSIX_SCHED_PARAM] = {"posix", "sched_param", "The priority of a process.", sched_fields, 1, 1,
				  BB_STRUCTSEQ_FROM_ITEM},
};

BbValue bb_posix_result_new(BbThread *t, unsigned which, const BbValue *values)
{
	BbValue name = bb_intern_text(t, results[which].name);
	return bb_is_empty(name) ? BB_EMPTY
				 : bb_structseq_new(t, bb_dict_get_name(t, bb_vm(t)->registry, name), values);
}

bool bb_posix_results_init(BbThread *t, BbValue module)
{
	for (size_t i = 0; i < BB_COUNT(results); i++) {
		BbValue type = bb_structseq_type(t, &results[i]);
		bool is_ours = i != BB_POSIX_RUSAGE; /* CPython has it in a module of its own */
		if ((is_ours && !bb_modules_add(t, module, results[i].name, type)) || bb_is_empty(type) ||
		    !bb_dict_set_name(t, bb_vm(t)->registry, results[i].name, type))
			return false;
	}
	return true;
}

/* ---- What a file is. ---- */

static BbValue stat_result(BbThread *t, const struct stat *s)
{
	struct timespec times[3] = {s->st_atim, s->st_mtim, s->st_ctim};
	BbValue v[19] = {
		bb_int_from_u64(t, s->st_mode),	 bb_int_from_u64(t, s->st_ino), bb_int_from_u64(t, s->st_dev),
		bb_int_from_u64(t, s->st_nlink), bb_int_from_u64(t, s->st_uid), bb_int_from_u64(t, s->st_gid),
		bb_int_from_i64(t, s->st_size),
	};
	for (size_t i = 0; i < 3; i++) {
		v[7 + i] = bb_int_from_i64(t, times[i].tv_sec);
		v[10 + i] = bb_float_new(t, (double)times[i].tv_sec + 1e-9 * (double)times[i].tv_nsec);
		v[13 + i] = bb_int_from_i64(t, nanoseconds(times[i]));
	}
	v[16] = bb_int_from_i64(t, s->st_blksize);
	v[17] = bb_int_from_i64(t, s->st_blocks);
	v[18] = bb_int_from_u64(t, s->st_rdev);
	return bb_posix_result_new(t, BB_POSIX_STAT_RESULT, v);
}

static intptr_t call_stat(BbPosixCall *c)
{
	return c->path ? fstatat(c->fd, c->path, c->data, c->a) : fstat(c->fd, c->data);
}

static BbValue stat_path(BbThread *t, const BbPosixPath *path, int directory, bool follow)
{
	struct stat info;
	BbPosixCall c = {.fn = call_stat, .path = path->text, .data = &info, .fd = path->text ? directory : path->fd};
	c.a = follow ? 0 : AT_SYMLINK_NOFOLLOW;
	return bb_posix_call(t, &c) ? stat_result(t, &info)
				    : bb_posix_error(t, &c, path->text ? path->given : BB_EMPTY, BB_EMPTY);
}

BB_PARAMS(stat_params, "stat", 0, 1, 1, "path", "dir_fd", "follow_symlinks");

BB_POSIX_FUNCTION(stat)
{
	BbValue v[3];
	BbPosixPath path;
	bool follow;
	int directory;
	if (!bb_args_bind(t, &stat_params, args, nargs, kwnames, v) ||
	    !bb_posix_path(t, "stat", v[0], BB_POSIX_FD, &path) || !bb_posix_dir_fd(t, v[1], &directory) ||
	    !bb_posix_flag(t, v[2], true, &follow))
		return BB_EMPTY;
	return stat_path(t, &path, directory, follow);
}

BB_PARAMS(lstat_params, "lstat", 0, 1, 1, "path", "dir_fd");

BB_POSIX_FUNCTION(lstat)
{
	BbValue v[2];
	BbPosixPath path;
	int directory;
	if (!bb_args_bind(t, &lstat_params, args, nargs, kwnames, v) || !bb_posix_path(t, "lstat", v[0], 0, &path) ||
	    !bb_posix_dir_fd(t, v[1], &directory))
		return BB_EMPTY;
	return stat_path(t, &path, directory, false);
}

BB_PARAMS(fstat_params, "fstat", 0, 1, 1, "fd");

BB_POSIX_FUNCTION(fstat)
{
	BbValue v[1];
	BbPosixPath path = {0};
	if (!bb_args_bind(t, &fstat_params, args, nargs, kwnames, v) || !bb_posix_int(t, v[0], 0, &path.fd))
		return BB_EMPTY;
	return stat_path(t, &path, AT_FDCWD, true);
}

static intptr_t call_access(BbPosixCall *c)
{
	return faccessat(c->fd, c->path, c->a, c->b);
}

BB_PARAMS(access_params, "access", 0, 2, 2, "path", "mode", "dir_fd", "effective_ids", "follow_symlinks");

BB_POSIX_FUNCTION(access)
{
	BbValue v[5];
	BbPosixPath path;
	bool effective, follow;
	BbPosixCall c = {.fn = call_access};
	if (!bb_args_bind(t, &access_params, args, nargs, kwnames, v) || !bb_posix_path(t, "access", v[0], 0, &path) ||
	    !bb_posix_int(t, v[1], 0, &c.a) || !bb_posix_dir_fd(t, v[2], &c.fd) ||
	    !bb_posix_flag(t, v[3], false, &effective) || !bb_posix_flag(t, v[4], true, &follow))
		return BB_EMPTY;
	c.path = path.text;
	c.b = (effective ? AT_EACCESS : 0) | (follow ? 0 : AT_SYMLINK_NOFOLLOW);
	bool may = bb_posix_call(t, &c);
	return bb_has_exception(t) ? BB_EMPTY : bb_bool(may);
}

static intptr_t call_statvfs(BbPosixCall *c)
{
	return c->path ? statvfs(c->path, c->data) : fstatvfs(c->fd, c->data);
}

BB_PARAMS(statvfs_params, "statvfs", 0, 1, 1, "path");

BB_POSIX_FUNCTION(statvfs)
{
	BbValue v[11];
	BbPosixPath path;
	struct statvfs info;
	if (!bb_args_bind(t, &statvfs_params, args, nargs, kwnames, v) ||
	    !bb_posix_path(t, "statvfs", v[0], BB_POSIX_FD, &path))
		return BB_EMPTY;
	BbPosixCall c = {.fn = call_statvfs, .path = path.text, .fd = path.fd, .data = &info};
	if (!bb_posix_call(t, &c))
		return bb_posix_error(t, &c, path.text ? path.given : BB_EMPTY, BB_EMPTY);
	const uint64_t numbers[11] = {info.f_bsize,  info.f_frsize,  info.f_blocks, info.f_bfree,
				      info.f_bavail, info.f_files,   info.f_ffree,  info.f_favail,
				      info.f_flag,   info.f_namemax, info.f_fsid};
	for (size_t i = 0; i < 11; i++)
		v[i] = bb_int_from_u64(t, numbers[i]);
	return bb_posix_result_new(t, BB_POSIX_STATVFS_RESULT, v);
}
