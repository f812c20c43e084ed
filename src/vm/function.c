/* SPDX-License-Identifier: MIT */
/*
 * Python functions: making them, binding arguments, their attributes.
 *
 * Attributes are slots; the extra cell is made once, under the function's lock.
 */
#include "vm/function.h"

#include "base/hash.h"
#include "compiler/opcodes.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/suggest.h"
#include "object/tuple.h"
#include "object/type.h"
#include "thread/lock.h"
#include "vm/leave.h"
#include "vm/name.h"
#include "vm/vm.h"

static void extra_trace(BbTracer *tracer, void *cell)
{
	BbFunctionExtra *extra = cell;
	for (BbSlot *slot = &extra->kwdefaults; slot <= &extra->type_params; slot++)
		bb_trace_slot(tracer, slot);
}

static const BbCellKind extra_kind = {.trace = extra_trace};

static void function_trace(BbTracer *tracer, void *cell)
{
	BbFunction *f = cell;
	bb_trace_pointer(tracer, bb_function_code(f));
	bb_trace(tracer, f->globals);
	bb_trace(tracer, f->closure);
	bb_trace_slot(tracer, &f->defaults);
	bb_trace_pointer(tracer, (void *)bb_published_load_relaxed(&f->extra));
	bb_instance_trace(tracer, &f->header, &bb_function_type);
}

BbFunction *bb_function_new(BbThread *t, BbCode *code, BbValue globals)
{
	BbFunction *f = bb_object_new(t, &bb_function_type, sizeof *f);
	if (!f)
		return NULL;
	bb_published_store_relaxed(&f->code, (uintptr_t)code);
	f->globals = globals;
	return f;
}

static BbFunctionExtra *extra_of(const BbFunction *f)
{
	return (BbFunctionExtra *)bb_published_load(&f->extra);
}

static BbFunctionExtra *make_extra(BbThread *t, BbFunction *f)
{
	BbFunctionExtra *extra = extra_of(f);
	if (extra)
		return extra;
	BbFunctionExtra *made = bb_cell_new(t, &extra_kind, sizeof *made);
	if (!made)
		return NULL;
	bb_lock(t, &f->header.lock);
	extra = extra_of(f);
	if (!extra) {
		bb_store_pointer(t, f, &f->extra, made);
		extra = made;
	}
	bb_unlock(t, &f->header.lock);
	return extra;
}

/* Sets a slot of the extra cell, given by its offset there. */
static bool set_extra(BbThread *t, BbFunction *f, size_t offset, BbValue value)
{
	BbFunctionExtra *extra = extra_of(f);
	if (!extra && bb_is_empty(value))
		return true;
	extra = make_extra(t, f);
	if (!extra)
		return false;
	bb_store(t, extra, (BbSlot *)((char *)extra + offset), value);
	return true;
}

static BbValue get_extra(const BbFunction *f, size_t offset)
{
	BbFunctionExtra *extra = extra_of(f);
	return extra ? bb_slot_load((BbSlot *)((char *)extra + offset)) : BB_EMPTY;
}

#define EXTRA(field) offsetof(BbFunctionExtra, field)

BbValue bb_function_kwdefaults(const BbFunction *f)
{
	BbValue v = get_extra(f, EXTRA(kwdefaults));
	return bb_is_none(v) ? BB_EMPTY : v;
}

bool bb_function_set(BbThread *t, BbFunction *f, unsigned which, BbValue value)
{
	switch (which) {
	case BB_FUNCTION_DEFAULTS:
		bb_store(t, f, &f->defaults, value);
		return true;
	case BB_FUNCTION_CLOSURE:
		f->closure = value;
		return true;
	case BB_FUNCTION_KWDEFAULTS:
		return set_extra(t, f, EXTRA(kwdefaults), value);
	case BB_FUNCTION_ANNOTATE:
		return set_extra(t, f, EXTRA(annotate), value);
	case BB_FUNCTION_ANNOTATIONS:
		return set_extra(t, f, EXTRA(annotations), value);
	default:
		return set_extra(t, f, EXTRA(type_params), value);
	}
}

BbValue bb_function_own_qualname(const BbFunction *f)
{
	return get_extra(f, EXTRA(qualname));
}

