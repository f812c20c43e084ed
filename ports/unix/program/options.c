/* SPDX-License-Identifier: MIT */
/*
 * See options.h.  Runs before there is a runtime.
 */
#include "unix/program/options.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage_line[] = "usage: bobbin [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";

static const char help_text[] =
	"Options:\n"
	"-B     : accepted; compiled modules are never written to disk\n"
	"-c cmd : program passed in as string (terminates option list)\n"
	"-E     : ignore BOBBIN* environment variables (such as BOBBINPATH)\n"
	"-h     : print this help message and exit (also --help)\n"
	"-i     : read interactively after running the program; gives a prompt even if stdin\n"
	"         does not appear to be a terminal\n"
	"-I     : isolate from the user's environment (implies -E, -P and -s)\n"
	"-m mod : run library module as a program (terminates option list)\n"
	"-O     : remove assert statements; __debug__ is False\n"
	"-OO    : do -O changes and also discard docstrings\n"
	"-P     : don't put the program's directory first into sys.path\n"
	"-q     : don't print version messages on interactive startup\n"
	"-s, -S : accepted; there are no site directories\n"
	"-u     : don't buffer what is written to stdout and stderr\n"
	"-V     : print the version and exit (also --version)\n"
	"-W arg : warning control; arg is action:message:category:module:lineno\n"
	"-x     : skip the first line of the program's file\n"
	"-X opt : set an implementation-specific option:\n"
	"         chaos=SEED is --chaos=SEED, but goes on to interpreters that a test starts\n"
	"         dev shows warnings that are ignored otherwise\n"
	"         gcstress=N collects garbage at every Nth allocation\n"
	"         heap=SIZE limits the memory of objects, as in heap=64m\n"
	"         int_max_str_digits=N limits conversions between int and str\n"
	"--chaos=SEED : run threads one at a time, in an order that SEED decides, to find races\n"
	"file   : program read from script file\n"
	"-      : program read from stdin (default; interactive mode if a terminal)\n"
	"arg ...: arguments passed to program in sys.argv[1:]\n"
	"\n"
	"Environment variables:\n"
	"BOBBINPATH : directories, separated by ':', searched after the library\n";

static int mistake(const char *format, char c)
{
	fprintf(stderr, format, c);
	fputs(usage_line, stderr);
	fputs("Try `bobbin -h' for more information.\n", stderr);
	return 2;
}

/* A number of bytes with a suffix k, m or g; 0: it is none. */
static size_t parse_size(const char *text)
{
	char *end;
	unsigned long long n = strtoull(text, &end, 10);
	unsigned shift = 0;
	switch (*end) {
	case 'k':
	case 'K':
		shift = 10;
		break;
	case 'm':
	case 'M':
		shift = 20;
		break;
	case 'g':
	case 'G':
		shift = 30;
		break;
	default:
		break;
	}
	if (shift)
		end++;
	if (end == text || *end || n > (SIZE_MAX >> shift))
		return 0;
	return (size_t)n << shift;
}

/* A number that an option wants. */
static int number(const char *option, const char *text, uint64_t *out)
{
	char *end;
	*out = strtoull(text, &end, 0);
	if (*text && !*end)
		return -1;
	fprintf(stderr, "bobbin: %s: invalid number '%s'\n", option, text);
	return 2;
}

static int chaos(BbCommandLine *out, const char *option, const char *text)
{
	out->runtime.chaos = true;
	return number(option, text, &out->runtime.chaos_seed);
}

static int heap_limit(BbCommandLine *out, const char *text)
{
	out->runtime.heap_limit = parse_size(text);
	if (out->runtime.heap_limit)
		return -1;
	fprintf(stderr, "bobbin: -X heap: invalid size '%s'\n", text);
	return 2;
}

static int x_option(BbCommandLine *out, char *text)
{
	out->x_options[out->x_option_count++] = text;
	if (strcmp(text, "dev") == 0)
		out->runtime.dev_mode = true;
	if (strncmp(text, "chaos=", 6) == 0)
		return chaos(out, "-X chaos", text + 6);
	if (strncmp(text, "gcstress=", 9) == 0)
		return number("-X gcstress", text + 9, &out->collect_every);
	if (strncmp(text, "heap=", 5) == 0)
		return heap_limit(out, text + 5);
	return -1;
}

