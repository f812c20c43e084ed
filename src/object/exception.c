/* SPDX-License-Identifier: MIT */
/*
 * The exception types: BaseException's own state, and the types that keep more than args.
 *
 * An exception's attributes are slots, so threads may share an exception object.
 */
#include "object/exception.h"

#include "object/bytes.h"
#include "object/dict.h"
#include "object/instance_dict.h"
#include "object/int.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "platform/file.h"

#include <errno.h>

/* ---- Layout. ---- */

static void exception_trace(BbTracer *tracer, void *cell)
{
	BbException *e = cell;
	bb_trace_slot(tracer, &e->args);
	bb_trace_slot(tracer, &e->traceback);
	bb_trace_slot(tracer, &e->context);
	bb_trace_slot(tracer, &e->cause);
	bb_trace_pointer(tracer, e->fields ? (char *)e->fields - sizeof(BbCellKind *) : NULL);
	bb_instance_trace(tracer, &e->header, bb_type_of_object(&e->header));
}

typedef struct Fields {
	const BbCellKind *kind;
	BbSlot slots[BB_EXCEPTION_FIELDS];
} Fields;

static void fields_trace(BbTracer *tracer, void *cell)
{
	Fields *fields = cell;
	for (unsigned i = 0; i < BB_EXCEPTION_FIELDS; i++)
		bb_trace_slot(tracer, &fields->slots[i]);
}

static const BbCellKind fields_kind = {.trace = fields_trace};

BbValue bb_exception_field(BbValue exception, unsigned i)
{
	BbException *e = bb_to_exception(exception);
	BbValue v = e->fields ? bb_slot_load(&e->fields[i]) : BB_EMPTY;
	return bb_is_empty(v) ? BB_NONE : v;
}

void bb_exception_set_field(BbThread *t, BbValue exception, unsigned i, BbValue value)
{
	BbException *e = bb_to_exception(exception);
	if (e->fields)
		bb_store(t, (char *)e->fields - sizeof(BbCellKind *), &e->fields[i], value);
}

/* The types that keep more than args. */
static BbType *const types_with_fields[] = {&bb_exc_StopIteration,  &bb_exc_SystemExit,	 &bb_exc_ImportError,
					    &bb_exc_OSError,	    &bb_exc_SyntaxError, &bb_exc_UnicodeError,
					    &bb_exc_AttributeError, &bb_exc_NameError,	 &bb_exc_BaseExceptionGroup};

bool bb_exception_adds_fields(const BbType *type)
{
	for (size_t i = 0; i < BB_COUNT(types_with_fields); i++)
		if (type == types_with_fields[i])
			return true;
	return false;
}

/* They and what derives from them. */
static bool has_fields(const BbType *type)
{
	for (size_t i = 0; i < BB_COUNT(types_with_fields); i++)
		if (bb_type_is_subtype(type, types_with_fields[i]))
			return true;
	return false;
}

static BbValue alloc_exception(BbThread *t, BbType *type, const BbValue *args, size_t nargs)
{
	BbValue tuple = nargs ? bb_tuple_from(t, args, nargs) : bb_objects(t)->empty_tuple;
	BbException *e = bb_is_empty(tuple) ? NULL : bb_instance_new(t, type);
	if (!e)
		return BB_EMPTY;
	bb_slot_init(&e->args, tuple);
	if (has_fields(type)) {
		Fields *fields = bb_cell_new(t, &fields_kind, sizeof *fields);
		if (!fields)
			return BB_EMPTY;
		e->fields = fields->slots;
	}
	return bb_from_pointer(e);
}

BbValue bb_exception_new(BbThread *t, BbType *type, const BbValue *args, size_t nargs)
{
	return bb_type_call(t, bb_from_pointer(type), args, nargs, BB_EMPTY);
}

BbValue bb_exception_from(BbThread *t, BbValue v)
{
	if (bb_is_exception(v))
		return v;
	if (bb_is_type(v) && bb_type_is_subtype(bb_to_type(v), &bb_exc_BaseException)) {
		BbValue made = bb_call0(t, v);
		if (!bb_is_empty(made) && !bb_is_exception(made))
			return bb_type_error(t, "calling %R should have returned an instance of BaseException, not %R",
					     v, bb_from_pointer(bb_type_of(made)));
		return made;
	}
	return bb_type_error(t, "exceptions must derive from BaseException");
}

void bb_exception_set_context(BbThread *t, BbValue exception, BbValue context)
{
	if (bb_is(exception, context))
		return;
	/* Break a cycle: if the chain of context leads back to exception, cut it there.  Threads may be changing the
	 * chain: give up after a while. */
	BbValue o = context;
	for (unsigned steps = 0; steps < 100000; steps++) {
		BbException *e = bb_to_exception(o);
		BbValue next = bb_slot_load(&e->context);
		if (bb_is_empty(next) || bb_is_none(next))
			break;
		if (bb_is(next, exception)) {
			bb_store(t, e, &e->context, BB_EMPTY);
			break;
		}
		o = next;
	}
	BbException *e = bb_to_exception(exception);
	bb_store(t, e, &e->context, context);
}

/* ---- BaseException. ---- */

static BbValue or_none(BbValue v)
{
	return bb_is_empty(v) ? BB_NONE : v;
}

BB_CFUNCTION(base_new)
{
	return alloc_exception(t, bb_to_type(args[0]), args + 1, nargs - 1);
}

