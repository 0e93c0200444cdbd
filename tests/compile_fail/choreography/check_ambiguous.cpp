// expect: careful: what a message says does not tell which of two arrows it belongs to
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
struct is_empty {
    static constexpr bool matches(proof const& p) { return p.value == 0; }
};
struct is_odd {
    static constexpr bool matches(proof const& p) { return p.value % 2 == 1; }
};
using empty_proof = chor::when<proof, is_empty>;

struct careful
    : hf::protocol<hf::choice<
          hf::sequence<hf::message<empty_proof, client, server>, hf::message<refusal, server, client>>,
#ifdef CORRECTED
          hf::sequence<hf::message<chor::when<proof, is_odd>, client, server>, hf::message<welcome, server, client>>
#else
          hf::sequence<hf::message<proof, client, server>, hf::message<welcome, server, client>>
#endif
          >> {
};

static_assert(chor::check<careful>());
