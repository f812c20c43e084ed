/* SPDX-License-Identifier: MIT */
/*
 * Module gc: what Python sees of the collector.
 *
 * There are no generations that could be told apart, so every collection is a full one.  The settings that only
 * programs look at are kept in the runtime's registry.
 */
#include "modules/mod_gc.h"

#include "modules/gc_objects.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/int.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/tuple.h"
#include "vm/vm.h"

/* How large an object is taken to be, where only bytes are known. */
enum { USUAL_SIZE = 48 };

/* ---- Settings. ---- */

static BbValue get_setting(BbThread *t, const char *name)
{
	BbValue key = bb_intern_text(t, name), v;
	if (bb_is_empty(key))
		return BB_EMPTY;
	int found = bb_dict_get(t, bb_vm(t)->registry, key, &v);
	return found < 0 ? BB_EMPTY : found ? v : BB_NONE;
}

static bool set_setting(BbThread *t, const char *name, BbValue v)
{
	return !bb_is_empty(v) && bb_dict_set_name(t, bb_vm(t)->registry, name, v);
}

/* ---- Collecting. ---- */

static bool add_int(BbThread *t, BbValue dict, const char *name, size_t x)
{
	BbValue v = bb_int_from_size(t, x);
	return !bb_is_empty(v) && bb_dict_set_name(t, dict, name, v);
}

/* Calls what is in gc.callbacks; what that raises is reported. */
static void run_callbacks(BbThread *t, const char *phase, size_t collected)
{
	BbValue callbacks = get_setting(t, "gc.callbacks");
	if (bb_is_empty(callbacks) || bb_is_none(callbacks) || bb_list_count(callbacks) == 0) {
		bb_exception_clear(t);
		return;
	}
	BbValue info = bb_dict_new(t, 3), name = bb_intern_text(t, phase);
	BbValue snapshot = bb_list_snapshot(t, callbacks);
	bool made = !bb_is_empty(info) && !bb_is_empty(name) && !bb_is_empty(snapshot) &&
		    add_int(t, info, "generation", 2) && add_int(t, info, "collected", collected) &&
		    add_int(t, info, "uncollectable", 0);
	if (!made) {
		bb_write_unraisable(t, "Exception ignored while calling GC callback", BB_EMPTY);
		return;
	}
	for (size_t i = 0; i < bb_tuple_count(snapshot); i++) {
		BbValue callback = bb_tuple_get(snapshot, i);
		if (bb_is_empty(bb_call2(t, callback, name, info)))
			bb_write_unraisable(t, "Exception ignored while calling GC callback", callback);
	}
}

BB_PARAMS(collect_params, "collect", 0, 1, 0, "generation");

static BB_NOINLINE BbValue collect_now(BbThread *t, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbValue v;
	if (!bb_args_bind(t, &collect_params, args, nargs, kwnames, &v))
		return BB_EMPTY;
	intptr_t generation = 2;
	if (!bb_is_empty(v) && !bb_index_ssize(t, v, false, &generation))
		return BB_EMPTY;
	if (generation < 0 || generation > 2)
		return bb_value_error(t, "invalid generation");
	run_callbacks(t, "start", 0);
	BbHeapStats before, after;
	bb_heap_stats(t, &before);
	bb_heap_collect(t);
	/* Here and now, not in the main thread some time. */
	bb_poll_request(t, BB_POLL_FINALIZERS);
	if (!bb_vm_poll(t))
		return BB_EMPTY;
	bb_heap_stats(t, &after);
	size_t freed = before.live > after.live ? (before.live - after.live) / USUAL_SIZE : 0;
	run_callbacks(t, "stop", freed);
	return bb_int_from_size(t, freed);
}

BB_CFUNCTION(collect)
{
	bb_thread_wipe_stack(t);
	BbValue freed = collect_now(t, args, nargs, kwnames);
	BB_KEEP_FRAME();
	return freed;
}

