/* SPDX-License-Identifier: MIT */
/*
 * See repl.h.  Lines are edited where there is an editor and standard input is a terminal.  Reading is detached; a
 * signal interrupts it, and its handler runs before reading goes on.
 */
#include "unix/program/repl.h"

#include "unix/program/line_editor.h"

#include "compiler/compiler.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "vm/report.h"
#include "vm/vm.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Repl {
	BbThread *t;
	BbValue dict;
	const char *prompt; /* of the line being read */
	char *line;	    /* its text, malloc'd; NULL: end of input */
	bool interrupted;
	LineEditor *editor; /* NULL: none, lines are read plainly */
} Repl;

/* ---- Lines. ---- */

/* Without an editor: prompts go to standard error. */
static void read_plain(Repl *repl)
{
	size_t size = 0, room = 0;
	char c;
	ssize_t n;
	fputs(repl->prompt, stderr);
	while ((n = read(STDIN_FILENO, &c, 1)) == 1) {
		if (size + 2 > room) {
			room = room ? 2 * room : 128;
			char *larger = realloc(repl->line, room);
			if (!larger)
				return;
			repl->line = larger;
		}
		repl->line[size++] = c;
		repl->line[size] = '\0';
		if (c == '\n')
			return;
	}
	if (n < 0 && errno == EINTR)
		repl->interrupted = true;
}

static void *read_line(void *arg)
{
	Repl *repl = arg;
	repl->line = NULL;
	repl->interrupted = false;
	if (repl->editor)
		repl->line = line_editor_read(repl->editor, repl->prompt, &repl->interrupted);
	else
		read_plain(repl);
	return NULL;
}

/* sys.ps1 or sys.ps2 as text. */
static BbValue prompt_text(BbThread *t, const char *name)
{
	BbValue v = bb_dict_get_name(t, bb_vm(t)->sys_dict, bb_intern_text(t, name));
	BbValue text = bb_is_empty(v) ? bb_str_empty(t) : bb_str(t, v);
	if (bb_is_empty(text)) {
		bb_exception_clear(t);
		return bb_str_empty(t);
	}
	return text;
}

static void flush_output(BbThread *t)
{
	BbValue pending = bb_exception_take(t);
	if (bb_vm(t)->flush_streams)
		(void)bb_vm(t)->flush_streams(t);
	fflush(stdout);
	bb_exception_restore(t, pending);
}

/* The next line into repl->line; false: a signal handler raised. */
static bool next_line(Repl *repl, bool first)
{
	BbThread *t = repl->t;
	for (;;) {
		BbValue prompt = prompt_text(t, first ? "ps1" : "ps2");
		repl->prompt = bb_str_text(prompt);
		flush_output(t);
		bb_detached(t, read_line, repl);
		BB_KEEP_FRAME();
		if (!bb_vm_poll(t)) {
			free(repl->line);
			return false;
		}
		if (!repl->interrupted)
			return true;
		free(repl->line);
	}
}

/* ---- Statements. ---- */

static BbValue compile_input(Repl *repl, const char *text, size_t size, bool whole)
{
	BbCompileOptions options = {
		.mode = BB_COMPILE_SINGLE,
		.filename = bb_intern_text(repl->t, "<stdin>"),
		.is_text = true,
		.allow_incomplete = !whole,
		.dont_imply_dedent = !whole,
		.optimize = bb_vm(repl->t)->options.optimize,
	};
	return bb_is_empty(options.filename) ? BB_EMPTY : bb_compile(repl->t, text, size, &options);
}

static bool is_blank(const char *text)
{
	size_t n = strspn(text, " \t\r\n");
	return text[n] == '\0' || text[n] == '#';
}

static char *append(char *text, const char *more)
{
	size_t have = text ? strlen(text) : 0;
	char *larger = realloc(text, have + strlen(more) + 2);
	if (!larger)
		return text;
	strcpy(larger + have, more);
	return larger;
}

/* Reads one statement: its code; None: there was nothing; EMPTY: raised.  *end: the input ends. */
static BbValue read_statement(Repl *repl, bool *end)
{
	BbThread *t = repl->t;
	char *text = NULL;
	BbValue code = BB_EMPTY;
	for (bool first = true;; first = false) {
		if (!next_line(repl, first)) {
			free(text);
			return BB_EMPTY;
		}
		bool at_end = repl->line == NULL;
		if (first && (at_end || is_blank(repl->line))) {
			*end = at_end;
			free(repl->line);
			return BB_NONE;
		}
		text = append(text, at_end ? "\n" : repl->line);
		free(repl->line);
		/* Without its last newline a compound statement is complete only once an empty line follows it. */
		size_t size = strlen(text);
		code = compile_input(repl, text, size - (!at_end && size && text[size - 1] == '\n'), at_end);
		*end = at_end;
		if (at_end || !bb_is_empty(code) || !bb_exception_matches(t, &bb_exc__IncompleteInputError))
			break;
		bb_exception_clear(t);
	}
	if (!bb_is_empty(code) && !bb_report_note_source(t, code, text, strlen(text)))
		bb_exception_clear(t);
	free(text);
	return code;
}

/* Remembers the exception as sys.last_exc and so on, and shows it. */
static void show_exception(BbThread *t, BbValue exception)
{
	BbValue tb = bb_slot_load(&bb_to_exception(exception)->traceback), sys = bb_vm(t)->sys_dict;
	if (!bb_dict_set_name(t, sys, "last_exc", exception) || !bb_dict_set_name(t, sys, "last_value", exception) ||
	    !bb_dict_set_name(t, sys, "last_type", bb_from_pointer(bb_type_of(exception))) ||
	    !bb_dict_set_name(t, sys, "last_traceback", bb_is_empty(tb) ? BB_NONE : tb))
		bb_exception_clear(t);
	bb_report_uncaught(t, exception);
}

static bool set_prompt(BbThread *t, const char *name, const char *text)
{
	BbValue key = bb_intern_text(t, name);
	return !bb_is_empty(key) &&
	       !bb_is_empty(bb_dict_setdefault(t, bb_vm(t)->sys_dict, key, bb_str_from_text(t, text)));
}

void bb_repl_run(BbThread *t, bool banner)
{
	Repl repl = {.t = t, .dict = bb_run_main_dict(t)};
	bool end = false;
	if (bb_is_empty(repl.dict) || !set_prompt(t, "ps1", ">>> ") || !set_prompt(t, "ps2", "... "))
		return;
	if (banner)
		fputs("Bobbin 0.1.0 (Python 3.14.2)\nType \"help(x)\" for help about x, \"exit\" to leave.\n", stderr);
	if (isatty(STDIN_FILENO))
		repl.editor = line_editor_open();
	while (!end) {
		BbValue code = read_statement(&repl, &end);
		if (!bb_is_empty(code) && !bb_is_none(code))
			code = bb_vm_run_code(t, bb_to_pointer(code), repl.dict, repl.dict, BB_EMPTY);
		if (!bb_is_empty(code))
			continue;
		if (bb_exception_matches(t, &bb_exc_SystemExit))
			break;
		BbValue exception = bb_exception_take(t);
		if (bb_is_exact(exception, &bb_exc_KeyboardInterrupt) && repl.interrupted)
			fputs("\nKeyboardInterrupt\n", stderr);
		else
			show_exception(t, exception);
		repl.interrupted = false;
		if (bb_has_exception(t))
			break;
	}
	flush_output(t);
	if (end)
		fputc('\n', stderr);
	line_editor_close(repl.editor);
}
