/* SPDX-License-Identifier: MIT */
/*
 * Chaos: chaos.h tells what it is.
 *
 * A thread is AWAY (asleep, or in a call that took long), READY (it will want the baton, or waits for it) or HOLDER.
 * All of this is guarded by one mutex, which is taken inside a parking bucket's.  A thread that waits for the baton is
 * not attached, so stopping the world meets it as it meets any other.
 */
#include "thread/chaos.h"

#include <errno.h>

enum { AWAY, READY, HOLDER };

/* How long a call of the system may take before the baton is taken from its thread; ns. */
enum { PATIENCE = 20000000 };

typedef struct BbChaos {
	BbMutex mutex;
	uint64_t random;
	uint32_t odds;	   /* one point in so many is a switch */
	uint64_t points;   /* that were passed so far: the time by which threads are delayed */
	BbThread *threads; /* all, linked by chaos_next, in the order in which they were made */
	BbThread *holder;  /* NULL: all are away */
	int64_t lent;	   /* since when the holder is inside a call; 0: it is not */
} BbChaos;

static uint64_t draw(BbChaos *chaos)
{
	uint64_t x = chaos->random += 0x9e3779b97f4a7c15u;
	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
	x = (x ^ x >> 27) * 0x94d049bb133111ebu;
	return x ^ x >> 31;
}

/* ---- Under the mutex. ---- */

static void give(BbChaos *chaos, BbThread *t)
{
	chaos->holder = t;
	chaos->lent = 0;
	t->chaos_state = HOLDER;
	bb_sync_exchange(&t->baton, 1);
	bb_platform_wake(&t->baton, false);
}

static bool may_run(const BbChaos *chaos, const BbThread *t, bool delayed_too)
{
	return t->chaos_state == READY && (delayed_too || t->chaos_until <= chaos->points);
}

/* Gives the baton to one of those who are ready; false: there is none. */
static bool give_to_one(BbChaos *chaos, bool delayed_too)
{
	uint32_t n = 0;
	for (BbThread *t = chaos->threads; t; t = t->chaos_next)
		n += may_run(chaos, t, delayed_too);
	if (n == 0)
		return false;
	uint32_t which = (uint32_t)(draw(chaos) % n);
	for (BbThread *t = chaos->threads;; t = t->chaos_next) {
		if (!may_run(chaos, t, delayed_too) || which-- > 0)
			continue;
		give(chaos, t);
		return true;
	}
}

/* The holder gives it up: to somebody who is not delayed, if there is one. */
static void give_to_any(BbChaos *chaos)
{
	if (!give_to_one(chaos, false))
		give_to_one(chaos, true);
}

/* The holder passes it on to somebody who is not delayed; its own delay is often none, and sometimes long. */
static bool pass_on(BbChaos *chaos, BbThread *t)
{
	if (!give_to_one(chaos, false))
		return false;
	t->chaos_state = READY;
	t->chaos_until = chaos->points + draw(chaos) % ((uint64_t)1 << draw(chaos) % 9);
	return true;
}

static void set_away(BbChaos *chaos, BbThread *t)
{
	t->chaos_state = AWAY;
	if (chaos->holder != t)
		return;
	chaos->holder = NULL;
	give_to_any(chaos);
}

static void set_ready(BbChaos *chaos, BbThread *t)
{
	if (t->chaos_state == AWAY)
		t->chaos_state = READY;
	if (!chaos->holder)
		give_to_any(chaos);
}

static void add(BbChaos *chaos, BbThread *t, uint8_t state)
{
	BbThread **end = &chaos->threads;
	while (*end)
		end = &(*end)->chaos_next;
	*end = t;
	t->chaos_next = NULL;
	t->chaos_state = state;
}

/* ---- Waiting for the baton. ---- */

static void take_from_dawdler(BbChaos *chaos)
{
	bb_platform_mutex_lock(&chaos->mutex);
	if (chaos->holder && chaos->lent && bb_platform_monotonic() - chaos->lent >= PATIENCE)
		set_away(chaos, chaos->holder);
	bb_platform_mutex_unlock(&chaos->mutex);
}

static void wait_for_baton(BbThread *t)
{
	int saved = errno;
	while (bb_sync_exchange(&t->baton, 0) == 0)
		if (bb_platform_wait(&t->baton, 0, bb_platform_monotonic() + PATIENCE) == BB_WAIT_TIMEOUT)
			take_from_dawdler(t->rt->chaos);
	errno = saved;
}

