/* SPDX-License-Identifier: MIT */
/*
 * Modules: a namespace that is a dict, and attribute access to it.
 */
#ifndef BB_OBJECT_MODULE_H
#define BB_OBJECT_MODULE_H

#include "object/instance.h"

typedef struct BbModule {
	BbObject header;
	BbValue dict; /* exact dict, for good */
#if BB_LATE_MODULES
	BbPublished late; /* what bb_objects(t)->late_member knows it by; 0: all is in the dict.  Guard:
			     bb_type_begin_change */
#endif
	BbInstance part; /* unused but by __slots__ of subclasses, so that __class__ can be assigned */
} BbModule;

extern BbType bb_module_type;

/* v is a module or an instance of a subclass. */
bool bb_is_module(BbValue v);

/* A new module with __name__, and None for __doc__, __package__, __loader__ and __spec__. */
BB_NODISCARD BbValue bb_module_new(BbThread *t, BbValue name);

/* The namespace of a module. */
BB_INLINE BbValue bb_module_dict(BbValue module)
{
	return ((BbModule *)bb_to_pointer(module))->dict;
}

/* module.name: with data descriptors of its type first, then its dict, then the module's own __getattr__.  name is
 * interned; runs user code. */
BB_NODISCARD BbValue bb_module_getattr(BbThread *t, BbValue module, BbValue name);

/* Sets or deletes (value EMPTY) module.name; runs user code only for data descriptors of a subclass. */
BB_NODISCARD bool bb_module_setattr(BbThread *t, BbValue module, BbValue name, BbValue value);

/* The module is being imported: its __spec__._initializing is true.  1, 0, -1: failed. */
BB_NODISCARD int bb_module_is_initializing(BbThread *t, BbValue module);

#if BB_LATE_MODULES

/* From now on the module also has what late_member finds for `late'. */
void bb_module_set_late(BbValue module, const void *late);

/* Enters a name that the dict lacks, if the module has it late; its value.  EMPTY without exception: it has not. */
BB_NODISCARD BbValue bb_module_late(BbThread *t, BbValue module, BbValue name);

/* Enters all: from now on the dict is the whole module. */
BB_NODISCARD bool bb_module_complete(BbThread *t, BbValue module);

#else

BB_INLINE BbValue bb_module_late(BbThread *t, BbValue module, BbValue name)
{
	return BB_EMPTY;
}
BB_INLINE bool bb_module_complete(BbThread *t, BbValue module)
{
	return true;
}

#endif

/* Raises the AttributeError for module.name. */
BbValue bb_module_no_attribute(BbThread *t, BbValue module, BbValue name);

#endif
