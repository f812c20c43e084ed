/* SPDX-License-Identifier: MIT */
/*
 * measure COMMAND [ARG...]: runs a command and appends one line about it to the file that BB_MEASURE names: its status
 * (exit code, or 128 + signal), then wall, user and system time in microseconds, then peak resident memory in KiB.
 *
 * A program's peak begins with that of the process that started it, so whoever measures a small program must be smaller
 * still: hence C, and no output of its own.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static long long microseconds(struct timeval t)
{
	return (long long)t.tv_sec * 1000000 + t.tv_usec;
}

int main(int argc, char **argv)
{
	const char *path = getenv("BB_MEASURE");
	struct rusage usage;
	long long begun, wall;
	int status;
	pid_t pid;
	FILE *out;

	if (argc < 2 || path == NULL)
		return 125;
	begun = now();
	pid = fork();
	if (pid == 0) {
		execvp(argv[1], argv + 1);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &status, 0, &usage) < 0)
		return 125;
	wall = now() - begun;
	status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	out = fopen(path, "a");
	if (out == NULL)
		return 125;
	fprintf(out, "%d %lld %lld %lld %ld\n", status, wall, microseconds(usage.ru_utime),
		microseconds(usage.ru_stime), usage.ru_maxrss);
	return fclose(out) == 0 ? 0 : 125;
}