void bb_chaos_enter(BbThread *t)
{
	BbChaos *chaos = t->rt->chaos;
	if (!chaos)
		return;
	bb_platform_mutex_lock(&chaos->mutex);
	bool kept = chaos->holder == t && chaos->lent;
	if (kept) {
		/* It may have come back to t while t was on its way out. */
		chaos->lent = 0;
		bb_sync_exchange(&t->baton, 0);
	} else {
		set_ready(chaos, t);
	}
	bb_platform_mutex_unlock(&chaos->mutex);
	if (!kept)
		wait_for_baton(t);
}

void bb_chaos_point_slow(BbThread *t)
{
	BbChaos *chaos = t->rt->chaos;
	bb_platform_mutex_lock(&chaos->mutex);
	chaos->points++;
	bool pass = chaos->holder == t && draw(chaos) % chaos->odds == 0 && pass_on(chaos, t);
	bb_platform_mutex_unlock(&chaos->mutex);
	if (!pass)
		return;
	bb_thread_detach(t);
	bb_thread_attach(t);
}

/* ---- Where threads come and go. ---- */

void bb_chaos_lend(BbThread *t)
{
	BbChaos *chaos = t->rt->chaos;
	if (!chaos)
		return;
	bb_platform_mutex_lock(&chaos->mutex);
	if (chaos->holder == t)
		chaos->lent = bb_platform_monotonic();
	bb_platform_mutex_unlock(&chaos->mutex);
}

void bb_chaos_leave(BbThread *t)
{
	BbChaos *chaos = t->rt->chaos;
	if (!chaos)
		return;
	bb_platform_mutex_lock(&chaos->mutex);
	/* It may have been woken already. */
	if (chaos->holder == t)
		set_away(chaos, t);
	bb_platform_mutex_unlock(&chaos->mutex);
}

void bb_chaos_woken(BbThread *t)
{
	BbChaos *chaos = t->rt->chaos;
	if (!chaos)
		return;
	bb_platform_mutex_lock(&chaos->mutex);
	set_ready(chaos, t);
	bb_platform_mutex_unlock(&chaos->mutex);
}

void bb_chaos_made(BbThread *t)
{
	BbChaos *chaos = t->rt->chaos;
	if (!chaos)
		return;
	bb_sync_or(&t->poll, BB_POLL_CHAOS);
	bb_platform_mutex_lock(&chaos->mutex);
	add(chaos, t, READY);
	if (!chaos->holder)
		give_to_any(chaos);
	bb_platform_mutex_unlock(&chaos->mutex);
}

void bb_chaos_gone(BbThread *t)
{
	BbChaos *chaos = t->rt->chaos;
	if (!chaos)
		return;
	bb_platform_mutex_lock(&chaos->mutex);
	BbThread **link = &chaos->threads;
	while (*link && *link != t)
		link = &(*link)->chaos_next;
	if (*link)
		*link = t->chaos_next;
	set_away(chaos, t);
	bb_platform_mutex_unlock(&chaos->mutex);
}

/* ---- Beginning and end. ---- */

bool bb_chaos_start(BbThread *t, uint64_t seed)
{
	BbChaos *chaos = bb_platform_alloc(sizeof *chaos);
	if (!chaos)
		return false;
	chaos->random = seed;
	/* Some errors need a switch at every corner, some a single one at the wrong time. */
	static const uint8_t odds[] = {2, 3, 4, 8, 16, 32, 128};
	chaos->odds = odds[draw(chaos) % BB_COUNT(odds)];
	chaos->holder = t;
	add(chaos, t, HOLDER);
	t->rt->chaos = chaos;
	bb_sync_or(&t->poll, BB_POLL_CHAOS);
	return true;
}

void bb_chaos_after_fork(BbThread *t)
{
	BbChaos *chaos = t->rt->chaos;
	if (!chaos)
		return;
	bb_sync_exchange(&chaos->mutex.state, 0);
	chaos->threads = NULL;
	chaos->holder = t;
	chaos->lent = 0;
	add(chaos, t, HOLDER);
}

void bb_chaos_destroy(BbRuntime *rt)
{
	bb_platform_free(rt->chaos);
	rt->chaos = NULL;
}
