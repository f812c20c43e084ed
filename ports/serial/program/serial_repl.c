/* SPDX-License-Identifier: MIT */
/*
 * See serial_repl.h.
 *
 * Reading is detached.  A friendly line is read byte by byte, so that what follows it is there for input(); in raw mode
 * the tool waits for the outcome before it sends anything else.
 */
#include "serial/program/serial_repl.h"

#include "compiler/compiler.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "platform/platform.h"
#include "serial/program/interactive.h"
#include "vm/report.h"
#include "vm/runtime.h"
#include "vm/vm.h"

#include <string.h>

enum {
	CTRL_A = 1,
	CTRL_B = 2,
	CTRL_C = 3,
	CTRL_D = 4,
	CTRL_E = 5,
	BACKSPACE = 8,
	ESCAPE = 27,
	DELETE = 127,
	INPUT_END = -1,
};

/* How many bytes a tool may send in raw-paste mode before it waits. */
enum { WINDOW = 128 };

/* A text gets so many bytes at a time: half the memory of a board may be one program. */
enum { TEXT_STEP = 512 };

typedef struct Text {
	char *data; /* ends with a zero byte; NULL: nothing yet */
	size_t size, room;
} Text;

typedef struct Repl {
	BbThread *t;
	const BbSerialLine *line;
	BbValue dict;
	Text text;
	/* Bytes read ahead. */
	uint8_t ahead[32];
	unsigned next, count;
	bool read_ahead;
	bool after_return; /* a line feed now belongs to the carriage return before it */
	bool raw;
	bool ended;
	BbSerialEnd end;
} Repl;

/* ---- Bytes. ---- */

static void *read_bytes(void *arg)
{
	Repl *repl = arg;
	intptr_t n = bb_platform_read(0, repl->ahead, repl->read_ahead ? sizeof repl->ahead : 1);
	repl->next = 0;
	repl->count = n > 0 ? (unsigned)n : 0;
	return NULL;
}

/* The next byte, or INPUT_END. */
static int next_byte(Repl *repl)
{
	if (repl->next == repl->count)
		bb_detached(repl->t, read_bytes, repl);
	BB_KEEP_FRAME();
	return repl->next < repl->count ? repl->ahead[repl->next++] : INPUT_END;
}

typedef struct Output {
	const char *text;
	size_t size;
} Output;

static void *write_bytes(void *arg)
{
	Output *out = arg;
	while (out->size > 0) {
		intptr_t n = bb_platform_write(1, out->text, out->size);
		if (n <= 0)
			break;
		out->text += n;
		out->size -= (size_t)n;
	}
	return NULL;
}

static void put(Repl *repl, const char *text, size_t size)
{
	Output out = {text, size};
	bb_detached(repl->t, write_bytes, &out);
	BB_KEEP_FRAME();
}

static void put_text(Repl *repl, const char *text)
{
	put(repl, text, strlen(text));
}

/* ---- The text of a program or statement. ---- */

static void free_text(Repl *repl)
{
	bb_heap_outside_free(repl->t, repl->text.data);
	repl->text = (Text){0};
}

/* false: no memory. */
static bool add_byte(Repl *repl, char byte)
{
	Text *text = &repl->text;
	if (text->size + 2 > text->room) {
		char *data = bb_heap_outside_grow(repl->t, text->data, text->size, text->room + TEXT_STEP);
		if (!data)
			return false;
		text->data = data;
		text->room += TEXT_STEP;
	}
	text->data[text->size++] = byte;
	text->data[text->size] = '\0';
	return true;
}

static void finish(Repl *repl, BbSerialEnd end)
{
	repl->ended = true;
	repl->end = end;
}

/* ---- Running. ---- */

/* An interrupt that came too late for the program is for nobody; how the program ended stays. */
static void drop_late_interrupts(BbThread *t)
{
	BbValue outcome = bb_exception_take(t);
	/* A board's flag may be set before its poll is requested; a signal's handler raises. */
	bb_sync_and(&bb_vm(t)->interrupted, 0);
	while (!bb_vm_poll(t) && bb_exception_matches(t, &bb_exc_KeyboardInterrupt))
		bb_exception_clear(t);
	if (!bb_is_empty(outcome))
		bb_exception_restore(t, outcome);
}

