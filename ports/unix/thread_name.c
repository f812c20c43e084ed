/* SPDX-License-Identifier: MIT */
/*
 * Reading names: the calling thread's (thread.c sets it), and the thread library's.
 */
#include "platform/platform.h"

#include <pthread.h>
#include <string.h>
#include <unistd.h>

size_t bb_platform_thread_get_name(char *out, size_t size)
{
	char name[64];
	if (pthread_getname_np(pthread_self(), name, sizeof name) != 0)
		return 0;
	size_t n = strlen(name);
	if (n > size)
		n = size;
	memcpy(out, name, n);
	return n;
}

size_t bb_platform_thread_library(char *out, size_t size)
{
#ifdef _CS_GNU_LIBPTHREAD_VERSION
	size_t n = confstr(_CS_GNU_LIBPTHREAD_VERSION, out, size);
	if (n > size)
		n = size;
	return n > 0 ? n - 1 : 0;
#else
	(void)out;
	(void)size;
	return 0;
#endif
}
