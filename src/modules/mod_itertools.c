/* SPDX-License-Identifier: MIT */
/*
 * Module itertools: the iterators over one or several others; itertools_combine.c has product, permutations and so on,
 * itertools_group.c groupby and tee.
 *
 * Threading: see itertools.h.
 */
#include "modules/mod_itertools.h"

#include "modules/itertools.h"
#include "object/int.h"
#include "object/list.h"
#include "object/str.h"

void bb_itertools_trace(BbTracer *tracer, void *cell)
{
	const BbItertool *it = cell;
	bb_trace_slot(tracer, &it->a);
	bb_trace_slot(tracer, &it->b);
	bb_trace_slot(tracer, &it->c);
	bb_trace_slot(tracer, &it->d);
	bb_trace_slot(tracer, &it->e);
}

BbItertool *bb_itertools_new(BbThread *t, BbValue type, BbValue a, BbValue b)
{
	BbItertool *it = bb_is_empty(a) || bb_is_empty(b) ? NULL : bb_instance_new(t, bb_to_pointer(type));
	if (it) {
		bb_store(t, it, &it->a, a);
		bb_store(t, it, &it->b, b);
	}
	return it;
}

bool bb_itertools_no_keywords(BbThread *t, const char *name, BbValue kwnames)
{
	if (bb_is_empty(kwnames) || bb_tuple_count(kwnames) == 0)
		return true;
	bb_type_error(t, "%s() takes no keyword arguments", name);
	return false;
}

static BbValue done(BbItertool *it)
{
	return it ? bb_from_pointer(it) : BB_EMPTY;
}

/* The next item of an iterator; EMPTY: it ended or failed. */
static BbValue take(BbThread *t, BbValue iterator)
{
	BbValue item;
	return bb_next(t, iterator, &item) > 0 ? item : BB_EMPTY;
}

/* ---- count: a: the next number; b: the step. ---- */

BB_PARAMS(count_params, "count", 0, 2, 0, "start", "step");

static bool is_number(BbValue v)
{
	const BbType *type = bb_type_of(v);
	return bb_is_int(v) || bb_is_float(v) || !bb_is_empty(bb_special(type, BB_SP_INDEX)) ||
	       !bb_is_empty(bb_special(type, BB_SP_FLOAT)) || bb_is_exact(v, &bb_complex_type) ||
	       !bb_is_empty(bb_special(type, BB_SP_INT));
}

BB_CFUNCTION(count_new)
{
	BbValue v[2];
	if (!bb_args_bind(t, &count_params, args + 1, nargs - 1, kwnames, v))
		return BB_EMPTY;
	for (int i = 0; i < 2; i++) {
		if (bb_is_empty(v[i]))
			v[i] = bb_from_small(i);
		else if (!is_number(v[i]))
			return bb_type_error(t, "a number is required");
	}
	return done(bb_itertools_new(t, args[0], v[0], v[1]));
}

static BbValue count_next(BbThread *t, BbValue self)
{
	BbItertool *it = bb_to_itertool(self);
	for (;;) {
		BbValue now = bb_slot_load(&it->a), next, step = bb_slot_load(&it->b);
		if (!bb_both_small(now, step) || !bb_int_add_small(now, step, &next))
			next = bb_binary(t, BB_OP_ADD, now, step);
		if (bb_is_empty(next))
			return next;
		bb_lock(t, &it->header.lock);
		bool mine = bb_is(bb_slot_load(&it->a), now);
		if (mine)
			bb_store(t, it, &it->a, next);
		bb_unlock(t, &it->header.lock);
		if (mine)
			return now;
	}
}

BB_CFUNCTION(count_repr)
{
	const BbItertool *it = bb_to_itertool(self);
	BbValue step = bb_slot_load(&it->b);
	if (bb_is(step, bb_from_small(1)))
		return bb_format(t, "%s(%R)", bb_type_of(self)->name, bb_slot_load(&it->a));
	return bb_format(t, "%s(%R, %R)", bb_type_of(self)->name, bb_slot_load(&it->a), step);
}

