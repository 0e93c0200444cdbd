// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_CONSTANT_TIME_HPP
#define HANDFAST_TESTS_CONSTANT_TIME_HPP

// Secrets marked as undefined, under valgrind's memcheck: it then reports every branch and every address that depends
// on them. A program of this kind checks the real operations, which must give no report, and leaks made on purpose,
// each of which must give one, or the run would prove nothing.
//
// It is run as `valgrind -q program` and writes TAP. Outside of valgrind it says why it proves nothing, in the words of
// its argument where it has one.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#if __has_include(<valgrind/memcheck.h>)
#include <valgrind/memcheck.h>
#else  // nothing runs then
#define VALGRIND_MAKE_MEM_UNDEFINED(at, size) (static_cast<void>(at), static_cast<void>(size), 0)
#define VALGRIND_MAKE_MEM_DEFINED(at, size) (static_cast<void>(at), static_cast<void>(size), 0)
#define VALGRIND_GET_VBITS(at, bits, size) (static_cast<void>(at), static_cast<void>(bits), static_cast<void>(size), 0)
#define VALGRIND_COUNT_ERRORS 0u
#define RUNNING_ON_VALGRIND 0u
#endif

#include <handfast/core/bytes.hpp>

namespace handfast_tests {

/// Marks memory as secret, and as told to everybody.
inline void hide(void const* at, std::size_t size) { (void)VALGRIND_MAKE_MEM_UNDEFINED(const_cast<void*>(at), size); }
inline void show(void const* at, std::size_t size) { (void)VALGRIND_MAKE_MEM_DEFINED(const_cast<void*>(at), size); }
inline void hide(handfast::byte_view bytes) { hide(bytes.data(), bytes.size()); }
inline void show(handfast::byte_view bytes) { show(bytes.data(), bytes.size()); }

/// A value that an operation tells its caller: what it says may be looked at from here on.
template <class Value>
Value told(Value value) {
    show(&value, sizeof value);
    return value;
}

/// Whether each of these bytes carries a mark.
[[nodiscard]] inline bool is_hidden(handfast::byte_view bytes) {
    std::vector<std::uint8_t> marks(bytes.size());
    (void)VALGRIND_GET_VBITS(bytes.data(), marks.data(), bytes.size());
    return std::ranges::all_of(marks, [](std::uint8_t bits) { return bits != 0; });
}

/// Where leaks put their results, so that the compiler keeps them.
inline std::size_t volatile sink = 0;

/// What memcheck may report of an operation on secrets.
enum class expected : std::uint8_t {
    nothing,  ///< no branch and no address may depend on them
    /// There may be a branch on an answer that is told anyway, such as whether a tag is right: one, and one more in
    /// what calls it. A comparison byte by byte would branch on each.
    an_answer,
    a_leak,  ///< memcheck has to report something
};

/// The most reports that are taken for an answer.
inline constexpr unsigned answer_reports = 2;

/// The TAP points of one run.
class constant_time_run {
public:
    void point(bool passed, std::string_view what) {
        std::printf("%s %d - %.*s\n", passed ? "ok" : "not ok", ++points_, static_cast<int>(what.size()), what.data());
        failures_ += !passed;
    }

    void skip(std::string_view what, std::string_view why) {
        std::printf("ok %d - %.*s # SKIP %.*s\n", ++points_, static_cast<int>(what.size()), what.data(),
                    static_cast<int>(why.size()), why.data());
    }

    /// Runs `work` and compares what memcheck reports with what it should. Gives the number of reports.
    template <class Work>
    unsigned check(std::string const& what, expected wanted, Work work) {
        auto const before = VALGRIND_COUNT_ERRORS;
        work();
        auto const reports = static_cast<unsigned>(VALGRIND_COUNT_ERRORS - before);
        std::string const said = reports == 0 ? ": depends on nothing secret"
                                              : ": depends on secrets, reports: " + std::to_string(reports);
        switch (wanted) {
            case expected::nothing: point(reports == 0, what + said); break;
            case expected::an_answer:
                point(reports <= answer_reports, what + said + " (an answer may give one or two)");
                break;
            case expected::a_leak: point(reports > 0, what + said); break;
        }
        return reports;
    }

    [[nodiscard]] int done() const {
        std::printf("1..%d\n", points_);
        return failures_ == 0 ? 0 : 1;
    }

private:
    int points_ = 0;
    int failures_ = 0;
};

/// What such a program's `main` does: `all` is given the run.
template <class All>
int run_under_valgrind(int count, char** arguments, All all) {
    if (RUNNING_ON_VALGRIND == 0) {
        std::printf("1..0 # SKIP %s\n", count > 1 ? arguments[1] : "to be run under valgrind, built where that is");
        return 0;
    }
    constant_time_run run;
    all(run);
    return run.done();
}

}  // namespace handfast_tests

#endif
