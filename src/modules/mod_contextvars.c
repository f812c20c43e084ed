/* SPDX-License-Identifier: MIT */
/*
 * Module _contextvars.
 *
 * A Context refers to an immutable map (context_map.h).  Only the thread that has entered it, which is one at a time,
 * replaces that map; others may read or copy it at any moment.  A thread's current Context is made when it is first
 * needed.
 */
#include "modules/mod_contextvars.h"

#include "modules/context_map.h"
#include "object/error.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "vm/vm.h"

typedef struct Context {
	BbObject header;
	BbSlot map;	/* written by the thread that has entered it */
	BbSync entered; /* 1: some thread runs in it */
} Context;

typedef struct Variable {
	BbObject header;
	uintptr_t number; /* of no other variable; constant, as are the others */
	BbValue name;
	BbValue default_value; /* EMPTY: none */
} Variable;

typedef struct Token {
	BbObject header;
	BbValue variable, context; /* constant */
	BbValue old;		   /* EMPTY: it had none; constant */
	BbSync used;
} Token;

static BbType context_type, variable_type, token_type, missing_type;
static BbSyncWord variable_count;

static Context *to_context(BbValue v)
{
	return bb_to_pointer(v);
}

static Variable *to_variable(BbValue v)
{
	return bb_to_pointer(v);
}

static Token *to_token(BbValue v)
{
	return bb_to_pointer(v);
}

/* ---- Context. ---- */

static void context_trace(BbTracer *tracer, void *cell)
{
	bb_trace_slot(tracer, &((const Context *)cell)->map);
}

static BbValue map_of(BbValue context)
{
	return bb_slot_load(&to_context(context)->map);
}

static BbValue context_with(BbThread *t, BbValue map)
{
	Context *context = bb_object_new(t, &context_type, sizeof *context);
	if (!context)
		return BB_EMPTY;
	bb_slot_init(&context->map, map);
	return bb_from_pointer(context);
}

/* The thread's current one. */
static BbValue current(BbThread *t)
{
	BbValue context = t->vm->context;
	if (bb_is_empty(context)) {
		context = context_with(t, BB_EMPTY);
		if (bb_is_empty(context))
			return BB_EMPTY;
		bb_sync_exchange(&to_context(context)->entered, 1);
		t->vm->context = context;
	}
	return context;
}

static BbValue copy_of_current(BbThread *t)
{
	BbValue context = t->vm->context;
	return context_with(t, bb_is_empty(context) ? BB_EMPTY : map_of(context));
}

BB_CFUNCTION(copy_context)
{
	return copy_of_current(t);
}

BB_CFUNCTION(context_new)
{
	if (nargs > 1 || !bb_is_empty(kwnames))
		return bb_type_error(t, "Context() does not accept any arguments");
	return context_with(t, BB_EMPTY);
}

BB_CFUNCTION(context_copy)
{
	return context_with(t, map_of(self));
}

BB_CFUNCTION(context_run)
{
	if (nargs < 1)
		return bb_type_error(t, "run() missing 1 required positional argument");
	uint32_t free = 0;
	if (!bb_sync_cas(&to_context(self)->entered, &free, 1))
		return bb_runtime_error(t, "cannot enter context: %R is already entered", self);
	BbValue outer = t->vm->context;
	t->vm->context = self;
	BbValue result = bb_call(t, args[0], args + 1, nargs - 1, kwnames);
	t->vm->context = outer;
	bb_sync_exchange(&to_context(self)->entered, 0);
	return result;
}

/* The value of a variable in a context: 1 found, 0 not, -1 raised: it is no variable. */
static int look_up(BbThread *t, BbValue context, BbValue variable, BbValue *out)
{
	if (!bb_is_exact(variable, &variable_type)) {
		bb_type_error(t, "a ContextVar key was expected, got %R", variable);
		return -1;
	}
	const BbContextPair *pair = bb_context_map_find(map_of(context), to_variable(variable)->number);
	if (pair)
		*out = pair->value;
	return pair != NULL;
}

BB_CFUNCTION(context_getitem)
{
	BbValue value;
	int found = look_up(t, self, args[0], &value);
	return found > 0 ? value : found < 0 ? BB_EMPTY : bb_raise_key_error(t, args[0]);
}

BB_CFUNCTION(context_contains)
{
	BbValue value;
	int found = look_up(t, self, args[0], &value);
	return found < 0 ? BB_EMPTY : bb_bool(found);
}

BB_CFUNCTION(context_get)
{
	BbValue value;
	int found = look_up(t, self, args[0], &value);
	return found > 0 ? value : found < 0 ? BB_EMPTY : nargs > 1 ? args[1] : BB_NONE;
}

