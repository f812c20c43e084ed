/* SPDX-License-Identifier: MIT */
/*
 * Module _random: the Mersenne Twister MT19937 by Matsumoto and Nishimura, seeded so that sequences equal those of
 * other Pythons.
 *
 * Threading: the state belongs to whoever holds the object's lock; each call takes it once, so that no number is given
 * out twice.
 */
#include "modules/mod_random.h"

#include "base/sha512.h"
#include "object/bytes.h"
#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/tuple.h"
#include "thread/lock.h"

#include <string.h>

enum { N = 624, M = 397 };

typedef struct Random {
	BbObject header;
	uint32_t index;	   /* Guard: lock */
	uint32_t state[N]; /* Guard: lock */
} Random;

static BbType random_type;

static Random *to_random(BbValue v)
{
	return bb_to_pointer(v);
}

static uint32_t twist(uint32_t upper, uint32_t lower)
{
	uint32_t y = (upper & 0x80000000) | (lower & 0x7fffffff);
	return y >> 1 ^ (y & 1 ? 0x9908b0df : 0);
}

static void refill_locked(Random *r)
{
	uint32_t *s = r->state;
	for (int i = 0; i < N; i++)
		s[i] = s[(i + M) % N] ^ twist(s[i], s[(i + 1) % N]);
	r->index = 0;
}

static uint32_t next_locked(Random *r)
{
	if (r->index >= N)
		refill_locked(r);
	uint32_t y = r->state[r->index++];
	y ^= y >> 11;
	y ^= y << 7 & 0x9d2c5680;
	y ^= y << 15 & 0xefc60000;
	return y ^ y >> 18;
}

static void seed_word(uint32_t *s, uint32_t seed)
{
	s[0] = seed;
	for (uint32_t i = 1; i < N; i++)
		s[i] = 1812433253u * (s[i - 1] ^ s[i - 1] >> 30) + i;
}

static void seed_words(uint32_t *s, const uint32_t *key, size_t length)
{
	seed_word(s, 19650218u);
	size_t i = 1, j = 0;
	for (size_t k = length > N ? length : N; k; k--) {
		s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1664525u) + key[j] + (uint32_t)j;
		if (++i >= N) {
			s[0] = s[N - 1];
			i = 1;
		}
		if (++j >= length)
			j = 0;
	}
	for (size_t k = N - 1; k; k--) {
		s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1566083941u) - (uint32_t)i;
		if (++i >= N) {
			s[0] = s[N - 1];
			i = 1;
		}
	}
	s[0] = 0x80000000;
}

static void seed(BbThread *t, Random *r, const uint32_t *key, size_t length)
{
	bb_lock(t, &r->header.lock);
	seed_words(r->state, key, length);
	r->index = N;
	bb_unlock(t, &r->header.lock);
}

/* Seeds with the magnitude of an int. */
static bool seed_int(BbThread *t, Random *r, BbValue v)
{
	size_t words = (bb_int_bit_length(v) + 31) / 32;
	BbIntView view;
	bb_int_view(v, &view);
	if (words <= 1) {
		uint32_t one = view.count ? (uint32_t)view.limbs[0] : 0;
		seed(t, r, &one, 1);
	} else {
		uint32_t *key = (uint32_t *)bb_int_scratch(t, (words * 4 + sizeof(BbLimb) - 1) / sizeof(BbLimb) + 1);
		if (!key)
			return false;
		for (size_t i = 0; i < words; i++) {
			size_t byte = i * 4;
			key[i] = (uint32_t)(view.limbs[byte / sizeof(BbLimb)] >> (byte % sizeof(BbLimb) * 8));
		}
		seed(t, r, key, words);
	}
	BB_KEEP_FRAME();
	return true;
}

static void seed_anyhow(BbThread *t, Random *r)
{
	uint32_t key[16];
	size_t got = bb_platform_entropy(key, sizeof key);
	if (got < sizeof key) {
		uint64_t now = (uint64_t)bb_platform_wall_clock() ^ (uint64_t)bb_platform_monotonic() << 20 ^ t->ident;
		key[0] ^= (uint32_t)now;
		key[1] ^= (uint32_t)(now >> 32);
	}
	seed(t, r, key, BB_COUNT(key));
}

static bool seed_any(BbThread *t, Random *r, BbValue v)
{
	if (bb_is_empty(v) || bb_is_none(v)) {
		seed_anyhow(t, r);
		return true;
	}
	if (!bb_is_int(v)) {
		BbHash hash;
		if (!bb_hash(t, v, &hash))
			return false;
		v = bb_int_from_u64(t, (uint64_t)(uintptr_t)hash);
	}
	return !bb_is_empty(v) && seed_int(t, r, v);
}

BB_CFUNCTION(random_new)
{
	Random *r = bb_instance_new(t, bb_to_pointer(args[0]));
	if (!r || !seed_any(t, r, nargs == 2 ? args[1] : BB_EMPTY))
		return BB_EMPTY;
	return bb_from_pointer(r);
}

