/* SPDX-License-Identifier: MIT */
/*
 * Module time: clocks, sleep, and the calendar as Python sees it.  The arithmetic is in time_calendar.c.
 *
 * The class struct_time is made once for a runtime and kept in its registry; nothing else here has state.
 */
#include "modules/mod_time.h"

#include "modules/time_calendar.h"
#include "modules/time_value.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/namespace.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/structseq.h"
#include "object/tuple.h"
#include "object/type.h"
#include "thread/parking.h"
#include "vm/import.h"
#include "vm/vm.h"

enum { FIELDS_VISIBLE = 9, FIELDS = 11 };

/* ---- Clocks. ---- */

#define CLOCK_FUNCTIONS(name, clock)                                                                                   \
	BB_CFUNCTION(name##_float)                                                                                     \
	{                                                                                                              \
		return bb_time_value_to_float(t, clock());                                                             \
	}                                                                                                              \
	BB_CFUNCTION(name##_ns)                                                                                        \
	{                                                                                                              \
		return bb_int_from_i64(t, clock());                                                                    \
	}
CLOCK_FUNCTIONS(monotonic, bb_platform_monotonic)
CLOCK_FUNCTIONS(process_time, bb_platform_cpu_time)
CLOCK_FUNCTIONS(thread_time, bb_platform_thread_time)
CLOCK_FUNCTIONS(time, bb_platform_wall_clock)

static bool to_clock(BbThread *t, BbValue v, int *clock)
{
	BbValue index = bb_index(t, v);
	int64_t x;
	if (bb_is_empty(index))
		return false;
	if (!bb_int_to_i64(index, &x) || x < INT32_MIN || x > INT32_MAX) {
		bb_overflow_error(t, "Python int too large to convert to C int");
		return false;
	}
	*clock = (int)x;
	return true;
}

static bool read_clock(BbThread *t, BbValue v, bool resolution, int64_t *ns)
{
	int clock;
	if (!to_clock(t, v, &clock))
		return false;
	int result = bb_platform_clock_get(clock, resolution, ns);
	if (result < 0)
		bb_raise_os_error(t, -result, BB_EMPTY);
	return result >= 0;
}

BB_CFUNCTION(clock_gettime_float)
{
	int64_t ns;
	return read_clock(t, args[0], false, &ns) ? bb_time_value_to_float(t, ns) : BB_EMPTY;
}

BB_CFUNCTION(clock_gettime_ns)
{
	int64_t ns;
	return read_clock(t, args[0], false, &ns) ? bb_int_from_i64(t, ns) : BB_EMPTY;
}

BB_CFUNCTION(clock_getres_function)
{
	int64_t ns;
	return read_clock(t, args[0], true, &ns) ? bb_time_value_to_float(t, ns) : BB_EMPTY;
}

static BbValue write_clock(BbThread *t, BbValue v, int64_t ns)
{
	int clock;
	if (!to_clock(t, v, &clock))
		return BB_EMPTY;
	int result = bb_platform_clock_set(clock, ns);
	return result < 0 ? bb_raise_os_error(t, -result, BB_EMPTY) : BB_NONE;
}

BB_CFUNCTION(clock_settime_float)
{
	int64_t ns;
	return bb_time_value_floor(t, args[1], &ns) ? write_clock(t, args[0], ns) : BB_EMPTY;
}

BB_CFUNCTION(clock_settime_ns)
{
	int64_t ns;
	BbValue index = bb_index(t, args[1]);
	if (bb_is_empty(index))
		return BB_EMPTY;
	return bb_int_to_i64(index, &ns) ? write_clock(t, args[0], ns) : bb_overflow_error(t, "int too big to convert");
}

static const struct ClockInfo {
	const char *name, *implementation;
	bool monotonic, adjustable;
} clock_infos[] = {
	{"monotonic", "clock_gettime(CLOCK_MONOTONIC)", true, false},
	{"perf_counter", "clock_gettime(CLOCK_MONOTONIC)", true, false},
	{"process_time", "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", true, false},
	{"thread_time", "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", true, false},
	{"time", "clock_gettime(CLOCK_REALTIME)", false, true},
};

BB_CFUNCTION(get_clock_info)
{
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "get_clock_info() argument 1 must be str, not %T", args[0]);
	for (size_t i = 0; i < BB_COUNT(clock_infos); i++) {
		const struct ClockInfo *info = &clock_infos[i];
		if (!bb_str_equals_text(args[0], info->name))
			continue;
		BbValue dict = bb_dict_new(t, 4);
		BbValue text = bb_is_empty(dict) ? BB_EMPTY : bb_str_from_text(t, info->implementation);
		BbValue resolution = bb_float_new(t, 1e-09);
		if (bb_is_empty(text) || bb_is_empty(resolution) ||
		    !bb_dict_set_name(t, dict, "implementation", text) ||
		    !bb_dict_set_name(t, dict, "monotonic", bb_bool(info->monotonic)) ||
		    !bb_dict_set_name(t, dict, "adjustable", bb_bool(info->adjustable)) ||
		    !bb_dict_set_name(t, dict, "resolution", resolution))
			return BB_EMPTY;
		return bb_namespace_new(t, dict);
	}
	return bb_value_error(t, "unknown clock");
}

/* ---- Sleeping. ---- */

static void *yield_detached(void *arg)
{
	bb_platform_yield();
	return arg;
}

BB_CFUNCTION(sleep_function)
{
	int64_t ns;
	if (!bb_time_value_seconds(t, args[0], &ns))
		return BB_EMPTY;
	if (ns < 0)
		return bb_value_error(t, "sleep length must be non-negative");
	if (ns == 0) {
		bb_detached(t, yield_detached, NULL);
		return bb_vm_poll(t) ? BB_NONE : BB_EMPTY;
	}
	int64_t deadline = bb_time_value_deadline(ns);
	/* The main thread leaves its queue to report, and still sleeps. */
	uintptr_t outer = bb_published_load_relaxed(&t->waiting_for);
	bb_published_store(&t->waiting_for, BB_WAITS_FOR_TIME);
	bool quiet = true;
	while (quiet && bb_park_sleep(t, deadline) != BB_PARK_TIMEOUT)
		quiet = bb_vm_poll(t);
	bb_published_store(&t->waiting_for, outer);
	return quiet ? BB_NONE : BB_EMPTY;
}

/* ---- struct_time ---- */

static const char *const field_names[FIELDS] = {"tm_year", "tm_mon",  "tm_mday",  "tm_hour", "tm_min",	 "tm_sec",
						"tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff"};

static const BbStructSeqDef struct_time = {
	.module = "time",
	.name = "struct_time",
	.doc = BB_DOC(
		"A point of time as year, month, day, hour, minute, second, weekday (Monday is 0), day of the year, and\n"
		"whether daylight saving time is in force (1, 0, -1: unknown)."),
	.fields = field_names,
	.visible = FIELDS_VISIBLE,
	.total = FIELDS,
};

static BbValue struct_time_type(BbThread *t)
{
	BbValue registry = bb_vm(t)->registry, name = bb_intern_text(t, "time.struct_time"), type;
	if (bb_is_empty(name))
		return BB_EMPTY;
	int found = bb_dict_get(t, registry, name, &type);
	if (found)
		return found < 0 ? BB_EMPTY : type;
	type = bb_structseq_type(t, &struct_time);
	return bb_is_empty(type) ? BB_EMPTY : bb_dict_setdefault(t, registry, name, type);
}

static BbValue from_fields(BbThread *t, const BbTimeFields *f)
{
	BbValue type = struct_time_type(t);
	if (bb_is_empty(type))
		return BB_EMPTY;
	BbValue values[FIELDS] = {
		bb_int_from_i64(t, f->year), bb_from_small(f->month),
		bb_from_small(f->day),	     bb_from_small(f->hour),
		bb_from_small(f->minute),    bb_from_small(f->second),
		bb_from_small(f->weekday),   bb_from_small(f->year_day),
		bb_from_small(f->daylight),  bb_str_decode_utf8(t, f->zone, strlen(f->zone), "surrogateescape"),
		bb_from_small(f->offset),
	};
	return bb_structseq_new(t, type, values);
}

static bool to_small_int(BbThread *t, BbValue v, int64_t *out)
{
	BbValue index = bb_index(t, v);
	if (bb_is_empty(index))
		return false;
	if (bb_int_to_i64(index, out) && *out >= INT32_MIN && *out <= INT32_MAX)
		return true;
	bb_overflow_error(t, "Python int too large to convert to C int");
	return false;
}

/* Name and offset of a struct_time, where it has them. */
static bool take_zone(BbThread *t, BbValue v, BbTimeFields *f)
{
	BbValue zone = bb_getattr_text(t, v, "tm_zone");
	BbValue offset = bb_is_empty(zone) ? BB_EMPTY : bb_getattr_text(t, v, "tm_gmtoff");
	int64_t seconds;
	if (bb_is_empty(offset))
		return false;
	if (bb_is_str(zone))
		strncpy(f->zone, bb_str_text(zone), sizeof f->zone - 1);
	if (bb_is_none(offset))
		return true;
	if (!to_small_int(t, offset, &seconds))
		return false;
	f->offset = (int32_t)seconds;
	return true;
}

static void local_fields(int64_t seconds, BbTimeFields *f)
{
	BbLocalZone zone;
	bb_platform_local_zone(seconds, &zone);
	bb_time_calendar_split(seconds + zone.offset, f);
	f->daylight = zone.daylight;
	f->offset = zone.offset;
	memcpy(f->zone, zone.name, sizeof f->zone);
}

/* Reads a tuple of nine; the values may be out of range. */
static bool to_fields(BbThread *t, BbValue v, const char *function, BbTimeFields *f)
{
	memset(f, 0, sizeof *f);
	if (!bb_is_tuple(v)) {
		bb_type_error(t, "Tuple or struct_time argument required");
		return false;
	}
	if (bb_tuple_count(v) != FIELDS_VISIBLE) {
		bb_type_error(t, "%s(): illegal time tuple argument", function);
		return false;
	}
	int64_t x[FIELDS_VISIBLE];
	for (size_t i = 0; i < FIELDS_VISIBLE; i++)
		if (!to_small_int(t, bb_tuple_get(v, i), &x[i]))
			return false;
	f->year = x[0];
	f->month = (int)x[1];
	f->day = (int)x[2];
	f->hour = (int)x[3];
	f->minute = (int)x[4];
	f->second = (int)x[5];
	/* Python's weekday may be any number, as Sunday may be -1. */
	f->weekday = (int)(((x[6] % 7) + 7) % 7);
	if (x[6] < -1)
		f->weekday = -1;
	f->year_day = (int)x[7];
	f->daylight = (int)x[8];
	BbValue type = struct_time_type(t);
	if (bb_is_empty(type))
		return false;
	if (bb_is(bb_from_pointer(bb_type_of(v)), type))
		return take_zone(t, v, f);
	return true;
}

/* Zeros stand for the first month, day and day of the year. */
static bool check_fields(BbThread *t, BbTimeFields *f)
{
	const char *wrong = NULL;
	f->month += f->month == 0;
	f->day += f->day == 0;
	f->year_day += f->year_day == 0;
	if (f->month < 1 || f->month > 12)
		wrong = "month";
	else if (f->day < 1 || f->day > 31)
		wrong = "day of month";
	else if (f->hour < 0 || f->hour > 23)
		wrong = "hour";
	else if (f->minute < 0 || f->minute > 59)
		wrong = "minute";
	else if (f->second < 0 || f->second > 61)
		wrong = "seconds";
	else if (f->weekday < 0)
		wrong = "day of week";
	else if (f->year_day < 1 || f->year_day > 366)
		wrong = "day of year";
	if (wrong)
		bb_value_error(t, "%s out of range", wrong);
	return !wrong;
}

/* The time of an optional argument in seconds, rounded down. */
static bool seconds_argument(BbThread *t, const BbValue *args, size_t nargs, int64_t *seconds)
{
	int64_t ns;
	if (nargs == 0 || bb_is_none(args[0])) {
		ns = bb_platform_wall_clock();
		*seconds = ns / 1000000000 - (ns % 1000000000 < 0);
		return true;
	}
	if (bb_is_int(args[0])) {
		if (bb_int_to_i64(args[0], seconds) && *seconds < INT64_C(67768036191676800) &&
		    *seconds > -INT64_C(67768040609740800))
			return true;
	} else if (bb_is_float(args[0])) {
		double x = bb_to_double(args[0]);
		if (x != x) {
			bb_value_error(t, "Invalid value NaN (not a number)");
			return false;
		}
		if (x >= -67768040609740800.0 && x < 67768036191676800.0) {
			*seconds = (int64_t)x - (x < (double)(int64_t)x);
			return true;
		}
	} else {
		bb_type_error(t, "'%T' object cannot be interpreted as an integer", args[0]);
		return false;
	}
	bb_overflow_error(t, "timestamp out of range for platform time_t");
	return false;
}

BB_CFUNCTION(gmtime_function)
{
	int64_t seconds;
	BbTimeFields f = {.zone = "GMT"};
	if (!seconds_argument(t, args, nargs, &seconds))
		return BB_EMPTY;
	bb_time_calendar_split(seconds, &f);
	return from_fields(t, &f);
}

BB_CFUNCTION(localtime_function)
{
	int64_t seconds;
	BbTimeFields f;
	if (!seconds_argument(t, args, nargs, &seconds))
		return BB_EMPTY;
	local_fields(seconds, &f);
	return from_fields(t, &f);
}

/* ---- mktime ---- */

typedef struct Zones {
	BbLocalZone standard, daylight;
	bool has_daylight;
} Zones;

static int64_t year_start(int64_t year, int month)
{
	BbTimeFields f = {.year = year, .month = month, .day = 1};
	int64_t seconds = 0;
	return bb_time_calendar_join(&f, &seconds) ? seconds : 0;
}

/* The two offsets of the year. */
static void find_zones(int64_t year, Zones *zones)
{
	BbLocalZone january, july;
	bb_platform_local_zone(year_start(year, 1), &january);
	bb_platform_local_zone(year_start(year, 7), &july);
	bool north = july.offset >= january.offset;
	zones->standard = north ? january : july;
	zones->daylight = north ? july : january;
	zones->has_daylight = january.offset != july.offset;
}

/* The time at which local clocks show `shown'. */
static int64_t from_local(int64_t shown, int64_t year, int daylight)
{
	BbLocalZone before, after, at;
	bb_platform_local_zone(shown - 86400, &before);
	bb_platform_local_zone(shown + 86400, &after);
	/* Of two possible times the later one, as other systems do. */
	const BbLocalZone *candidates[] = {&after, &before};
	const BbLocalZone *possible = NULL;
	for (int i = 0; i < 2; i++) {
		bb_platform_local_zone(shown - candidates[i]->offset, &at);
		if (at.offset != candidates[i]->offset)
			continue;
		if (daylight < 0 || at.daylight == (daylight > 0))
			return shown - at.offset;
		possible = candidates[i];
	}
	Zones zones;
	find_zones(year, &zones);
	if (daylight > 0)
		return shown - (zones.has_daylight ? zones.daylight.offset : zones.standard.offset + 3600);
	if (daylight == 0)
		return shown - zones.standard.offset;
	/* In the gap of a change: the offset from before it. */
	return shown - (possible ? possible->offset : before.offset);
}

BB_CFUNCTION(mktime_function)
{
	BbTimeFields f;
	int64_t shown;
	if (!to_fields(t, args[0], "mktime", &f))
		return BB_EMPTY;
	if (!bb_time_calendar_join(&f, &shown))
		return bb_overflow_error(t, "mktime argument out of range");
	return bb_float_new(t, (double)from_local(shown, f.year, f.daylight));
}

/* ---- Text. ---- */

/* The optional time tuple of a formatting function, else now. */
static bool fields_argument(BbThread *t, const BbValue *args, size_t nargs, const char *function, BbTimeFields *f)
{
	if (nargs == 0) {
		int64_t seconds;
		if (!seconds_argument(t, NULL, 0, &seconds))
			return false;
		local_fields(seconds, f);
		return true;
	}
	if (!to_fields(t, args[0], function, f) || !check_fields(t, f))
		return false;
	if (!f->zone[0]) {
		Zones zones;
		find_zones(f->year, &zones);
		const BbLocalZone *zone = f->daylight > 0 ? &zones.daylight : &zones.standard;
		memcpy(f->zone, zone->name, sizeof f->zone);
		f->offset = zone->offset;
	}
	return true;
}

BB_CFUNCTION(strftime_function)
{
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "strftime() argument 1 must be str, not %T", args[0]);
	BbTimeFields f;
	if (!fields_argument(t, args + 1, nargs - 1, "strftime", &f))
		return BB_EMPTY;
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	bb_time_calendar_format(&b, &f, bb_str_text(args[0]), bb_to_str(args[0])->size);
	return bb_str_builder_finish(&b);
}