BB_ITERTOOL(count, "count(start=0, step=1)\n--\n\nstart, start + step, start + 2*step and so on for ever.",
	    BB_METHOD(bb_itertools_count_type, "__repr__", count_repr, 0, 0, "Return repr(self)."));

/* ---- cycle: a: the iterator, EMPTY once it has ended; b: list of its items; n: the next one's number. ---- */

BB_CFUNCTION(cycle_new)
{
	if (!bb_args_check(t, "cycle", nargs - 1, kwnames, 1, 1))
		return BB_EMPTY;
	return done(bb_itertools_new(t, args[0], bb_iter(t, args[1]), bb_list_new(t, 0)));
}

static BbValue cycle_next(BbThread *t, BbValue self)
{
	BbItertool *it = bb_to_itertool(self);
	BbValue iterator = bb_slot_load(&it->a), saved = bb_slot_load(&it->b), item;
	if (!bb_is_empty(iterator)) {
		int status = bb_next(t, iterator, &item);
		if (status)
			return status < 0 || !bb_list_append(t, saved, item) ? BB_EMPTY : item;
		bb_store(t, it, &it->a, BB_EMPTY);
	}
	size_t count = bb_list_count(saved);
	if (count == 0)
		return BB_EMPTY;
	bb_lock(t, &it->header.lock);
	size_t i = bb_published_load_relaxed(&it->n);
	bb_published_store(&it->n, i + 1 < count ? i + 1 : 0);
	bb_unlock(t, &it->header.lock);
	return bb_list_get(t, saved, (intptr_t)i);
}

BB_ITERTOOL(cycle, "cycle(iterable, /)\n--\n\nThe items of iterable, over and over again.");

/* ---- repeat: a: the object; n: how often yet, SIZE_MAX: for ever. ---- */

BB_PARAMS(repeat_params, "repeat", 0, 2, 1, "object", "times");

BB_CFUNCTION(repeat_new)
{
	BbValue v[2];
	intptr_t times = -1;
	if (!bb_args_bind(t, &repeat_params, args + 1, nargs - 1, kwnames, v))
		return BB_EMPTY;
	if (!bb_is_empty(v[1])) {
		if (!bb_index_ssize(t, v[1], false, &times))
			return BB_EMPTY;
		times = times < 0 ? 0 : times;
	}
	BbItertool *it = bb_itertools_new(t, args[0], v[0], BB_NONE);
	if (it)
		bb_published_store(&it->n, (size_t)times);
	return done(it);
}

static BbValue repeat_next(BbThread *t, BbValue self)
{
	BbItertool *it = bb_to_itertool(self);
	if (bb_published_load(&it->n) == SIZE_MAX)
		return bb_slot_load(&it->a);
	bb_lock(t, &it->header.lock);
	size_t left = bb_published_load_relaxed(&it->n);
	if (left)
		bb_published_store(&it->n, left - 1);
	bb_unlock(t, &it->header.lock);
	return left ? bb_slot_load(&it->a) : BB_EMPTY;
}

BB_CFUNCTION(repeat_length_hint)
{
	size_t left = bb_published_load(&bb_to_itertool(self)->n);
	return left == SIZE_MAX ? bb_type_error(t, "len() of unsized object") : bb_int_from_size(t, left);
}

BB_CFUNCTION(repeat_repr)
{
	const BbItertool *it = bb_to_itertool(self);
	size_t left = bb_published_load(&it->n);
	if (left == SIZE_MAX)
		return bb_format(t, "%s(%R)", bb_type_of(self)->name, bb_slot_load(&it->a));
	return bb_format(t, "%s(%R, %zu)", bb_type_of(self)->name, bb_slot_load(&it->a), left);
}

