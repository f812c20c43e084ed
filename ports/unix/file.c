/* SPDX-License-Identifier: MIT */
/*
 * Files, by the system calls of the same names.  Errors come back as negated errno values.
 */
#include "platform/platform.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
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

int bb_platform_file_kind(const char *path)
{
	struct stat info;
	if (stat(path, &info) < 0)
		return BB_FILE_NONE;
	return S_ISREG(info.st_mode) ? BB_FILE_REGULAR : S_ISDIR(info.st_mode) ? BB_FILE_DIRECTORY : BB_FILE_OTHER;
}

bool bb_platform_current_directory(char *out, size_t size)
{
	return getcwd(out, size) != NULL;
}

const char *bb_platform_environment(const char *name)
{
	return getenv(name);
}
