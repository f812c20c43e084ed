/* SPDX-License-Identifier: MIT */
/*
 * The kernel's threads and the queues that they stand in.
 *
 * A thread stands in at most one of the run queue, a bucket of waiters and the list of the dead, through next and
 * previous; one that waits with a time-out also in the list of sleepers.
 *
 * Everything here is guarded by the kernel's lock, and knows nothing of the processor, so that it is tested on the PC.
 */
#ifndef CORTEX_M_THREAD_LIST_H
#define CORTEX_M_THREAD_LIST_H

#include "base/compiler.h"

enum {
	BB_THREAD_READY,   /* in the run queue, or about to be put there by the core that it is on */
	BB_THREAD_RUNNING, /* on a core */
	BB_THREAD_WAITING, /* in a bucket, and perhaps among the sleepers */
	BB_THREAD_DEAD,	   /* its memory can be given back once it is on no core */
};

/* 0 is the most urgent; the last one is for the cores' idle threads. */
enum { BB_PRIORITY_COUNT = 4, BB_PRIORITY_DEFAULT = 2 };

typedef struct BbKernelThread BbKernelThread;
struct BbKernelThread {
	uintptr_t sp; /* while on no core: registers are saved above it */
	uintptr_t stack_low, stack_high;
	BbKernelThread *next, *previous;	     /* the queue that it stands in */
	BbKernelThread *sleep_next, *sleep_previous; /* the sleepers */
	int64_t deadline;			     /* while among the sleepers */
	const void *word;			     /* while waiting: for what */
	int64_t slice_end;			     /* while running: when another one of its priority gets its turn */
	int64_t time;				     /* ns on a core, up to when it was last put on one */
	uint8_t state, priority;
	uint8_t wait_result; /* BB_WAIT_* */
	bool on_core;	     /* its registers are not saved yet */
	bool sleeping;	     /* among the sleepers */
	int error;	     /* errno */
	uint32_t number;     /* never reused */
	void *tls;
	void (*entry)(void *arg);
	void *arg;
	char name[16];
};

/* A ring through one thread; NULL: empty. */
typedef struct BbThreadList {
	BbKernelThread *first;
} BbThreadList;

void bb_thread_list_append(BbThreadList *list, BbKernelThread *thread);
void bb_thread_list_prepend(BbThreadList *list, BbKernelThread *thread);
void bb_thread_list_remove(BbThreadList *list, BbKernelThread *thread);

/* Threads that can run, by priority, in turn. */
typedef struct BbRunQueue {
	uint32_t ready; /* bit p: there is one of priority p */
	BbThreadList lists[BB_PRIORITY_COUNT];
} BbRunQueue;

void bb_run_queue_put(BbRunQueue *queue, BbKernelThread *thread, bool front);

/* Takes the next thread; NULL: none. */
BbKernelThread *bb_run_queue_take(BbRunQueue *queue);

/* The priority of the next thread; BB_PRIORITY_COUNT: none. */
unsigned bb_run_queue_priority(const BbRunQueue *queue);

/* Threads that wait with a time-out, the one with the earliest deadline first; of equal ones who came first. */
typedef struct BbSleepers {
	BbKernelThread *first;
} BbSleepers;

/* Enters the thread with its deadline.  Returns whether it is now the first. */
bool bb_sleepers_add(BbSleepers *sleepers, BbKernelThread *thread);

/* Takes the thread out, if it is in. */
void bb_sleepers_remove(BbSleepers *sleepers, BbKernelThread *thread);

#endif