BB_CFUNCTION(context_len)
{
	return bb_int_from_size(t, bb_context_map_count(map_of(self)));
}

/* ---- What a context holds. ---- */

enum { KEYS, VALUES, ITEMS };

typedef struct Listing {
	BbValue *items; /* those of a new tuple, which the caller refers to */
	size_t n;
	int what;
} Listing;

static bool list_pair(BbThread *t, const BbContextPair *pair, void *arg)
{
	Listing *listing = arg;
	BbValue v = listing->what == KEYS     ? pair->variable
		    : listing->what == VALUES ? pair->value
					      : bb_tuple_pair(t, pair->variable, pair->value);
	listing->items[listing->n++] = v;
	return !bb_is_empty(v);
}

static BbValue list_iterator(BbThread *t, BbValue self, int what)
{
	BbValue map = map_of(self);
	BbTuple *tuple = bb_tuple_alloc(t, bb_context_map_count(map));
	if (!tuple)
		return BB_EMPTY;
	Listing listing = {tuple->items, 0, what};
	if (!bb_context_map_visit(t, map, list_pair, &listing))
		return BB_EMPTY;
	return bb_iter(t, bb_from_pointer(tuple));
}

BB_CFUNCTION(context_keys)
{
	return list_iterator(t, self, KEYS);
}

BB_CFUNCTION(context_values)
{
	return list_iterator(t, self, VALUES);
}

BB_CFUNCTION(context_items)
{
	return list_iterator(t, self, ITEMS);
}

typedef struct Comparison {
	BbValue other; /* map */
	int result;
} Comparison;

static bool compare_pair(BbThread *t, const BbContextPair *pair, void *arg)
{
	Comparison *comparison = arg;
	const BbContextPair *other = bb_context_map_find(comparison->other, pair->number);
	comparison->result = other ? bb_equal(t, pair->value, other->value) : 0;
	return comparison->result > 0;
}

/* 1, 0, -1: raised. */
static int is_equal(BbThread *t, BbValue a, BbValue b)
{
	BbValue map = map_of(a);
	Comparison comparison = {map_of(b), 1};
	if (bb_is(map, comparison.other))
		return 1;
	if (bb_context_map_count(map) != bb_context_map_count(comparison.other))
		return 0;
	bb_context_map_visit(t, map, compare_pair, &comparison);
	return comparison.result;
}

static BbValue context_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	if (!bb_is_exact(other, &context_type) || (op != BB_COMPARE_EQ && op != BB_COMPARE_NE))
		return BB_NOT_IMPLEMENTED;
	int equal = is_equal(t, self, other);
	return equal < 0 ? BB_EMPTY : bb_bool(equal == (op == BB_COMPARE_EQ));
}
BB_COMPARE_METHODS(context_compare)

static const BbBuiltin context_methods[] = {
	BB_METHOD(context_type, "__contains__", context_contains, 1, 1, "Return key in self."),
	BB_COMPARE_ENTRY(context_type, context_compare, eq),
	BB_COMPARE_ENTRY(context_type, context_compare, ge),
	BB_METHOD(context_type, "__getitem__", context_getitem, 1, 1, "Return self[key]."),
	BB_COMPARE_ENTRY(context_type, context_compare, gt),
	BB_METHOD(context_type, "__iter__", context_keys, 0, 0, "Implement iter(self)."),
	BB_COMPARE_ENTRY(context_type, context_compare, le),
	BB_METHOD(context_type, "__len__", context_len, 0, 0, "Return len(self)."),
	BB_COMPARE_ENTRY(context_type, context_compare, lt),
	BB_COMPARE_ENTRY(context_type, context_compare, ne),
	BB_NEW(context_type, context_new),
	BB_METHOD(context_type, "copy", context_copy, 0, 0, "Return a copy, which takes no time."),
	BB_METHOD(context_type, "get", context_get, 1, 2, "Return the value of the variable, or else the default."),
	BB_METHOD(context_type, "items", context_items, 0, 0, "All variables with their values."),
	BB_METHOD(context_type, "keys", context_keys, 0, 0, "All variables that have values."),
	BB_METHOD_KW_WAITS(context_type, "run", context_run,
			   "Call a function with this context as the current one: what it sets stays here."),
	BB_METHOD(context_type, "values", context_values, 0, 0, "All values."),
};

