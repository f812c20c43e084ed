/* SPDX-License-Identifier: MIT */
/*
 * functools.lru_cache: a function with a memory.
 *
 * The memory is a CacheState: a dict from keys to results, or, where the size is bounded, to CacheLinks, which also
 * form a ring in order of use: state->root.next is the one used last.  cache_clear() replaces the whole state, so who
 * still works on the old one disturbs nobody.
 *
 * Invariant: a link that is in the ring is in the dict; who takes a link out of the ring takes it out of the dict.
 *
 * Threading: looking up takes no lock (the dict's readers need none).  The state's lock guards the ring; a hit takes it
 * only to move a link to the front, so not if it is there already.  The function is called with nothing held: two
 * threads that miss at the same time both call it, and the first result stays.
 */
#include "modules/functools_cache.h"

#include "object/dict.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "thread/lock.h"

typedef struct CacheLink {
	BbObject header;
	BbSlot previous, next; /* CacheLink; EMPTY: not in the ring.  Guard: the state's lock */
	BbValue key, result;
} CacheLink;

typedef struct CacheState {
	BbObject header;
	BbValue dict;
	BbValue root;	   /* CacheLink without key; unbounded: EMPTY */
	BbPublished count; /* links in the ring.  Guard: lock */
	BbSyncWord hits, misses;
} CacheState;

typedef struct Cache {
	BbObject header;
	BbValue function;
	BbValue info_type;
	BbSlot state;	  /* CacheState */
	intptr_t maxsize; /* < 0: unbounded */
	bool typed;
	BbInstance part;
} Cache;

static void link_trace(BbTracer *tracer, void *cell)
{
	const CacheLink *link = cell;
	bb_trace_slot(tracer, &link->previous);
	bb_trace_slot(tracer, &link->next);
	bb_trace(tracer, link->key);
	bb_trace(tracer, link->result);
}

static BbType link_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = link_trace},
	.name = "_lru_list_elem",
	.module = "functools",
	.flags = BB_TYPE_NO_NEW | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(CacheLink),
};

static void state_trace(BbTracer *tracer, void *cell)
{
	const CacheState *state = cell;
	bb_trace(tracer, state->dict);
	bb_trace(tracer, state->root);
}

static BbType state_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = state_trace},
	.name = "_lru_cache_state",
	.module = "functools",
	.flags = BB_TYPE_NO_NEW | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(CacheState),
};

static void cache_trace(BbTracer *tracer, void *cell)
{
	Cache *cache = cell;
	bb_trace(tracer, cache->function);
	bb_trace(tracer, cache->info_type);
	bb_trace_slot(tracer, &cache->state);
	bb_instance_trace(tracer, &cache->header, &bb_functools_cache_type);
}

/* Separates positional from keyword arguments in a key. */
static BbObject keyword_mark = BB_STATIC_OBJECT(bb_object_type);

static CacheLink *to_link(BbValue v)
{
	return bb_to_pointer(v);
}

static CacheLink *new_link(BbThread *t, BbValue key, BbValue result)
{
	CacheLink *link = bb_object_new(t, &link_type, sizeof(CacheLink));
	if (link) {
		link->key = key;
		link->result = result;
	}
	return link;
}

static BbValue new_state(BbThread *t, bool bounded)
{
	CacheState *state = bb_object_new(t, &state_type, sizeof(CacheState));
	if (!state || bb_is_empty(state->dict = bb_dict_new(t, 0)))
		return BB_EMPTY;
	if (bounded) {
		CacheLink *root = new_link(t, BB_EMPTY, BB_EMPTY);
		if (!root)
			return BB_EMPTY;
		BbValue v = bb_from_pointer(root);
		bb_store(t, root, &root->previous, v);
		bb_store(t, root, &root->next, v);
		state->root = v;
	}
	return bb_from_pointer(state);
}

static CacheState *state_of(const Cache *cache)
{
	return bb_to_pointer(bb_slot_load(&cache->state));
}

/* ---- The ring. ---- */

static void link_out_locked(BbThread *t, CacheLink *link)
{
	BbValue previous = bb_slot_load(&link->previous), next = bb_slot_load(&link->next);
	bb_store(t, to_link(previous), &to_link(previous)->next, next);
	bb_store(t, to_link(next), &to_link(next)->previous, previous);
	bb_store(t, link, &link->previous, BB_EMPTY);
	bb_store(t, link, &link->next, BB_EMPTY);
}

static void link_in_locked(BbThread *t, CacheState *state, CacheLink *link)
{
	CacheLink *root = to_link(state->root);
	BbValue v = bb_from_pointer(link), first = bb_slot_load(&root->next);
	bb_store(t, link, &link->next, first);
	bb_store(t, link, &link->previous, state->root);
	bb_store(t, to_link(first), &to_link(first)->previous, v);
	bb_store(t, root, &root->next, v);
}

