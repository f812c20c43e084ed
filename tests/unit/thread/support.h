/* SPDX-License-Identifier: MIT */
/*
 * What the tests of the thread floor share: a fresh runtime for each test, groups of threads, time limits, random
 * numbers.
 *
 * cmocka's own state belongs to the main thread, so other threads check with must(), which ends the program.
 */
#ifndef BB_TESTS_THREAD_SUPPORT_H
#define BB_TESTS_THREAD_SUPPORT_H

#include "thread/thread.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#if defined(__SANITIZE_THREAD__)
#define UNDER_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define UNDER_TSAN 1
#endif
#endif
#ifndef UNDER_TSAN
#define UNDER_TSAN 0
#endif

#if defined(__SANITIZE_ADDRESS__)
#define UNDER_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define UNDER_ASAN 1
#endif
#endif
#ifndef UNDER_ASAN
#define UNDER_ASAN 0
#endif

#define must(cond) ((cond) ? (void)0 : bb_panic(__FILE__ ":" BB_TEXT(__LINE__) ": " #cond))

/* cmocka set-up and tear-down: *state is the main thread's BbThread of a fresh runtime; tear-down waits for the others.
 */
int setup_runtime(void **state);
int teardown_runtime(void **state);

/* How long a test of n parts hammers: seconds(1) is a second, or $BB_TEST_SECONDS. Deadline on the monotonic clock. */
int64_t hammer_deadline(void);
bool is_past(int64_t deadline);
int64_t after_ms(int64_t ms);

/* Starts n threads that run entry(t, arg); none may fail. */
void start_threads(BbThread *t, unsigned n, void (*entry)(BbThread *t, void *arg), void *arg);

/* Waits until the calling thread is alone; panics after a minute. */
void join_threads(BbThread *t);

/* A small random number generator; seed it with anything. */
uint32_t next_random(uint32_t *seed);

/* A thread's sleep, detached and uninterruptible. */
void sleep_detached(BbThread *t, int64_t ns);

#endif
