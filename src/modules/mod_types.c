/* SPDX-License-Identifier: MIT */
/*
 * Modules _types and _typing: the types that modules types and typing name.
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
#include "object/state.h"
#include "object/type.h"
#include "object/type_alias.h"
#include "object/typevar.h"
#include "object/union_type.h"

extern BbType bb_async_generator_type, bb_code_type, bb_coroutine_type, bb_frame_type, bb_function_type,
	bb_generator_type, bb_traceback_type;

static BbType capsule_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "PyCapsule",
	.module = "builtins",
	.doc = BB_DOC("A pointer that C code hands to other C code."),
	.flags = BB_TYPE_NO_NEW | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(BbObject) + sizeof(uintptr_t),
};

typedef struct NamedType {
	const char *name;
	BbType *type;
} NamedType;

static bool add_types(BbThread *t, BbValue module, const NamedType *types, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!bb_type_ready(t, types[i].type) ||
		    !bb_modules_add(t, module, types[i].name, bb_from_pointer(types[i].type)))
			return false;
	return true;
}

static bool types_init(BbThread *t, BbValue module)
{
	static const NamedType types[] = {
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
	return add_types(t, module, types, BB_COUNT(types));
}

static bool typing_init(BbThread *t, BbValue module)
{
	static const NamedType types[] = {
		{"ParamSpec", &bb_paramspec_type},
		{"ParamSpecArgs", &bb_paramspec_args_type},
		{"ParamSpecKwargs", &bb_paramspec_kwargs_type},
		{"TypeAliasType", &bb_type_alias_type},
		{"TypeVar", &bb_typevar_type},
		{"TypeVarTuple", &bb_typevar_tuple_type},
		{"Union", &bb_union_type},
	};
	return add_types(t, module, types, BB_COUNT(types)) &&
	       bb_modules_add(t, module, "Generic", bb_objects(t)->generic_class) &&
	       bb_modules_add(t, module, "NoDefault", bb_from_pointer(&bb_no_default_object));
}

const BbModuleDef bb_mod_types = {
	.name = "_types",
	.doc = BB_DOC("The types that module types names."),
	.init = types_init,
};

const BbModuleDef bb_mod_typing = {
	.name = "_typing",
	.doc = BB_DOC("The types that module typing names."),
	.init = typing_init,
};