BbValue bb_function_qualname(BbThread *t, BbFunction *f)
{
	BbValue v = bb_function_own_qualname(f);
	return bb_is_empty(v) ? bb_code_qualname(t, bb_function_code(f)) : v;
}

/* ---- Binding arguments. ---- */

/* Names joined as in "'a', 'b', and 'c'". */
static BbValue listed(BbThread *t, BbValue list)
{
	size_t n = bb_list_count(list);
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			bb_str_builder_add_text(&b, n == 2 ? " and " : i == n - 1 ? ", and " : ", ");
		bb_str_builder_add_repr(&b, bb_list_get(t, list, (intptr_t)i));
	}
	return bb_str_builder_finish(&b);
}

static BbFrame *too_many(BbThread *t, BbFunction *f, const BbCode *code, const BbFrame *frame, size_t given)
{
	BbValue defaults = bb_slot_load(&f->defaults);
	size_t with_default = bb_is_empty(defaults) || bb_is_none(defaults) ? 0 : bb_tuple_count(defaults);
	size_t keyword_only_given = 0;
	for (unsigned i = 0; i < code->keyword_only_count; i++)
		keyword_only_given += !bb_is_empty(frame->regs[bb_code_local_register(code, code->argument_count + i)]);
	BbValue takes = with_default ? bb_format(t, "from %zu to %d", (size_t)code->argument_count - with_default,
						 code->argument_count)
				     : bb_format(t, "%d", code->argument_count);
	BbValue keywords = BB_EMPTY;
	if (!bb_is_empty(takes))
		keywords = keyword_only_given ? bb_format(t, " positional argument%s (and %zu keyword-only argument%s)",
							  given == 1 ? "" : "s", keyword_only_given,
							  keyword_only_given == 1 ? "" : "s")
					      : bb_str_empty(t);
	if (!bb_is_empty(keywords))
		bb_type_error(t, "%S() takes %S positional argument%s but %zu%S %s given", bb_function_qualname(t, f),
			      takes, with_default || code->argument_count != 1 ? "s" : "", given, keywords,
			      given == 1 && !keyword_only_given ? "was" : "were");
	return NULL;
}

/* Complains of parameters in [first, end) without a value. */
static bool check_missing(BbThread *t, BbFunction *f, const BbCode *code, const BbFrame *frame, unsigned first,
			  unsigned end, const char *kind)
{
	BbValue missing = BB_EMPTY;
	for (unsigned i = first; i < end; i++) {
		if (!bb_is_empty(frame->regs[bb_code_local_register(code, i)]))
			continue;
		if (bb_is_empty(missing))
			missing = bb_list_new(t, 0);
		if (bb_is_empty(missing) || !bb_list_append(t, missing, bb_tuple_get(code->locals, i)))
			return false;
	}
	if (bb_is_empty(missing))
		return true;
	size_t n = bb_list_count(missing);
	BbValue names = listed(t, missing);
	if (!bb_is_empty(names))
		bb_type_error(t, "%S() missing %zu required %s argument%s: %S", bb_function_qualname(t, f), n, kind,
			      n == 1 ? "" : "s", names);
	return false;
}

/* The parameter with the name among [first, end), or -1. */
static int find_parameter(const BbCode *code, BbValue name, unsigned first, unsigned end)
{
	const BbTuple *locals = bb_to_tuple(code->locals);
	for (unsigned i = first; i < end; i++)
		if (bb_is(locals->items[i], name))
			return (int)i;
	for (unsigned i = first; i < end; i++)
		if (bb_str_equal(bb_to_str(locals->items[i]), bb_to_str(name)))
			return (int)i;
	return -1;
}

/* The parameter that may have been meant; EMPTY: none. */
static BbValue similar_parameter(const BbCode *code, BbValue name)
{
	const BbTuple *locals = bb_to_tuple(code->locals);
	unsigned end = code->argument_count + code->keyword_only_count;
	size_t best = SIZE_MAX;
	BbValue meant = BB_EMPTY;
	for (unsigned i = code->positional_only_count; i < end; i++) {
		const BbStr *s = bb_to_str(locals->items[i]);
		if (bb_suggest_is_nearer(bb_str_text(name), bb_to_str(name)->size, bb_str_data(s), s->size, &best))
			meant = locals->items[i];
	}
	return meant;
}

