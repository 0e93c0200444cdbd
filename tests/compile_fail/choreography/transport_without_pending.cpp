// expect: pipe is no transport for the client: it has no `readiness pending(int epoch)`
// SPDX-License-Identifier: BSL-1.0
#include "choreography/nowhere.hpp"
#include "choreography/toy.hpp"

struct pipe {
    template <class M>
    void put(M const&, int) {}
};

auto f() {
#ifdef CORRECTED
    return handfast::start<toy::login, toy::client>(tests::nowhere{});
#else
    return handfast::start<toy::login, toy::client>(pipe{});
#endif
}