static BbValue no_keywords(BbThread *t, BbValue self, BbValue kwnames)
{
	if (!bb_is_empty(kwnames) && bb_tuple_count(kwnames))
		return bb_type_error(t, "%T() takes no keyword arguments", self);
	return BB_NONE;
}

static bool set_args(BbThread *t, BbValue self, const BbValue *args, size_t nargs)
{
	BbValue tuple = bb_tuple_from(t, args, nargs);
	if (bb_is_empty(tuple))
		return false;
	BbException *e = bb_to_exception(self);
	bb_store(t, e, &e->args, tuple);
	return true;
}

BB_CFUNCTION(base_init)
{
	if (bb_is_empty(no_keywords(t, self, kwnames)) || !set_args(t, self, args, nargs))
		return BB_EMPTY;
	return BB_NONE;
}

static BbValue args_of(BbValue self)
{
	return bb_slot_load(&bb_to_exception(self)->args);
}

BB_CFUNCTION(base_str)
{
	BbValue tuple = args_of(self);
	if (bb_tuple_count(tuple) == 0)
		return bb_str_empty(t);
	return bb_tuple_count(tuple) == 1 ? bb_str(t, bb_tuple_get(tuple, 0)) : bb_str(t, tuple);
}

BB_CFUNCTION(base_repr)
{
	BbValue tuple = args_of(self);
	if (bb_tuple_count(tuple) == 1)
		return bb_format(t, "%N(%R)", bb_type_of(self), bb_tuple_get(tuple, 0));
	return bb_format(t, "%N%R", bb_type_of(self), tuple);
}

static BbValue attributes_dict(BbThread *t, BbValue self)
{
	return bb_instance_dict(t, self);
}

static bool set_attributes_dict(BbThread *t, BbValue self, BbValue value)
{
	if (bb_is_empty(value) || !bb_is_dict(value)) {
		bb_type_error(t, "__dict__ must be a dictionary");
		return false;
	}
	BbValue dict = bb_instance_dict(t, self);
	if (bb_is_empty(dict))
		return false;
	bb_dict_clear(t, dict);
	return bb_dict_merge(t, dict, value, 1);
}

/* The state of an exception with fields: the dict with those that are set; EMPTY: raised. */
static BbValue state_with_fields(BbThread *t, BbValue self, const char *const *names, unsigned count, unsigned first)
{
	BbValue dict = bb_instance_dict(t, self), state = bb_is_empty(dict) ? BB_EMPTY : bb_dict_copy(t, dict);
	for (unsigned i = 0; i < count && !bb_is_empty(state); i++) {
		BbValue v = bb_exception_field(self, first + i), name = bb_intern_text(t, names[i]);
		if (bb_is_empty(name) || (!bb_is_empty(v) && !bb_is_none(v) && !bb_dict_set(t, state, name, v)))
			return BB_EMPTY;
	}
	return state;
}

static BbValue reduced(BbThread *t, BbValue self, BbValue args, BbValue state)
{
	BbValue parts[3] = {bb_from_pointer(bb_type_of(self)), args, state};
	if (bb_is_empty(args) || bb_is_empty(state))
		return BB_EMPTY;
	return bb_tuple_from(t, parts, !bb_is_none(state) && bb_dict_count(state) ? 3 : 2);
}

BB_CFUNCTION(base_reduce)
{
	return reduced(t, self, args_of(self), bb_instance_dict(t, self));
}

BB_CFUNCTION(base_setstate)
{
	if (bb_is_none(args[0]))
		return BB_NONE;
	if (!bb_is_dict(args[0]))
		return bb_type_error(t, "state is not a dictionary");
	BbValue key, value;
	size_t pos = 0;
	while (bb_dict_next(args[0], &pos, &key, &value)) {
		BbValue name = bb_is_str(key) ? bb_intern(t, key) : key;
		if (bb_is_empty(name) || !bb_setattr(t, self, name, value))
			return BB_EMPTY;
	}
	return BB_NONE;
}

BB_CFUNCTION(base_with_traceback)
{
	BbValue name = bb_intern_text(t, "__traceback__");
	return bb_setattr(t, self, name, args[0]) ? self : BB_EMPTY;
}

BB_CFUNCTION(base_add_note)
{
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "add_note() argument must be str, not %T", args[0]);
	BbValue notes;
	int found = bb_getattr_optional(t, self, BB_NAME(t, __notes__), &notes);
	if (found < 0)
		return BB_EMPTY;
	if (!found) {
		/* Threads that come at the same time get the same list. */
		BbValue made = bb_list_new(t, 1);
		if (bb_is_empty(made) || bb_instance_dict_setdefault(t, self, BB_NAME(t, __notes__), made, &notes) < 0)
			return BB_EMPTY;
	}
	if (!bb_is_list(notes))
		return bb_type_error(t, "Cannot add note: __notes__ is not a list");
	return bb_list_append(t, notes, args[0]) ? BB_NONE : BB_EMPTY;
}

static BbValue get_args(BbThread *t, BbValue self)
{
	return args_of(self);
}

static bool put_args(BbThread *t, BbValue self, BbValue value)
{
	if (bb_is_empty(value)) {
		bb_type_error(t, "args may not be deleted");
		return false;
	}
	BbValue tuple = bb_tuple_from_iterable(t, value);
	if (bb_is_empty(tuple))
		return false;
	bb_store(t, bb_to_exception(self), &bb_to_exception(self)->args, tuple);
	return true;
}