static bool contains_name(BbValue names, BbValue name)
{
	for (size_t i = 0; i < bb_tuple_count(names); i++)
		if (bb_str_equal(bb_to_str(bb_tuple_get(names, i)), bb_to_str(name)))
			return true;
	return false;
}

static bool unexpected(BbThread *t, BbFunction *f, const BbCode *code, BbValue kwnames, BbValue name)
{
	/* Positional-only parameters given by name get a message of their own, all at once. */
	BbValue list = BB_EMPTY;
	for (unsigned i = 0; i < code->positional_only_count; i++) {
		BbValue parameter = bb_tuple_get(code->locals, i);
		if (!contains_name(kwnames, parameter))
			continue;
		if (bb_is_empty(list))
			list = bb_list_new(t, 0);
		if (bb_is_empty(list) || !bb_list_append(t, list, parameter))
			return false;
	}
	if (!bb_is_empty(list)) {
		BbValue separator = bb_str_from_text(t, ", ");
		BbValue names = bb_list_snapshot(t, list);
		BbValue joined = bb_is_empty(separator) || bb_is_empty(names)
					 ? BB_EMPTY
					 : bb_str_join(t, separator, bb_to_tuple(names)->items, bb_tuple_count(names));
		if (!bb_is_empty(joined))
			bb_type_error(t, "%S() got some positional-only arguments passed as keyword arguments: '%S'",
				      bb_function_qualname(t, f), joined);
		return false;
	}
	BbValue meant = similar_parameter(code, name);
	if (bb_is_empty(meant))
		bb_type_error(t, "%S() got an unexpected keyword argument '%S'", bb_function_qualname(t, f), name);
	else
		bb_type_error(t, "%S() got an unexpected keyword argument '%S'. Did you mean '%S'?",
			      bb_function_qualname(t, f), name, meant);
	return false;
}

static bool bind_keywords(BbThread *t, BbFunction *f, const BbCode *code, BbFrame *frame, const BbValue *values,
			  BbValue kwnames, BbValue kwdict)
{
	unsigned named = code->argument_count + code->keyword_only_count;
	for (size_t k = 0; k < bb_tuple_count(kwnames); k++) {
		BbValue name = bb_tuple_get(kwnames, k);
		if (!bb_is_str(name)) {
			bb_type_error(t, "%S() keywords must be strings", bb_function_qualname(t, f));
			return false;
		}
		int i = find_parameter(code, name, code->positional_only_count, named);
		if (i >= 0) {
			BbValue *place = &frame->regs[bb_code_local_register(code, (unsigned)i)];
			if (!bb_is_empty(*place)) {
				bb_type_error(t, "%S() got multiple values for argument '%S'",
					      bb_function_qualname(t, f), name);
				return false;
			}
			*place = values[k];
		} else if (bb_is_empty(kwdict)) {
			return unexpected(t, f, code, kwnames, name);
		} else if (!bb_dict_set(t, kwdict, name, values[k])) {
			return false;
		}
	}
	return true;
}

