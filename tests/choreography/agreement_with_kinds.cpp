// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <type_traits>

#include <handfast/choreography/evidence.hpp>

#include "agreement.hpp"
#include "toy.hpp"

using namespace toy;
using driving::a_million;

namespace {

// A protocol with all that the login lacks: kinds, evidence, and an end in the middle.
class guard;
struct checked_proof : chor::token<guard> {
    using token::token;
};
struct checked_line : chor::token<guard> {
    using token::token;
};
class guard {
public:
    template <class Token>
    static Token check() {
        return Token{chor::token<guard>::permit{}};
    }
};
struct is_empty {
    static constexpr bool matches(proof const& p) { return p.value == 0; }
};
struct is_full {
    static constexpr bool matches(proof const& p) { return p.value > 0; }
};
using empty_proof = chor::when<proof, is_empty>;
using full_proof = chor::when<proof, is_full>;

// clang-format off
struct guarded : hf::protocol<
    hf::message<hello, client, server>,
    hf::choice<
        hf::sequence<
            hf::message<empty_proof, client, server>,
            hf::message<refusal,     server, client>, hf::ends>,
        hf::sequence<
            hf::message<full_proof,  client, server>, hf::evidence<checked_proof, server>,
            hf::key<secured, client, server>>>,
    hf::message<welcome, server, client>, hf::key<secured, server, client>,
    hf::loop<
        hf::message<line, client, server>, hf::evidence<checked_line, server>,
        hf::optional<hf::message<proof, server, client>>, hf::message<line, server, client>>,
    hf::message<bye, client, server>,
    hf::anytime<ping,  server, client>,
    hf::anytime<panic, server, client, hf::ends>,
    hf::anytime<panic, client, server, hf::ends>> {};
// clang-format on

struct samples {
    template <class T>
    static T make() {
        if constexpr (std::is_same_v<T, full_proof>) return *T::of(proof{7});
        else if constexpr (std::is_base_of_v<chor::token<guard>, T>) return guard::check<T>();
        else return driving::plain_samples::make<T>();
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(choreography_agreement)

BOOST_AUTO_TEST_CASE(with_kinds_and_evidence) {
    driving::comparison<guarded, samples> faces({.longest = 20});
    auto const& found = faces.run(a_million, 3);
    driving::check_agreement<guarded>(found);
}

BOOST_AUTO_TEST_SUITE_END()