static BbValue get_traceback(BbThread *t, BbValue self)
{
	return or_none(bb_slot_load(&bb_to_exception(self)->traceback));
}

static bool put_traceback(BbThread *t, BbValue self, BbValue value)
{
	if (bb_is_empty(value)) {
		bb_type_error(t, "__traceback__ may not be deleted");
		return false;
	}
	if (!bb_is_none(value) && strcmp(bb_type_of(value)->name, "traceback") != 0) {
		bb_type_error(t, "__traceback__ must be a traceback or None");
		return false;
	}
	bb_store(t, bb_to_exception(self), &bb_to_exception(self)->traceback, value);
	return true;
}

static BbValue get_context(BbThread *t, BbValue self)
{
	return or_none(bb_slot_load(&bb_to_exception(self)->context));
}

static bool check_chain(BbThread *t, BbValue value, const char *name, const char *what)
{
	if (bb_is_empty(value))
		bb_type_error(t, "%s may not be deleted", name);
	else if (!bb_is_none(value) && !bb_is_exception(value))
		bb_type_error(t, "exception %s must be None or derive from BaseException", what);
	else
		return true;
	return false;
}

static bool put_context(BbThread *t, BbValue self, BbValue value)
{
	if (!check_chain(t, value, "__context__", "context"))
		return false;
	bb_store(t, bb_to_exception(self), &bb_to_exception(self)->context, value);
	return true;
}

static BbValue get_cause(BbThread *t, BbValue self)
{
	return or_none(bb_slot_load(&bb_to_exception(self)->cause));
}

static bool put_cause(BbThread *t, BbValue self, BbValue value)
{
	if (!check_chain(t, value, "__cause__", "cause"))
		return false;
	BbException *e = bb_to_exception(self);
	bb_store(t, e, &e->cause, value);
	bb_published8_store(&e->suppress_context, 1);
	return true;
}

static BbValue get_suppress(BbThread *t, BbValue self)
{
	return bb_bool(bb_published8_load(&bb_to_exception(self)->suppress_context));
}

static bool put_suppress(BbThread *t, BbValue self, BbValue value)
{
	int truth = bb_is_empty(value) ? -1 : bb_truth(t, value);
	if (truth < 0) {
		if (!bb_has_exception(t))
			bb_type_error(t, "can't delete numeric/char attribute");
		return false;
	}
	bb_published8_store(&bb_to_exception(self)->suppress_context, (uint8_t)truth);
	return true;
}

static const BbBuiltin base_methods[] = {
	BB_GETSET(bb_exc_BaseException, "__cause__", get_cause, put_cause, NULL),
	BB_GETSET(bb_exc_BaseException, "__context__", get_context, put_context, NULL),
	BB_GETSET(bb_exc_BaseException, "__dict__", attributes_dict, set_attributes_dict, NULL),
	BB_METHOD_KW(bb_exc_BaseException, "__init__", base_init, "Initialize self."),
	BB_NEW(bb_exc_BaseException, base_new),
	BB_METHOD(bb_exc_BaseException, "__reduce__", base_reduce, 0, 0, "Helper for pickle."),
	BB_METHOD(bb_exc_BaseException, "__repr__", base_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_exc_BaseException, "__setstate__", base_setstate, 1, 1, "Restore the attributes."),
	BB_METHOD(bb_exc_BaseException, "__str__", base_str, 0, 0, "Return str(self)."),
	BB_GETSET(bb_exc_BaseException, "__suppress_context__", get_suppress, put_suppress, NULL),
	BB_GETSET(bb_exc_BaseException, "__traceback__", get_traceback, put_traceback, NULL),
	BB_METHOD(bb_exc_BaseException, "add_note", base_add_note, 1, 1, "Add a note to the exception"),
	BB_GETSET(bb_exc_BaseException, "args", get_args, put_args, NULL),
	BB_METHOD(bb_exc_BaseException, "with_traceback", base_with_traceback, 1, 1,
		  "Set self.__traceback__ to tb and return self."),
};

/* ---- Fields as attributes. ---- */

#define FIELD(i)                                                                                                       \
	static BbValue get_##i(BbThread *t, BbValue self)                                                              \
	{                                                                                                              \
		return bb_exception_field(self, i);                                                                    \
	}                                                                                                              \
	static bool put_##i(BbThread *t, BbValue self, BbValue value)                                                  \
	{                                                                                                              \
		bb_exception_set_field(t, self, i, value);                                                             \
		return true;                                                                                           \
	}
FIELD(0)
FIELD(1)
FIELD(2)
FIELD(3)
FIELD(4)
FIELD(5)
FIELD(6)
FIELD(7)
FIELD(8)
#define FIELD_ENTRY(TYPE, name, i) BB_GETSET(bb_exc_##TYPE, name, get_##i, put_##i, NULL)

/* Keyword arguments that set fields, for ImportError and the like: names[i] goes to field first + i. */
static bool keyword_fields(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames,
			   const char *const *names, unsigned count, unsigned first, const char *function)
{
	size_t n = bb_is_empty(kwnames) ? 0 : bb_tuple_count(kwnames);
	for (unsigned i = 0; i < count; i++)
		bb_exception_set_field(t, self, first + i, BB_NONE);
	for (size_t k = 0; k < n; k++) {
		unsigned i = 0;
		while (i < count && !bb_str_equals_text(bb_tuple_get(kwnames, k), names[i]))
			i++;
		if (i == count) {
			bb_type_error(t, "%s() got an unexpected keyword argument '%S'", function,
				      bb_tuple_get(kwnames, k));
			return false;
		}
		bb_exception_set_field(t, self, first + i, args[nargs + k]);
	}
	return true;
}

