/* SPDX-License-Identifier: MIT */
/*
 * Signals over sigaction.
 *
 * The handler tells the core and writes a byte to the wake-up file; it touches nothing else, and keeps errno.  Whom it
 * tells are two published words, set before the first signal is caught.
 */
#include "platform/signal.h"

#include "platform/platform.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

static BbPublished notify_function, notify_context;
static BbPublished32 wakeup_fd = {UINT32_MAX};

static const BbSignalName names[] = {
	{"SIGABRT", SIGABRT}, {"SIGALRM", SIGALRM}, {"SIGBUS", SIGBUS},	      {"SIGCHLD", SIGCHLD},
	{"SIGCLD", SIGCHLD},  {"SIGCONT", SIGCONT}, {"SIGFPE", SIGFPE},	      {"SIGHUP", SIGHUP},
	{"SIGILL", SIGILL},   {"SIGINT", SIGINT},   {"SIGIO", SIGIO},	      {"SIGIOT", SIGIOT},
	{"SIGKILL", SIGKILL}, {"SIGPIPE", SIGPIPE}, {"SIGPOLL", SIGPOLL},     {"SIGPROF", SIGPROF},
	{"SIGPWR", SIGPWR},   {"SIGQUIT", SIGQUIT}, {"SIGSEGV", SIGSEGV},     {"SIGSTKFLT", SIGSTKFLT},
	{"SIGSTOP", SIGSTOP}, {"SIGSYS", SIGSYS},   {"SIGTERM", SIGTERM},     {"SIGTRAP", SIGTRAP},
	{"SIGTSTP", SIGTSTP}, {"SIGTTIN", SIGTTIN}, {"SIGTTOU", SIGTTOU},     {"SIGURG", SIGURG},
	{"SIGUSR1", SIGUSR1}, {"SIGUSR2", SIGUSR2}, {"SIGVTALRM", SIGVTALRM}, {"SIGWINCH", SIGWINCH},
	{"SIGXCPU", SIGXCPU}, {"SIGXFSZ", SIGXFSZ},
};

size_t bb_platform_signal_names(const BbSignalName **out)
{
	*out = names;
	return BB_COUNT(names);
}

const char *bb_platform_signal_describe(int number)
{
	const char *text = strsignal(number);
	return text && strncmp(text, "Unknown signal", 14) != 0 ? text : NULL;
}

/* ---- Catching. ---- */

void bb_platform_signal_notify(void (*notify)(void *context, int number), void *context)
{
	bb_published_store(&notify_context, (uintptr_t)context);
	bb_published_store(&notify_function, (uintptr_t)notify);
}

void bb_platform_signal_simulate(int number)
{
	int saved = errno;
	void (*notify)(void *, int) = (void (*)(void *, int))bb_published_load(&notify_function);
	if (notify)
		notify((void *)bb_published_load(&notify_context), number);
	int fd = (int)bb_published32_load(&wakeup_fd);
	if (fd >= 0) {
		unsigned char byte = (unsigned char)number;
		/* A full pipe wakes its reader anyway. */
		ssize_t written = write(fd, &byte, 1);
		(void)written;
	}
	errno = saved;
}

static void handler(int number)
{
	bb_platform_signal_simulate(number);
}

int bb_platform_signal_get(int number)
{
	struct sigaction action;
	if (sigaction(number, NULL, &action) != 0)
		return -errno;
	if (action.sa_flags & SA_SIGINFO)
		return BB_SIGNAL_FOREIGN;
	if (action.sa_handler == SIG_DFL)
		return BB_SIGNAL_DEFAULT;
	if (action.sa_handler == SIG_IGN)
		return BB_SIGNAL_IGNORE;
	return action.sa_handler == handler ? BB_SIGNAL_CATCH : BB_SIGNAL_FOREIGN;
}

int bb_platform_signal_set(int number, int what)
{
	struct sigaction action = {0};
	sigemptyset(&action.sa_mask);
	action.sa_handler = what == BB_SIGNAL_CATCH ? handler : what == BB_SIGNAL_IGNORE ? SIG_IGN : SIG_DFL;
	return sigaction(number, &action, NULL) ? -errno : 0;
}