BB_CFUNCTION(strptime_function)
{
	BbValue module = bb_import_module(t, "_strptime");
	BbValue function = bb_is_empty(module) ? BB_EMPTY : bb_getattr_text(t, module, "_strptime_time");
	return bb_is_empty(function) ? BB_EMPTY : bb_call(t, function, args, nargs, BB_EMPTY);
}

BB_CFUNCTION(asctime_function)
{
	BbTimeFields f;
	return fields_argument(t, args, nargs, "asctime", &f) ? bb_time_calendar_asctime(t, &f) : BB_EMPTY;
}

BB_CFUNCTION(ctime_function)
{
	int64_t seconds;
	BbTimeFields f;
	if (!seconds_argument(t, args, nargs, &seconds))
		return BB_EMPTY;
	local_fields(seconds, &f);
	return bb_time_calendar_asctime(t, &f);
}

/* ---- The time zone. ---- */

static bool add_zone(BbThread *t, BbValue module)
{
	BbTimeFields now;
	Zones zones;
	local_fields(bb_platform_wall_clock() / 1000000000, &now);
	find_zones(now.year, &zones);
	BbValue standard = bb_str_decode_utf8(t, zones.standard.name, strlen(zones.standard.name), "surrogateescape");
	BbValue daylight = bb_str_decode_utf8(t, zones.daylight.name, strlen(zones.daylight.name), "surrogateescape");
	if (bb_is_empty(standard) || bb_is_empty(daylight))
		return false;
	return bb_modules_add_int(t, module, "timezone", -zones.standard.offset) &&
	       bb_modules_add_int(t, module, "altzone", -zones.daylight.offset) &&
	       bb_modules_add_int(t, module, "daylight", zones.has_daylight) &&
	       bb_modules_add(t, module, "tzname", bb_tuple_pair(t, standard, daylight));
}

