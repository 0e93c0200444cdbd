// expect: the client never sends welcome
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

bool f(handfast::connection<toy::login, toy::client, toy::end_of<toy::client>>& c) {
#ifdef CORRECTED
    return c.send(toy::line{});
#else
    return c.send(toy::welcome{});
#endif
}
