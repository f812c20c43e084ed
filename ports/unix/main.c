/* SPDX-License-Identifier: MIT */
/*
 * The program bobbin: runs a file, a module, a command, standard input or what is typed, and turns the outcome into an
 * exit code.
 *
 * Everything happens on the main thread.
 */
#include "memory/heap.h"
#include "modules/modules.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "unix/program/options.h"
#include "unix/program/repl.h"
#include "unix/program/serial_line.h"
#include "vm/import.h"
#include "vm/module_spec.h"
#include "vm/name.h"
#include "vm/report.h"
#include "vm/runtime.h"
#include "vm/vm.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The program's exit code when standard output could not be written. */
enum { FLUSH_FAILED = 120 };

/* ---- Reading the program. ---- */

/* The whole of a file, malloc'd; NULL: errno tells why. */
static char *read_all(int fd, size_t *size)
{
	size_t room = 65536, used = 0;
	char *text = malloc(room);
	while (text) {
		ssize_t n = read(fd, text + used, room - used);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			free(text);
			return NULL;
		}
		if (n == 0)
			break;
		used += (size_t)n;
		if (used == room) {
			char *larger = realloc(text, room *= 2);
			if (!larger)
				free(text);
			text = larger;
		}
	}
	*size = used;
	return text;
}