static void use_link(BbThread *t, CacheState *state, CacheLink *link)
{
	if (bb_is(bb_slot_load(&to_link(state->root)->next), bb_from_pointer(link)))
		return;
	bb_lock(t, &state->header.lock);
	if (!bb_is_empty(bb_slot_load(&link->next))) {
		link_out_locked(t, link);
		link_in_locked(t, state, link);
	}
	bb_unlock(t, &state->header.lock);
}

/* Enters a result, unless another thread was faster, and drops the oldest if there are too many. */
static bool enter(BbThread *t, const Cache *cache, CacheState *state, BbValue key, BbValue result)
{
	CacheLink *link = new_link(t, key, result), *victim = NULL;
	BbValue there = link ? bb_dict_setdefault(t, state->dict, key, bb_from_pointer(link)) : BB_EMPTY;
	if (bb_is_empty(there))
		return false;
	if (bb_to_pointer(there) != link)
		return true;
	bb_lock(t, &state->header.lock);
	link_in_locked(t, state, link);
	uintptr_t count = bb_published_load_relaxed(&state->count);
	if (count >= (uintptr_t)cache->maxsize) {
		victim = to_link(bb_slot_load(&to_link(state->root)->previous));
		link_out_locked(t, victim);
	} else {
		bb_published_store(&state->count, count + 1);
	}
	bb_unlock(t, &state->header.lock);
	return !victim || !bb_is_empty(bb_dict_pop(t, state->dict, victim->key)) || !bb_has_exception(t);
}

/* ---- Calling. ---- */

static BbValue make_key(BbThread *t, const Cache *cache, const BbValue *args, size_t nargs, BbValue kwnames)
{
	size_t keywords = bb_is_empty(kwnames) ? 0 : bb_tuple_count(kwnames), n = 0;
	if (!cache->typed && !keywords && nargs == 1 && (bb_is_exact_int(args[0]) || bb_is_exact_str(args[0])))
		return args[0];
	size_t total = nargs + (keywords ? 1 + 2 * keywords : 0) + (cache->typed ? nargs + keywords : 0);
	BbTuple *key = bb_tuple_alloc(t, total);
	if (!key)
		return BB_EMPTY;
	for (size_t i = 0; i < nargs; i++)
		key->items[n++] = args[i];
	if (keywords)
		key->items[n++] = bb_from_pointer(&keyword_mark);
	for (size_t i = 0; i < keywords; i++) {
		key->items[n++] = bb_tuple_get(kwnames, i);
		key->items[n++] = args[nargs + i];
	}
	for (size_t i = 0; cache->typed && i < nargs + keywords; i++)
		key->items[n++] = bb_from_pointer(bb_type_of(args[i]));
	return bb_from_pointer(key);
}

/* After a look-up failed: a TypeError says which argument has no hash, and nothing about the key that we made. */
static BbValue unhashable(BbThread *t, BbValue key)
{
	BbHash hash;
	if (bb_is_empty(key) || !bb_exception_matches(t, &bb_exc_TypeError))
		return BB_EMPTY;
	BbValue failure = bb_exception_take(t);
	if (bb_hash(t, key, &hash))
		bb_exception_restore(t, failure);
	return BB_EMPTY;
}

static BbValue cache_call(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	Cache *cache = bb_to_pointer(self);
	CacheState *state = state_of(cache);
	if (cache->maxsize == 0) {
		bb_syncword_add(&state->misses, 1);
		return bb_call(t, cache->function, args, nargs, kwnames);
	}
	BbValue key = make_key(t, cache, args, nargs, kwnames), found;
	int hit = bb_is_empty(key) ? -1 : bb_dict_get(t, state->dict, key, &found);
	if (hit < 0)
		return unhashable(t, key);
	if (hit) {
		bb_syncword_add(&state->hits, 1);
		if (cache->maxsize < 0)
			return found;
		use_link(t, state, to_link(found));
		return to_link(found)->result;
	}
	bb_syncword_add(&state->misses, 1);
	BbValue result = bb_call(t, cache->function, args, nargs, kwnames);
	if (bb_is_empty(result))
		return result;
	state = state_of(cache);
	bool done = cache->maxsize < 0 ? bb_dict_set(t, state->dict, key, result) : enter(t, cache, state, key, result);
	return done ? result : BB_EMPTY;
}

BB_CFUNCTION(call_method)
{
	return cache_call(t, self, args, nargs, kwnames);
}

/* ---- The type. ---- */

BB_PARAMS(new_params, "_lru_cache_wrapper", 0, 4, 4, "user_function", "maxsize", "typed", "cache_info_type");