static const BbBuiltin repeat_methods[] = {
	BB_ITER_SELF_ENTRY(bb_itertools_repeat_type),
	BB_METHOD(bb_itertools_repeat_type, "__length_hint__", repeat_length_hint, 0, 0, "How many are left."),
	BB_NEW(bb_itertools_repeat_type, repeat_new),
	BB_NEXT_ENTRY(bb_itertools_repeat_type),
	BB_METHOD(bb_itertools_repeat_type, "__repr__", repeat_repr, 0, 0, "Return repr(self)."),
};
BbType bb_itertools_repeat_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = bb_itertools_trace},
	.name = "repeat",
	.module = "itertools",
	.doc = BB_DOC("repeat(object [,times])\n\nThe object, times times or for ever."),
	.flags = BB_TYPE_BASE | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(BbItertool),
	.methods = repeat_methods,
	.method_count = BB_COUNT(repeat_methods),
	.next = repeat_next,
};

/* ---- chain: a: iterator of iterables, EMPTY at the end; b: the current iterator or None. ---- */

static BbValue chain_make(BbThread *t, BbValue type, BbValue iterables)
{
	return bb_is_empty(iterables) ? iterables : done(bb_itertools_new(t, type, bb_iter(t, iterables), BB_NONE));
}

BB_CFUNCTION(chain_new)
{
	if (!bb_itertools_no_keywords(t, "chain", kwnames))
		return BB_EMPTY;
	return chain_make(t, args[0], bb_tuple_from(t, args + 1, nargs - 1));
}

BB_CFUNCTION(chain_from_iterable)
{
	return chain_make(t, self, args[0]);
}

static BbValue chain_next(BbThread *t, BbValue self)
{
	BbItertool *it = bb_to_itertool(self);
	for (;;) {
		BbValue iterables = bb_slot_load(&it->a), current = bb_slot_load(&it->b), item;
		if (bb_is_empty(iterables))
			return BB_EMPTY;
		if (!bb_is_none(current)) {
			int status = bb_next(t, current, &item);
			if (status)
				return status < 0 ? BB_EMPTY : item;
			bb_lock(t, &it->header.lock);
			if (bb_is(bb_slot_load(&it->b), current))
				bb_store(t, it, &it->b, BB_NONE);
			bb_unlock(t, &it->header.lock);
			if (!bb_is_none(bb_slot_load(&it->b)))
				continue;
		}
		int status = bb_next(t, iterables, &item);
		BbValue next = status > 0 ? bb_iter(t, item) : BB_EMPTY;
		if (bb_is_empty(next)) {
			bb_store(t, it, &it->a, BB_EMPTY);
			return next;
		}
		bb_store(t, it, &it->b, next);
		bb_poll_stop(t);
	}
}

static const BbBuiltin chain_methods[] = {
	BB_CLASS_GETITEM_ENTRY(bb_itertools_chain_type),
	BB_ITER_SELF_ENTRY(bb_itertools_chain_type),
	BB_NEW(bb_itertools_chain_type, chain_new),
	BB_NEXT_ENTRY(bb_itertools_chain_type),
	BB_CLASS_METHOD(bb_itertools_chain_type, "from_iterable", chain_from_iterable, 1, 1,
			"The same, for iterables that come from an iterable."),
};
BB_ITERTOOL_TYPE(chain, "chain(*iterables)\n--\n\nThe items of the first iterable, then those of the next, and so on.");

/* ---- compress: a: data; b: selectors. ---- */

BB_PARAMS(compress_params, "compress", 0, 2, 2, "data", "selectors");

BB_CFUNCTION(compress_new)
{
	BbValue v[2], data;
	if (!bb_args_bind(t, &compress_params, args + 1, nargs - 1, kwnames, v) || bb_is_empty(data = bb_iter(t, v[0])))
		return BB_EMPTY;
	return done(bb_itertools_new(t, args[0], data, bb_iter(t, v[1])));
}

