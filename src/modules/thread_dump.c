/* SPDX-License-Identifier: MIT */
/*
 * Printing what threads do: thread_dump.h says under which rules.
 */
#include "modules/thread_dump.h"

#include "modules/mod_queue.h"
#include "modules/thread_condition.h"
#include "modules/thread_event.h"
#include "modules/thread_handle.h"
#include "modules/thread_lock.h"
#include "modules/thread_semaphore.h"
#include "object/str.h"
#include "object/protocol.h"
#include "object/type.h"
#include "vm/frame.h"

#include <errno.h>
#include <string.h>

/* Bounds for text, calls and threads: what is in disorder may go in circles. */
enum { MOST_TEXT = 500, MOST_FRAMES = 100, MOST_THREADS = 100000 };

/* ---- Writing. ---- */

static void put(int fd, const char *text, size_t n)
{
	while (n > 0) {
		intptr_t written = bb_platform_write(fd, text, n);
		if (written < 0 && written != -EINTR)
			return;
		if (written > 0) {
			text += written;
			n -= (size_t)written;
		}
	}
}

void bb_thread_dump_text(int fd, const char *text)
{
	put(fd, text, strlen(text));
}

static void put_number(int fd, uint64_t x, unsigned base, unsigned width)
{
	char digits[24];
	unsigned n = sizeof digits;
	do {
		digits[--n] = "0123456789abcdef"[x % base];
		x /= base;
	} while (x || sizeof digits - n < width);
	put(fd, digits + n, sizeof digits - n);
}

/* ---- Reading. ---- */

#define PEEK(from, to) bb_platform_peek((from), (to), sizeof *(to))

static void put_str(int fd, BbValue v)
{
	BbStr str;
	char part[MOST_TEXT];
	if (!bb_is_pointer(v) || !PEEK(bb_to_pointer(v), &str) || str.header.kind != &bb_str_type.kind) {
		bb_thread_dump_text(fd, "???");
		return;
	}
	size_t n = str.size < sizeof part ? str.size : sizeof part;
	if (!bb_platform_peek(bb_str_text(v), part, n))
		n = 0;
	put(fd, part, n);
	if (n < str.size)
		bb_thread_dump_text(fd, "...");
}

/* The name of the Thread object, or of the main thread; EMPTY: unknown. */
static BbValue name_of(const BbThread *copy)
{
	BbVmThread vm;
	return copy->vm && PEEK(copy->vm, &vm) ? vm.name : BB_EMPTY;
}

/* A copy of the thread with this ident; returns whether there is one. */
static bool find_thread(const BbRuntime *rt, uint64_t ident, BbThread *copy)
{
	const BbThread *t = rt->threads;
	for (int n = 0; t && n < MOST_THREADS && PEEK(t, copy); n++) {
		if (copy->ident == ident)
			return true;
		t = copy->next;
	}
	return false;
}

/* ---- Tracebacks. ---- */

static void put_frame(int fd, const BbFrame *frame, const char *in)
{
	BbCode code;
	BbPosition position = {0};
	if (!PEEK(frame->code, &code) || code.header.kind != &bb_code_type.kind) {
		bb_thread_dump_text(fd, "  ???\n");
		return;
	}
	/* A code object never changes. */
	uint32_t at = bb_frame_instruction(frame);
	if (at < code.instruction_count)
		bb_code_position(frame->code, at, &position);
	bb_thread_dump_text(fd, "  File \"");
	put_str(fd, code.filename);
	bb_thread_dump_text(fd, "\", line ");
	put_number(fd, position.line ? position.line : code.first_line, 10, 1);
	bb_thread_dump_text(fd, in);
	put_str(fd, code.name);
	bb_thread_dump_text(fd, "\n");
}

