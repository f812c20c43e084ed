/* SPDX-License-Identifier: MIT */
/*
 * Python functions: code bound to a namespace, a closure and defaults.
 *
 * What few functions have is in an extra cell, made when first needed.
 */
#ifndef BB_VM_FUNCTION_H
#define BB_VM_FUNCTION_H

#include "object/code.h"
#include "object/instance.h"
#include "vm/frame.h"

/* Attributes that are usually taken from the code object or the namespace; EMPTY: they are. */
typedef struct BbFunctionExtra {
	const BbCellKind *kind;
	BbSlot kwdefaults, name, qualname, doc, module, annotations, annotate, type_params;
} BbFunctionExtra;

typedef struct BbFunction {
	BbObject header;
	BbPublished code;  /* BbCode *; __code__ may be assigned */
	BbValue globals;   /* dict */
	BbValue closure;   /* tuple of cells, or EMPTY */
	BbSlot defaults;   /* tuple, or EMPTY */
	BbPublished extra; /* BbFunctionExtra * or NULL.  Guard: lock */
	BbInstance part;   /* attributes */
} BbFunction;

extern BbType bb_function_type;

BB_INLINE BbFunction *bb_to_function(BbValue v)
{
	return (BbFunction *)bb_to_pointer(v);
}
BB_INLINE BbCode *bb_function_code(const BbFunction *f)
{
	return (BbCode *)bb_published_load(&f->code);
}

/* A function without defaults, closure and annotations. */
BB_NODISCARD BbFunction *bb_function_new(BbThread *t, BbCode *code, BbValue globals);

/* SET_FUNCTION: attribute which (BB_FUNCTION_* of opcodes.h). */
BB_NODISCARD bool bb_function_set(BbThread *t, BbFunction *f, unsigned which, BbValue value);

/* Keyword-only defaults: dict or EMPTY. */
BbValue bb_function_kwdefaults(const BbFunction *f);

/* A frame for a call of f with the arguments bound to its parameters; NULL: raised.  kwnames as in BbCFunction.  The
 * frame's action is VALUE. */
BB_NODISCARD BbFrame *bb_function_push_call(BbThread *t, BbFunction *f, const BbValue *args, size_t nargs,
					    BbValue kwnames);

/* type->call of functions. */
BB_NODISCARD BbValue bb_function_call(BbThread *t, BbValue f, const BbValue *args, size_t nargs, BbValue kwnames);

/* str; EMPTY: raised. */
BB_NODISCARD BbValue bb_function_qualname(BbThread *t, BbFunction *f);
/* What __qualname__ was set to, or EMPTY: it is that of the code.  Allocates nothing. */
BbValue bb_function_own_qualname(const BbFunction *f);

#endif