static void catch_interrupts(Repl *repl, bool on)
{
	repl->line->catch_interrupts(repl->line->context, on);
	if (!on)
		drop_late_interrupts(repl->t);
}

static BbValue run_code(Repl *repl, BbValue code)
{
	if (bb_is_empty(code))
		return BB_EMPTY;
	return bb_vm_run_code(repl->t, bb_to_pointer(code), repl->dict, repl->dict, BB_EMPTY);
}

/* Shows the pending exception; SystemExit ends the REPL. */
static void show_outcome(Repl *repl)
{
	BbThread *t = repl->t;
	if (!bb_has_exception(t))
		return;
	if (!bb_exception_matches(t, &bb_exc_SystemExit)) {
		BbValue exception = bb_exception_take(t);
		/* sys.last_exc would keep what has filled the memory. */
		if (bb_is_of_type(exception, &bb_exc_MemoryError))
			bb_traceback_clear_frames(t, exception);
		bb_report_uncaught(t, exception);
		bb_interactive_flush(t);
		if (!bb_has_exception(t))
			return;
	}
	bb_exception_clear(t);
	finish(repl, repl->raw ? BB_SERIAL_END_RAW : BB_SERIAL_RESET);
}

static BbValue compile_program(Repl *repl)
{
	BbThread *t = repl->t;
	BbCompileOptions options = {
		.mode = BB_COMPILE_EXEC,
		.filename = bb_intern_text(t, "<stdin>"),
		.is_text = true,
		.optimize = bb_vm(t)->options.optimize,
	};
	if (bb_is_empty(options.filename))
		return BB_EMPTY;
	const char *text = repl->text.data ? repl->text.data : "";
	return bb_compile(t, text, repl->text.size, &options);
}

/* Runs the program that has been sent, between the marks that a tool waits for. */
static void run_program(Repl *repl)
{
	BbThread *t = repl->t;
	catch_interrupts(repl, true);
	BbValue code = compile_program(repl);
	free_text(repl);
	(void)run_code(repl, code);
	catch_interrupts(repl, false);
	bb_interactive_flush(t);
	put_text(repl, "\x04");
	show_outcome(repl);
	/* What has filled the memory may still stand there. */
	bb_thread_wipe_stack(t);
	put_text(repl, "\x04>");
}

/* ---- Raw mode. ---- */

static void raw_banner(Repl *repl)
{
	put_text(repl, "raw REPL; CTRL-B to exit\n>");
}

static void banner(Repl *repl)
{
	put_text(repl, "Bobbin 0.1.0 (Python 3.14.2) on ");
	put_text(repl, repl->line->machine);
	put_text(repl, "\n");
}

static void report_no_memory(Repl *repl)
{
	free_text(repl);
	bb_raise_no_memory(repl->t);
	put_text(repl, "\x04");
	show_outcome(repl);
	put_text(repl, "\x04>");
}

/* Reads what the tool still sends until it has seen that it is to stop. */
static void discard_paste(Repl *repl)
{
	int byte;
	put_text(repl, "\x04");
	do
		byte = next_byte(repl);
	while (byte != CTRL_D && byte != INPUT_END);
}

static void interrupted_paste(Repl *repl)
{
	free_text(repl);
	put_text(repl, "\x04\x04");
	bb_raise_with(repl->t, &bb_exc_KeyboardInterrupt, NULL, 0);
	show_outcome(repl);
	put_text(repl, "\x04>");
}