static void put_traceback(int fd, const BbThread *copy, const char *in)
{
	BbFrame frame;
	const BbFrame *at = copy->frame;
	int n = 0;
	for (; at && n < MOST_FRAMES && PEEK(at, &frame); n++) {
		put_frame(fd, &frame, in);
		at = frame.back;
	}
	if (n == 0)
		bb_thread_dump_text(fd, "  <no Python frame>\n");
	else if (at)
		bb_thread_dump_text(fd, "  ...\n");
}

static void put_one(int fd, const BbThread *copy, const char *title)
{
	BbValue name = name_of(copy);
	bb_thread_dump_text(fd, title);
	put_number(fd, copy->ident, 16, 2 * sizeof(void *));
	if (!bb_is_empty(name)) {
		bb_thread_dump_text(fd, " [");
		put_str(fd, name);
		bb_thread_dump_text(fd, "]");
	}
	bb_thread_dump_text(fd, " (most recent call first):\n");
	put_traceback(fd, copy, " in ");
}

void bb_thread_dump_tracebacks(int fd, const BbRuntime *rt, const BbThread *current, bool all)
{
	BbThread copy;
	const BbThread *t = all ? rt->threads : NULL;
	const char *between = "";
	for (int n = 0; t && n < MOST_THREADS && PEEK(t, &copy); n++) {
		if (t != current) {
			bb_thread_dump_text(fd, between);
			put_one(fd, &copy, "Thread 0x");
			between = "\n";
		}
		t = copy.next;
	}
	if (!current || !PEEK(current, &copy))
		return;
	if (all) {
		bb_thread_dump_text(fd, between);
		put_one(fd, &copy, "Current thread 0x");
		return;
	}
	bb_thread_dump_text(fd, "Stack (most recent call first):\n");
	put_traceback(fd, &copy, " in ");
}

/* ---- The report. ---- */

static void put_thread(int fd, const BbThread *copy)
{
	BbValue name = name_of(copy);
	bb_thread_dump_text(fd, "thread ");
	put_number(fd, copy->ident, 10, 1);
	bb_thread_dump_text(fd, " (");
	if (!bb_is_empty(name))
		put_str(fd, name);
	else
		bb_thread_dump_text(fd, copy->is_main ? "MainThread" : "no name");
	bb_thread_dump_text(fd, ")");
}

static void put_thread_by_ident(int fd, const BbRuntime *rt, uint64_t ident)
{
	BbThread copy;
	if (find_thread(rt, ident, &copy)) {
		put_thread(fd, &copy);
	} else {
		bb_thread_dump_text(fd, "thread ");
		put_number(fd, ident, 10, 1);
		bb_thread_dump_text(fd, ", which has ended");
	}
}

static bool is_kind_of(const BbCellKind *kind, const BbType *type)
{
	return bb_type_is_subtype(bb_type_of_kind(kind), type);
}

/* The ident of the thread that the object waited for depends on; 0: none. */
static uint64_t holder_of(const void *object)
{
	BbObject header;
	BbThreadLock lock;
	BbThreadRLock rlock;
	BbThreadHandle handle;
	if (!object || object == (const void *)BB_WAITS_FOR_TIME || !PEEK(object, &header))
		return 0;
	if (header.kind == &bb_thread_lock_type.kind && PEEK(object, &lock))
		return bb_thread_lock_is_held(&lock) ? bb_published32_load(&lock.holder) : 0;
	if (header.kind == &bb_thread_handle_type.kind && PEEK(object, &handle))
		return bb_published_load(&handle.ident);
	if (is_kind_of(header.kind, &bb_thread_rlock_type) && PEEK(object, &rlock))
		return bb_published_load(&rlock.owner);
	return 0;
}