BB_CFUNCTION(value_init)
{
	if (bb_is_empty(base_init(t, self, args, nargs, kwnames)))
		return BB_EMPTY;
	bb_exception_set_field(t, self, 0, nargs ? args[0] : BB_NONE);
	return BB_NONE;
}

static const BbBuiltin stop_iteration_methods[] = {
	BB_METHOD_KW(bb_exc_StopIteration, "__init__", value_init, "Initialize self."),
	FIELD_ENTRY(StopIteration, "value", 0),
};

BB_CFUNCTION(exit_init)
{
	if (bb_is_empty(base_init(t, self, args, nargs, kwnames)))
		return BB_EMPTY;
	bb_exception_set_field(t, self, 0, nargs == 0 ? BB_NONE : nargs == 1 ? args[0] : args_of(self));
	return BB_NONE;
}

static const BbBuiltin system_exit_methods[] = {
	BB_METHOD_KW(bb_exc_SystemExit, "__init__", exit_init, "Initialize self."),
	FIELD_ENTRY(SystemExit, "code", 0),
};

static const char *const import_fields[] = {"name", "path", "name_from"};

BB_CFUNCTION(import_init)
{
	if (!set_args(t, self, args, nargs) ||
	    !keyword_fields(t, self, args, nargs, kwnames, import_fields, 3, 1, "ImportError"))
		return BB_EMPTY;
	bb_exception_set_field(t, self, 0, nargs == 1 ? args[0] : BB_NONE);
	return BB_NONE;
}

BB_CFUNCTION(import_str)
{
	BbValue msg = bb_exception_field(self, 0);
	return bb_is_exact_str(msg) ? msg : base_str(t, self, args, nargs, kwnames);
}

BB_CFUNCTION(import_reduce)
{
	return reduced(t, self, args_of(self), state_with_fields(t, self, import_fields, 3, 1));
}

static const BbBuiltin import_methods[] = {
	BB_METHOD_KW(bb_exc_ImportError, "__init__", import_init, "Initialize self."),
	BB_METHOD(bb_exc_ImportError, "__reduce__", import_reduce, 0, 0, "Helper for pickle."),
	BB_METHOD(bb_exc_ImportError, "__str__", import_str, 0, 0, "Return str(self)."),
	FIELD_ENTRY(ImportError, "msg", 0),
	FIELD_ENTRY(ImportError, "name", 1),
	FIELD_ENTRY(ImportError, "name_from", 3),
	FIELD_ENTRY(ImportError, "path", 2),
};

BB_CFUNCTION(attribute_init)
{
	static const char *const names[] = {"name", "obj"};
	if (!set_args(t, self, args, nargs) ||
	    !keyword_fields(t, self, args, nargs, kwnames, names, 2, 0, "AttributeError"))
		return BB_EMPTY;
	return BB_NONE;
}

/* Without the object, which is seldom one that can be pickled. */
BB_CFUNCTION(attribute_getstate)
{
	static const char *const names[] = {"name"};
	BbValue state = state_with_fields(t, self, names, 1, 0), name = bb_intern_text(t, "args");
	return bb_is_empty(state) || bb_is_empty(name) || !bb_dict_set(t, state, name, args_of(self)) ? BB_EMPTY
												      : state;
}

BB_CFUNCTION(attribute_reduce)
{
	return reduced(t, self, args_of(self), attribute_getstate(t, self, NULL, 0, BB_EMPTY));
}

static const BbBuiltin attribute_methods[] = {
	BB_METHOD(bb_exc_AttributeError, "__getstate__", attribute_getstate, 0, 0, "Helper for pickle."),
	BB_METHOD_KW(bb_exc_AttributeError, "__init__", attribute_init, "Initialize self."),
	BB_METHOD(bb_exc_AttributeError, "__reduce__", attribute_reduce, 0, 0, "Helper for pickle."),
	FIELD_ENTRY(AttributeError, "name", 0),
	FIELD_ENTRY(AttributeError, "obj", 1),
};

BB_CFUNCTION(name_init)
{
	static const char *const names[] = {"name"};
	if (!set_args(t, self, args, nargs) || !keyword_fields(t, self, args, nargs, kwnames, names, 1, 0, "NameError"))
		return BB_EMPTY;
	return BB_NONE;
}

static const BbBuiltin name_methods[] = {
	BB_METHOD_KW(bb_exc_NameError, "__init__", name_init, "Initialize self."),
	FIELD_ENTRY(NameError, "name", 0),
};

BB_CFUNCTION(key_str)
{
	BbValue tuple = args_of(self);
	if (bb_tuple_count(tuple) == 1)
		return bb_repr(t, bb_tuple_get(tuple, 0));
	return base_str(t, self, args, nargs, kwnames);
}

static const BbBuiltin key_methods[] = {
	BB_METHOD(bb_exc_KeyError, "__str__", key_str, 0, 0, "Return str(self)."),
};

/* ---- OSError: errno, strerror, filename, filename2, characters_written. ---- */