BB_CFUNCTION(tzset_function)
{
	bb_platform_local_zone_changed();
	BbValue module = bb_import_module(t, "time");
	return bb_is_empty(module) || !add_zone(t, module) ? BB_EMPTY : BB_NONE;
}

/* ---- The module. ---- */

static const BbBuiltin functions[] = {
	BB_FUNCTION("asctime", asctime_function, 0, 1, "A time tuple (now) as 'Sat Jun 06 16:26:11 1998'."),
	BB_FUNCTION("clock_getres", clock_getres_function, 1, 1, "The resolution of one of the system's clocks."),
	BB_FUNCTION("clock_gettime", clock_gettime_float, 1, 1, "The time of one of the system's clocks."),
	BB_FUNCTION("clock_gettime_ns", clock_gettime_ns, 1, 1,
		    "The time of one of the system's clocks in nanoseconds."),
	BB_FUNCTION("clock_settime", clock_settime_float, 2, 2, "Set one of the system's clocks."),
	BB_FUNCTION("clock_settime_ns", clock_settime_ns, 2, 2, "Set one of the system's clocks, in nanoseconds."),
	BB_FUNCTION("ctime", ctime_function, 0, 1, "Seconds since 1970 (now) as local time in text."),
	BB_FUNCTION("get_clock_info", get_clock_info, 1, 1, "What is known about a clock of this module."),
	BB_FUNCTION("gmtime", gmtime_function, 0, 1, "Seconds since 1970 (now) as a struct_time in UTC."),
	BB_FUNCTION("localtime", localtime_function, 0, 1, "Seconds since 1970 (now) as a struct_time in local time."),
	BB_FUNCTION("mktime", mktime_function, 1, 1, "A time tuple in local time as seconds since 1970."),
	BB_FUNCTION("monotonic", monotonic_float, 0, 0, "A clock that never goes back, in seconds."),
	BB_FUNCTION("monotonic_ns", monotonic_ns, 0, 0, "A clock that never goes back, in nanoseconds."),
	BB_FUNCTION("perf_counter", monotonic_float, 0, 0, "The finest clock, in seconds."),
	BB_FUNCTION("perf_counter_ns", monotonic_ns, 0, 0, "The finest clock, in nanoseconds."),
	BB_FUNCTION("process_time", process_time_float, 0, 0, "Processor time of this program in seconds."),
	BB_FUNCTION("process_time_ns", process_time_ns, 0, 0, "Processor time of this program in nanoseconds."),
	BB_FUNCTION_WAITS("sleep", sleep_function, 1, 1, "Wait for so many seconds.  Signals' handlers run meanwhile."),
	BB_FUNCTION("strftime", strftime_function, 1, 2, "Format a time tuple (now, in local time)."),
	BB_FUNCTION("strptime", strptime_function, 1, 2, "Read a struct_time from text."),
	BB_FUNCTION("thread_time", thread_time_float, 0, 0, "Processor time of this thread in seconds."),
	BB_FUNCTION("thread_time_ns", thread_time_ns, 0, 0, "Processor time of this thread in nanoseconds."),
	BB_FUNCTION("time", time_float, 0, 0, "Seconds since 1970-01-01 UTC."),
	BB_FUNCTION("time_ns", time_ns, 0, 0, "Nanoseconds since 1970-01-01 UTC."),
	BB_FUNCTION("tzset", tzset_function, 0, 0, "Look again which time zone this is."),
};

static bool init(BbThread *t, BbValue module)
{
	const BbClockName *clocks;
	size_t n = bb_platform_clock_names(&clocks);
	for (size_t i = 0; i < n; i++)
		if (!bb_modules_add_int(t, module, clocks[i].name, clocks[i].number))
			return false;
	return bb_modules_add(t, module, "struct_time", struct_time_type(t)) &&
	       bb_modules_add_int(t, module, "_STRUCT_TM_ITEMS", FIELDS) && add_zone(t, module);
}

const BbModuleDef bb_mod_time = {
	.name = "time",
	.doc = BB_DOC("Clocks, waiting, and the calendar."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = init,
};