static BbValue compress_next(BbThread *t, BbValue self)
{
	const BbItertool *it = bb_to_itertool(self);
	for (;;) {
		BbValue item = take(t, bb_slot_load(&it->a)),
			selector = bb_is_empty(item) ? item : take(t, bb_slot_load(&it->b));
		int truth = bb_is_empty(selector) ? -1 : bb_truth(t, selector);
		if (truth)
			return truth < 0 ? BB_EMPTY : item;
		bb_poll_stop(t);
	}
}

BB_ITERTOOL(compress, "compress(data, selectors)\n--\n\nThe items of data whose selectors are true.");

/* ---- dropwhile, takewhile, filterfalse, starmap: a: function; b: iterator; flag: dropping or taking is over. ---- */

static BbValue with_function(BbThread *t, const char *name, const BbValue *args, size_t nargs, BbValue kwnames)
{
	if (!bb_args_check(t, name, nargs - 1, kwnames, 2, 2))
		return BB_EMPTY;
	return done(bb_itertools_new(t, args[0], args[1], bb_iter(t, args[2])));
}

static int verdict(BbThread *t, BbValue function, BbValue item)
{
	BbValue v = bb_call1(t, function, item);
	return bb_is_empty(v) ? -1 : bb_truth(t, v);
}

BB_CFUNCTION(dropwhile_new)
{
	return with_function(t, "dropwhile", args, nargs, kwnames);
}

static BbValue dropwhile_next(BbThread *t, BbValue self)
{
	BbItertool *it = bb_to_itertool(self);
	for (;;) {
		BbValue item = take(t, bb_slot_load(&it->b));
		if (bb_is_empty(item) || bb_published8_load(&it->flag))
			return item;
		int truth = verdict(t, bb_slot_load(&it->a), item);
		if (truth <= 0) {
			bb_published8_store(&it->flag, truth == 0);
			return truth < 0 ? BB_EMPTY : item;
		}
	}
}

BB_ITERTOOL(dropwhile,
	    "dropwhile(predicate, iterable, /)\n--\n\nThe items from the first on for which predicate is false.");

BB_CFUNCTION(takewhile_new)
{
	return with_function(t, "takewhile", args, nargs, kwnames);
}

static BbValue takewhile_next(BbThread *t, BbValue self)
{
	BbItertool *it = bb_to_itertool(self);
	if (bb_published8_load(&it->flag))
		return BB_EMPTY;
	BbValue item = take(t, bb_slot_load(&it->b));
	int truth = bb_is_empty(item) ? -1 : verdict(t, bb_slot_load(&it->a), item);
	if (truth == 0)
		bb_published8_store(&it->flag, 1);
	return truth > 0 ? item : BB_EMPTY;
}

BB_ITERTOOL(takewhile,
	    "takewhile(predicate, iterable, /)\n--\n\nThe items before the first for which predicate is false.");

BB_CFUNCTION(filterfalse_new)
{
	return with_function(t, "filterfalse", args, nargs, kwnames);
}

static BbValue filterfalse_next(BbThread *t, BbValue self)
{
	const BbItertool *it = bb_to_itertool(self);
	BbValue function = bb_slot_load(&it->a);
	bool plain = bb_is_none(function) || bb_is(function, bb_from_pointer(&bb_bool_type));
	for (;;) {
		BbValue item = take(t, bb_slot_load(&it->b));
		int truth = bb_is_empty(item) ? -1 : plain ? bb_truth(t, item) : verdict(t, function, item);
		if (truth <= 0)
			return truth < 0 ? BB_EMPTY : item;
		bb_poll_stop(t);
	}
}

BB_ITERTOOL(
	filterfalse,
	"filterfalse(function, iterable, /)\n--\n\nThe items for which function is false; with None, those that are false.");

BB_CFUNCTION(starmap_new)
{
	return with_function(t, "starmap", args, nargs, kwnames);
}

