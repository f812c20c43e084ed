/* SPDX-License-Identifier: MIT */
/*
 * Files: there are none but the console, which is files 0, 1 and 2.
 */
#include "platform/file.h"

#include "cortex-m/console.h"
#include "platform/platform.h"

#include <errno.h>
#include <string.h>

static bool is_console(int fd)
{
	return fd >= 0 && fd <= 2;
}

intptr_t bb_platform_read(int fd, void *out, size_t n)
{
	return is_console(fd) ? (intptr_t)bb_console_read(out, n) : -EBADF;
}

intptr_t bb_platform_write(int fd, const void *data, size_t n)
{
	if (!is_console(fd))
		return -EBADF;
	bb_console_write(data, n);
	return (intptr_t)n;
}

int bb_platform_open(const char *path)
{
	(void)path;
	return -ENOENT;
}

int bb_platform_close(int fd)
{
	return is_console(fd) ? 0 : -EBADF;
}

bool bb_platform_is_terminal(int fd)
{
	return is_console(fd);
}

int bb_platform_file_kind(const char *path)
{
	return strcmp(path, "/") == 0 ? BB_FILE_DIRECTORY : BB_FILE_NONE;
}

int bb_platform_file_flags(unsigned how)
{
	return (int)how;
}

int bb_platform_file_open(const char *path, unsigned how)
{
	(void)path;
	return how & BB_FILE_WRITE ? -EROFS : -ENOENT;
}

int bb_platform_file_info(int fd, BbFileInfo *out)
{
	if (!is_console(fd))
		return -EBADF;
	*out = (BbFileInfo){BB_FILE_OTHER, 0, 64};
	return 0;
}

int64_t bb_platform_file_seek(int fd, int64_t offset, int whence)
{
	(void)offset;
	(void)whence;
	return is_console(fd) ? -ESPIPE : -EBADF;
}

int bb_platform_file_truncate(int fd, int64_t size)
{
	(void)size;
	return is_console(fd) ? -EINVAL : -EBADF;
}

int bb_platform_file_keep_private(int fd)
{
	return is_console(fd) ? 0 : -EBADF;
}

bool bb_platform_current_directory(char *out, size_t size)
{
	if (size < 2)
		return false;
	memcpy(out, "/", 2);
	return true;
}

const char *bb_platform_environment(const char *name)
{
	(void)name;
	return NULL;
}