static bool bind(BbThread *t, BbFunction *f, const BbCode *code, BbFrame *frame, const BbValue *args, size_t nargs,
		 BbValue kwnames)
{
	/* The code of a module as a function. */
	if (!(code->flags & BB_CODE_OPTIMIZED))
		frame->locals = f->globals;
	unsigned positional = code->argument_count, named = positional + code->keyword_only_count;
	size_t direct = nargs < positional ? nargs : positional;
	for (size_t i = 0; i < direct; i++)
		frame->regs[bb_code_local_register(code, (unsigned)i)] = args[i];
	unsigned next = named;
	if (code->flags & BB_CODE_VARARGS) {
		BbValue rest = nargs > positional ? bb_tuple_from(t, args + positional, nargs - positional)
						  : bb_objects(t)->empty_tuple;
		if (bb_is_empty(rest))
			return false;
		frame->regs[bb_code_local_register(code, next++)] = rest;
	}
	BbValue kwdict = BB_EMPTY;
	if (code->flags & BB_CODE_VARKEYWORDS) {
		kwdict = bb_dict_new(t, 0);
		if (bb_is_empty(kwdict))
			return false;
		frame->regs[bb_code_local_register(code, next)] = kwdict;
	}
	if (!bb_is_empty(kwnames) && !bind_keywords(t, f, code, frame, args + nargs, kwnames, kwdict))
		return false;
	if (nargs > positional && !(code->flags & BB_CODE_VARARGS)) {
		too_many(t, f, code, frame, nargs);
		return false;
	}
	BbValue defaults = bb_slot_load(&f->defaults);
	unsigned with_default = bb_is_empty(defaults) || bb_is_none(defaults) ? 0 : (unsigned)bb_tuple_count(defaults);
	if (with_default > positional)
		with_default = positional;
	if (!check_missing(t, f, code, frame, 0, positional - with_default, "positional"))
		return false;
	for (unsigned i = positional - with_default; i < positional; i++) {
		BbValue *place = &frame->regs[bb_code_local_register(code, i)];
		if (bb_is_empty(*place))
			*place = bb_tuple_get(defaults, bb_tuple_count(defaults) - (positional - i));
	}
	BbValue kwdefaults = code->keyword_only_count ? bb_function_kwdefaults(f) : BB_EMPTY;
	for (unsigned i = positional; i < named && !bb_is_empty(kwdefaults); i++) {
		BbValue *place = &frame->regs[bb_code_local_register(code, i)];
		BbValue v;
		if (!bb_is_empty(*place))
			continue;
		int found = bb_dict_get(t, kwdefaults, bb_tuple_get(code->locals, i), &v);
		if (found < 0)
			return false;
		if (found)
			*place = v;
	}
	return check_missing(t, f, code, frame, positional, named, "keyword-only");
}

BbFrame *bb_function_push_call(BbThread *t, BbFunction *f, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbCode *code = bb_function_code(f);
	BbFrame *frame = bb_frame_push(t, f, code, 0);
	if (!frame)
		return NULL;
	if (BB_LIKELY((code->flags & BB_CODE_SIMPLE) && nargs == code->argument_count && bb_is_empty(kwnames) &&
		      !(code->flags & BB_CODE_FAR))) {
		for (size_t i = 0; i < nargs; i++)
			frame->regs[i] = args[i];
		return frame;
	}
	if (!bind(t, f, code, frame, args, nargs, kwnames)) {
		bb_frame_pop(t, frame);
		return NULL;
	}
	return frame;
}

BbValue bb_function_call(BbThread *t, BbValue v, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbFrame *frame = bb_function_push_call(t, bb_to_function(v), args, nargs, kwnames);
	if (!frame)
		return BB_EMPTY;
	frame->action = BB_RETURN_ENTRY;
	return bb_vm_enter(t);
}

BbValue bb_vm_run_code(BbThread *t, BbCode *code, BbValue globals, BbValue locals, BbValue closure)
{
	BbFunction *f = bb_function_new(t, code, globals);
	if (!f)
		return BB_EMPTY;
	f->closure = closure;
	if (!bb_check_native_stack(t, ""))
		return BB_EMPTY;
	BbFrame *frame = bb_frame_push(t, f, code, 0);
	if (!frame)
		return BB_EMPTY;
	frame->locals = locals;
	frame->action = BB_RETURN_ENTRY;
	return bb_vm_enter(t);
}

/* ---- Attributes. ---- */

static bool must_be(BbThread *t, bool ok, const char *message)
{
	if (!ok)
		bb_type_error(t, "%s", message);
	return ok;
}

#define GETTER(name) static BbValue get_##name(BbThread *t, BbValue self)
#define SETTER(name) static bool set_##name(BbThread *t, BbValue self, BbValue value)

