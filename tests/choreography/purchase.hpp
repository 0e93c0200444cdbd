// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_CHOREOGRAPHY_PURCHASE_HPP
#define HANDFAST_TESTS_CHOREOGRAPHY_PURCHASE_HPP

#include "toy.hpp"

// A protocol of three roles: each sees its own part of it, and is told what it needs to know.
namespace toy {

struct user {};
struct authority {};
struct shop {};
struct token {
    int value = 0;
};
struct order {
    int value = 0;
};

// clang-format off
struct purchase : hf::protocol<
    hf::message<hello, user, authority>,
    hf::choice<
        hf::sequence<
            hf::message<welcome, authority, user>,
            hf::message<token,   authority, shop>,
            hf::loop<hf::message<order, user, shop>>,
            hf::message<bye,     user, shop>>,
        hf::sequence<
            hf::message<refusal, authority, user>,
            hf::message<refusal, authority, shop>>>> {};
// clang-format on

}  // namespace toy

#endif
