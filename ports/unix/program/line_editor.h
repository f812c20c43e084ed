/* SPDX-License-Identifier: MIT */
/*
 * Reading a line at a terminal, with editing and a history: libedit, loaded when it is first needed, so that programs
 * start without it.
 */
#ifndef BB_UNIX_PROGRAM_LINE_EDITOR_H
#define BB_UNIX_PROGRAM_LINE_EDITOR_H

#include <stdbool.h>

typedef struct LineEditor LineEditor;

/* NULL: there is no libedit, or no memory. */
LineEditor *line_editor_open(void);

/* What could follow a line up to the cursor: a text to insert, or NULL; *shown is a list to show instead, or NULL; both
 * for the editor to free().  Called while a line is read. */
typedef char *LineCompleter(void *context, const char *line, char **shown);
void line_editor_complete_with(LineEditor *editor, LineCompleter *completer, void *context);

/* A line with its newline, for the caller to free(); NULL: end of input, no memory, or a signal came (then
 * *interrupted is set).  Blocks; needs no runtime. */
char *line_editor_read(LineEditor *editor, const char *prompt, bool *interrupted);

/* editor may be NULL. */
void line_editor_close(LineEditor *editor);

#endif
