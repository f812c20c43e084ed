/* SPDX-License-Identifier: MIT */
/*
 * See interactive.h.
 */
#include "serial/program/interactive.h"

#include "compiler/compiler.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "vm/report.h"
#include "vm/vm.h"

#include <string.h>

static BbValue compile(BbThread *t, const char *text, size_t size, bool whole)
{
	BbCompileOptions options = {
		.mode = BB_COMPILE_SINGLE,
		.filename = bb_intern_text(t, "<stdin>"),
		.is_text = true,
		.allow_incomplete = !whole,
		.dont_imply_dedent = !whole,
		.optimize = bb_vm(t)->options.optimize,
	};
	return bb_is_empty(options.filename) ? BB_EMPTY : bb_compile(t, text, size, &options);
}

BbValue bb_interactive_compile(BbThread *t, const char *text, size_t size, bool whole)
{
	BbValue code = compile(t, text, size, whole);
	/* Without its last newline a compound statement is complete only once an empty line follows it. */
	bool may_go_on = !whole && size > 0 && text[size - 1] == '\n';
	return bb_is_empty(code) || !may_go_on ? code : compile(t, text, size - 1, false);
}

bool bb_interactive_is_blank(const char *text)
{
	size_t n = strspn(text, " \t\r\n");
	return text[n] == '\0' || text[n] == '#';
}

void bb_interactive_flush(BbThread *t)
{
	BbValue pending = bb_exception_take(t);
	if (bb_vm(t)->flush_streams)
		(void)bb_vm(t)->flush_streams(t);
	bb_exception_restore(t, pending);
}

BbValue bb_interactive_prompt(BbThread *t, const char *name)
{
	BbValue v = bb_dict_get_name(t, bb_vm(t)->sys_dict, bb_intern_text(t, name));
	BbValue text = bb_is_empty(v) ? bb_str_empty(t) : bb_str(t, v);
	if (bb_is_empty(text)) {
		bb_exception_clear(t);
		return bb_str_empty(t);
	}
	return text;
}

static bool set_prompt(BbThread *t, const char *name, const char *text)
{
	BbValue key = bb_intern_text(t, name);
	return !bb_is_empty(key) &&
	       !bb_is_empty(bb_dict_setdefault(t, bb_vm(t)->sys_dict, key, bb_str_from_text(t, text)));
}

bool bb_interactive_begin(BbThread *t)
{
	return set_prompt(t, "ps1", ">>> ") && set_prompt(t, "ps2", "... ");
}