/* An option letter without argument. */
static int flag(BbCommandLine *out, char c)
{
	BbRuntimeOptions *o = &out->runtime;
	switch (c) {
	case 'h':
	case '?':
		fputs(usage_line, stdout);
		fputs(help_text, stdout);
		return 0;
	case 'V':
		puts("Bobbin 0.1.0 (Python 3.14.2)");
		return 0;
	case 'E':
		o->ignore_environment = true;
		break;
	case 'I':
		o->isolated = o->ignore_environment = o->no_user_site = out->safe_path = true;
		break;
	case 'P':
		out->safe_path = true;
		break;
	case 'O':
		o->optimize++;
		break;
	case 'i':
		o->inspect = true;
		break;
	case 'q':
		o->quiet = true;
		break;
	case 'u':
		o->unbuffered = true;
		break;
	case 's':
		o->no_user_site = true;
		break;
	case 'S':
		o->no_site = true;
		break;
	case 'B':
	case 'b':
	case 'd':
	case 'v':
		break;
	case 'x':
		out->skip_first_line = true;
		break;
	default:
		return mistake("Unknown option: -%c\n", c);
	}
	return -1;
}

/* The letters of one argument, beginning behind its '-'.  *i is its index, moved on where an option's argument is the
 * next one; *done: the options end here. */
static int letters(BbCommandLine *out, int argc, char **argv, int *i, bool *done)
{
	for (char *p = argv[*i] + 1; *p; p++) {
		char c = *p;
		if (!strchr("cmWX", c)) {
			int code = flag(out, c);
			if (code >= 0)
				return code;
			continue;
		}
		char *argument = p[1] ? p + 1 : *i + 1 < argc ? argv[++*i] : NULL;
		if (!argument)
			return mistake("Argument expected for the -%c option\n", c);
		if (c == 'c' || c == 'm') {
			*(c == 'c' ? &out->command : &out->module) = argument;
			/* sys.argv[0] */
			argv[*i] = c == 'c' ? "-c" : "-m";
			*done = true;
			return -1;
		}
		if (c == 'X')
			return x_option(out, argument);
		out->warnings[out->warning_count++] = argument;
		return -1;
	}
	return -1;
}

/* The absolute path of a file, in a buffer of PATH_MAX; NULL: it cannot be found out. */
static const char *absolute(const char *name, char *path)
{
	char here[PATH_MAX];
	if (name[0] == '/')
		return name;
	bool fits = getcwd(here, sizeof here) && snprintf(path, PATH_MAX, "%s/%s", here, name) < PATH_MAX;
	return fits ? path : NULL;
}

/* The absolute path of the running program, as it was called; the text stays.  What cannot be found out is as given. */
static const char *find_program(const char *name)
{
	static char path[PATH_MAX];
	if (strchr(name, '/')) {
		while (name[0] == '.' && name[1] == '/')
			name += 2;
		const char *full = absolute(name, path);
		return full ? full : name;
	}
	for (const char *p = getenv("PATH"); p && *p;) {
		size_t n = strcspn(p, ":");
		if (snprintf(path, sizeof path, "%.*s/%s", (int)n, p, name) < (int)sizeof path &&
		    access(path, X_OK) == 0)
			return path;
		p += n + (p[n] == ':');
	}
	return name;
}

/* The absolute path of the file to run; the text stays. */
static const char *program_file(const char *name)
{
	static char path[PATH_MAX];
	const char *full = absolute(name, path);
	return full ? full : name;
}

int bb_options_read(int argc, char **argv, BbCommandLine *out)
{
	out->warnings = calloc((size_t)argc + 1, sizeof *out->warnings);
	out->x_options = calloc((size_t)argc + 1, sizeof *out->x_options);
	out->runtime.executable = find_program(argv[0]);
	if (!out->warnings || !out->x_options)
		return 1;
	int i = 1;
	bool done = false;
	for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
		int code;
		if (strcmp(argv[i], "--help") == 0)
			code = flag(out, 'h');
		else if (strcmp(argv[i], "--version") == 0)
			code = flag(out, 'V');
		else if (strncmp(argv[i], "--chaos=", 8) == 0)
			code = chaos(out, "--chaos", argv[i] + 8);
		else if (strcmp(argv[i], "--") == 0) {
			i++;
			break;
		} else if (argv[i][1] == '-') {
			fprintf(stderr, "unknown option %s\n", argv[i]);
			fputs(usage_line, stderr);
			fputs("Try `bobbin -h' for more information.\n", stderr);
			code = 2;
		} else
			code = letters(out, argc, argv, &i, &done);
		if (code >= 0)
			return code;
		if (done)
			break;
	}
	if (out->runtime.optimize > 2)
		out->runtime.optimize = 2;
	if (!done && i < argc && strcmp(argv[i], "-") != 0)
		out->file = program_file(argv[i]);
	static char *empty[] = {"", NULL};
	out->runtime.argc = i < argc ? argc - i : 1;
	out->runtime.argv = i < argc ? argv + i : empty;
	return -1;
}

void bb_options_free(BbCommandLine *line)
{
	free(line->warnings);
	free(line->x_options);
}
