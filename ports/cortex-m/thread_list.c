/* SPDX-License-Identifier: MIT */
/*
 * See thread_list.h.
 */
#include "cortex-m/thread_list.h"

/* ---- Rings. ---- */

void bb_thread_list_append(BbThreadList *list, BbKernelThread *thread)
{
	BbKernelThread *first = list->first;
	if (!first) {
		list->first = thread->next = thread->previous = thread;
		return;
	}
	thread->next = first;
	thread->previous = first->previous;
	first->previous->next = thread;
	first->previous = thread;
}

void bb_thread_list_prepend(BbThreadList *list, BbKernelThread *thread)
{
	bb_thread_list_append(list, thread);
	list->first = thread;
}

void bb_thread_list_remove(BbThreadList *list, BbKernelThread *thread)
{
	if (thread->next == thread) {
		list->first = NULL;
	} else {
		thread->next->previous = thread->previous;
		thread->previous->next = thread->next;
		if (list->first == thread)
			list->first = thread->next;
	}
	thread->next = thread->previous = NULL;
}

/* ---- The run queue. ---- */

void bb_run_queue_put(BbRunQueue *queue, BbKernelThread *thread, bool front)
{
	BbThreadList *list = &queue->lists[thread->priority];
	queue->ready |= 1u << thread->priority;
	if (front)
		bb_thread_list_prepend(list, thread);
	else
		bb_thread_list_append(list, thread);
}

unsigned bb_run_queue_priority(const BbRunQueue *queue)
{
	for (unsigned priority = 0; priority < BB_PRIORITY_COUNT; priority++)
		if (queue->ready & 1u << priority)
			return priority;
	return BB_PRIORITY_COUNT;
}

BbKernelThread *bb_run_queue_take(BbRunQueue *queue)
{
	unsigned priority = bb_run_queue_priority(queue);
	if (priority == BB_PRIORITY_COUNT)
		return NULL;
	BbThreadList *list = &queue->lists[priority];
	BbKernelThread *thread = list->first;
	bb_thread_list_remove(list, thread);
	if (!list->first)
		queue->ready &= ~(1u << priority);
	return thread;
}

/* ---- Sleepers. ---- */

bool bb_sleepers_add(BbSleepers *sleepers, BbKernelThread *thread)
{
	BbKernelThread **link = &sleepers->first, *before = NULL;
	while (*link && (*link)->deadline <= thread->deadline) {
		before = *link;
		link = &before->sleep_next;
	}
	thread->sleep_next = *link;
	thread->sleep_previous = before;
	if (*link)
		(*link)->sleep_previous = thread;
	*link = thread;
	thread->sleeping = true;
	return !before;
}

void bb_sleepers_remove(BbSleepers *sleepers, BbKernelThread *thread)
{
	if (!thread->sleeping)
		return;
	thread->sleeping = false;
	if (thread->sleep_next)
		thread->sleep_next->sleep_previous = thread->sleep_previous;
	if (thread->sleep_previous)
		thread->sleep_previous->sleep_next = thread->sleep_next;
	else
		sleepers->first = thread->sleep_next;
}