GETTER(defaults)
{
	BbValue v = bb_slot_load(&bb_to_function(self)->defaults);
	return bb_is_empty(v) ? BB_NONE : v;
}
SETTER(defaults)
{
	if (bb_is_empty(value) || bb_is_none(value))
		value = BB_EMPTY;
	else if (!must_be(t, bb_is_tuple(value), "__defaults__ must be set to a tuple object"))
		return false;
	bb_store(t, bb_to_pointer(self), &bb_to_function(self)->defaults, value);
	return true;
}
GETTER(kwdefaults)
{
	BbValue v = bb_function_kwdefaults(bb_to_function(self));
	return bb_is_empty(v) ? BB_NONE : v;
}
SETTER(kwdefaults)
{
	if (bb_is_empty(value) || bb_is_none(value))
		value = BB_EMPTY;
	else if (!must_be(t, bb_is_dict(value), "__kwdefaults__ must be set to a dict object"))
		return false;
	return set_extra(t, bb_to_function(self), EXTRA(kwdefaults), value);
}
GETTER(name)
{
	BbValue v = get_extra(bb_to_function(self), EXTRA(name));
	return bb_is_empty(v) ? bb_function_code(bb_to_function(self))->name : v;
}
SETTER(name)
{
	return must_be(t, !bb_is_empty(value) && bb_is_str(value), "__name__ must be set to a string object") &&
	       set_extra(t, bb_to_function(self), EXTRA(name), value);
}
GETTER(qualname)
{
	return bb_function_qualname(t, bb_to_function(self));
}
SETTER(qualname)
{
	return must_be(t, !bb_is_empty(value) && bb_is_str(value), "__qualname__ must be set to a string object") &&
	       set_extra(t, bb_to_function(self), EXTRA(qualname), value);
}
GETTER(doc)
{
	BbFunction *f = bb_to_function(self);
	BbValue v = get_extra(f, EXTRA(doc));
	if (!bb_is_empty(v))
		return v;
	const BbCode *code = bb_function_code(f);
	return (code->flags & BB_CODE_HAS_DOCSTRING) && code->constant_count ? code->constants[0] : BB_NONE;
}
SETTER(doc)
{
	return set_extra(t, bb_to_function(self), EXTRA(doc), bb_is_empty(value) ? BB_NONE : value);
}
GETTER(code)
{
	return bb_from_pointer(bb_function_code(bb_to_function(self)));
}
SETTER(code)
{
	BbFunction *f = bb_to_function(self);
	if (!must_be(t, !bb_is_empty(value) && bb_is_exact(value, &bb_code_type),
		     "__code__ must be set to a code object"))
		return false;
	size_t want = bb_is_empty(f->closure) ? 0 : bb_tuple_count(f->closure);
	BbCode *code = bb_to_pointer(value);
	size_t have = bb_tuple_count(code->frees);
	if (want != have) {
		bb_value_error(t, "%S() requires a code object with %zu free vars, not %zu", bb_function_qualname(t, f),
			       want, have);
		return false;
	}
	/* What the old code told of the function stays with it. */
	if (!set_extra(t, f, EXTRA(name), get_name(t, self)) ||
	    !set_extra(t, f, EXTRA(qualname), bb_function_qualname(t, f)) ||
	    !set_extra(t, f, EXTRA(doc), get_doc(t, self)))
		return false;
	bb_store_pointer(t, f, &f->code, code);
	return true;
}
GETTER(module)
{
	BbFunction *f = bb_to_function(self);
	BbValue v = get_extra(f, EXTRA(module));
	if (bb_is_empty(v))
		v = bb_dict_get_name(t, f->globals, BB_NAME(t, __name__));
	return bb_is_empty(v) ? BB_NONE : v;
}
SETTER(module)
{
	return set_extra(t, bb_to_function(self), EXTRA(module), bb_is_empty(value) ? BB_NONE : value);
}
GETTER(annotate)
{
	BbValue v = get_extra(bb_to_function(self), EXTRA(annotate));
	return bb_is_empty(v) ? BB_NONE : v;
}
SETTER(annotate)
{
	if (bb_is_empty(value))
		return must_be(t, false, "__annotate__ cannot be deleted");
	if (!must_be(t, bb_is_none(value) || bb_is_callable(value), "__annotate__ must be callable or None"))
		return false;
	BbFunction *f = bb_to_function(self);
	return set_extra(t, f, EXTRA(annotate), value) &&
	       (bb_is_none(value) || set_extra(t, f, EXTRA(annotations), BB_EMPTY));
}
GETTER(annotations)
{
	BbFunction *f = bb_to_function(self);
	BbValue v = get_extra(f, EXTRA(annotations));
	if (!bb_is_empty(v))
		return v;
	BbValue annotate = get_extra(f, EXTRA(annotate));
	if (bb_is_empty(annotate) || bb_is_none(annotate))
		v = bb_dict_new(t, 0);
	else
		v = bb_call1(t, annotate, bb_from_small(1));
	if (bb_is_empty(v))
		return BB_EMPTY;
	if (!bb_is_dict(v))
		return bb_type_error(t, "__annotate__() must return a dict, not %T", v);
	return set_extra(t, f, EXTRA(annotations), v) ? v : BB_EMPTY;
}
SETTER(annotations)
{
	BbFunction *f = bb_to_function(self);
	if (bb_is_empty(value) || bb_is_none(value))
		value = BB_EMPTY;
	else if (!must_be(t, bb_is_dict(value), "__annotations__ must be set to a dict object"))
		return false;
	return set_extra(t, f, EXTRA(annotations), value) && set_extra(t, f, EXTRA(annotate), BB_EMPTY);
}
GETTER(type_params)
{
	BbValue v = get_extra(bb_to_function(self), EXTRA(type_params));
	return bb_is_empty(v) ? bb_objects(t)->empty_tuple : v;
}
SETTER(type_params)
{
	return must_be(t, !bb_is_empty(value) && bb_is_tuple(value), "__type_params__ must be set to a tuple") &&
	       set_extra(t, bb_to_function(self), EXTRA(type_params), value);
}
GETTER(closure)
{
	BbValue v = bb_to_function(self)->closure;
	return bb_is_empty(v) ? BB_NONE : v;
}
GETTER(globals)
{
	return bb_to_function(self)->globals;
}
GETTER(builtins)
{
	return bb_name_all_builtins(t);
}
GETTER(dict)
{
	return bb_instance_dict(t, self);
}
SETTER(dict)
{
	if (bb_is_empty(value) || !bb_is_dict(value)) {
		if (bb_is_empty(value))
			bb_type_error(t, "cannot delete __dict__");
		else
			bb_type_error(t, "__dict__ must be set to a dictionary, not a '%T'", value);
		return false;
	}
	BbValue dict = bb_instance_dict(t, self);
	if (bb_is_empty(dict))
		return false;
	bb_dict_clear(t, dict);
	return bb_dict_merge(t, dict, value, 1);
}

