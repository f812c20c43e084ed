/* SPDX-License-Identifier: MIT */
/*
 * What the tests of the thread floor share.
 */
#include "support.h"

#include "thread/parking.h"

#include <stdlib.h>

int setup_runtime(void **state)
{
	BbRuntime *rt = calloc(1, sizeof *rt);
	must(rt && bb_runtime_init(rt) == 0);
	BbThread *t = bb_thread_attach_native(rt);
	must(t && t->is_main && rt->main_thread == t);
	*state = t;
	return 0;
}

int teardown_runtime(void **state)
{
	BbThread *t = *state;
	BbRuntime *rt = t->rt;
	join_threads(t);
	must(bb_runtime_destroy(rt, t));
	free(rt);
	return 0;
}

int64_t hammer_deadline(void)
{
	const char *text = getenv("BB_TEST_SECONDS");
	double seconds = text ? atof(text) : 1.0;
	return bb_platform_monotonic() + (int64_t)(seconds * 1e9);
}

bool is_past(int64_t deadline)
{
	return bb_platform_monotonic() >= deadline;
}

int64_t after_ms(int64_t ms)
{
	return bb_platform_monotonic() + ms * 1000000;
}

void start_threads(BbThread *t, unsigned n, void (*entry)(BbThread *t, void *arg), void *arg)
{
	for (unsigned i = 0; i < n; i++)
		must(bb_thread_start(t, entry, arg, 0, NULL) == 0);
}

void join_threads(BbThread *t)
{
	must(bb_thread_wait_alone(t, after_ms(60000)));
}

uint32_t next_random(uint32_t *seed)
{
	uint32_t x = *seed * 2654435761u + 0x9e3779b9u;
	*seed = x;
	x ^= x >> 15;
	x *= 0x2c1b3c6du;
	return x ^ (x >> 13);
}

void sleep_detached(BbThread *t, int64_t ns)
{
	int64_t deadline = bb_platform_monotonic() + ns;
	static const char nobody;
	while (!is_past(deadline))
		bb_park(t, &nobody, NULL, NULL, 0, deadline, 0, NULL);
}
