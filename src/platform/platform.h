/* SPDX-License-Identifier: MIT */
/*
 * The contract between the core and a port: what every port implements, and all that the core knows of the machine.
 *
 * Times are nanoseconds of a monotonic clock.  A deadline is a point of that clock; BB_FOREVER never comes.
 * Unless said otherwise a function may be called from any thread, attached or not, and does not know of the runtime.
 */
#ifndef BB_PLATFORM_PLATFORM_H
#define BB_PLATFORM_PLATFORM_H

#include "base/atomic.h"

#include <stddef.h>
#include <stdint.h>

#define BB_FOREVER INT64_MAX

/* ---- Blocking and waking: the one primitive. ---- */

enum { BB_WAIT_WOKEN = 0, BB_WAIT_TIMEOUT = 1 };

/* Blocks while *word == expected, until bb_platform_wake(word) or the deadline.  May return early for no reason
 * (BB_WAIT_WOKEN); the caller looks again.  Never called while attached. */
int bb_platform_wait(BbSync *word, uint32_t expected, int64_t deadline);

/* Wakes one waiter (all = false) or all waiters of the word.  Legal in signal handlers and interrupts.  Only the
 * address of the word counts: it may have been freed, and then nobody or somebody who will look again is woken. */
void bb_platform_wake(BbSync *word, bool all);

/* ---- A mutex for the runtime's own few, short sections; never held over a wait, poll or allocation. ---- */

typedef struct BbMutex {
	BbSync state; /* 0 free, 1 held, 2 held with waiters */
} BbMutex;

void bb_platform_mutex_lock(BbMutex *mutex);
void bb_platform_mutex_unlock(BbMutex *mutex);

/* ---- Threads. ---- */

typedef struct BbPlatformThread *BbPlatformThreadId;

/* Starts a detached native thread that runs entry(arg) on a stack of about stack_size bytes (0: the default), and that
 * handles no signals but those of its own faults.
 * Returns 0 or an errno value (EAGAIN: no more threads). */
int bb_platform_thread_start(void (*entry)(void *arg), void *arg, size_t stack_size);

/* Lets the calling thread, which was started so, handle signals after all: in a child of a fork it is the main one. */
void bb_platform_thread_take_signals(void);

/* The bounds of the calling thread's C stack: *low <= address < *high. */
void bb_platform_stack_bounds(uintptr_t *low, uintptr_t *high);

/* Calls fn(arg) on another C stack: the memory low <= address < high, both as aligned as max_align_t.  Such calls nest.
 * Only where BB_C_STACK_FIRST is set. */
void bb_platform_call_on_stack(void (*fn)(void *arg), void *arg, uintptr_t low, uintptr_t high);

/* Gives the processor to another thread. */
void bb_platform_yield(void);

/* A hint inside a spin loop. */
void bb_platform_relax(void);

/* How many processors this program may use; at least 1. */
unsigned bb_platform_cpu_count(void);

/* The system's number for the calling thread. */
uint64_t bb_platform_native_id(void);

/* Names the calling thread for the system's tools; cut to what the system takes. */
void bb_platform_thread_name(const char *name);

/* The longest name that the system takes, in bytes. */
#define BB_PLATFORM_THREAD_NAME_MAX 15

/* The calling thread's name as the system has it, not terminated; returns its bytes, at most size. */
size_t bb_platform_thread_get_name(char *out, size_t size);

/* Name and version of the system's thread library, not terminated; returns its bytes, at most size.  0: it has none. */
size_t bb_platform_thread_library(char *out, size_t size);

/* One pointer per native thread: the runtime keeps its BbThread there, for callbacks that arrive without one. */
void *bb_platform_tls_get(void);
void bb_platform_tls_set(void *value);

/* ---- Registers. ---- */

/* How many words the callee-saved registers take at most, those of a floating-point unit included where a compiler may
 * keep pointers in them. */
#ifndef BB_SAVED_REGISTERS
#if BB_WORD64
#define BB_SAVED_REGISTERS 20
#else
#define BB_SAVED_REGISTERS 24
#endif
#endif

