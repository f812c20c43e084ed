/* SPDX-License-Identifier: MIT */
/*
 * Module posix: the table of the module.
 *
 * Threading: no state; whatever may block runs detached, and again after a signal's handlers have run.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "mod_posix.h"

#include "mod_select.h"
#include "posix_args.h"
#include "posix_directory.h"
#include "posix_files.h"
#include "posix_stat.h"
#include "posix_tree.h"

#include "object/buffer.h"
#include "object/bytes.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sched.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>
/* ---- The module. ---- */

#define F(name, fn, min, max, doc) BB_FUNCTION(name, fn, min, max, doc)
#define K(name, fn, doc) BB_FUNCTION_KW(name, fn, doc)

static const BbBuiltin functions[] = {
	K("fstat", bb_posix_fstat, "What the system says of an open file."),
	K("lstat", bb_posix_lstat, "What the system says of a file, or of a symbolic link itself."),
	K("stat", bb_posix_stat, "What the system says of a file, by path or descriptor."),
	K("statvfs", bb_posix_statvfs, "What the system says of a file system."),
	F("times", bb_posix_times, 0, 0, "Processor times of this process and its children, and the elapsed time."),
	F("uname", bb_posix_uname, 0, 0, "Names of the system and the machine."),
	F("_exit", bb_posix_exit_now, 1, 1, "Exit at once with a status, without cleaning up."),
	F("_scan", bb_posix_scan, 1, 1, "The entries of a directory as tuples (name, type, inode)."),
	F("abort", bb_posix_abort_now, 0, 0, "Abort the process."),
	K("access", bb_posix_access, "May this process access a path in that mode?"),
	K("chdir", bb_posix_chdir, "Change the current directory."),
	K("chmod", bb_posix_chmod, "Change a file's permissions."),
	K("chown", bb_posix_chown, "Change a file's owner and group."),
	K("close", bb_posix_close, "Close a file descriptor."),
	F("cpu_count", bb_posix_cpu_count, 0, 0, "How many processors there are, or None."),
	F("dup", bb_posix_dup, 1, 1, "A copy of a file descriptor, not inheritable."),
	K("dup2", bb_posix_dup2, "Make fd2 a copy of fd."),
	F("execv", bb_posix_execv, 2, 2, "Replace the process by a program."),
	F("execve", bb_posix_execve, 3, 3, "Replace the process by a program with this environment."),
	F("fdatasync", bb_posix_fdatasync, 1, 1, "Write a file's data to the disk."),
	F("fork", bb_posix_fork, 0, 0, "Make a child process that goes on here: 0 in the child, its id in the parent."),
	F("fsync", bb_posix_fsync, 1, 1, "Write a file to the disk."),
	F("get_blocking", bb_posix_get_blocking, 1, 1, "Do reads and writes of the descriptor wait?"),
	F("get_inheritable", bb_posix_get_inheritable, 1, 1,
	  "Do programs that this process starts inherit the descriptor?"),
	F("get_terminal_size", bb_posix_get_terminal_size, 0, 1, "(columns, lines) of a terminal."),
	F("getcwd", bb_posix_getcwd, 0, 0, "The current directory."),
	F("getcwdb", bb_posix_getcwdb, 0, 0, "The current directory as bytes."),
	F("getegid", bb_posix_getegid, 0, 0, "The effective group."),
	F("geteuid", bb_posix_geteuid, 0, 0, "The effective user."),
	F("getgid", bb_posix_getgid, 0, 0, "The group."),
	F("getloadavg", bb_posix_getloadavg, 0, 0,
	  "How many processes ran on average in the last 1, 5 and 15 minutes."),
	F("getlogin", bb_posix_getlogin, 0, 0, "The name of the user who logged in."),
	F("getpgrp", bb_posix_getpgrp, 0, 0, "The process group."),
	F("getpid", bb_posix_getpid, 0, 0, "The id of this process."),
	F("getppid", bb_posix_getppid, 0, 0, "The id of the parent process."),
	F("getuid", bb_posix_getuid, 0, 0, "The user."),
	F("isatty", bb_posix_isatty, 1, 1, "Is the descriptor a terminal?"),
	F("kill", bb_posix_kill, 2, 2, "Send a signal to a process."),
	F("killpg", bb_posix_killpg, 2, 2, "Send a signal to a process group."),
	K("link", bb_posix_link, "Make a hard link."),
	K("listdir", bb_posix_listdir, "The names in a directory, in no particular order."),
	F("lseek", bb_posix_lseek, 3, 3, "Set the position of a descriptor and return it."),
	K("mkdir", bb_posix_mkdir, "Make a directory."),
	K("mkfifo", bb_posix_mkfifo, "Make a named pipe."),
	F("nice", bb_posix_nice, 1, 1, "Add to the process's niceness and return it."),
	K("open", bb_posix_open, "Open a file: its descriptor, not inheritable."),
	F("pipe", bb_posix_pipe, 0, 0, "A pipe: descriptors (for reading, for writing)."),
	F("pipe2", bb_posix_pipe2, 1, 1, "A pipe made with these flags."),
	K("posix_spawn", bb_posix_posix_spawn, "Start a program: the id of its process."),
	K("posix_spawnp", bb_posix_posix_spawnp, "Start a program that is looked for in PATH."),
	F("pread", bb_posix_pread, 3, 3, "Read from a position."),
	F("putenv", bb_posix_putenv, 2, 2, "Set a variable of the environment."),
	F("pwrite", bb_posix_pwrite, 3, 3, "Write at a position."),
	F("read", bb_posix_read, 2, 2, "Read up to that many bytes."),
	F("readinto", bb_posix_readinto, 2, 2, "Read into a buffer: how many bytes."),
	K("readlink", bb_posix_readlink, "What a symbolic link points to."),
	K("remove", bb_posix_remove, "Remove a file."),
	K("rename", bb_posix_rename, "Rename a file or directory."),
	K("replace", bb_posix_rename, "Rename a file or directory, replacing what is there."),
	K("rmdir", bb_posix_rmdir, "Remove an empty directory."),
	F("_processors", bb_posix_sched_affinity, 0, 0, "How many processors this process may use."),
	F("sched_yield", bb_posix_sched_yield, 0, 0, "Let others run."),
	F("set_blocking", bb_posix_set_blocking, 2, 2, "Let reads and writes of the descriptor wait or not."),
	F("set_inheritable", bb_posix_set_inheritable, 2, 2,
	  "Let programs that this process starts inherit the descriptor or not."),
	F("setsid", bb_posix_setsid, 0, 0, "Start a new session."),
	F("strerror", bb_posix_strerror, 1, 1, "The text of an error number."),
	K("symlink", bb_posix_symlink, "Make a symbolic link."),
	F("_sysconf", bb_posix_sysconf, 1, 1, "A limit of the system, by number."),
	F("system", bb_posix_system, 1, 1, "Run a command in a shell: its status."),
	F("truncate", bb_posix_truncate, 2, 2, "Set a file's size."),
	F("ftruncate", bb_posix_truncate, 2, 2, "Set an open file's size."),
	F("umask", bb_posix_umask, 1, 1, "Set the mask of permissions and return the old one."),
	K("unlink", bb_posix_remove, "Remove a file."),
	F("unsetenv", bb_posix_unsetenv, 1, 1, "Remove a variable of the environment."),
	F("urandom", bb_posix_urandom, 1, 1, "That many random bytes, fit for cryptography."),
	K("utime", bb_posix_utime, "Set a file's times."),
	F("waitpid", bb_posix_waitpid, 2, 2, "Wait for a child process: (id, status)."),
	F("write", bb_posix_write, 2, 2, "Write bytes: how many were written."),
};

