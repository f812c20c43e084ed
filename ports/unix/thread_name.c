/* SPDX-License-Identifier: MIT */
/*
 * Reading the calling thread's name.  (thread.c sets it.)
 */
#include "platform/platform.h"

#include <pthread.h>
#include <string.h>

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