static BbValue starmap_next(BbThread *t, BbValue self)
{
	const BbItertool *it = bb_to_itertool(self);
	BbValue item = take(t, bb_slot_load(&it->b));
	if (!bb_is_empty(item) && !bb_is_exact(item, &bb_tuple_type))
		item = bb_tuple_from_iterable(t, item);
	return bb_is_empty(item) ? item : bb_call_tuple(t, bb_slot_load(&it->a), item, BB_EMPTY);
}

BB_ITERTOOL(starmap, "starmap(function, iterable, /)\n--\n\nWhat function returns for each item's items as arguments.");

/* ---- islice: a: iterator, EMPTY at the end; n: items taken so far; m: number of the next to give out; stop in c,
 * None: none. ---- */

static bool slice_bound(BbThread *t, BbValue v, const char *message, intptr_t *out)
{
	if (bb_is_none(v))
		return true;
	bool bad = !bb_is_int(v) && bb_is_empty(bb_special(bb_type_of(v), BB_SP_INDEX));
	if (!bad && !bb_index_ssize(t, v, true, out))
		return false;
	if (!bad && *out >= 0 && *out < INTPTR_MAX)
		return true;
	bb_value_error(t, "%s", message);
	return false;
}

BB_CFUNCTION(islice_new)
{
	intptr_t start = 0, stop = -1, step = 1;
	static const char indices[] = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
	if (!bb_args_check(t, "islice", nargs - 1, kwnames, 2, 4))
		return BB_EMPTY;
	if (!slice_bound(t, args[nargs == 3 ? 2 : 3],
			 "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.", &stop))
		return BB_EMPTY;
	if (nargs > 3 && !slice_bound(t, args[2], indices, &start))
		return BB_EMPTY;
	if (nargs > 4 && (!slice_bound(t, args[4], "Step for islice() must be a positive integer or None.", &step)))
		return BB_EMPTY;
	if (step < 1)
		return bb_value_error(t, "Step for islice() must be a positive integer or None.");
	BbItertool *it = bb_itertools_new(t, args[0], bb_iter(t, args[1]), BB_NONE);
	if (!it)
		return BB_EMPTY;
	bb_published_store(&it->m, (size_t)start);
	bb_published_store(&it->step, (size_t)step);
	bb_store(t, it, &it->c, stop < 0 ? BB_NONE : bb_from_small(stop));
	return done(it);
}

static BbValue islice_next(BbThread *t, BbValue self)
{
	BbItertool *it = bb_to_itertool(self);
	BbValue iterator = bb_slot_load(&it->a), limit = bb_slot_load(&it->c), item = BB_EMPTY;
	size_t wanted = bb_published_load(&it->m), stop = bb_is_none(limit) ? SIZE_MAX : (size_t)bb_to_small(limit);
	if (bb_is_empty(iterator))
		return BB_EMPTY;
	size_t until = wanted < stop ? wanted + 1 : stop, n = bb_published_load(&it->n);
	for (; n < until; n++) {
		if (bb_is_empty(item = take(t, iterator)))
			break;
		bb_published_store(&it->n, n + 1);
		bb_poll_stop(t);
	}
	if (n < until || wanted >= stop) {
		bb_store(t, it, &it->a, BB_EMPTY);
		return BB_EMPTY;
	}
	size_t step = bb_published_load(&it->step), next = wanted + step;
	bb_published_store(&it->m, next < wanted || next > stop ? stop : next);
	return item;
}

BB_ITERTOOL(islice,
	    "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\n"
	    "The items that iterable[start:stop:step] would have.");

/* ---- accumulate: a: iterator; b: function or None; c: the total, EMPTY at first; d: initial, taken once. ---- */

BB_PARAMS(accumulate_params, "accumulate", 0, 2, 1, "iterable", "func", "initial");

