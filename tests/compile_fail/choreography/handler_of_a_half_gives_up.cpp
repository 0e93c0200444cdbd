// in header: requires `handler(message)` to return nothing: a half has no place to go on
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

#include <handfast/choreography/split_connection.hpp>

using half = handfast::choreography::connection_receiving_half<toy::login, toy::client, toy::end_of<toy::client>>;

auto f(half& receiving) {
    return receiving.feed([](auto const&) {
#ifndef CORRECTED
        return handfast::choreography::abandoned{};
#endif
    });
}
