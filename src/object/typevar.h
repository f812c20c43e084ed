/* SPDX-License-Identifier: MIT */
/*
 * Type parameters: TypeVar, ParamSpec and TypeVarTuple, and what belongs to them.
 */
#ifndef BB_OBJECT_TYPEVAR_H
#define BB_OBJECT_TYPEVAR_H

#include "object/object.h"

extern BbType bb_typevar_type, bb_paramspec_type, bb_typevar_tuple_type;
extern BbType bb_paramspec_args_type, bb_paramspec_kwargs_type;
extern BbType bb_typevar_unpacked_type; /* *Ts */
extern BbType bb_const_evaluator_type;
extern BbType bb_no_default_type;

/* typing.NoDefault */
extern BbObject bb_no_default_object;
#define BB_NO_DEFAULT (bb_from_pointer(&bb_no_default_object))

/* The type parameters of `def f[T]': name a str; evaluate_bound and evaluate_constraints functions of a format, or
 * EMPTY. */
BB_NODISCARD BbValue bb_typevar_new(BbThread *t, BbValue name, BbValue evaluate_bound, BbValue evaluate_constraints);
BB_NODISCARD BbValue bb_paramspec_new(BbThread *t, BbValue name);
BB_NODISCARD BbValue bb_typevar_tuple_new(BbThread *t, BbValue name);

/* Gives a type parameter the function that evaluates its default. */
void bb_typevar_set_default(BbThread *t, BbValue parameter, BbValue evaluate);

/* v is a TypeVar, ParamSpec or TypeVarTuple. */
bool bb_is_type_parameter(BbValue v);

/* v as a type: None stands for its type, a str becomes a ForwardRef; TypeError with the message for what cannot be a
 * type.  May import modules of the library. */
BB_NODISCARD BbValue bb_typevar_as_type(BbThread *t, BbValue v, const char *message);

/* Has the type parameter a default?  Evaluates nothing. */
bool bb_typevar_has_default(BbValue parameter);

/* The tuple of type parameters with *Ts for each TypeVarTuple Ts. */
BB_NODISCARD BbValue bb_typevar_unpack_all(BbThread *t, BbValue parameters);

/* What v.__iter__ gives for *v: an iterator over the one unpacked form of it. */
BB_NODISCARD BbValue bb_typevar_iter(BbThread *t, BbValue v);

/* The function of a format that just gives the value. */
BB_NODISCARD BbValue bb_const_evaluator_new(BbThread *t, BbValue value);

#endif
