/* SPDX-License-Identifier: MIT */
/*
 * Module _weakref: weak references and proxies (see object/weakref.h).
 *
 * Nothing here has state.
 */
#include "modules/mod_weakref.h"

#include "object/weakref.h"

#include "object/dict.h"
#include "object/int.h"
#include "object/native.h"

BB_CFUNCTION(count)
{
	return bb_is_pointer(args[0]) ? bb_int_from_size(t, bb_weakref_count(t, args[0])) : bb_from_small(0);
}

BB_CFUNCTION(list)
{
	return bb_weakref_list(t, args[0]);
}

BB_CFUNCTION(proxy)
{
	return bb_weakref_proxy_new(t, args[0], nargs > 1 ? args[1] : BB_NONE);
}

/* Takes key out of dict if its value is a dead weak reference. */
BB_CFUNCTION(remove_dead)
{
	BbValue v;
	if (!bb_is_dict(args[0]))
		return bb_type_error(t, "_remove_dead_weakref() argument 1 must be dict, not %T", args[0]);
	int found = bb_dict_get(t, args[0], args[1], &v);
	if (found > 0 && bb_is_weakref(v) && bb_is_empty(bb_weakref_get(v)))
		found = bb_dict_delete(t, args[0], args[1]);
	return found < 0 ? BB_EMPTY : BB_NONE;
}

static const BbBuiltin functions[] = {
	BB_FUNCTION("_remove_dead_weakref", remove_dead, 2, 2,
		    "Delete a key from a dict if its value is a dead weak reference."),
	BB_FUNCTION("getweakrefcount", count, 1, 1, "Return the number of weak references to 'object'."),
	BB_FUNCTION("getweakrefs", list, 1, 1, "Return a list of all weak reference objects pointing to 'object'."),
	BB_FUNCTION("proxy", proxy, 1, 2, "Create a proxy object that weakly references 'object'."),
};

static bool weakref_init(BbThread *t, BbValue module)
{
	BbValue ref = bb_from_pointer(&bb_weakref_type);
	return bb_modules_add(t, module, "ref", ref) && bb_modules_add(t, module, "ReferenceType", ref) &&
	       bb_modules_add(t, module, "ProxyType", bb_from_pointer(&bb_weakref_proxy_type)) &&
	       bb_modules_add(t, module, "CallableProxyType", bb_from_pointer(&bb_weakref_callable_proxy_type));
}

const BbModuleDef bb_mod_weakref = {
	.name = "_weakref",
	.doc = BB_DOC("Weak references and proxies."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = weakref_init,
};