/* What the thread waits for, as a noun. */
static const char *describe(const void *object)
{
	static const struct {
		const BbType *type;
		const char *text;
	} types[] = {
		{&bb_thread_lock_type, "the lock"},
		{&bb_thread_rlock_type, "the RLock"},
		{&bb_thread_condition_type, "a notification of the condition"},
		{&bb_thread_event_type, "the event"},
		{&bb_thread_semaphore_type, "a permission of the semaphore"},
		{&bb_simple_queue_type, "an item of the queue"},
	};
	BbObject header;
	if (PEEK(object, &header))
		for (size_t i = 0; i < BB_COUNT(types); i++)
			if (is_kind_of(header.kind, types[i].type))
				return types[i].text;
	return "the object";
}

static void put_wait(int fd, const BbRuntime *rt, const void *object)
{
	BbObject header;
	uint64_t holder = holder_of(object);
	if (PEEK(object, &header) && header.kind == &bb_thread_handle_type.kind) {
		bb_thread_dump_text(fd, " waits for the end of ");
		put_thread_by_ident(fd, rt, holder);
		return;
	}
	bb_thread_dump_text(fd, " waits for ");
	bb_thread_dump_text(fd, describe(object));
	bb_thread_dump_text(fd, " at 0x");
	put_number(fd, (uintptr_t)object, 16, 1);
	if (holder) {
		bb_thread_dump_text(fd, ", held by ");
		put_thread_by_ident(fd, rt, holder);
	}
}

/* In the stopped world a thread that was running is WAITING to run on. */
static void put_state(int fd, const BbRuntime *rt, const BbThread *copy)
{
	const void *object = (const void *)bb_published_load(&copy->waiting_for);
	uint32_t state = bb_sync_load(&copy->state);
	if (object == (const void *)BB_WAITS_FOR_TIME)
		bb_thread_dump_text(fd, " sleeps");
	else if (object)
		put_wait(fd, rt, object);
	else if (state == BB_SUSPENDED || state == BB_DETACHED)
		bb_thread_dump_text(fd, " is inside a call of the system");
	else
		bb_thread_dump_text(fd, " runs");
}

/* Who the thread waits for; 0: nobody in particular. */
static uint64_t waits_for(const BbThread *copy)
{
	return holder_of((const void *)bb_published_load(&copy->waiting_for));
}

/* If the thread is the one with the least ident in a circle of threads that wait for each other: prints the circle. */
static void put_deadlock(int fd, const BbRuntime *rt, const BbThread *start)
{
	BbThread copy;
	uint64_t next = waits_for(start);
	int n = 0;
	for (; next && next != start->ident && n < MOST_FRAMES; n++) {
		if (next < start->ident || !find_thread(rt, next, &copy))
			return;
		next = waits_for(&copy);
	}
	if (!next || n == MOST_FRAMES)
		return;
	bb_thread_dump_text(fd, "\nDeadlock: ");
	put_thread(fd, start);
	next = waits_for(start);
	for (;;) {
		bb_thread_dump_text(fd, " waits for ");
		put_thread_by_ident(fd, rt, next);
		if (next == start->ident || !find_thread(rt, next, &copy))
			break;
		bb_thread_dump_text(fd, ", which");
		next = waits_for(&copy);
	}
	bb_thread_dump_text(fd, ".\n");
}

void bb_thread_dump_report(int fd, const BbRuntime *rt)
{
	BbThread copy;
	bb_thread_dump_text(fd, "\n--- Threads: ");
	put_number(fd, rt->thread_count, 10, 1);
	bb_thread_dump_text(fd, " ---\n");
	const BbThread *t = rt->threads;
	for (int n = 0; t && n < MOST_THREADS && PEEK(t, &copy); n++) {
		bb_thread_dump_text(fd, "\n");
		put_thread(fd, &copy);
		put_state(fd, rt, &copy);
		bb_thread_dump_text(fd, ":\n");
		put_traceback(fd, &copy, ", in ");
		t = copy.next;
	}
	t = rt->threads;
	for (int n = 0; t && n < MOST_THREADS && PEEK(t, &copy); n++) {
		put_deadlock(fd, rt, &copy);
		t = copy.next;
	}
	bb_thread_dump_text(fd, "---\n");
}