BB_CFUNCTION(enable)
{
	bb_heap_enable(t->rt, true);
	return BB_NONE;
}

BB_CFUNCTION(disable)
{
	bb_heap_enable(t->rt, false);
	return BB_NONE;
}

BB_CFUNCTION(isenabled)
{
	return bb_bool(bb_heap_is_enabled(t->rt));
}

/* ---- Figures. ---- */

BB_CFUNCTION(get_count)
{
	BbHeapStats stats;
	bb_heap_stats(t, &stats);
	BbValue counts[] = {bb_int_from_size(t, t->allocated_since / USUAL_SIZE), bb_from_small(0), bb_from_small(0)};
	return bb_tuple_from(t, counts, 3);
}

BB_CFUNCTION(get_threshold)
{
	BbValue v = get_setting(t, "gc.threshold");
	if (!bb_is_none(v))
		return v;
	BbValue defaults[] = {bb_from_small(2000), bb_from_small(10), bb_from_small(0)};
	return bb_tuple_from(t, defaults, 3);
}

BB_CFUNCTION(set_threshold)
{
	if (nargs < 1 || nargs > 3)
		return bb_type_error(t, "gc.set_threshold requires 1 to 3 arguments");
	BbValue old = get_threshold(t, self, NULL, 0, BB_EMPTY);
	if (bb_is_empty(old))
		return BB_EMPTY;
	BbValue values[] = {bb_tuple_get(old, 0), bb_tuple_get(old, 1), bb_tuple_get(old, 2)};
	for (size_t i = 0; i < nargs; i++) {
		values[i] = bb_index(t, args[i]);
		if (bb_is_empty(values[i]))
			return BB_EMPTY;
	}
	return set_setting(t, "gc.threshold", bb_tuple_from(t, values, 3)) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(get_debug)
{
	BbValue v = get_setting(t, "gc.debug");
	return bb_is_none(v) ? bb_from_small(0) : v;
}

BB_CFUNCTION(set_debug)
{
	return set_setting(t, "gc.debug", bb_index(t, args[0])) ? BB_NONE : BB_EMPTY;
}

/* What the heap knows besides: bytes and nanoseconds. */
static bool add_heap(BbThread *t, BbValue dict, const BbHeapStats *stats)
{
	return add_int(t, dict, "live_bytes", stats->live) && add_int(t, dict, "committed_bytes", stats->committed) &&
	       add_int(t, dict, "pause_ns", (size_t)stats->pause_total) &&
	       add_int(t, dict, "longest_pause_ns", (size_t)stats->pause_max) &&
	       add_int(t, dict, "last_pause_ns", (size_t)stats->pause_last);
}

BB_CFUNCTION(get_stats)
{
	BbHeapStats stats;
	bb_heap_stats(t, &stats);
	BbValue list = bb_list_new(t, 3);
	for (size_t i = 0; !bb_is_empty(list) && i < 3; i++) {
		BbValue dict = bb_dict_new(t, 3);
		if (bb_is_empty(dict) || !add_int(t, dict, "collections", i == 2 ? (size_t)stats.collections : 0) ||
		    !add_int(t, dict, "collected", 0) || !add_int(t, dict, "uncollectable", 0) ||
		    (i == 2 && !add_heap(t, dict, &stats)) || !bb_list_append(t, list, dict))
			return BB_EMPTY;
	}
	return list;
}

BB_CFUNCTION(freeze)
{
	return BB_NONE;
}

BB_CFUNCTION(get_freeze_count)
{
	return bb_from_small(0);
}

/* ---- Objects. ---- */

BB_PARAMS(objects_params, "get_objects", 0, 1, 0, "generation");

BB_CFUNCTION(get_objects)
{
	BbValue v;
	if (!bb_args_bind(t, &objects_params, args, nargs, kwnames, &v))
		return BB_EMPTY;
	intptr_t generation = 2;
	if (!bb_is_empty(v) && !bb_is_none(v) && !bb_index_ssize(t, v, false, &generation))
		return BB_EMPTY;
	if (generation < -1)
		return bb_value_error(t, "generation parameter cannot be negative");
	if (generation > 2)
		return bb_value_error(t,
				      "generation parameter must be less than the number of available generations (3)");
	/* All are old. */
	return generation == 2 || generation == -1 ? bb_gc_objects_all(t) : bb_list_new(t, 0);
}

BB_CFUNCTION(get_referents)
{
	return bb_gc_objects_referents(t, args, nargs);
}

BB_CFUNCTION(get_referrers)
{
	return bb_gc_objects_referrers(t, args, nargs);
}

BB_CFUNCTION(is_tracked)
{
	return bb_bool(bb_gc_objects_is_container(args[0]));
}

BB_CFUNCTION(is_finalized)
{
	return BB_FALSE;
}

/* ---- The module. ---- */

static const BbBuiltin functions[] = {
	BB_FUNCTION_KW("collect", collect,
		       "Free what is unreachable and run its finalizers.  Returns about how many objects that were."),
	BB_FUNCTION("disable", disable, 0, 0, "No more automatic collections, unless memory runs out."),
	BB_FUNCTION("enable", enable, 0, 0, "Automatic collections again."),
	BB_FUNCTION("freeze", freeze, 0, 0, "Does nothing."),
	BB_FUNCTION("get_count", get_count, 0, 0, "About how many objects were made lately."),
	BB_FUNCTION("get_debug", get_debug, 0, 0, "The flags of set_debug()."),
	BB_FUNCTION("get_freeze_count", get_freeze_count, 0, 0, "0."),
	BB_FUNCTION_KW("get_objects", get_objects, "A list of all containers."),
	BB_FUNCTION("get_referents", get_referents, 0, -1, "A list of the objects that the arguments refer to."),
	BB_FUNCTION("get_referrers", get_referrers, 0, -1, "A list of the containers that refer to the arguments."),
	BB_FUNCTION(
		"get_stats", get_stats, 0, 0,
		"Figures on the collections so far, for each generation.  There is one, the last: it has bytes and pauses, too."),
	BB_FUNCTION("get_threshold", get_threshold, 0, 0, "What set_threshold() has set."),
	BB_FUNCTION("is_finalized", is_finalized, 1, 1, "Has the object been finalized?"),
	BB_FUNCTION("is_tracked", is_tracked, 1, 1, "Can the object refer to others?"),
	BB_FUNCTION("isenabled", isenabled, 0, 0, "Are there automatic collections?"),
	BB_FUNCTION("set_debug", set_debug, 1, 1, "Remembers the flags, and does nothing else."),
	BB_FUNCTION("set_threshold", set_threshold, 0, -1,
		    "Remembers the numbers; the collector goes by the size of the heap."),
	BB_FUNCTION("unfreeze", freeze, 0, 0, "Does nothing."),
};

static bool init(BbThread *t, BbValue module)
{
	static const struct {
		const char *name;
		int value;
	} flags[] = {
		{"DEBUG_COLLECTABLE", 2}, {"DEBUG_LEAK", 38},	      {"DEBUG_SAVEALL", 32},
		{"DEBUG_STATS", 1},	  {"DEBUG_UNCOLLECTABLE", 4},
	};
	for (size_t i = 0; i < BB_COUNT(flags); i++)
		if (!bb_modules_add_int(t, module, flags[i].name, flags[i].value))
			return false;
	BbValue callbacks = bb_list_new(t, 0);
	return set_setting(t, "gc.callbacks", callbacks) && bb_modules_add(t, module, "callbacks", callbacks) &&
	       bb_modules_add(t, module, "garbage", bb_list_new(t, 0));
}

const BbModuleDef bb_mod_gc = {
	.name = "gc",
	.doc = BB_DOC("The garbage collector: running it, and looking at what there is."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = init,
};