BbType *bb_os_error_type(int error)
{
	switch (error) {
	case EAGAIN:
	case EALREADY:
	case EINPROGRESS:
		return &bb_exc_BlockingIOError;
	case EPIPE:
#ifdef ESHUTDOWN
	case ESHUTDOWN:
#endif
		return &bb_exc_BrokenPipeError;
	case ECHILD:
		return &bb_exc_ChildProcessError;
	case ECONNABORTED:
		return &bb_exc_ConnectionAbortedError;
	case ECONNREFUSED:
		return &bb_exc_ConnectionRefusedError;
	case ECONNRESET:
		return &bb_exc_ConnectionResetError;
	case EEXIST:
		return &bb_exc_FileExistsError;
	case ENOENT:
		return &bb_exc_FileNotFoundError;
	case EISDIR:
		return &bb_exc_IsADirectoryError;
	case ENOTDIR:
		return &bb_exc_NotADirectoryError;
	case EINTR:
		return &bb_exc_InterruptedError;
	case EACCES:
	case EPERM:
		return &bb_exc_PermissionError;
	case ESRCH:
		return &bb_exc_ProcessLookupError;
	case ETIMEDOUT:
		return &bb_exc_TimeoutError;
	default:
		return &bb_exc_OSError;
	}
}

static bool os_fill(BbThread *t, BbValue self, const BbValue *args, size_t nargs)
{
	if (nargs < 2 || nargs > 5)
		return set_args(t, self, args, nargs);
	bb_exception_set_field(t, self, 0, args[0]);
	bb_exception_set_field(t, self, 1, args[1]);
	if (nargs > 2 && !bb_is_none(args[2])) {
		if (bb_is_of_type(self, &bb_exc_BlockingIOError) && bb_is_int(args[2]))
			bb_exception_set_field(t, self, 4, args[2]);
		else
			bb_exception_set_field(t, self, 2, args[2]);
		if (nargs > 4 && !bb_is_none(args[4]))
			bb_exception_set_field(t, self, 3, args[4]);
		return set_args(t, self, args,
				bb_is_of_type(self, &bb_exc_BlockingIOError) && bb_is_int(args[2]) ? nargs : 2);
	}
	return set_args(t, self, args, nargs);
}

BB_CFUNCTION(os_new)
{
	BbType *type = bb_to_type(args[0]);
	if (!bb_is_empty(kwnames) && bb_tuple_count(kwnames) && type == &bb_exc_OSError)
		return bb_type_error(t, "OSError() takes no keyword arguments");
	if (type == &bb_exc_OSError && nargs >= 3 && nargs <= 6 && bb_is_small(args[1]))
		type = bb_os_error_type((int)bb_to_small(args[1]));
	BbValue made = alloc_exception(t, type, args + 1, nargs - 1);
	return bb_is_empty(made) || !os_fill(t, made, args + 1, nargs - 1) ? BB_EMPTY : made;
}

BB_CFUNCTION(os_init)
{
	return bb_is_empty(no_keywords(t, self, kwnames)) || !os_fill(t, self, args, nargs) ? BB_EMPTY : BB_NONE;
}

BB_CFUNCTION(os_str)
{
	BbValue number = bb_exception_field(self, 0), text = bb_exception_field(self, 1);
	BbValue file = bb_exception_field(self, 2), file2 = bb_exception_field(self, 3);
	if (!bb_is_none(file) && !bb_is_none(file2))
		return bb_format(t, "[Errno %S] %S: %R -> %R", number, text, file, file2);
	if (!bb_is_none(file))
		return bb_format(t, "[Errno %S] %S: %R", number, text, file);
	if ((!bb_is_none(number) && !bb_is_none(text)) || bb_tuple_count(args_of(self)) == 2)
		return bb_format(t, "[Errno %S] %S", number, text);
	return base_str(t, self, args, nargs, kwnames);
}

static BbValue os_written(BbThread *t, BbValue self)
{
	BbValue v = bb_exception_field(self, 4);
	return bb_is_none(v) ? bb_raise(t, &bb_exc_AttributeError, "characters_written") : v;
}

/* The arguments as they were: with the file names that were taken out of them. */
BB_CFUNCTION(os_reduce)
{
	BbValue all = args_of(self), file = bb_exception_field(self, 2), file2 = bb_exception_field(self, 3);
	if (bb_tuple_count(all) == 2 && !bb_is_empty(file) && !bb_is_none(file)) {
		bool two = !bb_is_empty(file2) && !bb_is_none(file2);
		BbValue items[] = {bb_tuple_get(all, 0), bb_tuple_get(all, 1), file, BB_NONE, file2};
		all = bb_tuple_from(t, items, two ? 5 : 3);
	}
	return reduced(t, self, all, bb_instance_dict(t, self));
}

static const BbBuiltin os_methods[] = {
	BB_METHOD_KW(bb_exc_OSError, "__init__", os_init, "Initialize self."),
	BB_NEW(bb_exc_OSError, os_new),
	BB_METHOD(bb_exc_OSError, "__reduce__", os_reduce, 0, 0, "Helper for pickle."),
	BB_METHOD(bb_exc_OSError, "__str__", os_str, 0, 0, "Return str(self)."),
	BB_GETSET(bb_exc_OSError, "characters_written", os_written, put_4, NULL),
	FIELD_ENTRY(OSError, "errno", 0),
	FIELD_ENTRY(OSError, "filename", 2),
	FIELD_ENTRY(OSError, "filename2", 3),
	FIELD_ENTRY(OSError, "strerror", 1),
};