static bool is_directory(const char *path)
{
	struct stat info;
	return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static char *read_file(const char *path, size_t *size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char *text = fd < 0 ? NULL : read_all(fd, size);
	if (!text)
		fprintf(stderr, "bobbin: can't open file '%s': [Errno %d] %s\n", path, errno, strerror(errno));
	if (fd >= 0)
		close(fd);
	return text;
}

/* Makes the first line, which is for another program, an empty one; lines keep their numbers. */
static void skip_first_line(char *text)
{
	size_t n = strcspn(text, "\n");
	memset(text, ' ', n);
	if (n > 0)
		text[0] = '#';
}

/* ---- sys. ---- */

static BbValue path_text(BbThread *t, const char *path, size_t size)
{
	return bb_str_decode_utf8(t, path, size, "surrogateescape");
}

static bool prepend_path(BbThread *t, const char *path, size_t size)
{
	BbValue list = bb_name_of_sys(t, BB_NAME(t, path)), entry = path_text(t, path, size);
	return !bb_is_empty(entry) && bb_dict_set_name(t, bb_vm(t)->registry, "path_0", entry) &&
	       (bb_is_empty(list) || bb_list_insert(t, list, 0, entry));
}

/* What stands first in sys.path. */
static bool set_path(BbThread *t, const BbCommandLine *line)
{
	char real[PATH_MAX];
	if (line->safe_path)
		return true;
	if (line->module)
		return !getcwd(real, sizeof real) || prepend_path(t, real, strlen(real));
	if (line->command || !line->file)
		return prepend_path(t, "", 0);
	if (!realpath(line->file, real))
		return true;
	if (is_directory(real))
		return prepend_path(t, real, strlen(real));
	const char *slash = strrchr(real, '/');
	return prepend_path(t, real, slash == real ? 1 : (size_t)(slash - real));
}

static bool add_texts(BbThread *t, BbNameId name, char **texts, int count)
{
	BbValue list = bb_name_of_sys(t, bb_name(t, name));
	for (int i = 0; i < count && !bb_is_empty(list); i++) {
		BbValue text = path_text(t, texts[i], strlen(texts[i]));
		if (bb_is_empty(text) || !bb_list_append(t, list, text))
			return false;
	}
	return true;
}

/* The options in PYTHONWARNINGS, between commas, come before those of -W. */
static bool add_environment_warnings(BbThread *t, const BbCommandLine *line, bool *any)
{
	const char *text = line->runtime.ignore_environment ? NULL : getenv("PYTHONWARNINGS");
	BbValue list = bb_name_of_sys(t, BB_NAME(t, warnoptions));
	*any = line->warning_count > 0;
	for (; text && *text && !bb_is_empty(list); text += *text == ',') {
		size_t n = strcspn(text, ",");
		BbValue option = path_text(t, text, n);
		if (bb_is_empty(option) || (n > 0 && !bb_list_append(t, list, option)))
			return false;
		*any = true;
		text += n;
	}
	return true;
}

/* sys._xoptions: "a=b" or "a". */
static bool add_x_options(BbThread *t, const BbCommandLine *line)
{
	BbValue dict = bb_name_of_sys(t, BB_NAME(t, _xoptions));
	for (int i = 0; i < line->x_option_count && !bb_is_empty(dict); i++) {
		const char *text = line->x_options[i], *equals = strchr(text, '=');
		BbValue key = path_text(t, text, equals ? (size_t)(equals - text) : strlen(text));
		BbValue value = equals ? path_text(t, equals + 1, strlen(equals + 1)) : BB_TRUE;
		if (bb_is_empty(key) || bb_is_empty(value) || !bb_dict_set(t, dict, key, value))
			return false;
		if (equals && strncmp(text, "int_max_str_digits=", 19) == 0) {
			int n = atoi(equals + 1);
			if (n == 0 || n >= BB_INT_MAX_STR_DIGITS_THRESHOLD)
				bb_int_set_max_str_digits(t->rt, n);
		}
	}
	return true;
}

/* Faults are reported from the beginning if -X faulthandler or the environment says so. */
static bool enable_fault_handler(BbThread *t, const BbCommandLine *line)
{
	const char *variable = line->runtime.ignore_environment ? NULL : getenv("PYTHONFAULTHANDLER");
	bool wanted = variable && *variable;
	for (int i = 0; i < line->x_option_count; i++)
		wanted |= strcmp(line->x_options[i], "faulthandler") == 0;
	if (!wanted)
		return true;
	BbValue module = bb_import_module(t, "faulthandler");
	return !bb_is_empty(module) && !bb_is_empty(bb_call_method(t, module, "enable", NULL, 0));
}

/* ---- Running. ---- */

static bool describe_main(BbThread *t, const BbCommandLine *line, bool interactive)
{
	BbValue dict = bb_run_main_dict(t);
	if (bb_is_empty(dict) || line->module)
		return !bb_is_empty(dict);
	if (!line->file || line->command)
		return bb_dict_set(t, dict, BB_NAME(t, __loader__), bb_from_pointer(&bb_builtin_importer_type)) &&
		       (line->command || interactive ||
			bb_dict_set(t, dict, BB_NAME(t, __file__), bb_str_from_text(t, "<stdin>")));
	BbValue file = path_text(t, line->file, strlen(line->file));
	BbValue loader = bb_is_empty(file)
				 ? BB_EMPTY
				 : bb_module_spec_loader(t, &bb_source_loader_type, BB_NAME(t, __main__), file);
	return !bb_is_empty(loader) && bb_dict_set(t, dict, BB_NAME(t, __file__), file) &&
	       bb_dict_set(t, dict, BB_NAME(t, __cached__), BB_NONE) &&
	       bb_dict_set(t, dict, BB_NAME(t, __loader__), loader);
}

/* Runs a module as the program; a module that isn't found is the user's mistake, without traceback. */
static bool run_module(BbThread *t, const char *name, bool set_argv, bool *missing)
{
	BbValue text = path_text(t, name, strlen(name));
	if (!bb_is_empty(text) && !bb_is_empty(bb_import_run_main(t, text, set_argv)))
		return true;
	*missing = bb_exception_matches(t, &bb_exc_ImportError) &&
		   bb_is_empty(bb_slot_load(&bb_to_exception(t->exception)->traceback));
	return false;
}

static int run_directory(BbThread *t, const BbCommandLine *line)
{
	bool missing = false;
	if (run_module(t, "__main__", false, &missing))
		return 0;
	if (!missing)
		return 1;
	bb_exception_clear(t);
	fprintf(stderr, "bobbin: can't find '__main__' module in '%s'\n", line->file);
	return 1;
}

/* Tells that there is no module to run, as the pending exception says. */
static void report_missing(BbThread *t, const BbCommandLine *line)
{
	const char *module = line->module, *program = line->runtime.executable, *dot = strrchr(module, '.');
	if (module[0] == '.') {
		fprintf(stderr, "%s: Relative module names not supported\n", program);
		return;
	}
	BbValue exception = bb_exception_take(t), name = bb_exception_field(exception, 1);
	const char *missing_name = bb_is_str(name) ? bb_str_text(name) : module;
	BbValue message = bb_format(t, "%S", exception);
	bb_exception_clear(t);
	if (dot && !bb_is_empty(message) && strstr(bb_str_text(message), "is not a package")) {
		fprintf(stderr,
			"%s: Error while finding module specification for '%s' (ModuleNotFoundError: __path__ attribute "
			"not found on '%.*s' while trying to find '%s')\n",
			program, module, (int)(dot - module), module, module);
	} else {
		size_t own = strlen(module);
		bool is_package =
			strncmp(missing_name, module, own) == 0 && strcmp(missing_name + own, ".__main__") == 0;
		fprintf(stderr, "%s: No module named %s", program, missing_name);
		if (is_package)
			fprintf(stderr, "; '%s' is a package and cannot be directly executed", module);
		fputc('\n', stderr);
	}
}

/* The exit code; with 1 an exception may be pending. */
static int run_program(BbThread *t, const BbCommandLine *line, const char *text, size_t size)
{
	if (line->module) {
		bool missing = line->module[0] == '.';
		if (!missing && run_module(t, line->module, true, &missing))
			return 0;
		if (missing)
			report_missing(t, line);
		return 1;
	}
	if (line->file && is_directory(line->file))
		return run_directory(t, line);
	const char *name = line->command ? "<string>" : line->file ? line->file : "<stdin>";
	return bb_is_empty(bb_run_source(t, text, size, name, line->command != NULL)) ? 1 : 0;
}

/* What SystemExit says. */
static int exit_code(BbThread *t, BbValue exception)
{
	BbValue code = bb_getattr_text(t, exception, "code");
	int64_t n;
	if (bb_is_empty(code)) {
		bb_exception_clear(t);
		return 1;
	}
	if (bb_is_none(code))
		return 0;
	if (bb_is_int(code))
		return bb_int_to_i64(code, &n) ? (int)(n & 0xff) : 255;
	BbValue text = bb_format(t, "%S\n", code);
	if (bb_is_empty(text))
		bb_exception_clear(t);
	else
		bb_report_write(t, text);
	return 1;
}

/* Deals with the pending exception, if there is one. */
static int finish_exception(BbThread *t, int code, bool *interrupted)
{
	if (!bb_has_exception(t))
		return code;
	BbValue exception = bb_exception_take(t);
	if (bb_is_of_type(exception, &bb_exc_SystemExit))
		return exit_code(t, exception);
	*interrupted = bb_is_of_type(exception, &bb_exc_KeyboardInterrupt);
	bb_report_uncaught(t, exception);
	if (bb_has_exception(t))
		return exit_code(t, bb_exception_take(t)); /* the hook's SystemExit */
	return 1;
}

static int run(BbThread *t, const BbCommandLine *line, const char *text, size_t size, bool interactive,
	       bool *interrupted)
{
	int code = 0;
	char *standard[] = {"default"};
	bool warnings, shown = line->runtime.dev_mode;
	if (!set_path(t, line) || !add_texts(t, BB_N_warnoptions, standard, shown) ||
	    !add_environment_warnings(t, line, &warnings) ||
	    !add_texts(t, BB_N_warnoptions, line->warnings, line->warning_count) || !add_x_options(t, line) ||
	    !enable_fault_handler(t, line) || !describe_main(t, line, interactive))
		return finish_exception(t, 1, interrupted);
	if ((warnings || shown) && bb_is_empty(bb_import_module(t, "warnings")))
		return finish_exception(t, 1, interrupted);
	if (!interactive) {
		code = run_program(t, line, text, size);
		if (!line->runtime.inspect)
			return finish_exception(t, code, interrupted);
		code = finish_exception(t, code, interrupted);
		*interrupted = false;
	}
	bb_repl_run(t, interactive && !line->runtime.quiet);
	return finish_exception(t, 0, interrupted);
}

/* The life of the runtime; the program's exit code. */
static int live(const BbCommandLine *line, bool *interrupted)
{
	const char *text = line->command;
	char *read_text = NULL;
	size_t size = text ? strlen(text) : 0;
	bool interactive =
		!line->command && !line->module && !line->file && (line->runtime.inspect || isatty(STDIN_FILENO));
	if (line->file && !is_directory(line->file)) {
		text = read_text = read_file(line->file, &size);
		if (!text)
			return 2;
		if (line->skip_first_line)
			skip_first_line(read_text);
	} else if (!line->command && !line->module && !line->file && !interactive) {
		text = read_text = read_all(STDIN_FILENO, &size);
		if (!text)
			return 2;
	}

	BbThread *t = bb_runtime_create(&line->runtime);
	if (!t) {
		fputs("bobbin: no memory for the runtime\n", stderr);
		return 1;
	}
	bb_heap_stress(t->rt, (uint32_t)line->collect_every);
	int code = run(t, line, text, size, interactive, interrupted);
	if (!bb_runtime_finish(t))
		code = FLUSH_FAILED;
	free(read_text);
	return code;
}

/* -X serial */
static bool is_serial(const BbCommandLine *line)
{
	for (int i = 0; i < line->x_option_count; i++)
		if (strcmp(line->x_options[i], "serial") == 0)
			return true;
	return false;
}

int main(int argc, char **argv)
{
	BbCommandLine line = {0};
	bool interrupted = false;
	int code = bb_options_read(argc, argv, &line);
	if (code < 0) {
		line.runtime.start_modules = bb_modules_start;
		code = is_serial(&line) ? bb_serial_line_run(&line.runtime) : live(&line, &interrupted);
	}
	bb_options_free(&line);
	if (interrupted) {
		signal(SIGINT, SIG_DFL);
		raise(SIGINT);
	}
	return code;
}
