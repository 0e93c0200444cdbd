// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_ASN1_TIME_HPP
#define HANDFAST_ASN1_TIME_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include <handfast/core/bytes.hpp>
#include <handfast/core/text.hpp>

namespace handfast::inline HANDFAST_ABI::asn1 {

/// Seconds since 1970-01-01 00:00:00 UTC, without leap seconds.
using seconds = std::int64_t;

/// A moment of the Gregorian calendar in UTC.
struct calendar_time {
    int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0;
    friend constexpr bool operator==(calendar_time const&, calendar_time const&) = default;
};

/// The days of a month from 1 to 12, in the Gregorian calendar.
[[nodiscard]] constexpr int days_in_month(int year, int month) noexcept {
    bool const leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

/// The seconds of a valid calendar time from year 0 on.
[[nodiscard]] constexpr seconds to_seconds(calendar_time const& t) noexcept {
    // Years are counted from March, so that the day that a leap year adds is the last one.
    std::int64_t const year = t.month <= 2 ? t.year - 1 : t.year;
    std::int64_t const era = (year >= 0 ? year : year - 399) / 400;
    std::int64_t const year_of_era = year - era * 400;
    std::int64_t const month = t.month <= 2 ? t.month + 9 : t.month - 3;
    std::int64_t const day_of_year = (153 * month + 2) / 5 + t.day - 1;
    std::int64_t const day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    std::int64_t const days = era * 146097 + day_of_era - 719468;
    return ((days * 24 + t.hour) * 60 + t.minute) * 60 + t.second;
}

/// The calendar time of `s`.
[[nodiscard]] constexpr calendar_time to_calendar(seconds s) noexcept {
    std::int64_t const whole_days = (s >= 0 ? s : s - 86399) / 86400;
    auto const of_day = static_cast<int>(s - whole_days * 86400);
    std::int64_t const days = whole_days + 719468;
    std::int64_t const era = (days >= 0 ? days : days - 146096) / 146097;
    std::int64_t const day_of_era = days - era * 146097;
    std::int64_t const year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    std::int64_t const day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    std::int64_t const month = (5 * day_of_year + 2) / 153;
    calendar_time t;
    t.day = static_cast<int>(day_of_year - (153 * month + 2) / 5 + 1);
    t.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
    t.year = static_cast<int>(year_of_era + era * 400 + (t.month <= 2 ? 1 : 0));
    t.hour = of_day / 3600;
    t.minute = of_day / 60 % 60;
    t.second = of_day % 60;
    return t;
}

/// "2026-11-21 21:45:40 UTC".
[[nodiscard]] constexpr text<40> describe_time(seconds s) {
    auto const t = to_calendar(s);
    text<40> words;
    auto const two = [&](int value) { words << (value < 10 ? "0" : "") << value; };
    words << t.year << '-';
    two(t.month);
    words << '-';
    two(t.day);
    words << ' ';
    two(t.hour);
    words << ':';
    two(t.minute);
    words << ':';
    two(t.second);
    words << " UTC";
    return words;
}

namespace detail {
/// Reads "YYYYMMDDHHMMSSZ" or, where `year_digits` is 2, "YYMMDDHHMMSSZ": exactly, with nothing left out.
[[nodiscard]] constexpr std::optional<seconds> parse_time(byte_view digits, std::size_t year_digits) noexcept {
    if (digits.size() != year_digits + 11 || digits.back() != 'Z') return std::nullopt;
    for (auto const c : digits.first(year_digits + 10))
        if (c < '0' || c > '9') return std::nullopt;
    auto const number = [&](std::size_t at, std::size_t count) {
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) value = value * 10 + (digits[at + i] - '0');
        return value;
    };
    calendar_time t;
    t.year = number(0, year_digits);
    if (year_digits == 2) t.year += t.year >= 50 ? 1900 : 2000;
    t.month = number(year_digits, 2);
    t.day = number(year_digits + 2, 2);
    t.hour = number(year_digits + 4, 2);
    t.minute = number(year_digits + 6, 2);
    t.second = number(year_digits + 8, 2);
    if (t.month < 1 || t.month > 12 || t.day < 1 || t.day > days_in_month(t.year, t.month)) return std::nullopt;
    if (t.hour > 23 || t.minute > 59 || t.second > 59) return std::nullopt;
    return to_seconds(t);
}
}  // namespace detail

}  // namespace handfast::inline HANDFAST_ABI::asn1

#endif
