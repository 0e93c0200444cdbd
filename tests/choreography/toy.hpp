// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_CHOREOGRAPHY_TOY_HPP
#define HANDFAST_TESTS_CHOREOGRAPHY_TOY_HPP

#include <deque>
#include <optional>
#include <string_view>

#include <handfast/choreography.hpp>

// A protocol that has nothing to do with TLS, and a wire in memory that carries it.
namespace toy {

namespace hf = handfast;
namespace chor = handfast::choreography;

struct client {
    static constexpr std::string_view name = "client";
};
struct server {
    static constexpr std::string_view name = "server";
};

// clang-format off
struct hello { int value = 0; };
struct challenge { int value = 0; };
struct proof { int value = 0; };
struct welcome { int value = 0; };
struct refusal { int value = 0; };
struct line { int value = 0; };
struct bye { int value = 0; };
struct ping { int value = 0; };
struct panic { int value = 0; };
// clang-format on

struct secured {};

// clang-format off
template <class From, class To>
using stream = hf::sequence<
    hf::loop<hf::message<line, From, To>>,
    hf::message<bye, From, To>, hf::closed<From, To>>;

struct login : hf::protocol<
    hf::message<hello,     client, server>,
    hf::message<challenge, server, client>,
    hf::message<proof,     client, server>, hf::key<secured, client, server>,
    hf::choice<
        hf::sequence<
            hf::message<welcome, server, client>, hf::key<secured, server, client>,
            hf::both_ways<stream<client, server>, stream<server, client>>>,
        hf::message<refusal, server, client>>,
    hf::anytime<ping,  server, client>,
    hf::anytime<panic, client, server, hf::ends>,
    hf::anytime<panic, server, client, hf::ends>,
    hf::anytime<bye,   server, client, hf::ends>> {};
// clang-format on

/// One message under way: its label, what it carries, and the keys it travels under.
struct parcel {
    chor::type_id label{};
    int value = 0;
    int epoch = 0;
};

struct wires {
    std::deque<parcel> to_server, to_client;
};

/// The transport: an in-memory wire that refuses to read under any other key than the one written under.
template <class Role>
struct end_of {
    wires* wire;

    std::deque<parcel>& out() const { return std::is_same_v<Role, client> ? wire->to_server : wire->to_client; }
    std::deque<parcel>& in() const { return std::is_same_v<Role, client> ? wire->to_client : wire->to_server; }

    template <class M>
    void put(auto const& m, int epoch) {
        out().push_back({chor::id_of<M>, m.value, epoch});
    }
    [[nodiscard]] chor::readiness pending(int epoch) const {
        if (in().empty()) return chor::readiness::none;
        return in().front().epoch == epoch ? chor::readiness::ready : chor::readiness::failed;
    }
    template <class M>
    [[nodiscard]] bool is() const {
        return in().front().label == chor::id_of<M>;
    }
    template <class M>
    std::optional<M> take() {
        M const m{in().front().value};
        in().pop_front();
        if (m.value < 0) return std::nullopt;  // what this wire calls malformed
        return m;
    }
};

}  // namespace toy

#endif