BB_CFUNCTION(random_seed)
{
	return seed_any(t, to_random(self), nargs ? args[0] : BB_EMPTY) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(random_random)
{
	Random *r = to_random(self);
	bb_lock(t, &r->header.lock);
	uint32_t high = next_locked(r) >> 5, low = next_locked(r) >> 6;
	bb_unlock(t, &r->header.lock);
	return bb_float_new(t, (high * 67108864.0 + low) * (1.0 / 9007199254740992.0));
}

BB_CFUNCTION(random_getrandbits)
{
	intptr_t bits;
	Random *r = to_random(self);
	if (!bb_index_ssize(t, args[0], false, &bits))
		return BB_EMPTY;
	if (bits < 0)
		return bb_value_error(t, "Cannot convert negative int");
	if (bits == 0)
		return bb_from_small(0);
	size_t words = ((size_t)bits + 31) / 32, per = sizeof(BbLimb) / 4;
	size_t limbs = (words + per - 1) / per;
	BbLimb few[2] = {0};
	BbBigInt *big = NULL;
	if (limbs > 2) {
		big = bb_int_alloc(t, limbs);
		if (!big)
			return BB_EMPTY;
	}
	BbLimb *out = big ? big->limbs : few;
	bb_lock(t, &r->header.lock);
	for (size_t i = 0; i < words; i++) {
		uint32_t x = next_locked(r);
		if (i == words - 1 && bits % 32)
			x >>= 32 - bits % 32;
		out[i / per] |= (BbLimb)x << (i % per * 32 % (sizeof(BbLimb) * 8));
	}
	bb_unlock(t, &r->header.lock);
	return big ? bb_int_finish(big, limbs, false) : bb_int_from_limbs(t, few, limbs, false);
}

static void copy_state(BbThread *t, Random *to, Random *from)
{
	bb_lock(t, &from->header.lock);
	memcpy(to->state, from->state, sizeof to->state);
	to->index = from->index;
	bb_unlock(t, &from->header.lock);
}

BB_CFUNCTION(random_getstate)
{
	Random *copy = bb_instance_new(t, &random_type);
	BbTuple *tuple = copy ? bb_tuple_alloc(t, N + 1) : NULL;
	if (!tuple)
		return BB_EMPTY;
	copy_state(t, copy, to_random(self));
	for (int i = 0; i <= N; i++)
		tuple->items[i] = bb_from_small(0);
	for (int i = 0; i <= N; i++) {
		BbValue v = bb_int_from_u64(t, i < N ? copy->state[i] : copy->index);
		if (bb_is_empty(v))
			return BB_EMPTY;
		tuple->items[i] = v;
	}
	return bb_from_pointer(tuple);
}

static uint32_t state_item(BbValue state, size_t i)
{
	return (uint32_t)bb_int_wrap_u64(bb_tuple_get(state, i));
}

BB_CFUNCTION(random_setstate)
{
	Random *r = to_random(self);
	if (!bb_is_tuple(args[0]))
		return bb_type_error(t, "state vector must be a tuple");
	if (bb_tuple_count(args[0]) != N + 1)
		return bb_value_error(t, "state vector is the wrong size");
	for (size_t i = 0; i <= N; i++)
		if (!bb_is_int(bb_tuple_get(args[0], i)))
			return bb_type_error(t, "an integer is required");
	if (state_item(args[0], N) > N)
		return bb_value_error(t, "invalid state");
	bb_lock(t, &r->header.lock);
	for (size_t i = 0; i < N; i++)
		r->state[i] = state_item(args[0], i);
	r->index = state_item(args[0], N);
	bb_unlock(t, &r->header.lock);
	return BB_NONE;
}

static const BbBuiltin methods[] = {
	BB_NEW(random_type, random_new),
	BB_METHOD(random_type, "getrandbits", random_getrandbits, 1, 1, "An int of that many random bits."),
	BB_METHOD(random_type, "getstate", random_getstate, 0, 0, "The state, for setstate()."),
	BB_METHOD(random_type, "random", random_random, 0, 0, "A float x with 0 <= x < 1."),
	BB_METHOD(random_type, "seed", random_seed, 0, 1, "Begin the sequence of this number."),
	BB_METHOD(random_type, "setstate", random_setstate, 1, 1, "Go on from a state."),
};

static BbType random_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "Random",
	.module = "_random",
	.doc = BB_DOC("A sequence of random numbers."),
	.flags = BB_TYPE_BASE,
	.instance_size = sizeof(Random),
	.methods = methods,
	.method_count = BB_COUNT(methods),
};

BB_CFUNCTION(seed_bytes)
{
	BbValue bytes = bb_bytes_from_buffer(t, args[0]);
	if (bb_is_empty(bytes))
		return BB_EMPTY;
	size_t size = bb_bytes_size(bytes);
	BbBytes *whole = bb_bytes_alloc(t, size + BB_SHA512_SIZE);
	if (!whole)
		return BB_EMPTY;
	memcpy(whole->data, bb_bytes_data(bytes), size);
	bb_sha512(bb_bytes_data(bytes), size, (uint8_t *)whole->data + size);
	BB_KEEP_FRAME();
	return bb_from_pointer(whole);
}

static const BbBuiltin functions[] = {
	BB_FUNCTION("seed_bytes", seed_bytes, 1, 1, "The bytes and their SHA-512, to be used as a number for seed()."),
};

static bool init(BbThread *t, BbValue module)
{
	return bb_modules_add_type(t, module, &random_type);
}

const BbModuleDef bb_mod_random = {
	.name = "_random",
	.doc = BB_DOC("The Mersenne Twister; what programs use is module random."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = init,
};