BB_CFUNCTION(function_get)
{
	if (bb_is_none(args[0]) && nargs > 1 && !bb_is_none(args[1]))
		return self;
	if (bb_is_none(args[0]))
		return nargs > 1 ? bb_type_error(t, "__get__(None, None) is invalid") : self;
	return bb_method_new(t, self, args[0]);
}

BB_CFUNCTION(function_repr)
{
	return bb_format(t, "<function %S at 0x%zx>", bb_function_qualname(t, bb_to_function(self)), (size_t)self.bits);
}

BB_CFUNCTION(function_call)
{
	return bb_function_call(t, self, args, nargs, kwnames);
}

BB_PARAMS(new_params, "function", 0, 6, 2, "code", "globals", "name", "argdefs", "closure", "kwdefaults");

BB_CFUNCTION(function_new)
{
	BbValue a[6];
	if (!bb_args_bind(t, &new_params, args + 1, nargs - 1, kwnames, a))
		return BB_EMPTY;
	if (!bb_is_exact(a[0], &bb_code_type))
		return bb_type_error(t, "function() argument 'code' must be code, not %T", a[0]);
	if (!bb_is_exact(a[1], &bb_dict_type))
		return bb_type_error(t, "function() argument 'globals' must be dict, not %T", a[1]);
	BbCode *code = bb_to_pointer(a[0]);
	size_t frees = bb_tuple_count(code->frees);
	BbValue closure = bb_is_empty(a[4]) || bb_is_none(a[4]) ? BB_EMPTY : a[4];
	if (!bb_is_empty(a[2]) && !bb_is_none(a[2]) && !bb_is_str(a[2]))
		return bb_type_error(t, "arg 3 (name) must be None or string");
	if (!bb_is_empty(a[3]) && !bb_is_none(a[3]) && !bb_is_tuple(a[3]))
		return bb_type_error(t, "arg 4 (defaults) must be None or tuple");
	if (!bb_is_empty(closure) && !bb_is_tuple(closure))
		return bb_type_error(t,
				     frees ? "arg 5 (closure) must be tuple" : "arg 5 (closure) must be None or tuple");
	if (frees && bb_is_empty(closure))
		return bb_type_error(t, "arg 5 (closure) must be tuple");
	if ((bb_is_empty(closure) ? 0 : bb_tuple_count(closure)) != frees)
		return bb_value_error(t, "%S requires closure of length %zu, not %zu", code->name, frees,
				      bb_is_empty(closure) ? (size_t)0 : bb_tuple_count(closure));
	for (size_t i = 0; i < frees; i++)
		if (!bb_is_exact(bb_tuple_get(closure, i), &bb_cell_type))
			return bb_type_error(t, "arg 5 (closure) expected cell, found %T", bb_tuple_get(closure, i));
	BbFunction *f = bb_function_new(t, code, a[1]);
	if (!f)
		return BB_EMPTY;
	f->closure = frees ? closure : BB_EMPTY;
	if (!bb_is_empty(a[3]) && !bb_is_none(a[3]))
		bb_slot_init(&f->defaults, a[3]);
	if (!bb_is_empty(a[2]) && !bb_is_none(a[2]) && !set_extra(t, f, EXTRA(name), a[2]))
		return BB_EMPTY;
	if (!bb_is_empty(a[5]) && !bb_is_none(a[5]) && !set_extra(t, f, EXTRA(kwdefaults), a[5]))
		return BB_EMPTY;
	return bb_from_pointer(f);
}

