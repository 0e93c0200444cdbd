// SPDX-License-Identifier: BSL-1.0
#include <optional>
#include <string_view>

#include <handfast/asn1/time.hpp>

namespace asn1 = handfast::asn1;

namespace {

constexpr bool round_trip(asn1::calendar_time t, asn1::seconds s) {
    return asn1::to_seconds(t) == s && asn1::to_calendar(s) == t;
}

// Each from `date -u -d ... +%s`.
static_assert(round_trip({}, 0));
static_assert(round_trip({.year = 2001, .month = 9, .day = 9, .hour = 1, .minute = 46, .second = 40}, 1'000'000'000));
static_assert(round_trip({.year = 2000, .month = 2, .day = 29, .hour = 23, .minute = 59, .second = 59}, 951'868'799));
static_assert(round_trip({.year = 1950, .month = 1, .day = 1}, -631'152'000));
static_assert(round_trip({.year = 1969, .month = 12, .day = 31, .hour = 23, .minute = 59, .second = 59}, -1));
static_assert(round_trip({.year = 2100, .month = 3, .day = 1}, 4'107'542'400));
static_assert(round_trip({.year = 9999, .month = 12, .day = 31, .hour = 23, .minute = 59, .second = 59},
                         253'402'300'799));
static_assert(round_trip({.year = 0, .month = 1, .day = 1}, -62'167'219'200));

static_assert(asn1::days_in_month(2000, 2) == 29);
static_assert(asn1::days_in_month(1900, 2) == 28);
static_assert(asn1::days_in_month(2024, 2) == 29);
static_assert(asn1::days_in_month(2023, 2) == 28);

static_assert(asn1::describe_time(1'000'000'000) == "2001-09-09 01:46:40 UTC");

// Every day of eight centuries is one day after the one before it.
constexpr bool days_follow_one_another() {
    asn1::seconds s = asn1::to_seconds({.year = 1600});
    for (int year = 1600; year < 2400; ++year)
        for (int month = 1; month <= 12; ++month) {
            asn1::calendar_time const t{.year = year, .month = month};
            if (asn1::to_seconds(t) != s || asn1::to_calendar(s) != t) return false;
            s += 86400 * asn1::days_in_month(year, month);
        }
    return true;
}
static_assert(days_follow_one_another());

}  // namespace