BB_CFUNCTION(cache_new)
{
	BbValue v[4];
	if (!bb_args_bind(t, &new_params, args + 1, nargs - 1, kwnames, v))
		return BB_EMPTY;
	if (!bb_is_callable(v[0]))
		return bb_type_error(t, "the first argument must be callable");
	intptr_t maxsize = -1;
	if (!bb_is_none(v[1])) {
		if (!bb_is_int(v[1]))
			return bb_type_error(t, "maxsize should be integer or None");
		if (!bb_index_ssize(t, v[1], false, &maxsize))
			return BB_EMPTY;
		maxsize = maxsize < 0 ? 0 : maxsize;
	}
	int typed = bb_truth(t, v[2]);
	BbValue state = typed < 0 ? BB_EMPTY : new_state(t, maxsize >= 0);
	Cache *cache = bb_is_empty(state) ? NULL : bb_instance_new(t, bb_to_pointer(args[0]));
	if (!cache)
		return BB_EMPTY;
	cache->function = v[0];
	cache->info_type = v[3];
	cache->maxsize = maxsize;
	cache->typed = typed > 0;
	bb_store(t, cache, &cache->state, state);
	return bb_from_pointer(cache);
}

BB_CFUNCTION(cache_info)
{
	const Cache *cache = bb_to_pointer(self);
	CacheState *state = state_of(cache);
	size_t count = cache->maxsize < 0 ? bb_dict_count(state->dict) : bb_published_load(&state->count);
	BbValue parts[] = {bb_int_from_size(t, bb_syncword_load(&state->hits)),
			   bb_int_from_size(t, bb_syncword_load(&state->misses)),
			   cache->maxsize < 0 ? BB_NONE : bb_int_from_ssize(t, cache->maxsize),
			   bb_int_from_size(t, count)};
	for (size_t i = 0; i < BB_COUNT(parts); i++)
		if (bb_is_empty(parts[i]))
			return BB_EMPTY;
	return bb_call(t, cache->info_type, parts, BB_COUNT(parts), BB_EMPTY);
}

BB_CFUNCTION(cache_clear)
{
	Cache *cache = bb_to_pointer(self);
	BbValue state = new_state(t, cache->maxsize >= 0);
	if (bb_is_empty(state))
		return state;
	bb_store(t, cache, &cache->state, state);
	return BB_NONE;
}

BB_CFUNCTION(cache_get)
{
	return bb_is_none(args[0]) ? self : bb_method_new(t, self, args[0]);
}

BB_CFUNCTION(cache_copy)
{
	return self;
}

BB_CFUNCTION(cache_reduce)
{
	BbValue name = bb_intern_text(t, "__qualname__");
	return bb_is_empty(name) ? name : bb_getattr(t, self, name);
}

static BbValue get_dict(BbThread *t, BbValue self)
{
	return bb_instance_dict(t, self);
}

static const BbBuiltin cache_methods[] = {
	BB_METHOD_KW(bb_functools_cache_type, "__call__", call_method, "Call self as a function."),
	BB_METHOD(bb_functools_cache_type, "__copy__", cache_copy, 0, 0, "Return self."),
	BB_METHOD(bb_functools_cache_type, "__deepcopy__", cache_copy, 1, 1, "Return self."),
	BB_GETSET(bb_functools_cache_type, "__dict__", get_dict, NULL, "The attributes."),
	BB_METHOD(bb_functools_cache_type, "__get__", cache_get, 1, 2, "Return self bound to an instance."),
	BB_NEW(bb_functools_cache_type, cache_new),
	BB_METHOD(bb_functools_cache_type, "__reduce__", cache_reduce, 0, 0, "Return state information for pickling."),
	BB_METHOD(bb_functools_cache_type, "cache_clear", cache_clear, 0, 0, "Clear the cache and cache statistics"),
	BB_METHOD(bb_functools_cache_type, "cache_info", cache_info, 0, 0, "Report cache statistics"),
};

BbType bb_functools_cache_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = cache_trace},
	.name = "_lru_cache_wrapper",
	.module = "functools",
	.doc = BB_DOC("A function whose results are remembered."),
	.flags = BB_TYPE_BASE | BB_TYPE_IMMUTABLE | BB_TYPE_INSTANCE | BB_TYPE_HAS_DICT | BB_TYPE_HAS_WEAKREF |
		 BB_TYPE_METHOD_LIKE,
	.instance_size = sizeof(Cache),
	.instance_offset = offsetof(Cache, part),
	.methods = cache_methods,
	.method_count = BB_COUNT(cache_methods),
	.call = cache_call,
};

bool bb_functools_cache_init(BbThread *t)
{
	return bb_type_ready(t, &link_type) && bb_type_ready(t, &state_type) &&
	       bb_type_ready(t, &bb_functools_cache_type) &&
	       bb_type_set_text(t, &bb_functools_cache_type, "__doc__",
				bb_str_from_text(t, bb_functools_cache_type.doc));
}
