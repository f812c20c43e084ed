/* SPDX-License-Identifier: MIT */
/*
 * Module specs and loaders: what __spec__ and __loader__ of a module are.
 *
 * They are plain objects with attributes: name, loader, origin, submodule_search_locations...
 */
#ifndef BB_VM_MODULE_SPEC_H
#define BB_VM_MODULE_SPEC_H

#include "object/object.h"

/* ModuleSpec; the loaders: BuiltinImporter and FrozenImporter (used as classes), SourceFileLoader, NamespaceLoader. */
extern BbType bb_module_spec_type, bb_builtin_importer_type, bb_frozen_importer_type, bb_source_loader_type,
	bb_namespace_loader_type;

/* At start-up. */
BB_NODISCARD bool bb_module_spec_init(BbThread *t);

/* A spec; locations is a list for packages, else EMPTY; origin EMPTY: None. */
BB_NODISCARD BbValue bb_module_spec_new(BbThread *t, BbValue name, BbValue loader, BbValue origin, BbValue locations,
					bool has_location);

/* A SourceFileLoader(name, path), or a NamespaceLoader whose path is a list. */
BB_NODISCARD BbValue bb_module_spec_loader(BbThread *t, BbType *type, BbValue name, BbValue path);

/* Gives the module what its spec says: __spec__, __loader__, __package__, __path__, __file__. */
BB_NODISCARD bool bb_module_spec_apply(BbThread *t, BbValue spec, BbValue module);

/* The part of a dotted name before the last dot as an interned str; EMPTY without exception: there is none. */
BbValue bb_module_spec_parent(BbThread *t, BbValue name);

#endif