static void paste(Repl *repl)
{
	/* Not on the stack, where the collector could take it for a reference. */
	static const char sizes[] = {WINDOW & 0xff, WINDOW >> 8, 1};
	put(repl, sizes, sizeof sizes);
	for (unsigned used = 0;;) {
		int byte = next_byte(repl);
		if (byte == INPUT_END) {
			finish(repl, BB_SERIAL_CLOSED);
			return;
		}
		if (byte == CTRL_C) {
			interrupted_paste(repl);
			return;
		}
		if (byte == CTRL_D) {
			put_text(repl, "\x04");
			run_program(repl);
			return;
		}
		if (!add_byte(repl, (char)byte)) {
			discard_paste(repl);
			report_no_memory(repl);
			return;
		}
		if (++used == WINDOW) {
			used = 0;
			put_text(repl, "\x01");
		}
	}
}

/* Ctrl-E in raw mode: the tool asks for raw-paste by "A" and Ctrl-A. */
static void begin_paste(Repl *repl)
{
	int kind = next_byte(repl);
	if (kind == 'A' && next_byte(repl) == CTRL_A) {
		put_text(repl, "R\x01");
		paste(repl);
	} else {
		raw_banner(repl);
	}
}

static void raw_program(Repl *repl)
{
	if (repl->text.size == 0) {
		put_text(repl, "OK\n");
		finish(repl, BB_SERIAL_END_RAW);
		return;
	}
	put_text(repl, "OK");
	run_program(repl);
}

static void raw_step(Repl *repl)
{
	int byte = next_byte(repl);
	switch (byte) {
	case INPUT_END:
		finish(repl, BB_SERIAL_CLOSED);
		break;
	case CTRL_A:
		free_text(repl);
		raw_banner(repl);
		break;
	case CTRL_B:
		free_text(repl);
		put_text(repl, "\n");
		banner(repl);
		repl->raw = false;
		break;
	case CTRL_C:
		free_text(repl);
		break;
	case CTRL_D:
		raw_program(repl);
		break;
	case CTRL_E:
		if (repl->text.size == 0) {
			begin_paste(repl);
			break;
		}
		BB_FALLTHROUGH;
	default:
		if (!add_byte(repl, (char)byte))
			report_no_memory(repl);
	}
}

/* ---- Friendly mode. ---- */

static void put_prompt(Repl *repl, const char *name)
{
	BbValue prompt = bb_interactive_prompt(repl->t, name);
	bb_interactive_flush(repl->t);
	put(repl, bb_str_text(prompt), bb_to_str(prompt)->size);
}

/* Skips the rest of a key's escape sequence. */
static void skip_escape(Repl *repl)
{
	int byte = next_byte(repl);
	if (byte != '[' && byte != 'O')
		return;
	do
		byte = next_byte(repl);
	while (byte >= ' ' && byte < '@');
}

/* Takes the last character of the line that begins at start off the text, and off the screen. */
static void erase(Repl *repl, size_t start)
{
	Text *text = &repl->text;
	if (text->size == start)
		return;
	do
		text->size--;
	while (text->size > start && ((uint8_t)text->data[text->size] & 0xc0) == 0x80);
	text->data[text->size] = '\0';
	put_text(repl, "\b \b");
}

/* How a line ended. */
typedef enum LineEnd { LINE_DONE, LINE_CONTROL, LINE_NO_MEMORY } LineEnd;

/* Appends a line with its newline to the text, showing it.  LINE_CONTROL: *control ended it. */
static LineEnd read_line(Repl *repl, int *control)
{
	size_t start = repl->text.size;
	for (;;) {
		int byte = next_byte(repl);
		bool skip = byte == '\n' && repl->after_return;
		repl->after_return = byte == '\r';
		if (skip)
			continue;
		if (byte == '\r' || byte == '\n') {
			put_text(repl, "\n");
			return add_byte(repl, '\n') ? LINE_DONE : LINE_NO_MEMORY;
		}
		if (byte == BACKSPACE || byte == DELETE) {
			erase(repl, start);
		} else if (byte == ESCAPE) {
			skip_escape(repl);
		} else if (byte >= ' ' || byte == '\t') {
			char c = (char)byte;
			if (!add_byte(repl, c))
				return LINE_NO_MEMORY;
			put(repl, &c, 1);
		} else if (byte == CTRL_C || byte == INPUT_END || repl->text.size == start) {
			*control = byte;
			return LINE_CONTROL;
		}
	}
}

