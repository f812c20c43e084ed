/* SPDX-License-Identifier: MIT */
/*
 * See report.h.
 */
#include "vm/report.h"

#include "object/dict.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "vm/vm.h"

void bb_report_write(BbThread *t, BbValue text)
{
	BbValue stream;
	BbValue pending = bb_exception_take(t);
	if (!bb_is_empty(bb_vm(t)->sys_dict) && bb_dict_get(t, bb_vm(t)->sys_dict, BB_NAME(t, stderr), &stream) > 0 && !bb_is_none(stream) &&
	    !bb_is_empty(bb_call_method(t, stream, "write", &text, 1)) && !bb_is_empty(bb_call_method(t, stream, "flush", NULL, 0))) {
		bb_exception_restore(t, pending);
		return;
	}
	bb_exception_clear(t);
	bb_platform_console_error(bb_str_text(text), bb_to_str(text)->size);
	bb_exception_restore(t, pending);
}

BbValue bb_report_text(BbThread *t, BbValue exception)
{
	BbValue s = bb_str(t, exception);
	if (bb_is_empty(s))
		return BB_EMPTY;
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	BbValue tb = bb_slot_load(&bb_to_exception(exception)->traceback);
	if (!bb_is_empty(tb) && !bb_is_none(tb))
		bb_str_builder_add_text(&b, "Traceback (most recent call last):\n");
	for (; !bb_is_empty(tb) && !bb_is_none(tb); tb = bb_slot_load(&((BbTraceback *)bb_to_pointer(tb))->next)) {
		BbTraceback *p = bb_to_pointer(tb);
		BbFrameObject *f = bb_to_pointer(p->frame);
		BbValue line = bb_format(t, "  File \"%S\", line %u, in %S\n", f->code->filename, p->line, f->code->qualname);
		if (!bb_is_empty(line))
			bb_str_builder_add_str(&b, line);
	}
	BbValue last = bb_to_str(s)->size ? bb_format(t, "%T: %S\n", exception, s) : bb_format(t, "%T\n", exception);
	if (bb_is_empty(last))
		return BB_EMPTY;
	bb_str_builder_add_str(&b, last);
	return bb_str_builder_finish(&b);
}

void bb_report_exception(BbThread *t, BbValue exception)
{
	BbValue text = bb_report_text(t, exception);
	if (!bb_is_empty(text))
		bb_report_write(t, text);
	else
		bb_exception_clear(t);
}

void bb_report_uncaught(BbThread *t, BbValue exception)
{
	bb_report_exception(t, exception);
}

void bb_report_unraisable(BbThread *t, const char *what, BbValue object, BbValue exception)
{
	bb_report_exception(t, exception);
}

void bb_report_thread_exception(BbThread *t, BbValue thread_name, BbValue exception)
{
	bb_report_exception(t, exception);
}