BbValue bb_raise_os_error(BbThread *t, int error, BbValue file)
{
	BbValue args[3] = {bb_from_small(error), bb_str_from_text(t, bb_platform_error_text(error)), file};
	return bb_is_empty(args[1]) ? BB_EMPTY : bb_raise_with(t, &bb_exc_OSError, args, bb_is_empty(file) ? 2 : 3);
}

/* ---- SyntaxError. ---- */

BB_CFUNCTION(syntax_init)
{
	if (bb_is_empty(base_init(t, self, args, nargs, kwnames)))
		return BB_EMPTY;
	if (nargs >= 1)
		bb_exception_set_field(t, self, 0, args[0]);
	if (nargs == 2) {
		BbValue info = bb_tuple_from_iterable(t, args[1]);
		if (bb_is_empty(info))
			return BB_EMPTY;
		size_t n = bb_tuple_count(info);
		if (n < 4)
			return bb_type_error(t, "function missing required argument '%s' (pos %d)",
					     (const char *[]){"filename", "lineno", "offset", "text"}[n], (int)n + 1);
		if (n > 7)
			return bb_type_error(t, "function takes at most 7 arguments (%zu given)", n);
		if (n == 5)
			return bb_type_error(t, "end_offset must be provided when end_lineno is provided");
		static const uint8_t fields[] = {1, 2, 3, 4, 5, 6, 8};
		for (unsigned i = 0; i < n; i++)
			bb_exception_set_field(t, self, fields[i], bb_tuple_get(info, i));
	}
	return BB_NONE;
}

BB_CFUNCTION(syntax_str)
{
	BbValue msg = bb_exception_field(self, 0), file = bb_exception_field(self, 1),
		line = bb_exception_field(self, 2);
	if (!bb_is_str(file) && !bb_is_int(line))
		return bb_str(t, msg);
	if (!bb_is_str(file))
		return bb_format(t, "%S (line %S)", msg, line);
	const char *path = bb_str_text(file), *slash = strrchr(path, '/');
	const char *base = slash ? slash + 1 : path;
	return bb_is_int(line) ? bb_format(t, "%S (%s, line %S)", msg, base, line) : bb_format(t, "%S (%s)", msg, base);
}

static const BbBuiltin syntax_methods[] = {
	BB_METHOD_KW(bb_exc_SyntaxError, "__init__", syntax_init, "Initialize self."),
	BB_METHOD(bb_exc_SyntaxError, "__str__", syntax_str, 0, 0, "Return str(self)."),
	FIELD_ENTRY(SyntaxError, "_metadata", 8),
	FIELD_ENTRY(SyntaxError, "end_lineno", 5),
	FIELD_ENTRY(SyntaxError, "end_offset", 6),
	FIELD_ENTRY(SyntaxError, "filename", 1),
	FIELD_ENTRY(SyntaxError, "lineno", 2),
	FIELD_ENTRY(SyntaxError, "msg", 0),
	FIELD_ENTRY(SyntaxError, "offset", 3),
	FIELD_ENTRY(SyntaxError, "print_file_and_line", 7),
	FIELD_ENTRY(SyntaxError, "text", 4),
};

/* ---- Unicode errors: encoding, object, start, end, reason. ---- */

static BbValue unicode_init(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames,
			    bool encoding)
{
	size_t want = encoding ? 5 : 4;
	if (bb_is_empty(base_init(t, self, args, nargs, kwnames)))
		return BB_EMPTY;
	if (nargs != want)
		return bb_type_error(t, "function takes exactly %d arguments (%zu given)", (int)want, nargs);
	bool is_text = !bb_is_of_type(self, &bb_exc_UnicodeDecodeError);
	for (size_t i = 0; i < nargs; i++) {
		unsigned field = (unsigned)i + (encoding ? 0 : 1);
		bool number = field == 2 || field == 3;
		if (number && !bb_is_int(args[i]))
			return bb_type_error(t, "'%T' object cannot be interpreted as an integer", args[i]);
		if ((field == 0 || field == 4 || (field == 1 && is_text)) && !bb_is_str(args[i]))
			return bb_type_error(t, "argument %d must be str, not %T", (int)i + 1, args[i]);
		bb_exception_set_field(t, self, field, args[i]);
	}
	return BB_NONE;
}

BB_CFUNCTION(unicode_codec_init)
{
	return unicode_init(t, self, args, nargs, kwnames, true);
}

/* What could not be decoded is kept as bytes. */
BB_CFUNCTION(unicode_decode_init)
{
	if (bb_is_empty(unicode_init(t, self, args, nargs, kwnames, true)))
		return BB_EMPTY;
	if (bb_is_bytes(args[1]))
		return BB_NONE;
	BbValue object = bb_bytes_from_buffer(t, args[1]);
	if (bb_is_empty(object))
		return BB_EMPTY;
	bb_exception_set_field(t, self, 1, object);
	return BB_NONE;
}

BB_CFUNCTION(unicode_translate_init)
{
	return unicode_init(t, self, args, nargs, kwnames, false);
}

static bool unicode_range(BbValue self, intptr_t *start, intptr_t *end)
{
	BbValue a = bb_exception_field(self, 2), b = bb_exception_field(self, 3);
	return bb_is_int(a) && bb_is_int(b) && bb_int_to_ssize(a, start) && bb_int_to_ssize(b, end);
}

