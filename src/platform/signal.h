/* SPDX-License-Identifier: MIT */
/*
 * The part of the contract with a port that is about signals: for ports that have them (module signal).
 *
 * Signals are the process's, so the port keeps what little there is: whom to notify.  Sets of signals are words, with
 * bit n - 1 for signal n. Results < 0 are negated errno values.
 */
#ifndef BB_PLATFORM_SIGNAL_H
#define BB_PLATFORM_SIGNAL_H

#include "base/compiler.h"

/* Signals are numbered from 1 to BB_SIGNAL_COUNT - 1. */
enum { BB_SIGNAL_COUNT = 65 };

/* What a signal does. */
enum {
	BB_SIGNAL_DEFAULT,
	BB_SIGNAL_IGNORE,
	BB_SIGNAL_CATCH,   /* notifies; a blocking call of the thread that takes it ends with EINTR */
	BB_SIGNAL_FOREIGN, /* somebody else's handler (result only) */
};

typedef struct BbSignalName {
	const char *name;
	int number;
} BbSignalName;

/* The named signals; returns how many. */
size_t bb_platform_signal_names(const BbSignalName **names);

/* A few words on a signal, or NULL.  The text stays until the next call. */
const char *bb_platform_signal_describe(int number);

/* Who is told of caught signals (inside the handler: async-signal-safe code only); NULL: nobody. */
void bb_platform_signal_notify(void (*notify)(void *context, int number), void *context);

/* What a signal does now (BB_SIGNAL_*), and changing it. */
int bb_platform_signal_get(int number);
int bb_platform_signal_set(int number, int action);

/* Whether a caught signal restarts a system call that it interrupts. */
int bb_platform_signal_restart(int number, bool restart);

/* Does what the handler of a caught signal does. */
void bb_platform_signal_simulate(int number);

/* Sends a signal: to the calling thread, to the process, or to one of its threads by bb_platform_native_id. */
int bb_platform_signal_raise(int number);
int bb_platform_signal_process(int number);
int bb_platform_signal_thread(uint64_t native_id, int number);

/* A file that gets a byte with the number of each caught signal, or -1; returns the one before.  -EINVAL: it blocks,
 * other errors: it is no open file. */
int bb_platform_signal_wakeup_fd(int fd);

/* Faults of the program: SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT.  report runs in the handler of the thread that has
 * the fault, with a few words on it; if that is the thread that called this, on a stack of its own.  Then the signal
 * takes the effect that it had before.  NULL: report nothing any more. */
int bb_platform_fault_report(void (*report)(int number, const char *what));

/* Has fn called in the signal's handler, in whatever thread that runs; with chain what the signal did before happens,
 * too.  fn NULL: as before.  Not for signals that the functions above deal with. */
int bb_platform_signal_direct(int number, void (*fn)(int number), bool chain);

/* What is known of a C function that is being carried out. */
typedef struct BbPlatformCFrame {
	uintptr_t address;
	const char *file, *symbol; /* or NULL.  Valid as long as the file is loaded */
	uintptr_t offset;	   /* of the address from the symbol's, or else from the file's beginning */
} BbPlatformCFrame;

/* At most max of the calling thread's, the innermost first; returns how many.  0: the port cannot tell.  May be called
 * in the handler of a fault once bb_platform_fault_report has been. */
size_t bb_platform_c_stack(BbPlatformCFrame *frames, size_t max);

/* Ends the process at once. */
BB_NORETURN void bb_platform_exit_now(int code);

/* The calling thread's mask. */
enum { BB_SIGNAL_BLOCK, BB_SIGNAL_UNBLOCK, BB_SIGNAL_SETMASK };
int bb_platform_signal_mask(int how, uint64_t set, uint64_t *old);

/* Every signal that there is, and those that are pending for the thread or the process. */
uint64_t bb_platform_signal_all(void);
uint64_t bb_platform_signal_pending(void);

/* What is known of a signal: why it came, and from whom. */
typedef struct BbSignalInfo {
	int code, error, status;
	int64_t pid, uid, band;
} BbSignalInfo;

/* Takes one of the (blocked) signals of the set: its number, -EAGAIN when the time is over, -EINTR when another signal
 * was caught.  timeout in nanoseconds, -1: none.  Blocks: never called while attached. */
int bb_platform_signal_wait(uint64_t set, int64_t timeout, BbSignalInfo *info);

/* Timers that send SIGALRM, SIGVTALRM, SIGPROF; times in microseconds, delay 0: off.  set may be NULL. */
typedef struct BbTimer {
	int64_t delay, interval;
} BbTimer;
enum { BB_TIMER_REAL, BB_TIMER_VIRTUAL, BB_TIMER_PROFILE };
int bb_platform_timer(int which, const BbTimer *set, BbTimer *old);

/* SIGALRM in so many seconds (0: never); what was left of the one before. */
unsigned bb_platform_alarm(unsigned seconds);

#endif
