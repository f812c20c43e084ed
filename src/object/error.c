/* SPDX-License-Identifier: MIT */
/*
 * Raising exceptions from C and formatting messages.
 *
 * The pending exception belongs to its thread.
 */
#include "object/error.h"

#include "memory/c_stack.h"
#include "object/exception.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"

/* ---- Formatting. ---- */

static void add_unsigned(BbStrBuilder *b, uintmax_t x, unsigned base)
{
	char digits[24];
	size_t n = sizeof digits;
	do {
		digits[--n] = "0123456789abcdef"[x % base];
		x /= base;
	} while (x);
	bb_str_builder_add(b, digits + n, sizeof digits - n);
}

static void add_signed(BbStrBuilder *b, intmax_t x)
{
	if (x < 0)
		bb_str_builder_add_text(b, "-");
	add_unsigned(b, x < 0 ? 0 - (uintmax_t)x : (uintmax_t)x, 10);
}

/* At most limit characters of what the function makes of a value. */
static bool add_limited(BbStrBuilder *b, BbValue (*text_of)(BbThread *t, BbValue v), BbValue v, size_t limit)
{
	BbValue s = bb_is_empty(v) ? v : text_of(b->t, v);
	if (bb_is_empty(s))
		return false;
	if (bb_to_str(s)->length > limit) {
		s = bb_str_substring(b->t, s, 0, limit);
		if (bb_is_empty(s))
			return false;
	}
	return bb_str_builder_add_str(b, s);
}

/* Built-in types name their module, unless it is builtins; those made by a class statement do not. */
static bool add_full_name(BbStrBuilder *b, const BbType *type)
{
	if (!(type->flags & BB_TYPE_HEAP) && type->module && strcmp(type->module, "builtins") != 0) {
		bb_str_builder_add_text(b, type->module);
		bb_str_builder_add_text(b, ".");
	}
	return bb_str_builder_add_text(b, type->name);
}

static BB_NOINLINE BbValue format_here(BbThread *t, const char *format, va_list args)
{
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	for (const char *p = format; *p;) {
		const char *percent = strchr(p, '%');
		if (!percent) {
			bb_str_builder_add_text(&b, p);
			break;
		}
		bb_str_builder_add(&b, p, (size_t)(percent - p));
		p = percent + 1;
		size_t limit = SIZE_MAX;
		if (*p == '.') {
			limit = 0;
			for (p++; *p >= '0' && *p <= '9'; p++)
				limit = limit * 10 + (size_t)(*p - '0');
		}
		bool sized = *p == 'z';
		p += sized;
		bool ok = true;
		switch (*p++) {
		case 's': {
			const char *text = va_arg(args, const char *);
			size_t n = strlen(text);
			ok = bb_str_builder_add(&b, text, n < limit ? n : limit);
			break;
		}
		case 'd':
			add_signed(&b, sized ? va_arg(args, intptr_t) : va_arg(args, int));
			break;
		case 'u':
			add_unsigned(&b, sized ? va_arg(args, size_t) : va_arg(args, unsigned), 10);
			break;
		case 'x':
			add_unsigned(&b, sized ? va_arg(args, size_t) : va_arg(args, unsigned), 16);
			break;
		case 'c':
			ok = bb_str_builder_add_char(&b, (uint32_t)va_arg(args, int));
			break;
		case '%':
			ok = bb_str_builder_add_text(&b, "%");
			break;
		case 'S':
			ok = add_limited(&b, bb_str, va_arg(args, BbValue), limit);
			break;
		case 'R':
			ok = add_limited(&b, bb_repr, va_arg(args, BbValue), limit);
			break;
		case 'A':
			ok = add_limited(&b, bb_ascii, va_arg(args, BbValue), limit);
			break;
		case 'T':
			ok = add_full_name(&b, bb_type_of(va_arg(args, BbValue)));
			break;
		case 'Q':
			ok = add_full_name(&b, va_arg(args, const BbType *));
			break;
		case 'N':
			ok = bb_str_builder_add_text(&b, va_arg(args, const BbType *)->name);
			break;
		default:
			BB_UNREACHABLE();
		}
		if (!ok)
			return BB_EMPTY;
	}
	return bb_str_builder_finish(&b);
}

typedef struct Format {
	BbThread *t;
	const char *format;
	va_list args;
	BbValue result;
} Format;

static void format_on_piece(void *arg)
{
	Format *f = arg;
	f->result = format_here(f->t, f->format, f->args);
}

/* Takes much of a C stack. */
BbValue bb_format_v(BbThread *t, const char *format, va_list args)
{
	if (!bb_c_stack_is_short(t))
		return format_here(t, format, args);
	Format f = {.t = t, .format = format};
	va_copy(f.args, args);
	bb_c_stack_call(t, format_on_piece, &f);
	va_end(f.args);
	return f.result;
}