static BbValue unicode_text(BbThread *t, BbValue self, bool encode, const char *verb)
{
	BbValue object = bb_exception_field(self, 1), reason = bb_exception_field(self, 4),
		encoding = bb_exception_field(self, 0);
	intptr_t start, end;
	if (bb_is_none(object) || !unicode_range(self, &start, &end))
		return bb_str_empty(t);
	BbValue codec = encode ? bb_format(t, "'%S' codec ", encoding) : bb_str_empty(t);
	if (bb_is_empty(codec))
		return BB_EMPTY;
	if (bb_is_str(object) && start >= 0 && start < (intptr_t)bb_to_str(object)->length && end == start + 1) {
		BbValue c = bb_str_char_at(t, object, (size_t)start);
		BbValue ord = bb_is_empty(c) ? BB_EMPTY : bb_ascii(t, c);
		if (bb_is_empty(ord))
			return BB_EMPTY;
		BbValue quoted;
		if (bb_to_str(c)->size == 1 && (unsigned char)bb_str_text(c)[0] < 0x80) {
			static const char hex[] = "0123456789abcdef";
			unsigned char x = (unsigned char)bb_str_text(c)[0];
			quoted = bb_format(t, "'\\x%c%c'", hex[x >> 4], hex[x & 15]);
		} else {
			quoted = ord;
		}
		return bb_format(t, "%Scan't %s character %S in position %zd: %S", codec, verb, quoted, start, reason);
	}
	return bb_format(t, "%Scan't %s characters in position %zd-%zd: %S", codec, verb, start, end - 1, reason);
}

BB_CFUNCTION(encode_str)
{
	return unicode_text(t, self, true, "encode");
}

BB_CFUNCTION(translate_str)
{
	return unicode_text(t, self, false, "translate");
}

BB_CFUNCTION(decode_str)
{
	BbValue object = bb_exception_field(self, 1), reason = bb_exception_field(self, 4),
		encoding = bb_exception_field(self, 0);
	intptr_t start, end;
	if (bb_is_none(object) || !unicode_range(self, &start, &end))
		return bb_str_empty(t);
	if (end == start + 1 && start >= 0) {
		BbValue byte = bb_getitem(t, object, bb_from_small(start));
		if (!bb_is_empty(byte) && bb_is_small(byte)) {
			static const char hex[] = "0123456789abcdef";
			intptr_t x = bb_to_small(byte);
			return bb_format(t, "'%S' codec can't decode byte 0x%c%c in position %zd: %S", encoding,
					 hex[x >> 4 & 15], hex[x & 15], start, reason);
		}
		bb_exception_clear(t);
	}
	return bb_format(t, "'%S' codec can't decode bytes in position %zd-%zd: %S", encoding, start, end - 1, reason);
}

