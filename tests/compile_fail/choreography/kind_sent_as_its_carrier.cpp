// expect: the client, at the start, may not send proof; allowed here: send empty proof
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
struct is_empty {
    static constexpr std::string_view name = "empty proof";
    static constexpr bool matches(proof const& p) { return p.value == 0; }
};
using empty_proof = chor::when<proof, is_empty>;
struct careful : hf::protocol<hf::message<empty_proof, client, server>> {};

#ifdef CORRECTED
auto f(hf::session<careful, client, 0, end_of<client>> s) { return std::move(s).send(*empty_proof::of(proof{0})); }
#else
auto f(hf::session<careful, client, 0, end_of<client>> s) { return std::move(s).send(proof{0}); }
#endif