BbValue bb_format(BbThread *t, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	BbValue v = bb_format_v(t, format, args);
	va_end(args);
	return v;
}

/* ---- Raising. ---- */

BbValue bb_raise_object(BbThread *t, BbValue exception)
{
	BbValue handled = bb_objects(t)->handled ? bb_objects(t)->handled(t) : BB_EMPTY;
	if (!bb_is_empty(handled) && !bb_is_none(handled))
		bb_exception_set_context(t, exception, handled);
	t->exception = exception;
	return BB_EMPTY;
}

static BB_NOINLINE BbValue raise_here(BbThread *t, BbType *type, const BbValue *args, size_t nargs)
{
	BbValue exception = bb_exception_new(t, type, args, nargs);
	return bb_is_empty(exception) ? BB_EMPTY : bb_raise_object(t, exception);
}

typedef struct Raising {
	BbThread *t;
	BbType *type;
	const BbValue *args;
	size_t nargs;
} Raising;

static void raise_on_piece(void *arg)
{
	const Raising *r = arg;
	raise_here(r->t, r->type, r->args, r->nargs);
}

BbValue bb_raise_with(BbThread *t, BbType *type, const BbValue *args, size_t nargs)
{
	if (!bb_c_stack_is_short(t))
		return raise_here(t, type, args, nargs);
	Raising r = {t, type, args, nargs};
	bb_c_stack_call(t, raise_on_piece, &r);
	return BB_EMPTY;
}

BbValue bb_raise_v(BbThread *t, BbType *type, const char *format, va_list args)
{
	BbValue message = bb_format_v(t, format, args);
	return bb_is_empty(message) ? BB_EMPTY : bb_raise_with(t, type, &message, 1);
}

BbValue bb_raise(BbThread *t, BbType *type, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	bb_raise_v(t, type, format, args);
	va_end(args);
	return BB_EMPTY;
}

BbValue bb_raise_key_error(BbThread *t, BbValue key)
{
	return bb_raise_with(t, &bb_exc_KeyError, &key, 1);
}

BbValue bb_raise_stop_iteration(BbThread *t, BbValue value)
{
	return bb_raise_with(t, &bb_exc_StopIteration, &value, bb_is_empty(value) ? 0 : 1);
}

/* A MemoryError of the thread's own; NULL: no memory even for that. */
static BbException *new_memory_error(BbThread *t)
{
	BbType *type = &bb_exc_MemoryError;
	BbException *e = bb_alloc(t, &type->kind, sizeof *e);
	if (e) {
		bb_shape_store_relaxed(&e->header.shape, bb_shape_load(&type->root_shape));
		bb_slot_init(&e->args, bb_objects(t)->empty_tuple);
	}
	return e;
}

BbValue bb_raise_no_memory(BbThread *t)
{
	BbValue shared = bb_objects(t)->no_memory;
	BbException *own = bb_is_empty(shared) ? NULL : new_memory_error(t);
	if (own)
		return bb_raise_object(t, bb_from_pointer(own));
	if (!bb_is_empty(shared))
		bb_slot_store(&bb_to_exception(shared)->traceback, BB_EMPTY); /* of the last time */
	t->exception = shared;
	return BB_EMPTY;
}

bool bb_exception_matches(BbThread *t, const BbType *type)
{
	return bb_has_exception(t) && bb_type_is_subtype(bb_type_of(t->exception), type);
}

void bb_exception_clear(BbThread *t)
{
	t->exception = BB_EMPTY;
}

BbValue bb_exception_take(BbThread *t)
{
	BbValue exception = t->exception;
	t->exception = BB_EMPTY;
	return exception;
}

void bb_exception_restore(BbThread *t, BbValue exception)
{
	t->exception = exception;
}

BbValue bb_raise_native_recursion(BbThread *t, const char *where)
{
	/* Raising takes some stack itself. */
	uintptr_t limit = t->stack_limit;
	t->stack_limit = t->stack_low;
	bb_raise(t, &bb_exc_RecursionError, "maximum recursion depth exceeded%s", where);
	t->stack_limit = limit;
	return BB_EMPTY;
}

void bb_write_unraisable(BbThread *t, const char *what, BbValue object)
{
	BbValue exception = bb_exception_take(t);
	if (bb_objects(t)->unraisable)
		bb_objects(t)->unraisable(t, what, object, exception);
}

bool bb_warn(BbThread *t, BbType *category, const char *format, ...)
{
	if (!bb_objects(t)->warn)
		return true;
	va_list args;
	va_start(args, format);
	BbValue message = bb_format_v(t, format, args);
	va_end(args);
	return !bb_is_empty(message) && bb_objects(t)->warn(t, category, message);
}
