/* SPDX-License-Identifier: MIT */
/*
 * The firmware's main thread.
 */
#include "cortex-m/start.h"

#include "modules/modules.h"
#include "vm/report.h"
#include "vm/runtime.h"
#include "vm/vm.h"
#include "object/error.h"

#include <string.h>

static const char program[] = "print('hello from', 6 * 7)\n"
			      "print([x * x for x in range(10)], 1 / 3, 2 ** 100)\n";

void bb_firmware_main(void *arg)
{
	(void)arg;
	const BbRuntimeOptions options = {
		.executable = "", .ignore_environment = true, .start_modules = bb_modules_start};
	BbThread *t = bb_runtime_create(&options);
	if (!t)
		bb_panic("no memory for the runtime");
	if (bb_is_empty(bb_run_source(t, program, strlen(program), "<string>", true)))
		bb_report_uncaught(t, bb_exception_take(t));
	bb_runtime_finish(t);
	bb_panic("the end");
}
