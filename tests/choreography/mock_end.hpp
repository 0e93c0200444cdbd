// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_CHOREOGRAPHY_MOCK_END_HPP
#define HANDFAST_TESTS_CHOREOGRAPHY_MOCK_END_HPP

#include <bit>
#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include <handfast/choreography/script.hpp>
#include <handfast/choreography/transport.hpp>

// A transport for any role of any protocol. It carries no bytes, but which message of the order it is.
namespace driving {

namespace chor = handfast::choreography;

/// How a message or a piece of evidence is made: default-constructed, and a kind from a carrier that is. Evidence that
/// nobody but its check can make is made of nothing, which is as rude as it looks. A protocol for which that will not
/// do brings a struct of its own. It is a base of the transport: where kinds take what an end knows, it has that.
struct plain_samples {
    template <class T>
    static T make() {
        if constexpr (std::is_default_constructible_v<T>) return T{};
        else if constexpr (chor::kind<T>) return chor::detail::kind_access::make<T>(chor::carrier_of_t<T>{});
        else return std::bit_cast<T>(std::byte{});
    }
};

/// A message under way. Kinds keep their own ids.
struct letter {
    chor::type_id message{}, carrier{}, to{};
    int epoch = 0;
    friend bool operator==(letter const&, letter const&) = default;
};

/// What has come for one role and was not read, and what it sent last.
struct box {
    std::vector<letter> in;
    std::size_t read = 0;
    std::optional<letter> out;

    [[nodiscard]] bool empty() const { return read == in.size(); }
    [[nodiscard]] letter const& front() const { return in[read]; }
};

template <class Protocol, class F>
bool any_arrow(F f) {
    return [&]<int... A>(std::integer_sequence<int, A...>) {
        return (f(std::integral_constant<int, A>{}) || ...);
    }(std::make_integer_sequence<int, chor::script_of<Protocol>.view().arrow_count>{});
}

/// The transport.
template <class Protocol, class Role, class Samples>
struct mock_end : Samples {
    explicit mock_end(box* mail) : at(mail) {}

    box* at;

    template <class Label, class M, class To>
    void put(M const& m, int epoch, To) {
        at->out.reset();
        any_arrow<Protocol>([&]<int A>(std::integral_constant<int, A>) {
            constexpr auto& it = chor::script_of<Protocol>.arrows[A];
            using K = chor::message_at<Protocol, A>;
            if constexpr (it.from == chor::id_of<Role> && it.to == chor::id_of<To> &&
                          it.carrier == chor::id_of<Label>) {
                if constexpr (chor::kind<K>)
                    if (!chor::detail::is_of_kind<K>(m, *this)) return false;
                at->out = letter{chor::id_of<K>, chor::id_of<Label>, chor::id_of<To>, epoch};
                return true;
            }
            return false;
        });
    }
    [[nodiscard]] chor::readiness pending(int epoch) const {
        if (at->empty()) return chor::readiness::none;
        return at->front().epoch == epoch ? chor::readiness::ready : chor::readiness::failed;
    }
    template <class M>
    [[nodiscard]] bool is() const {
        return at->front().carrier == chor::id_of<M>;
    }
    template <class M>
    [[nodiscard]] std::optional<M> peek() const {
        std::optional<M> found;
        any_arrow<Protocol>([&]<int A>(std::integral_constant<int, A>) {
            using K = chor::message_at<Protocol, A>;
            if constexpr (std::is_same_v<chor::carrier_of_t<K>, M>) {
                if (at->front().message != chor::id_of<K>) return false;
                if constexpr (chor::kind<K>) found.emplace(Samples::template make<K>().to_carrier());
                else found.emplace(Samples::template make<K>());
                return true;
            }
            return false;
        });
        return found;
    }
    template <class M>
    [[nodiscard]] std::optional<M> take() {
        auto taken = peek<M>();
        ++at->read;
        return taken;
    }
};

}  // namespace driving

#endif
