/* SPDX-License-Identifier: MIT */
/*
 * The part of module sys that describes the interpreter and the machine: versions, limits, flags, paths.
 *
 * Constants, made once.
 */
#include "modules/mod_sys.h"

#include "base/hash.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/list.h"
#include "object/module.h"
#include "object/namespace.h"
#include "object/protocol.h"
#include "object/set.h"
#include "object/str.h"
#include "object/structseq.h"
#include "object/tuple.h"
#include "vm/import.h"
#include "vm/vm.h"

#include <float.h>

#define VERSION "3.14.2"
#define BOBBIN_VERSION "0.1.0"
enum { HEX_VERSION = 0x030e02f0, BOBBIN_HEX_VERSION = 0x000100f0, API_VERSION = 1013 };

#if defined(__clang__)
#define COMPILER "Clang " __clang_version__
#else
#define COMPILER "GCC " __VERSION__
#endif

static BbValue small(intptr_t x)
{
	return bb_from_small(x);
}

static BbValue text(BbThread *t, const char *s)
{
	return bb_str_from_text(t, s);
}

/* A struct sequence of its own type, as sys.NAME. */
static bool add_sequence(BbThread *t, BbValue module, const BbStructSeqDef *def, const BbValue *values)
{
	return bb_modules_add(t, module, def->name, bb_structseq_new(t, bb_structseq_type(t, def), values));
}