/* Paste mode: all lines up to Ctrl-D are one program. */
static void paste_mode(Repl *repl)
{
	int control = 0;
	put_text(repl, "\npaste mode; Ctrl-C to cancel, Ctrl-D to finish\n=== ");
	for (;;) {
		LineEnd end = read_line(repl, &control);
		if (end == LINE_NO_MEMORY) {
			bb_raise_no_memory(repl->t);
			break;
		}
		if (end == LINE_DONE) {
			put_text(repl, "=== ");
		} else if (control == CTRL_C || control == INPUT_END) {
			free_text(repl);
			put_text(repl, "\n");
			return;
		} else if (control == CTRL_D) {
			put_text(repl, "\n");
			break;
		}
	}
	catch_interrupts(repl, true);
	BbValue code = bb_has_exception(repl->t) ? BB_EMPTY : compile_program(repl);
	free_text(repl);
	(void)run_code(repl, code);
	catch_interrupts(repl, false);
	bb_interactive_flush(repl->t);
	show_outcome(repl);
}

/* What a control character at the beginning of a line does. */
static void control(Repl *repl, int byte)
{
	bool first = repl->text.size == 0;
	if (byte == INPUT_END) {
		finish(repl, BB_SERIAL_CLOSED);
	} else if (byte == CTRL_C) {
		put_text(repl, "\nKeyboardInterrupt\n");
	} else if (byte == CTRL_A) {
		put_text(repl, "\n");
		repl->raw = true;
		raw_banner(repl);
	} else if (byte == CTRL_B) {
		put_text(repl, "\n");
		banner(repl);
	} else if (byte == CTRL_D && first) {
		put_text(repl, "\n");
		finish(repl, BB_SERIAL_RESET);
	} else if (byte == CTRL_E && first) {
		paste_mode(repl);
		return;
	}
	free_text(repl);
}

/* Reads one statement: its code, or EMPTY: an exception is pending, or there is nothing to run. */
static BbValue read_statement(Repl *repl)
{
	BbThread *t = repl->t;
	for (bool first = true;; first = false) {
		int byte = 0;
		put_prompt(repl, first ? "ps1" : "ps2");
		LineEnd end = read_line(repl, &byte);
		if (end == LINE_CONTROL) {
			control(repl, byte);
			return BB_EMPTY;
		}
		if (end == LINE_NO_MEMORY) {
			bb_raise_no_memory(t);
			return BB_EMPTY;
		}
		if (first && bb_interactive_is_blank(repl->text.data)) {
			free_text(repl);
			return BB_EMPTY;
		}
		BbValue code = bb_interactive_compile(t, repl->text.data, repl->text.size, false);
		if (!bb_is_empty(code) || !bb_exception_matches(t, &bb_exc__IncompleteInputError))
			return code;
		bb_exception_clear(t);
	}
}

static void friendly_step(Repl *repl)
{
	repl->read_ahead = false;
	BbValue code = read_statement(repl);
	free_text(repl);
	catch_interrupts(repl, true);
	(void)run_code(repl, code);
	catch_interrupts(repl, false);
	bb_interactive_flush(repl->t);
	show_outcome(repl);
}

BbSerialEnd bb_serial_repl_run(BbThread *t, const BbSerialLine *line, bool raw)
{
	Repl repl = {.t = t, .line = line, .dict = bb_run_main_dict(t), .raw = raw};
	if (bb_is_empty(repl.dict) || !bb_interactive_begin(t))
		return BB_SERIAL_FAILED;
	if (raw)
		raw_banner(&repl);
	else
		banner(&repl);
	while (!repl.ended) {
		repl.read_ahead = repl.raw;
		if (repl.raw)
			raw_step(&repl);
		else
			friendly_step(&repl);
	}
	free_text(&repl);
	return repl.end;
}