static BbType context_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = context_trace},
	.name = "Context",
	.module = "_contextvars",
	.doc = BB_DOC("A mapping of context variables to their values."),
	.flags = BB_TYPE_HAS_WEAKREF | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(Context),
	.methods = context_methods,
	.method_count = BB_COUNT(context_methods),
	.hash = bb_unhashable,
};

/* ---- ContextVar. ---- */

static void variable_trace(BbTracer *tracer, void *cell)
{
	const Variable *variable = cell;
	bb_trace(tracer, variable->name);
	bb_trace(tracer, variable->default_value);
}

BB_PARAMS(variable_params, "ContextVar", 0, 1, 1, "name", "default");

BB_CFUNCTION(variable_new)
{
	BbValue v[2];
	if (nargs != 2)
		return bb_type_error(t,
				     nargs < 2 ? "ContextVar() takes exactly 1 positional argument (%zu given)"
					       : "ContextVar() takes at most 1 positional argument (%zu given)",
				     nargs - 1);
	if (!bb_args_bind(t, &variable_params, args + 1, nargs - 1, kwnames, v))
		return BB_EMPTY;
	if (!bb_is_str(v[0]))
		return bb_type_error(t, "context variable name must be a str");
	Variable *variable = bb_object_new(t, &variable_type, sizeof *variable);
	if (!variable)
		return BB_EMPTY;
	variable->number = bb_syncword_add(&variable_count, 1);
	variable->name = v[0];
	variable->default_value = v[1];
	return bb_from_pointer(variable);
}

/* The value in the current context, or EMPTY. */
static BbValue value_of(BbThread *t, BbValue variable)
{
	BbValue context = t->vm->context;
	const BbContextPair *pair =
		bb_is_empty(context) ? NULL : bb_context_map_find(map_of(context), to_variable(variable)->number);
	return pair ? pair->value : BB_EMPTY;
}

BB_CFUNCTION(variable_get)
{
	BbValue value = value_of(t, self);
	if (!bb_is_empty(value))
		return value;
	if (nargs)
		return args[0];
	value = to_variable(self)->default_value;
	return bb_is_empty(value) ? bb_raise_with(t, &bb_exc_LookupError, &self, 1) : value;
}

static bool set_value(BbThread *t, BbValue context, BbValue variable, BbValue value)
{
	BbValue map = bb_context_map_with(t, map_of(context), to_variable(variable)->number, variable, value);
	if (bb_is_empty(map))
		return false;
	bb_store(t, to_context(context), &to_context(context)->map, map);
	return true;
}

static bool remove_value(BbThread *t, BbValue context, BbValue variable)
{
	BbValue map = map_of(context);
	uintptr_t number = to_variable(variable)->number;
	if (!bb_context_map_find(map, number))
		return true;
	if (!bb_context_map_without(t, map, number, &map))
		return false;
	bb_store(t, to_context(context), &to_context(context)->map, map);
	return true;
}

BB_CFUNCTION(variable_set)
{
	BbValue context = current(t);
	Token *token = bb_is_empty(context) ? NULL : bb_object_new(t, &token_type, sizeof *token);
	if (!token)
		return BB_EMPTY;
	token->variable = self;
	token->context = context;
	token->old = value_of(t, self);
	return set_value(t, context, self, args[0]) ? bb_from_pointer(token) : BB_EMPTY;
}

static BbValue reset(BbThread *t, BbValue self, BbValue v)
{
	Token *token = to_token(v);
	if (bb_sync_load(&token->used))
		return bb_runtime_error(t, "%R has already been used once", v);
	if (!bb_is(token->variable, self))
		return bb_value_error(t, "%R was created by a different ContextVar", v);
	BbValue context = current(t);
	if (bb_is_empty(context))
		return BB_EMPTY;
	if (!bb_is(token->context, context))
		return bb_value_error(t, "%R was created in a different Context", v);
	bb_sync_exchange(&token->used, 1);
	bool done = bb_is_empty(token->old) ? remove_value(t, context, self) : set_value(t, context, self, token->old);
	return done ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(variable_reset)
{
	if (!bb_is_exact(args[0], &token_type))
		return bb_type_error(t, "expected an instance of Token, got %R", args[0]);
	return reset(t, self, args[0]);
}

BB_CFUNCTION(variable_repr)
{
	const Variable *variable = to_variable(self);
	if (bb_is_empty(variable->default_value))
		return bb_format(t, "<ContextVar name=%R at 0x%zx>", variable->name, (size_t)self.bits);
	return bb_format(t, "<ContextVar name=%R default=%R at 0x%zx>", variable->name, variable->default_value,
			 (size_t)self.bits);
}

static BbValue variable_name(BbThread *t, BbValue self)
{
	return to_variable(self)->name;
}

static const BbBuiltin variable_methods[] = {
	BB_CLASS_GETITEM_ENTRY(variable_type),
	BB_NEW(variable_type, variable_new),
	BB_METHOD(variable_type, "__repr__", variable_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(variable_type, "get", variable_get, 0, 1,
		  "The value in the current context, or else the argument, or else the variable's own default.\n\n"
		  "LookupError if there is none of these."),
	BB_GETSET(variable_type, "name", variable_name, bb_readonly_setter, NULL),
	BB_METHOD(variable_type, "reset", variable_reset, 1, 1, "Undo the set() that returned this token."),
	BB_METHOD(variable_type, "set", variable_set, 1, 1,
		  "Set the value in the current context; returns a token for reset()."),
};

static BbType variable_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = variable_trace},
	.name = "ContextVar",
	.module = "_contextvars",
	.doc = BB_DOC("A variable that has another value in each context."),
	.flags = BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(Variable),
	.methods = variable_methods,
	.method_count = BB_COUNT(variable_methods),
};

