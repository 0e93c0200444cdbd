// SPDX-License-Identifier: BSL-1.0
#include "wire.hpp"

namespace benchmarks {

namespace {

template <class M>
constexpr auto kind = kind_of_message::nothing;

}  // namespace

handfast::choreography::readiness pending(wire& from, int epoch) {
    using handfast::choreography::readiness;
    from.note(1000U + static_cast<unsigned>(epoch));
    if (from.broken) return readiness::failed;
    return from.here == kind_of_message::nothing ? readiness::none : readiness::ready;
}

template <class M>
void put(wire& to, M const& m, int epoch) {
    to.note(static_cast<unsigned>(kind<M>) * 100U + static_cast<unsigned>(epoch) * 10U + m.number);
}
template <class M>
bool is(wire& from) {
    return from.here == kind<M>;
}
template <class M>
std::optional<M> take(wire& from) {
    from.note(2000U + static_cast<unsigned>(kind<M>));
    from.here = kind_of_message::nothing;
    if (from.malformed) return std::nullopt;
    return M{};
}

void take(application& to, unsigned number) { to.done = to.done * 31U + number; }

#define HANDFAST_BENCHMARKS_MESSAGE(type)                                       \
    namespace {                                                                 \
    template <>                                                                 \
    constexpr auto kind<type> = kind_of_message::type;                          \
    }                                                                           \
    template void put<type>(wire&, type const&, int);                           \
    template bool is<type>(wire&);                                              \
    template std::optional<type> take<type>(wire&);                             \
    void take(application& to, type const& m);                                  \
    void take(application& to, type const& m) {                                 \
        to.done = to.done * 31U + static_cast<unsigned>(kind<type>) + m.number; \
    }

HANDFAST_BENCHMARKS_MESSAGE(client_hello)
HANDFAST_BENCHMARKS_MESSAGE(server_hello)
HANDFAST_BENCHMARKS_MESSAGE(certificate)
HANDFAST_BENCHMARKS_MESSAGE(certificate_request)
HANDFAST_BENCHMARKS_MESSAGE(server_hello_done)
HANDFAST_BENCHMARKS_MESSAGE(client_key_exchange)
HANDFAST_BENCHMARKS_MESSAGE(change_cipher_spec)
HANDFAST_BENCHMARKS_MESSAGE(finished)
HANDFAST_BENCHMARKS_MESSAGE(data)
HANDFAST_BENCHMARKS_MESSAGE(close_notify)
HANDFAST_BENCHMARKS_MESSAGE(alert)

#undef HANDFAST_BENCHMARKS_MESSAGE

}  // namespace benchmarks