#define UNICODE_METHODS(TYPE, INIT, STR)                                                                               \
	{                                                                                                              \
		BB_METHOD_KW(bb_exc_##TYPE, "__init__", INIT, "Initialize self."),                                     \
			BB_METHOD(bb_exc_##TYPE, "__str__", STR, 0, 0, "Return str(self)."),                           \
			FIELD_ENTRY(TYPE, "encoding", 0), FIELD_ENTRY(TYPE, "end", 3), FIELD_ENTRY(TYPE, "object", 1), \
			FIELD_ENTRY(TYPE, "reason", 4), FIELD_ENTRY(TYPE, "start", 2),                                 \
	}
static const BbBuiltin encode_methods[] = UNICODE_METHODS(UnicodeEncodeError, unicode_codec_init, encode_str);
static const BbBuiltin decode_methods[] = UNICODE_METHODS(UnicodeDecodeError, unicode_decode_init, decode_str);
static const BbBuiltin translate_methods[] =
	UNICODE_METHODS(UnicodeTranslateError, unicode_translate_init, translate_str);

/* ---- The tree. ---- */

#define TYPE_(NAME, BASE, METHODS, COUNT, DOC)                                                                         \
	BbType bb_exc_##NAME = {                                                                                       \
		.header = BB_STATIC_OBJECT(bb_type_type),                                                              \
		.kind = {.trace = exception_trace},                                                                    \
		.name = #NAME,                                                                                         \
		.module = "builtins",                                                                                  \
		.doc = BB_DOC(DOC),                                                                                    \
		.flags = BB_TYPE_BASE | BB_TYPE_INSTANCE | BB_TYPE_HAS_DICT | BB_TYPE_HAS_WEAKREF |                    \
			 BB_TYPE_IS_EXCEPTION,                                                                         \
		.instance_size = sizeof(BbException),                                                                  \
		.instance_offset = offsetof(BbException, part),                                                        \
		.base = BASE,                                                                                          \
		.methods = METHODS,                                                                                    \
		.method_count = COUNT,                                                                                 \
	};
#define PLAIN(NAME, BASE, DOC) TYPE_(NAME, &bb_exc_##BASE, NULL, 0, DOC)
#define WITH(NAME, BASE, METHODS, DOC) TYPE_(NAME, &bb_exc_##BASE, METHODS, BB_COUNT(METHODS), DOC)

TYPE_(BaseException, NULL, base_methods, BB_COUNT(base_methods), "Common base class for all exceptions.")
PLAIN(Exception, BaseException, "Common base class for all non-exit exceptions.")
PLAIN(GeneratorExit, BaseException, "Request that a generator exit.")
PLAIN(KeyboardInterrupt, BaseException, "Program interrupted by user.")
WITH(SystemExit, BaseException, system_exit_methods, "Request to exit from the interpreter.")
PLAIN(ArithmeticError, Exception, "Base class for arithmetic errors.")
PLAIN(FloatingPointError, ArithmeticError, "Floating-point operation failed.")
PLAIN(OverflowError, ArithmeticError, "Result too large to be represented.")
PLAIN(ZeroDivisionError, ArithmeticError, "Second argument to a division or modulo operation was zero.")
PLAIN(AssertionError, Exception, "Assertion failed.")
WITH(AttributeError, Exception, attribute_methods, "Attribute not found.")
PLAIN(BufferError, Exception, "Buffer error.")
PLAIN(EOFError, Exception, "Read beyond end of file.")
WITH(ImportError, Exception, import_methods, "Import can't find module, or can't find name in module.")
PLAIN(ModuleNotFoundError, ImportError, "Module not found.")
PLAIN(LookupError, Exception, "Base class for lookup errors.")
PLAIN(IndexError, LookupError, "Sequence index out of range.")
WITH(KeyError, LookupError, key_methods, "Mapping key not found.")
PLAIN(MemoryError, Exception, "Out of memory.")
WITH(NameError, Exception, name_methods, "Name not found globally.")
PLAIN(UnboundLocalError, NameError, "Local name referenced but not bound to a value.")
WITH(OSError, Exception, os_methods, "Base class for I/O related errors.")
PLAIN(BlockingIOError, OSError, "I/O operation would block.")
PLAIN(ChildProcessError, OSError, "Child process error.")
PLAIN(ConnectionError, OSError, "Connection error.")
PLAIN(BrokenPipeError, ConnectionError, "Broken pipe.")
PLAIN(ConnectionAbortedError, ConnectionError, "Connection aborted.")
PLAIN(ConnectionRefusedError, ConnectionError, "Connection refused.")
PLAIN(ConnectionResetError, ConnectionError, "Connection reset.")
PLAIN(FileExistsError, OSError, "File already exists.")
PLAIN(FileNotFoundError, OSError, "File not found.")
PLAIN(InterruptedError, OSError, "Interrupted by signal.")
PLAIN(IsADirectoryError, OSError, "Operation doesn't work on directories.")
PLAIN(NotADirectoryError, OSError, "Operation only works on directories.")
PLAIN(PermissionError, OSError, "Not enough permissions.")
PLAIN(ProcessLookupError, OSError, "Process not found.")
PLAIN(TimeoutError, OSError, "Timeout expired.")
PLAIN(ReferenceError, Exception, "Weak ref proxy used after referent went away.")
PLAIN(RuntimeError, Exception, "Unspecified run-time error.")
PLAIN(NotImplementedError, RuntimeError, "Method or function hasn't been implemented yet.")
PLAIN(PythonFinalizationError, RuntimeError, "Operation blocked during Python finalization.")
PLAIN(RecursionError, RuntimeError, "Recursion limit exceeded.")
PLAIN(StopAsyncIteration, Exception, "Signal the end from iterator.__anext__().")
WITH(StopIteration, Exception, stop_iteration_methods, "Signal the end from iterator.__next__().")
WITH(SyntaxError, Exception, syntax_methods, "Invalid syntax.")
PLAIN(_IncompleteInputError, SyntaxError, "incomplete input.")
PLAIN(IndentationError, SyntaxError, "Improper indentation.")
PLAIN(TabError, IndentationError, "Improper mixture of spaces and tabs.")
PLAIN(SystemError, Exception, "Internal error in the interpreter.")
PLAIN(TypeError, Exception, "Inappropriate argument type.")
PLAIN(ValueError, Exception, "Inappropriate argument value (of correct type).")
PLAIN(UnicodeError, ValueError, "Unicode related error.")
WITH(UnicodeDecodeError, UnicodeError, decode_methods, "Unicode decoding error.")
WITH(UnicodeEncodeError, UnicodeError, encode_methods, "Unicode encoding error.")
WITH(UnicodeTranslateError, UnicodeError, translate_methods, "Unicode translation error.")
PLAIN(Warning, Exception, "Base class for warning categories.")
PLAIN(BytesWarning, Warning, "Base class for warnings about bytes and buffer related problems.")
PLAIN(DeprecationWarning, Warning, "Base class for warnings about deprecated features.")
PLAIN(EncodingWarning, Warning, "Base class for warnings about encodings.")
PLAIN(FutureWarning, Warning, "Base class for warnings about constructs that will change semantically in the future.")
PLAIN(ImportWarning, Warning, "Base class for warnings about probable mistakes in module imports")
PLAIN(PendingDeprecationWarning, Warning,
      "Base class for warnings about features which will be deprecated in the future.")
PLAIN(ResourceWarning, Warning, "Base class for warnings about resource usage.")
PLAIN(RuntimeWarning, Warning, "Base class for warnings about dubious runtime behavior.")
PLAIN(SyntaxWarning, Warning, "Base class for warnings about dubious syntax.")
PLAIN(UnicodeWarning, Warning, "Base class for warnings about Unicode related problems.")
PLAIN(UserWarning, Warning, "Base class for warnings generated by user code.")

bool bb_exceptions_init(BbThread *t)
{
	static BbType *const all[] = {
#define X(name) &bb_exc_##name,
		BB_EXCEPTIONS(X)
#undef X
	};
	for (size_t i = 0; i < BB_COUNT(all); i++)
		if (!bb_type_ready(t, all[i]))
			return false;
	BbValue no_memory = bb_exception_new(t, &bb_exc_MemoryError, NULL, 0);
	bb_objects(t)->no_memory = no_memory;
	return !bb_is_empty(no_memory);
}
