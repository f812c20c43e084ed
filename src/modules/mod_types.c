/* SPDX-License-Identifier: MIT */
/*
 * Module _types: the types that module types names.
 *
 * Nothing here has state.
 */
#include "modules/mod_types.h"

#include "object/generic_alias.h"
#include "object/instance.h"
#include "object/mappingproxy.h"
#include "object/module.h"
#include "object/namespace.h"
#include "object/native.h"
#include "object/type.h"
#include "object/union_type.h"

extern BbType bb_async_generator_type, bb_code_type, bb_coroutine_type, bb_frame_type, bb_function_type,
	bb_generator_type, bb_traceback_type;

static BbType capsule_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "PyCapsule",
	.module = "builtins",
	.doc = "A pointer that C code hands to other C code.",
	.flags = BB_TYPE_NO_NEW | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(BbObject) + sizeof(uintptr_t),
};

static bool types_init(BbThread *t, BbValue module)
{
	static const struct {
		const char *name;
		BbType *type;
	} types[] = {
		{"AsyncGeneratorType", &bb_async_generator_type},
		{"BuiltinFunctionType", &bb_builtin_function_type},
		{"CapsuleType", &capsule_type},
		{"CellType", &bb_cell_type},
		{"ClassMethodDescriptorType", &bb_class_method_descriptor_type},
		{"CodeType", &bb_code_type},
		{"CoroutineType", &bb_coroutine_type},
		{"EllipsisType", &bb_ellipsis_type},
		{"FrameType", &bb_frame_type},
		{"FunctionType", &bb_function_type},
		{"GeneratorType", &bb_generator_type},
		{"GenericAlias", &bb_generic_alias_type},
		{"GetSetDescriptorType", &bb_getset_descriptor_type},
		{"MappingProxyType", &bb_mappingproxy_type},
		{"MemberDescriptorType", &bb_member_type},
		{"MethodDescriptorType", &bb_method_descriptor_type},
		{"MethodType", &bb_method_type},
		{"MethodWrapperType", &bb_method_wrapper_type},
		{"ModuleType", &bb_module_type},
		{"NoneType", &bb_none_type},
		{"NotImplementedType", &bb_not_implemented_type},
		{"SimpleNamespace", &bb_namespace_type},
		{"TracebackType", &bb_traceback_type},
		{"UnionType", &bb_union_type},
		{"WrapperDescriptorType", &bb_method_descriptor_type},
	};
	for (size_t i = 0; i < BB_COUNT(types); i++)
		if (!bb_type_ready(t, types[i].type) ||
		    !bb_modules_add(t, module, types[i].name, bb_from_pointer(types[i].type)))
			return false;
	return true;
}

const BbModuleDef bb_mod_types = {
	.name = "_types",
	.doc = "The types that module types names.",
	.init = types_init,
};
