// SPDX-License-Identifier: BSL-1.0
// More messages than clang folds over at once: what walks over all of them must go by halves.
#include <utility>

#include "toy.hpp"

using namespace toy;

namespace {

constexpr int count = 260;

template <int>
struct numbered {
    int value = 0;
};

template <class Numbers>
struct many;
template <int... I>
struct many<std::integer_sequence<int, I...>>
    : hf::protocol<hf::message<numbered<I>, server, client>..., hf::anytime<panic, server, client, hf::ends>> {};
using so_many = many<std::make_integer_sequence<int, count>>;

/// All that is asked for is there, but no panic.
struct endless {
    template <class M>
    constexpr void put(auto const&, int) {}
    [[nodiscard]] constexpr chor::readiness pending(int) const { return chor::readiness::ready; }
    template <class M>
    [[nodiscard]] constexpr bool is() const {
        return !std::is_same_v<M, panic>;
    }
    template <class M>
    constexpr std::optional<M> take() {
        return M{};
    }
};

constexpr bool all_arrive = [] {
    hf::connection<so_many, client, endless> c{endless{}};
    for (int i = 0; i < count; ++i)
        if (c.state() != i || c.feed([](auto const&) {}) != chor::progress::moved) return false;
    return c.final();
}();
static_assert(all_arrive);

}  // namespace