static bool identity_hash(BbThread *t, BbValue self, BbHash *out)
{
	*out = bb_hash_pointer(bb_to_pointer(self));
	return true;
}

static const BbBuiltin function_methods[] = {
	BB_GETSET(bb_function_type, "__annotate__", get_annotate, set_annotate, NULL),
	BB_GETSET(bb_function_type, "__annotations__", get_annotations, set_annotations, NULL),
	BB_GETSET(bb_function_type, "__builtins__", get_builtins, NULL, NULL),
	BB_METHOD_KW(bb_function_type, "__call__", function_call, "Call self as a function."),
	BB_GETSET(bb_function_type, "__closure__", get_closure, NULL, NULL),
	BB_GETSET(bb_function_type, "__code__", get_code, set_code, NULL),
	BB_GETSET(bb_function_type, "__defaults__", get_defaults, set_defaults, NULL),
	BB_GETSET(bb_function_type, "__dict__", get_dict, set_dict, NULL),
	BB_GETSET(bb_function_type, "__doc__", get_doc, set_doc, NULL),
	BB_METHOD(bb_function_type, "__get__", function_get, 1, 2,
		  "Return an attribute of instance, which is of type owner."),
	BB_GETSET(bb_function_type, "__globals__", get_globals, NULL, NULL),
	BB_GETSET(bb_function_type, "__kwdefaults__", get_kwdefaults, set_kwdefaults, NULL),
	BB_GETSET(bb_function_type, "__module__", get_module, set_module, NULL),
	BB_GETSET(bb_function_type, "__name__", get_name, set_name, NULL),
	BB_NEW(bb_function_type, function_new),
	BB_GETSET(bb_function_type, "__qualname__", get_qualname, set_qualname, NULL),
	BB_METHOD(bb_function_type, "__repr__", function_repr, 0, 0, "Return repr(self)."),
	BB_GETSET(bb_function_type, "__type_params__", get_type_params, set_type_params, NULL),
};

BbType bb_function_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = function_trace},
	.name = "function",
	.module = "builtins",
	.doc = BB_DOC("Create a function object."),
	.flags = BB_TYPE_METHOD_LIKE | BB_TYPE_INSTANCE | BB_TYPE_HAS_DICT | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(BbFunction),
	.instance_offset = offsetof(BbFunction, part),
	.methods = function_methods,
	.method_count = BB_COUNT(function_methods),
	.hash = identity_hash,
	.call = bb_function_call,
};
