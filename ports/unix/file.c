/* SPDX-License-Identifier: MIT */
/*
 * Files, by the system calls of the same names.  Errors come back as negated errno values.
 */
#define _FILE_OFFSET_BITS 64
#include "platform/file.h"

#include "platform/platform.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

intptr_t bb_platform_read(int fd, void *out, size_t n)
{
	ssize_t got = read(fd, out, n);
	return got < 0 ? -(intptr_t)errno : got;
}

intptr_t bb_platform_write(int fd, const void *data, size_t n)
{
	ssize_t put = write(fd, data, n);
	return put < 0 ? -(intptr_t)errno : put;
}

int bb_platform_open(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	return fd < 0 ? -errno : fd;
}

int bb_platform_close(int fd)
{
	return close(fd) < 0 ? -errno : 0;
}

bool bb_platform_is_terminal(int fd)
{
	return isatty(fd) == 1;
}

static int kind_of(const struct stat *info)
{
	return S_ISREG(info->st_mode) ? BB_FILE_REGULAR : S_ISDIR(info->st_mode) ? BB_FILE_DIRECTORY : BB_FILE_OTHER;
}

int bb_platform_file_kind(const char *path)
{
	struct stat info;
	return stat(path, &info) < 0 ? BB_FILE_NONE : kind_of(&info);
}

int bb_platform_file_flags(unsigned how)
{
	int flags = !(how & BB_FILE_WRITE) ? O_RDONLY : how & BB_FILE_READ ? O_RDWR : O_WRONLY;
	flags |= how & BB_FILE_APPEND ? O_APPEND : 0;
	flags |= how & BB_FILE_CREATE ? O_CREAT : 0;
	flags |= how & BB_FILE_TRUNCATE ? O_TRUNC : 0;
	flags |= how & BB_FILE_EXCLUSIVE ? O_EXCL : 0;
	return flags | O_CLOEXEC;
}

int bb_platform_file_open(const char *path, unsigned how)
{
	int fd = open(path, bb_platform_file_flags(how), 0666);
	return fd < 0 ? -errno : fd;
}

int bb_platform_file_info(int fd, BbFileInfo *out)
{
	struct stat info;
	if (fstat(fd, &info) < 0)
		return -errno;
	*out = (BbFileInfo){kind_of(&info), info.st_size, (uint32_t)info.st_blksize};
	return 0;
}

int64_t bb_platform_file_seek(int fd, int64_t offset, int whence)
{
	off_t at = lseek(fd, offset, whence);
	return at < 0 ? -errno : at;
}

int bb_platform_file_truncate(int fd, int64_t size)
{
	return ftruncate(fd, size) < 0 ? -errno : 0;
}

int bb_platform_file_keep_private(int fd)
{
	return fcntl(fd, F_SETFD, FD_CLOEXEC) < 0 ? -errno : 0;
}

bool bb_platform_current_directory(char *out, size_t size)
{
	return getcwd(out, size) != NULL;
}

const char *bb_platform_environment(const char *name)
{
	return getenv(name);
}

const char *bb_platform_error_text(int error)
{
	return strerror(error);
}
