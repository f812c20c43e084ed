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
#include "posix_constants.h"
#include "posix_directory.h"
#include "posix_files.h"
#include "posix_ids.h"
#include "posix_stat.h"
#include "posix_terminal.h"
#include "posix_transfer.h"
#include "posix_tree.h"
#include "posix_wait.h"
#include "posix_xattr.h"

#include "object/error.h"

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
	F("getpgid", bb_posix_getpgid, 1, 1, "The group of a process."),
	F("getsid", bb_posix_getsid, 1, 1, "The session of a process."),
	F("setpgid", bb_posix_setpgid, 2, 2, "Put a process into a group."),
	F("setpgrp", bb_posix_setpgrp, 0, 0, "Make this process the leader of a group."),
	F("setuid", bb_posix_setuid, 1, 1, "Set the user."),
	F("seteuid", bb_posix_seteuid, 1, 1, "Set the effective user."),
	F("setgid", bb_posix_setgid, 1, 1, "Set the group."),
	F("setegid", bb_posix_setegid, 1, 1, "Set the effective group."),
	F("setreuid", bb_posix_setreuid, 2, 2, "Set the real and the effective user."),
	F("setregid", bb_posix_setregid, 2, 2, "Set the real and the effective group."),
	F("setresuid", bb_posix_setresuid, 3, 3, "Set the real, the effective and the saved user."),
	F("setresgid", bb_posix_setresgid, 3, 3, "Set the real, the effective and the saved group."),
	F("getresuid", bb_posix_getresuid, 0, 0, "The real, the effective and the saved user."),
	F("getresgid", bb_posix_getresgid, 0, 0, "The real, the effective and the saved group."),
	F("getgroups", bb_posix_getgroups, 0, 0, "The further groups of this process."),
	F("setgroups", bb_posix_setgroups, 1, 1, "Set the further groups of this process."),
	F("initgroups", bb_posix_initgroups, 2, 2, "Set the further groups to those of a user, and one more."),
	F("getgrouplist", bb_posix_getgrouplist, 2, 2, "The groups of a user, and one more."),
	K("getpriority", bb_posix_getpriority, "The niceness of a process, group or user."),
	K("setpriority", bb_posix_setpriority, "Set the niceness of a process, group or user."),
	K("sched_get_priority_max", bb_posix_sched_get_priority_max, "The greatest priority of a policy."),
	K("sched_get_priority_min", bb_posix_sched_get_priority_min, "The least priority of a policy."),
	F("sched_getaffinity", bb_posix_sched_getaffinity, 1, 1, "The processors that a process may use, as a set."),
	F("sched_setaffinity", bb_posix_sched_setaffinity, 2, 2, "Set the processors that a process may use."),
	F("sched_getparam", bb_posix_sched_getparam, 1, 1, "The priority of a process."),
	F("sched_setparam", bb_posix_sched_setparam, 2, 2, "Set the priority of a process."),
	F("sched_getscheduler", bb_posix_sched_getscheduler, 1, 1, "The policy that schedules a process."),
	F("sched_setscheduler", bb_posix_sched_setscheduler, 3, 3, "Set the policy and priority of a process."),
	F("sched_rr_get_interval", bb_posix_sched_rr_get_interval, 1, 1, "The time slice of a process in seconds."),
	F("readv", bb_posix_readv, 2, 2, "Read into several buffers: how many bytes."),
	F("writev", bb_posix_writev, 2, 2, "Write several buffers: how many bytes."),
	F("preadv", bb_posix_preadv, 3, 4, "Read from a position into several buffers: how many bytes."),
	F("pwritev", bb_posix_pwritev, 3, 4, "Write several buffers at a position: how many bytes."),
	K("sendfile", bb_posix_sendfile, "Copy from a file to a descriptor: how many bytes."),
	K("copy_file_range", bb_posix_copy_file_range, "Copy from one file to another: how many bytes."),
	K("splice", bb_posix_splice, "Move data to or from a pipe: how many bytes."),
	F("posix_fadvise", bb_posix_posix_fadvise, 4, 4, "Say how a part of a file will be used."),
	F("posix_fallocate", bb_posix_posix_fallocate, 3, 3, "Make sure that there is space for a part of a file."),
	F("lockf", bb_posix_lockf, 3, 3, "Lock, test or unlock a part of a file."),
	F("sync", bb_posix_sync, 0, 0, "Write everything to the disks."),
	K("memfd_create", bb_posix_memfd_create, "A file in memory: its descriptor."),
	K("eventfd", bb_posix_eventfd, "A counter to wait for: its descriptor."),
	K("eventfd_read", bb_posix_eventfd_read, "Wait until the counter is not 0; return it and set it to 0."),
	K("eventfd_write", bb_posix_eventfd_write, "Add to the counter."),
	K("pidfd_open", bb_posix_pidfd_open, "A descriptor of a process."),
	K("getrandom", bb_posix_getrandom, "Random bytes of the system."),
	K("wait3", bb_posix_wait3, "Wait for any child: (id, status, what it used)."),
	K("wait4", bb_posix_wait4, "Wait for a child: (id, status, what it used)."),
	F("waitid", bb_posix_waitid, 3, 3, "Wait for what happens to children; None if nothing has."),
	F("openpty", bb_posix_openpty, 0, 0, "A pseudo-terminal: descriptors (master, slave)."),
	F("forkpty", bb_posix_forkpty, 0, 0, "fork() whose child has a new pseudo-terminal: (id, master)."),
	F("login_tty", bb_posix_login_tty, 1, 1, "Make a terminal this process's own, in a new session."),
	F("posix_openpt", bb_posix_posix_openpt, 1, 1, "A pseudo-terminal's master."),
	F("grantpt", bb_posix_grantpt, 1, 1, "Make a pseudo-terminal the user's."),
	F("unlockpt", bb_posix_unlockpt, 1, 1, "Let a pseudo-terminal be opened."),
	F("ptsname", bb_posix_ptsname, 1, 1, "The name of a pseudo-terminal's slave."),
	F("ttyname", bb_posix_ttyname, 1, 1, "The name of a terminal."),
	F("ctermid", bb_posix_ctermid, 0, 0, "The name of this process's terminal."),
	F("tcgetpgrp", bb_posix_tcgetpgrp, 1, 1, "The process group in a terminal's foreground."),
	F("tcsetpgrp", bb_posix_tcsetpgrp, 2, 2, "Set the process group in a terminal's foreground."),
	K("getxattr", bb_posix_getxattr, "An extended attribute of a file."),
	K("setxattr", bb_posix_setxattr, "Set an extended attribute of a file."),
	K("removexattr", bb_posix_removexattr, "Remove an extended attribute of a file."),
	K("listxattr", bb_posix_listxattr, "The names of a file's extended attributes."),
	K("mknod", bb_posix_mknod, "Make a special file."),
	K("chroot", bb_posix_chroot, "Make a directory this process's root."),
	F("_pathconf", bb_posix_pathconf, 2, 2, "A limit of a path, by number."),
	F("_confstr", bb_posix_confstr, 1, 1, "A text about the system, by number."),
	K("fstatvfs", bb_posix_statvfs, "What the system says of the file system of an open file."),
};

static bool init(BbThread *t, BbValue module)
{
	return bb_posix_constants_add(t, module) && bb_posix_results_init(t, module) &&
	       bb_modules_add(t, module, "environ", bb_posix_environment(t)) &&
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
