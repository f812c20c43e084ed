/* SPDX-License-Identifier: MIT */
/*
 * See line_editor.h.
 */
#include "unix/program/line_editor.h"

#include <stddef.h>

#if HAVE_LIBEDIT

#include <dlfcn.h>
#include <errno.h>
#include <histedit.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#define LIBRARY "libedit.so.2"
#define LIBRARY_FUNCTIONS(X)                                                                                           \
	X(el_init)                                                                                                     \
	X(el_end)                                                                                                      \
	X(el_get) X(el_set) X(el_gets) X(el_source) X(history) X(history_init) X(history_end) X(el_line) X(el_insertstr)

struct LineEditor {
	EditLine *edit;
	History *past;
	const char *prompt;
	bool interrupted;
	LineCompleter *completer; /* or NULL */
	void *context;
};

static struct {
#define X(name) __typeof__(&name) name;
	LIBRARY_FUNCTIONS(X)
#undef X
} lib;

static bool load(void)
{
	void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
	if (!library)
		return false;
#define X(name)                                                                                                        \
	if (!(lib.name = (__typeof__(lib.name))dlsym(library, #name)))                                                 \
		return false;
	LIBRARY_FUNCTIONS(X)
#undef X
	return true;
}

static char *give_prompt(EditLine *edit)
{
	LineEditor *editor = NULL;
	lib.el_get(edit, EL_CLIENTDATA, &editor);
	return (char *)editor->prompt;
}

/* Tab: inserts what is certain, or shows what is possible. */
static void complete(EditLine *edit, LineEditor *editor)
{
	const LineInfo *info = lib.el_line(edit);
	char *line = strndup(info->buffer, (size_t)(info->cursor - info->buffer)), *shown = NULL;
	char *text = editor->completer && line ? editor->completer(editor->context, line, &shown) : NULL;
	if (!text || !*text || lib.el_insertstr(edit, text) != 0) {
		if (shown && *shown)
			printf("\n%s\n", shown);
		else
			putchar('\a');
		fflush(stdout);
	}
	lib.el_set(edit, EL_REFRESH);
	free(line);
	free(shown);
	free(text);
}

/* Reads one character; a signal ends the line.  (Tab is not bound by EL_ADDFN, since libedit never frees the name of
 * such a function.) */
static int get_character(EditLine *edit, wchar_t *out)
{
	mbstate_t state = {0};
	LineEditor *editor = NULL;
	lib.el_get(edit, EL_CLIENTDATA, &editor);
	for (;;) {
		char c;
		ssize_t n = read(STDIN_FILENO, &c, 1);
		if (n < 0 && errno == EINTR) {
			editor->interrupted = true;
			return -1;
		}
		if (n <= 0)
			return (int)n;
		if (c == '\t') {
			complete(edit, editor);
			continue;
		}
		size_t used = mbrtowc(out, &c, 1, &state);
		if (used == (size_t)-1) {
			*out = (unsigned char)c;
			return 1;
		}
		if (used != (size_t)-2)
			return 1;
	}
}

LineEditor *line_editor_open(void)
{
	if (!load())
		return NULL;
	LineEditor *editor = calloc(1, sizeof *editor);
	if (!editor)
		return NULL;
	setlocale(LC_CTYPE, "C.UTF-8");
	editor->edit = lib.el_init("bobbin", stdin, stdout, stderr);
	editor->past = lib.history_init();
	if (!editor->edit || !editor->past) {
		line_editor_close(editor);
		return NULL;
	}
	HistEvent event;
	lib.history(editor->past, &event, H_SETSIZE, 1000);
	lib.history(editor->past, &event, H_SETUNIQUE, 1);
	lib.el_set(editor->edit, EL_CLIENTDATA, editor);
	lib.el_set(editor->edit, EL_PROMPT, give_prompt);
	lib.el_set(editor->edit, EL_EDITOR, "emacs");
	lib.el_set(editor->edit, EL_SIGNAL, 0);
	lib.el_set(editor->edit, EL_HIST, lib.history, editor->past);
	lib.el_set(editor->edit, EL_GETCFN, get_character);
	lib.el_set(editor->edit, EL_BIND, "^R", "em-inc-search-prev", NULL);
	lib.el_source(editor->edit, NULL);
	return editor;
}

void line_editor_complete_with(LineEditor *editor, LineCompleter *completer, void *context)
{
	editor->completer = completer;
	editor->context = context;
}

char *line_editor_read(LineEditor *editor, const char *prompt, bool *interrupted)
{
	int count = 0;
	editor->prompt = prompt;
	editor->interrupted = false;
	/* By itself the editor shows the prompt first: a Ctrl-D typed at once would be the terminal's, and be lost. */
	lib.el_set(editor->edit, EL_PREP_TERM, 1);
	const char *line = lib.el_gets(editor->edit, &count);
	*interrupted = editor->interrupted;
	if (!line || count <= 0)
		return NULL;
	if (strspn(line, " \t\n") < strlen(line)) {
		HistEvent event;
		lib.history(editor->past, &event, H_ENTER, line);
	}
	return strdup(line);
}

void line_editor_close(LineEditor *editor)
{
	if (!editor)
		return;
	if (editor->past)
		lib.history_end(editor->past);
	if (editor->edit)
		lib.el_end(editor->edit);
	free(editor);
}

#else

LineEditor *line_editor_open(void)
{
	return NULL;
}

void line_editor_complete_with(LineEditor *editor, LineCompleter *completer, void *context)
{
	(void)editor;
	(void)completer;
	(void)context;
}

char *line_editor_read(LineEditor *editor, const char *prompt, bool *interrupted)
{
	(void)editor;
	(void)prompt;
	(void)interrupted;
	return NULL;
}

void line_editor_close(LineEditor *editor)
{
	(void)editor;
}

#endif