BB_CFUNCTION(accumulate_new)
{
	BbValue v[3];
	if (!bb_args_bind(t, &accumulate_params, args + 1, nargs - 1, kwnames, v))
		return BB_EMPTY;
	BbItertool *it = bb_itertools_new(t, args[0], bb_iter(t, v[0]), bb_is_empty(v[1]) ? BB_NONE : v[1]);
	if (it && !bb_is_empty(v[2]) && !bb_is_none(v[2]))
		bb_store(t, it, &it->d, v[2]);
	return done(it);
}

static BbValue accumulate_next(BbThread *t, BbValue self)
{
	BbItertool *it = bb_to_itertool(self);
	BbValue function = bb_slot_load(&it->b), initial = bb_slot_load(&it->d);
	if (!bb_is_empty(initial)) {
		bb_store(t, it, &it->d, BB_EMPTY);
		bb_store(t, it, &it->c, initial);
		return initial;
	}
	BbValue item = take(t, bb_slot_load(&it->a)), total = bb_slot_load(&it->c);
	if (!bb_is_empty(item) && !bb_is_empty(total))
		item = bb_is_none(function) ? bb_binary(t, BB_OP_ADD, total, item) : bb_call2(t, function, total, item);
	if (!bb_is_empty(item))
		bb_store(t, it, &it->c, item);
	return item;
}

BB_ITERTOOL(
	accumulate,
	"accumulate(iterable, func=None, *, initial=None)\n--\n\nThe sums (or what func makes) of the items so far.");

/* ---- pairwise: a: iterator, EMPTY at the end; b: the item before, or EMPTY. ---- */

BB_CFUNCTION(pairwise_new)
{
	if (!bb_args_check(t, "pairwise", nargs - 1, kwnames, 1, 1))
		return BB_EMPTY;
	BbItertool *it = bb_itertools_new(t, args[0], bb_iter(t, args[1]), BB_NONE);
	if (it)
		bb_store(t, it, &it->b, BB_EMPTY);
	return done(it);
}

static BbValue pairwise_next(BbThread *t, BbValue self)
{
	BbItertool *it = bb_to_itertool(self);
	BbValue iterator = bb_slot_load(&it->a), before = bb_slot_load(&it->b);
	if (bb_is_empty(iterator))
		return BB_EMPTY;
	if (bb_is_empty(before)) {
		before = take(t, iterator);
		bb_store(t, it, &it->b, before);
	}
	BbValue item = bb_is_empty(before) ? before : take(t, iterator);
	if (bb_is_empty(item)) {
		bb_store(t, it, &it->a, BB_EMPTY);
		bb_store(t, it, &it->b, BB_EMPTY);
		return item;
	}
	bb_store(t, it, &it->b, item);
	return bb_tuple_pair(t, before, item);
}

BB_ITERTOOL(pairwise, "pairwise(iterable, /)\n--\n\nEach item together with the one behind it.");

/* ---- batched: a: iterator, EMPTY at the end; n: the size of a batch; flag: strict. ---- */

BB_PARAMS(batched_params, "batched", 0, 2, 2, "iterable", "n", "strict");

BB_CFUNCTION(batched_new)
{
	BbValue v[3];
	intptr_t n;
	if (!bb_args_bind(t, &batched_params, args + 1, nargs - 1, kwnames, v) || !bb_index_ssize(t, v[1], false, &n))
		return BB_EMPTY;
	int strict = bb_is_empty(v[2]) ? 0 : bb_truth(t, v[2]);
	if (strict < 0)
		return BB_EMPTY;
	if (n < 1)
		return bb_value_error(t, "n must be at least one");
	BbItertool *it = bb_itertools_new(t, args[0], bb_iter(t, v[0]), BB_NONE);
	if (it) {
		bb_published_store(&it->n, (size_t)n);
		bb_published8_store(&it->flag, (uint8_t)strict);
	}
	return done(it);
}

