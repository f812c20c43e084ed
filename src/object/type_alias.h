/* SPDX-License-Identifier: MIT */
/*
 * typing.TypeAliasType: what the type statement makes.
 */
#ifndef BB_OBJECT_TYPE_ALIAS_H
#define BB_OBJECT_TYPE_ALIAS_H

#include "object/object.h"

extern BbType bb_type_alias_type;

/* `type name[parameters] = ...': parameters a tuple or None, evaluate a function of a format that gives the value. */
BB_NODISCARD BbValue bb_type_alias_new(BbThread *t, BbValue name, BbValue parameters, BbValue evaluate);

#endif
