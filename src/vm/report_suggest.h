/* SPDX-License-Identifier: MIT */
/*
 * "Did you mean": names like the one that was not found.
 */
#ifndef BB_VM_REPORT_SUGGEST_H
#define BB_VM_REPORT_SUGGEST_H

#include "object/object.h"

/* What to add to the message of a NameError, AttributeError or ImportError, a str; empty for others.  Never raises
 * (then EMPTY means nothing to add); runs user code. */
BbValue bb_report_suggest(BbThread *t, BbValue exception);

#endif