static BbValue batched_next(BbThread *t, BbValue self)
{
	BbItertool *it = bb_to_itertool(self);
	BbValue iterator = bb_slot_load(&it->a), list = bb_is_empty(iterator) ? iterator : bb_list_new(t, 0), item;
	size_t n = bb_published_load(&it->n), count = 0;
	if (bb_is_empty(list))
		return list;
	for (; count < n; count++) {
		int status = bb_next(t, iterator, &item);
		if (status < 0 || (status > 0 && !bb_list_append(t, list, item)))
			return BB_EMPTY;
		if (status == 0)
			break;
	}
	if (count < n) {
		bb_store(t, it, &it->a, BB_EMPTY);
		if (count && bb_published8_load(&it->flag))
			return bb_value_error(t, "batched(): incomplete batch");
	}
	return count ? bb_list_snapshot(t, list) : BB_EMPTY;
}

BB_ITERTOOL(
	batched,
	"batched(iterable, n, *, strict=False)\n--\n\nThe items in tuples of n; the last may be shorter, unless strict is set.");

/* ---- zip_longest: a: list of iterators, None in place of those that have ended; b: what stands for missing items.
 * ---- */

BB_CFUNCTION(zip_longest_new)
{
	BbValue fill = BB_NONE;
	for (size_t i = 0; !bb_is_empty(kwnames) && i < bb_tuple_count(kwnames); i++) {
		if (!bb_str_equals_text(bb_tuple_get(kwnames, i), "fillvalue"))
			return bb_type_error(t, "zip_longest() got an unexpected keyword argument");
		fill = args[nargs + i];
	}
	BbValue list = bb_list_new(t, nargs - 1);
	for (size_t i = 1; !bb_is_empty(list) && i < nargs; i++) {
		BbValue iterator = bb_iter(t, args[i]);
		if (bb_is_empty(iterator) || !bb_list_append(t, list, iterator))
			return BB_EMPTY;
	}
	return done(bb_itertools_new(t, args[0], list, fill));
}

static BbValue zip_longest_next(BbThread *t, BbValue self)
{
	const BbItertool *it = bb_to_itertool(self);
	BbValue list = bb_slot_load(&it->a);
	size_t n = bb_list_count(list);
	BbTuple *result = n ? bb_tuple_alloc(t, n) : NULL;
	bool any = false, ended = false;
	for (size_t i = 0; result && i < n; i++) {
		BbValue iterator = bb_list_get(t, list, (intptr_t)i);
		result->items[i] = bb_slot_load(&it->b);
		if (bb_is_empty(iterator) || bb_is_none(iterator))
			continue;
		BbValue item;
		int status = bb_next(t, iterator, &item);
		if (status < 0)
			return BB_EMPTY;
		if (status) {
			result->items[i] = item;
			any = true;
		} else {
			ended |= bb_list_set(t, list, (intptr_t)i, BB_NONE) < 0;
		}
	}
	return any && !ended ? bb_from_pointer(result) : BB_EMPTY;
}

BB_ITERTOOL(zip_longest,
	    "zip_longest(*iterables, fillvalue=None)\n--\n\n"
	    "Tuples with one item of each iterable, until the longest ends; fillvalue stands for what is missing.");

/* ---- The module. ---- */

static const BbBuiltin functions[] = {
	BB_FUNCTION("tee", bb_itertools_tee, 1, 2, "Returns a tuple of n independent iterators."),
};

static bool itertools_init(BbThread *t, BbValue module)
{
#define ADD(NAME)                                                                                                      \
	if (!bb_modules_add_type(t, module, &bb_itertools_##NAME##_type))                                              \
		return false;
	BB_ITERTOOLS(ADD)
#undef ADD
	return bb_modules_add_type(t, module, &bb_itertools_grouper_type) &&
	       bb_modules_add_type(t, module, &bb_itertools_tee_type) &&
	       bb_modules_add_type(t, module, &bb_itertools_tee_node_type);
}

const BbModuleDef bb_mod_itertools = {
	.name = "itertools",
	.doc = BB_DOC("Iterators made of iterators."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = itertools_init,
};