static const struct {
	const char *name;
	int value;
} constants[] = {
#ifdef O_RDONLY
	{"O_RDONLY", (int)O_RDONLY},
#endif
#ifdef O_WRONLY
	{"O_WRONLY", (int)O_WRONLY},
#endif
#ifdef O_RDWR
	{"O_RDWR", (int)O_RDWR},
#endif
#ifdef O_CREAT
	{"O_CREAT", (int)O_CREAT},
#endif
#ifdef O_EXCL
	{"O_EXCL", (int)O_EXCL},
#endif
#ifdef O_TRUNC
	{"O_TRUNC", (int)O_TRUNC},
#endif
#ifdef O_APPEND
	{"O_APPEND", (int)O_APPEND},
#endif
#ifdef O_NONBLOCK
	{"O_NONBLOCK", (int)O_NONBLOCK},
#endif
#ifdef O_NDELAY
	{"O_NDELAY", (int)O_NDELAY},
#endif
#ifdef O_SYNC
	{"O_SYNC", (int)O_SYNC},
#endif
#ifdef O_DSYNC
	{"O_DSYNC", (int)O_DSYNC},
#endif
#ifdef O_RSYNC
	{"O_RSYNC", (int)O_RSYNC},
#endif
#ifdef O_NOCTTY
	{"O_NOCTTY", (int)O_NOCTTY},
#endif
#ifdef O_CLOEXEC
	{"O_CLOEXEC", (int)O_CLOEXEC},
#endif
#ifdef O_DIRECTORY
	{"O_DIRECTORY", (int)O_DIRECTORY},
#endif
#ifdef O_NOFOLLOW
	{"O_NOFOLLOW", (int)O_NOFOLLOW},
#endif
#ifdef O_DIRECT
	{"O_DIRECT", (int)O_DIRECT},
#endif
#ifdef O_ASYNC
	{"O_ASYNC", (int)O_ASYNC},
#endif
#ifdef O_NOATIME
	{"O_NOATIME", (int)O_NOATIME},
#endif
#ifdef O_PATH
	{"O_PATH", (int)O_PATH},
#endif
#ifdef O_TMPFILE
	{"O_TMPFILE", (int)O_TMPFILE},
#endif
#ifdef O_LARGEFILE
	{"O_LARGEFILE", (int)O_LARGEFILE},
#endif
#ifdef O_ACCMODE
	{"O_ACCMODE", (int)O_ACCMODE},
#endif
#ifdef F_OK
	{"F_OK", (int)F_OK},
#endif
#ifdef R_OK
	{"R_OK", (int)R_OK},
#endif
#ifdef W_OK
	{"W_OK", (int)W_OK},
#endif
#ifdef X_OK
	{"X_OK", (int)X_OK},
#endif
#ifdef SEEK_DATA
	{"SEEK_DATA", (int)SEEK_DATA},
#endif
#ifdef SEEK_HOLE
	{"SEEK_HOLE", (int)SEEK_HOLE},
#endif
#ifdef WNOHANG
	{"WNOHANG", (int)WNOHANG},
#endif
#ifdef WUNTRACED
	{"WUNTRACED", (int)WUNTRACED},
#endif
#ifdef WCONTINUED
	{"WCONTINUED", (int)WCONTINUED},
#endif
#ifdef WEXITED
	{"WEXITED", (int)WEXITED},
#endif
#ifdef WSTOPPED
	{"WSTOPPED", (int)WSTOPPED},
#endif
#ifdef WNOWAIT
	{"WNOWAIT", (int)WNOWAIT},
#endif
	{"P_ALL", (int)P_ALL},
	{"P_PID", (int)P_PID},
	{"P_PGID", (int)P_PGID},
#ifdef EX_OK
	{"EX_OK", (int)EX_OK},
#endif
#ifdef EX_USAGE
	{"EX_USAGE", (int)EX_USAGE},
#endif
#ifdef EX_DATAERR
	{"EX_DATAERR", (int)EX_DATAERR},
#endif
#ifdef EX_NOINPUT
	{"EX_NOINPUT", (int)EX_NOINPUT},
#endif
#ifdef EX_NOUSER
	{"EX_NOUSER", (int)EX_NOUSER},
#endif
#ifdef EX_NOHOST
	{"EX_NOHOST", (int)EX_NOHOST},
#endif
#ifdef EX_UNAVAILABLE
	{"EX_UNAVAILABLE", (int)EX_UNAVAILABLE},
#endif
#ifdef EX_SOFTWARE
	{"EX_SOFTWARE", (int)EX_SOFTWARE},
#endif
#ifdef EX_OSERR
	{"EX_OSERR", (int)EX_OSERR},
#endif
#ifdef EX_OSFILE
	{"EX_OSFILE", (int)EX_OSFILE},
#endif
#ifdef EX_CANTCREAT
	{"EX_CANTCREAT", (int)EX_CANTCREAT},
#endif
#ifdef EX_IOERR
	{"EX_IOERR", (int)EX_IOERR},
#endif
#ifdef EX_TEMPFAIL
	{"EX_TEMPFAIL", (int)EX_TEMPFAIL},
#endif
#ifdef EX_PROTOCOL
	{"EX_PROTOCOL", (int)EX_PROTOCOL},
#endif
#ifdef EX_NOPERM
	{"EX_NOPERM", (int)EX_NOPERM},
#endif
#ifdef EX_CONFIG
	{"EX_CONFIG", (int)EX_CONFIG},
#endif
#ifdef NGROUPS_MAX
	{"NGROUPS_MAX", (int)NGROUPS_MAX},
#endif
#ifdef TMP_MAX
	{"TMP_MAX", (int)TMP_MAX},
#endif
#ifdef PRIO_PROCESS
	{"PRIO_PROCESS", (int)PRIO_PROCESS},
#endif
#ifdef PRIO_PGRP
	{"PRIO_PGRP", (int)PRIO_PGRP},
#endif
#ifdef PRIO_USER
	{"PRIO_USER", (int)PRIO_USER},
#endif
#ifdef SCHED_OTHER
	{"SCHED_OTHER", (int)SCHED_OTHER},
#endif
#ifdef SCHED_FIFO
	{"SCHED_FIFO", (int)SCHED_FIFO},
#endif
#ifdef SCHED_RR
	{"SCHED_RR", (int)SCHED_RR},
#endif
#ifdef SCHED_BATCH
	{"SCHED_BATCH", (int)SCHED_BATCH},
#endif
#ifdef SCHED_IDLE
	{"SCHED_IDLE", (int)SCHED_IDLE},
#endif
	{"POSIX_SPAWN_OPEN", 0},
	{"POSIX_SPAWN_CLOSE", 1},
	{"POSIX_SPAWN_DUP2", 2},
	{"_SC_CLK_TCK", _SC_CLK_TCK},
	{"_SC_PAGESIZE", _SC_PAGESIZE},
	{"_SC_NPROCESSORS_ONLN", _SC_NPROCESSORS_ONLN},
	{"_SC_NPROCESSORS_CONF", _SC_NPROCESSORS_CONF},
	{"_SC_OPEN_MAX", _SC_OPEN_MAX},
	{"_SC_ARG_MAX", _SC_ARG_MAX},
	{"_SC_PHYS_PAGES", _SC_PHYS_PAGES},
};

static bool init(BbThread *t, BbValue module)
{
	for (size_t i = 0; i < BB_COUNT(constants); i++)
		if (!bb_modules_add_int(t, module, constants[i].name, constants[i].value))
			return false;
	return bb_posix_results_init(t, module) && bb_modules_add(t, module, "environ", bb_posix_environment(t)) &&
	       bb_modules_add(t, module, "error", bb_from_pointer(&bb_exc_OSError));
}

const BbModuleDef bb_mod_posix = {
	.name = "posix",
	.doc = "The calls of the operating system; what programs use is module os.",
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = init,
};

const BbModuleDef *const bb_port_modules[] = {&bb_mod_posix, &bb_mod_select, NULL};
