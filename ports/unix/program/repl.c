/* SPDX-License-Identifier: MIT */
/*
 * See repl.h.  Lines are edited where there is an editor and standard input is a terminal.  Reading is detached; a
 * signal interrupts it, and its handler runs before reading goes on.
 */
#include "unix/program/repl.h"

#include "serial/program/interactive.h"
#include "unix/program/line_editor.h"

#include "object/error.h"
#include "object/exception.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"
#include "vm/import.h"
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

static char *copy_text(BbValue text)
{
	return bb_is_str(text) ? strdup(bb_str_text(text)) : NULL;
}

/* A LineCompleter; reading is detached. */
static char *complete(void *context, const char *line, char **shown)
{
	BbThread *t = ((Repl *)context)->t;
	bb_thread_attach(t);
	BbValue module = bb_import_module(t, "rlcompleter"), text = bb_str_from_text(t, line), answer = BB_EMPTY;
	BbValue function = bb_is_empty(module) ? BB_EMPTY : bb_getattr_text(t, module, "_complete_line");
	if (!bb_is_empty(function) && !bb_is_empty(text))
		answer = bb_call(t, function, &text, 1, BB_EMPTY);
	char *inserted = NULL;
	if (bb_is_empty(answer)) {
		bb_exception_clear(t);
	} else {
		inserted = copy_text(bb_tuple_get(answer, 0));
		*shown = copy_text(bb_tuple_get(answer, 1));
	}
	BB_KEEP_FRAME();
	bb_thread_detach(t);
	return inserted;
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

static void flush_output(BbThread *t)
{
	bb_interactive_flush(t);
	fflush(stdout);
}

/* The next line into repl->line; false: a signal handler raised. */
static bool next_line(Repl *repl, bool first)
{
	BbThread *t = repl->t;
	for (;;) {
		BbValue prompt = bb_interactive_prompt(t, first ? "ps1" : "ps2");
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
		if (first && (at_end || bb_interactive_is_blank(repl->line))) {
			*end = at_end;
			free(repl->line);
			return BB_NONE;
		}
		text = append(text, at_end ? "\n" : repl->line);
		free(repl->line);
		code = bb_interactive_compile(t, text, strlen(text), at_end);
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

void bb_repl_run(BbThread *t, bool banner)
{
	Repl repl = {.t = t, .dict = bb_run_main_dict(t)};
	bool end = false;
	if (bb_is_empty(repl.dict) || !bb_interactive_begin(t))
		return;
	if (banner)
		fputs("Bobbin 0.1.0 (Python 3.14.2)\nType \"help(x)\" for help about x, \"exit\" to leave.\n", stderr);
	if (isatty(STDIN_FILENO))
		repl.editor = line_editor_open();
	if (repl.editor)
		line_editor_complete_with(repl.editor, complete, &repl);
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
			bb_report_uncaught(t, exception);
		repl.interrupted = false;
		if (bb_has_exception(t))
			break;
	}
	flush_output(t);
	if (end)
		fputc('\n', stderr);
	line_editor_close(repl.editor);
}