/* ---- Token. ---- */

static BbObject missing_object = BB_STATIC_OBJECT(missing_type);

BB_CFUNCTION(missing_repr)
{
	return bb_str_from_text(t, "<Token.MISSING>");
}

static const BbBuiltin missing_methods[] = {
	BB_METHOD(missing_type, "__repr__", missing_repr, 0, 0, "Return repr(self)."),
};

static BbType missing_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "Token.MISSING",
	.module = "builtins",
	.flags = BB_TYPE_NO_NEW | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(BbObject),
	.methods = missing_methods,
	.method_count = BB_COUNT(missing_methods),
};

static void token_trace(BbTracer *tracer, void *cell)
{
	const Token *token = cell;
	bb_trace(tracer, token->variable);
	bb_trace(tracer, token->context);
	bb_trace(tracer, token->old);
}

BB_CFUNCTION(token_new)
{
	return bb_runtime_error(t, "Tokens can only be created by ContextVars");
}

BB_CFUNCTION(token_repr)
{
	const Token *token = to_token(self);
	return bb_format(t, "<Token%s var=%R at 0x%zx>", bb_sync_load(&token->used) ? " used" : "", token->variable,
			 (size_t)self.bits);
}

static BbValue token_variable(BbThread *t, BbValue self)
{
	return to_token(self)->variable;
}

static BbValue token_old_value(BbThread *t, BbValue self)
{
	BbValue old = to_token(self)->old;
	return bb_is_empty(old) ? bb_from_pointer(&missing_object) : old;
}

BB_CFUNCTION(token_enter)
{
	return self;
}

BB_CFUNCTION(token_exit)
{
	return reset(t, to_token(self)->variable, self);
}

static const BbBuiltin token_methods[] = {
	BB_CLASS_GETITEM_ENTRY(token_type),
	BB_METHOD(token_type, "__enter__", token_enter, 0, 0, "Enter into Token context manager."),
	BB_METHOD(token_type, "__exit__", token_exit, 3, 3,
		  "Exit from Token context manager, restore the linked ContextVar."),
	BB_NEW(token_type, token_new),
	BB_METHOD(token_type, "__repr__", token_repr, 0, 0, "Return repr(self)."),
	BB_GETSET(token_type, "old_value", token_old_value, NULL, "the value before set(), or Token.MISSING"),
	BB_GETSET(token_type, "var", token_variable, NULL, "the variable"),
};

static BbType token_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = token_trace},
	.name = "Token",
	.module = "_contextvars",
	.doc = BB_DOC("What ContextVar.set() returns, to undo it: by reset(), or at the end of a with statement."),
	.flags = BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(Token),
	.methods = token_methods,
	.method_count = BB_COUNT(token_methods),
	.hash = bb_unhashable,
};

/* ---- The module. ---- */

static bool init(BbThread *t, BbValue module)
{
	return bb_type_ready(t, &missing_type) && bb_modules_add_type(t, module, &context_type) &&
	       bb_modules_add_type(t, module, &variable_type) && bb_modules_add_type(t, module, &token_type) &&
	       bb_type_set_text(t, &token_type, "MISSING", bb_from_pointer(&missing_object));
}

static const BbBuiltin functions[] = {
	BB_FUNCTION("copy_context", copy_context, 0, 0, "A copy of the current context, which takes no time."),
};

const BbModuleDef bb_mod_contextvars = {
	.name = "_contextvars",
	.doc = BB_DOC("Context Variables"),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = init,
};