#define SEQUENCE(var, NAME, VISIBLE, DOC, ...)                                                                         \
	static const char *const var##_fields[] = {__VA_ARGS__};                                                       \
	static const BbStructSeqDef var = {                                                                            \
		"sys", NAME, DOC, var##_fields, VISIBLE, BB_COUNT(var##_fields), BB_STRUCTSEQ_FROM_NOTHING}

SEQUENCE(version_def, "version_info", 5, "Version information as a named tuple.", "major", "minor", "micro",
	 "releaselevel", "serial");
SEQUENCE(flags_def, "flags", 18, "Flags provided through command line arguments or environment vars.", "debug",
	 "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment",
	 "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode",
	 "warn_default_encoding", "safe_path", "int_max_str_digits", "gil", "thread_inherit_context",
	 "context_aware_warnings");
SEQUENCE(float_def, "float_info", 11, "Information about the float type.", "max", "max_exp", "max_10_exp", "min",
	 "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds");
SEQUENCE(int_def, "int_info", 4, "Information about the int type.", "bits_per_digit", "sizeof_digit",
	 "default_max_str_digits", "str_digits_check_threshold");
SEQUENCE(hash_def, "hash_info", 9, "Parameters of hash().", "width", "modulus", "inf", "nan", "imag", "algorithm",
	 "hash_bits", "seed_bits", "cutoff");
SEQUENCE(thread_def, "thread_info", 3, "Information about the thread implementation.", "name", "lock", "version");

static bool add_versions(BbThread *t, BbValue module)
{
	BbValue version[] = {small(3), small(14), small(2), text(t, "final"), small(0)};
	if (!add_sequence(t, module, &version_def, version))
		return false;
	BbValue type =
		bb_from_pointer(bb_type_of(bb_dict_get_name(t, bb_module_dict(module), BB_NAME(t, version_info))));
	BbValue own[] = {small(0), small(1), small(0), text(t, "alpha"), small(0)};
	BbValue attributes = bb_dict_new(t, 4), own_version = bb_structseq_new(t, type, own);
	return !bb_is_empty(attributes) && !bb_is_empty(own_version) &&
	       bb_dict_set_name(t, attributes, "name", text(t, "bobbin")) &&
	       bb_dict_set_name(t, attributes, "cache_tag", BB_NONE) &&
	       bb_dict_set_name(t, attributes, "version", own_version) &&
	       bb_dict_set_name(t, attributes, "hexversion", small(BOBBIN_HEX_VERSION)) &&
	       bb_dict_set_name(t, attributes, "supports_isolated_interpreters", BB_FALSE) &&
	       bb_modules_add(t, module, "implementation", bb_namespace_new(t, attributes)) &&
	       bb_modules_add_text(t, module, "version", VERSION " (bobbin " BOBBIN_VERSION ") [" COMPILER "]") &&
	       bb_modules_add_int(t, module, "hexversion", HEX_VERSION) &&
	       bb_modules_add_int(t, module, "api_version", API_VERSION) &&
	       bb_modules_add_text(t, module, "copyright", "Copyright (c) the Bobbin authors.");
}

static bool add_flags(BbThread *t, BbValue module)
{
	const BbRuntimeOptions *o = &bb_vm(t)->options;
	BbValue flags[] = {
		small(0),
		small(o->inspect),
		small(o->inspect),
		small(o->optimize),
		small(1),
		small(o->no_user_site),
		small(o->no_site),
		small(o->ignore_environment),
		small(0),
		small(0),
		small(o->quiet),
		small(0),
		small(o->isolated),
		bb_bool(o->dev_mode),
		small(1),
		small(0),
		bb_bool(o->isolated),
		small(bb_int_max_str_digits(t->rt)),
		small(0),
		small(1),
		small(1),
	};
	return add_sequence(t, module, &flags_def, flags);
}

static bool add_numbers(BbThread *t, BbValue module)
{
	BbValue floats[] = {
		bb_float_new(t, DBL_MAX),
		small(DBL_MAX_EXP),
		small(DBL_MAX_10_EXP),
		bb_float_new(t, DBL_MIN),
		small(DBL_MIN_EXP),
		small(DBL_MIN_10_EXP),
		small(DBL_DIG),
		small(DBL_MANT_DIG),
		bb_float_new(t, DBL_EPSILON),
		small(FLT_RADIX),
		small(1),
	};
	BbValue ints[] = {small(sizeof(BbLimb) * 8), small(sizeof(BbLimb)), small(BB_INT_DEFAULT_MAX_STR_DIGITS),
			  small(BB_INT_MAX_STR_DIGITS_THRESHOLD)};
	BbValue hashes[] = {
		small(sizeof(BbHash) * 8),
		bb_int_from_u64(t, BB_HASH_MODULUS),
		small(BB_HASH_INF),
		small(0),
		small(BB_HASH_IMAG),
		text(t, "fnv"),
		small(32),
		small(0),
		small(0),
	};
	char library[64];
	size_t n = bb_platform_thread_library(library, sizeof library);
	BbValue version = n > 0 ? bb_str_decode_utf8(t, library, n, "replace") : BB_NONE;
	BbValue threads[] = {text(t, "pthread"), text(t, "semaphore"), version};
	return add_sequence(t, module, &float_def, floats) && add_sequence(t, module, &int_def, ints) &&
	       add_sequence(t, module, &hash_def, hashes) && add_sequence(t, module, &thread_def, threads) &&
	       bb_modules_add_int(t, module, "maxsize", INTPTR_MAX) &&
	       bb_modules_add_int(t, module, "maxunicode", 0x10ffff) &&
	       bb_modules_add_text(t, module, "float_repr_style", "short");
}

static bool add_text_list(BbThread *t, BbValue list, const char *s)
{
	BbValue v = bb_str_decode_utf8(t, s, strlen(s), "surrogateescape");
	return !bb_is_empty(v) && bb_list_append(t, list, v);
}

static bool add_paths(BbThread *t, BbValue module)
{
	const BbRuntimeOptions *o = &bb_vm(t)->options;
	BbValue argv = bb_list_new(t, 0), original = bb_list_new(t, 0);
	const char *executable = o->executable ? o->executable : "";
	if (bb_is_empty(argv) || bb_is_empty(original) || !add_text_list(t, original, executable))
		return false;
	for (int i = 0; i < o->argc; i++)
		if (!add_text_list(t, argv, o->argv[i]) || !add_text_list(t, original, o->argv[i]))
			return false;
	static const char *const prefixes[] = {"prefix", "exec_prefix", "base_prefix", "base_exec_prefix"};
	for (size_t i = 0; i < BB_COUNT(prefixes); i++)
		if (!bb_modules_add_text(t, module, prefixes[i], "/usr"))
			return false;
	return bb_modules_add(t, module, "argv", argv) && bb_modules_add(t, module, "orig_argv", original) &&
	       bb_modules_add(t, module, "path", bb_import_initial_path(t)) &&
	       bb_modules_add(t, module, "meta_path", bb_list_new(t, 0)) &&
	       bb_modules_add(t, module, "path_hooks", bb_list_new(t, 0)) &&
	       bb_modules_add(t, module, "path_importer_cache", bb_dict_new(t, 0)) &&
	       bb_modules_add(t, module, "executable",
			      bb_str_decode_utf8(t, executable, strlen(executable), "surrogateescape")) &&
	       bb_modules_add(t, module, "_base_executable",
			      bb_str_decode_utf8(t, executable, strlen(executable), "surrogateescape")) &&
	       bb_modules_add_text(t, module, "platlibdir", "lib") &&
	       bb_modules_add(t, module, "pycache_prefix", BB_NONE);
}

static bool add_module_names(BbThread *t, BbValue module)
{
	BbValue names = bb_list_new(t, 0), all = bb_frozenset_new(t);
	if (bb_is_empty(names) || bb_is_empty(all))
		return false;
	for (const BbModuleDef *const *def = bb_modules_table; *def; def++) {
		BbValue name = bb_intern_text(t, (*def)->name);
		if (bb_is_empty(name) || !bb_list_append(t, names, name) || !bb_set_add(t, all, name))
			return false;
	}
	for (const BbFrozenModule *m = bb_import_frozen(); m && m->name; m++) {
		BbValue name = strchr(m->name, '.') ? BB_NONE : bb_intern_text(t, m->name);
		if (bb_is_empty(name) || (!bb_is_none(name) && !bb_set_add(t, all, name)))
			return false;
	}
	return bb_list_sort(t, names, BB_EMPTY, false) &&
	       bb_modules_add(t, module, "builtin_module_names", bb_list_snapshot(t, names)) &&
	       bb_modules_add(t, module, "stdlib_module_names", all);
}

bool bb_sys_info_init(BbThread *t, BbValue module)
{
	const uint16_t one = 1;
	return add_versions(t, module) && add_flags(t, module) && add_numbers(t, module) && add_paths(t, module) &&
	       add_module_names(t, module) && bb_modules_add_text(t, module, "platform", "linux") &&
	       bb_modules_add_text(t, module, "abiflags", "t") &&
	       bb_modules_add_text(t, module, "byteorder", *(const uint8_t *)&one ? "little" : "big") &&
	       bb_modules_add(t, module, "dont_write_bytecode", BB_TRUE) &&
	       bb_modules_add(t, module, "warnoptions", bb_list_new(t, 0)) &&
	       bb_modules_add(t, module, "_xoptions", bb_dict_new(t, 0));
}