int bb_platform_signal_restart(int number, bool restart)
{
	struct sigaction action;
	if (sigaction(number, NULL, &action) != 0)
		return -errno;
	if (restart)
		action.sa_flags |= SA_RESTART;
	else
		action.sa_flags &= ~SA_RESTART;
	return sigaction(number, &action, NULL) ? -errno : 0;
}

int bb_platform_signal_wakeup_fd(int fd)
{
	if (fd >= 0) {
		int flags = fcntl(fd, F_GETFL);
		if (flags < 0)
			return -errno;
		if (!(flags & O_NONBLOCK))
			return -EINVAL;
	}
	/* Only the main thread changes it. */
	int old = (int)bb_published32_load(&wakeup_fd);
	bb_published32_store(&wakeup_fd, (uint32_t)(fd < 0 ? -1 : fd));
	return old;
}

/* ---- Sending. ---- */

int bb_platform_signal_raise(int number)
{
	int error = pthread_kill(pthread_self(), number);
	return -error;
}

int bb_platform_signal_process(int number)
{
	return kill(getpid(), number) ? -errno : 0;
}

int bb_platform_signal_thread(uint64_t native_id, int number)
{
	return syscall(SYS_tgkill, getpid(), (pid_t)native_id, number) ? -errno : 0;
}

/* ---- Masks. ---- */

static void to_set(uint64_t bits, sigset_t *set)
{
	sigemptyset(set);
	for (int i = 0; i < 64; i++)
		if (bits >> i & 1)
			sigaddset(set, i + 1);
}

static uint64_t from_set(const sigset_t *set)
{
	uint64_t bits = 0;
	for (int i = 0; i < 64; i++)
		if (sigismember(set, i + 1) == 1)
			bits |= (uint64_t)1 << i;
	return bits;
}

int bb_platform_signal_mask(int how, uint64_t bits, uint64_t *old)
{
	static const int native[] = {SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK};
	sigset_t set, before;
	to_set(bits, &set);
	sigemptyset(&before);
	int error = how < 0 || how > BB_SIGNAL_SETMASK ? EINVAL : pthread_sigmask(native[how], &set, &before);
	*old = from_set(&before);
	return -error;
}

uint64_t bb_platform_signal_all(void)
{
	sigset_t set;
	sigfillset(&set);
	return from_set(&set);
}

uint64_t bb_platform_signal_pending(void)
{
	sigset_t set;
	return sigpending(&set) ? 0 : from_set(&set);
}

int bb_platform_signal_wait(uint64_t bits, int64_t timeout, BbSignalInfo *info)
{
	sigset_t set;
	siginfo_t from;
	struct timespec limit = {.tv_sec = (time_t)(timeout / 1000000000), .tv_nsec = (long)(timeout % 1000000000)};
	to_set(bits, &set);
	int number = timeout < 0 ? sigwaitinfo(&set, &from) : sigtimedwait(&set, &from, &limit);
	if (number < 0)
		return -errno;
	*info = (BbSignalInfo){.code = from.si_code,
			       .error = from.si_errno,
			       .status = from.si_status,
			       .pid = from.si_pid,
			       .uid = from.si_uid,
			       .band = from.si_band};
	return number;
}

/* ---- Timers. ---- */

static struct timeval to_timeval(int64_t us)
{
	return (struct timeval){.tv_sec = (time_t)(us / 1000000), .tv_usec = (suseconds_t)(us % 1000000)};
}

static int64_t from_timeval(struct timeval time)
{
	return (int64_t)time.tv_sec * 1000000 + time.tv_usec;
}

int bb_platform_timer(int which, const BbTimer *set, BbTimer *old)
{
	static const int native[] = {ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF};
	struct itimerval before, now;
	if (which < 0 || which > BB_TIMER_PROFILE)
		return -EINVAL;
	int failed;
	if (set) {
		now.it_value = to_timeval(set->delay);
		now.it_interval = to_timeval(set->interval);
		failed = setitimer((__itimer_which_t)native[which], &now, &before);
	} else {
		failed = getitimer((__itimer_which_t)native[which], &before);
	}
	if (failed)
		return -errno;
	old->delay = from_timeval(before.it_value);
	old->interval = from_timeval(before.it_interval);
	return 0;
}

unsigned bb_platform_alarm(unsigned seconds)
{
	return alarm(seconds);
}
