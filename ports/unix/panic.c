/* SPDX-License-Identifier: MIT */
/*
 * The error console and the end of a broken program.  All of it is async-signal-safe.
 */
#include "platform/platform.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void bb_platform_console_error(const char *text, size_t n)
{
	int saved = errno;
	while (n > 0) {
		ssize_t written = write(STDERR_FILENO, text, n);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			break;
		text += written;
		n -= (size_t)written;
	}
	errno = saved;
}

void bb_panic(const char *what)
{
	static const char prefix[] = "bobbin: fatal: ";
	bb_platform_console_error(prefix, sizeof prefix - 1);
	bb_platform_console_error(what, strlen(what));
	bb_platform_console_error("\n", 1);
	abort();
}
