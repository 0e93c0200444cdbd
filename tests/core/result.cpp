// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <memory>
#include <string>

#include <handfast/core/result.hpp>

namespace clumsy {

enum class trouble { lost, broken };

handfast::sentence describe(trouble t) { return t == trouble::lost ? "it is lost" : "it is broken"; }

}  // namespace clumsy

BOOST_AUTO_TEST_SUITE(core_result)

using clumsy::trouble;
using handfast::fail;
using handfast::result;

static_assert(*result<int, trouble>{3} == 3);
static_assert(!result<int, trouble>{fail(trouble::lost)});
static_assert(result<void, trouble>{}.has_value());
static_assert(result<int, trouble>{fail(trouble::broken)}.error() == trouble::broken);

BOOST_AUTO_TEST_CASE(value_throws_the_error_in_words) {
    result<int, trouble> const r = fail(trouble::broken);
    BOOST_CHECK_EXCEPTION((void)r.value(), handfast::failed_with<trouble>, [](auto const& e) {
        return e.error() == trouble::broken && std::string{e.what()} == "it is broken";
    });
    result<void, trouble> const nothing = fail(trouble::lost);
    BOOST_CHECK_THROW(nothing.value(), handfast::failure);
    BOOST_CHECK_NO_THROW((result<void, trouble>{}.value()));
}

BOOST_AUTO_TEST_CASE(owns_what_cannot_be_copied) {
    result<std::unique_ptr<int>, trouble> r{std::make_unique<int>(7)};
    auto moved = std::move(r);
    BOOST_TEST(**moved == 7);
    auto const taken = std::move(moved).value();
    BOOST_TEST(*taken == 7);
}

BOOST_AUTO_TEST_CASE(assignment_goes_between_value_and_error) {
    result<std::string, trouble> r{std::string(100, 'a')};
    auto const copy = r;
    r = fail(trouble::lost);
    BOOST_TEST(!r.has_value());
    BOOST_TEST(copy->size() == 100U);
    r = copy;
    BOOST_TEST(*r == std::string(100, 'a'));
    r = std::string{"b"};
    BOOST_TEST(*r == "b");
}

BOOST_AUTO_TEST_SUITE_END()