/* Callee-saved registers and the stack pointer.  Words that a machine doesn't need stay as they are. */
typedef struct BbRegisters {
	uintptr_t sp;
	uintptr_t saved[BB_SAVED_REGISTERS];
} BbRegisters;

/* Stores the callee-saved registers, and the stack pointer as the caller has it, in *out: a few lines of assembler.
 * Together with the stack from out->sp up this is all that the calling function and its callers hold, for as long as
 * the calling function has not returned. */
void bb_save_registers(BbRegisters *out);

/* ---- Clocks. ---- */

int64_t bb_platform_monotonic(void);   /* ns since some fixed point */
int64_t bb_platform_wall_clock(void);  /* ns since 1970-01-01 UTC */
int64_t bb_platform_cpu_time(void);    /* ns of processor time of this program */
int64_t bb_platform_thread_time(void); /* ns of processor time of this thread */

/* How local time differs from UTC at a time (seconds since 1970-01-01 UTC). */
typedef struct BbLocalZone {
	int32_t offset; /* seconds to add to UTC */
	bool daylight;	/* daylight saving time is in force */
	char name[16];
} BbLocalZone;

void bb_platform_local_zone(int64_t seconds, BbLocalZone *out);

/* Looks again which zone this is (where an environment can change). */
void bb_platform_local_zone_changed(void);

/* A clock of the system by its own number: its time or its resolution in ns.  Returns 0 or a negated errno value. */
int bb_platform_clock_get(int clock, bool resolution, int64_t *ns);
int bb_platform_clock_set(int clock, int64_t ns);

/* The system's clocks by name, as in CLOCK_REALTIME; returns how many. */
typedef struct BbClockName {
	const char *name;
	int number;
} BbClockName;
size_t bb_platform_clock_names(const BbClockName **names);

/* ---- Memory. ---- */

/* Reserves up to *size bytes of address space, aligned to align (a power of two), and stores what it got; NULL: none.
 * Called once per runtime for the heap. */
void *bb_platform_reserve(size_t *size, size_t align);

/* Makes part of the reservation usable (zero-filled when first committed) / gives its memory back. Page-granular on
 * systems with pages.  commit returns false when there is no memory. */
bool bb_platform_commit(void *start, size_t size);
void bb_platform_decommit(void *start, size_t size);
void bb_platform_release(void *start, size_t size);

/* Memory outside the heap for the runtime's own structures: zero-filled, aligned for anything; NULL: none. */
void *bb_platform_alloc(size_t size);
void bb_platform_free(void *memory);

/* Makes that memory larger, in its place if that can be: it may be elsewhere then, with the same contents, and what is
 * new of it is any bytes.  NULL: there is no room, and the memory is as before. */
void *bb_platform_grow(void *memory, size_t size);

/* Would bb_platform_alloc find so many bytes just now? */
bool bb_platform_can_alloc(size_t size);

/* Copies n bytes from memory that may not be there; then returns false, and *to is anything.  Legal in signal handlers.
 */
bool bb_platform_peek(const void *from, void *to, size_t n);

/* Up to n random bytes from the system (for seeds); returns how many. */
size_t bb_platform_entropy(void *out, size_t n);

/* ---- Files and streams.  Paths are in the system's own encoding.  Results < 0 are negated errno values. ---- */

/* Read or write up to n bytes; a signal may cut it short (-EINTR).  They may block: never called while attached. */
intptr_t bb_platform_read(int fd, void *out, size_t n);
intptr_t bb_platform_write(int fd, const void *data, size_t n);

/* A file for reading: its number. */
int bb_platform_open(const char *path);
int bb_platform_close(int fd);

bool bb_platform_is_terminal(int fd);

enum { BB_FILE_NONE, BB_FILE_REGULAR, BB_FILE_DIRECTORY, BB_FILE_OTHER };
int bb_platform_file_kind(const char *path);

/* The absolute path of the current directory; false: unknown. */
bool bb_platform_current_directory(char *out, size_t size);

/* A variable of the environment, or NULL. */
const char *bb_platform_environment(const char *name);

/* ---- The console. ---- */

/* Writes all bytes to the error console, as far as possible; never fails. Legal in signal handlers. */
void bb_platform_console_error(const char *text, size_t n);

#endif
