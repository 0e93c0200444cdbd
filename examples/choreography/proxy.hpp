// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_CHOREOGRAPHY_PROXY_HPP
#define HANDFAST_EXAMPLES_CHOREOGRAPHY_PROXY_HPP

#include <cctype>
#include <string>
#include <utility>
#include <vector>

#include <handfast/choreography.hpp>

#include "network.hpp"

/// Three roles: a client asks a proxy for a way to a server, and gets a tunnel or a reason why not.
namespace proxy_example {

namespace hf = handfast;

// clang-format off
struct client {};
struct proxy {};
struct server {};

struct request       { std::string host; };
struct forbidden     { std::string why; };
struct not_needed    {};
struct visitor       { std::string host; };
struct accepted      {};
struct busy          { std::string why; };
struct established   {};
struct unreachable   { std::string why; };
struct upstream      { std::string bytes; };
struct downstream    { std::string bytes; };
struct upstream_end  {};
struct downstream_end {};

/// What the proxy passes on, as it comes.
template <class From, class To, class Bytes, class End>
using relayed = hf::sequence<
    hf::loop<hf::message<Bytes, From, proxy>, hf::message<Bytes, proxy, To>>,
    hf::message<End, From, proxy>, hf::closed<From, proxy>,
    hf::message<End, proxy, To>,   hf::closed<proxy, To>>;

struct tunnel : hf::protocol<hf::both_ways<
    relayed<client, server, upstream, upstream_end>,
    relayed<server, client, downstream, downstream_end>>> {};

struct proxied : hf::protocol<
    hf::message<request, client, proxy>,
    hf::choice<
        hf::sequence<
            hf::message<visitor, proxy, server>,
            hf::choice<
                hf::sequence<
                    hf::message<accepted,    server, proxy>,
                    hf::message<established, proxy, client>,
                    hf::part<tunnel>>,
                hf::sequence<
                    hf::message<busy,        server, proxy>,
                    hf::message<unreachable, proxy, client>>>>,
        hf::sequence<
            hf::message<forbidden,  proxy, client>,
            hf::message<not_needed, proxy, server>>>> {};  // without it the server would wait for ever
// clang-format on

static_assert(hf::check<proxied>());
static_assert(hf::after<proxied, established, accepted>);  // the server has the last word
static_assert(hf::after<proxied, upstream, established> && hf::after<proxied, downstream, established>);
static_assert(hf::never<proxied, visitor, forbidden>);
static_assert(hf::after<proxied, not_needed, forbidden>);  // who asked hears of it first

/// Whether the step compiles: a handler is made for every state in which its message may come.
template <class Session, class M>
concept may_send = requires(Session s, M m) { std::move(s).send(m); };

template <class Role>
using place = hf::choreography::position<proxied, Role, examples::network::end<Role>>;

/// The client: says `words` through the tunnel, and hears what comes out of it.
struct visiting {
    std::vector<std::string> words;
    std::string heard{}, refused{};

    template <class Session>
    place<client> operator()(established, Session at) {
        for (auto const& it : words) at = std::move(at).send(upstream{it});
        return std::move(at).send(upstream_end{});
    }
    void operator()(downstream it) { heard += it.bytes; }
    void operator()(downstream_end) {}
    void operator()(forbidden it) { refused = it.why; }
    void operator()(unreachable it) { refused = it.why; }
};

/// The proxy: lets everybody through to one host.
struct gate {
    std::string open_to;

    template <class Session>
    place<proxy> operator()(request it, Session at) {
        if (it.host == open_to) return std::move(at).send(visitor{it.host});
        return std::move(at).send(forbidden{"no way to " + it.host}).send(not_needed{});
    }
    template <class Session>
    auto operator()(accepted, Session at) {
        return std::move(at).send(established{});
    }
    template <class Session>
    auto operator()(busy it, Session at) {
        return std::move(at).send(unreachable{it.why});
    }
    template <class Bytes, class Session>
    auto operator()(Bytes it, Session at) {
        return std::move(at).send(it);
    }
};

/// The server: answers louder, in capitals.
struct echo {
    bool open = true;
    bool visited = false;

    template <class Session>
    place<server> operator()(visitor, Session at) {
        if (!open) return std::move(at).send(busy{"closed today"});
        visited = true;
        return std::move(at).send(accepted{});
    }
    template <class Session>
    auto operator()(upstream it, Session at) {
        for (auto& c : it.bytes) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        if constexpr (may_send<Session, downstream>) return std::move(at).send(downstream{it.bytes});
        else return at;
    }
    template <class Session>
    auto operator()(upstream_end, Session at) {
        if constexpr (may_send<Session, downstream_end>) return std::move(at).send(downstream_end{});
        else return at;
    }
    void operator()(not_needed) {}
};

/// The end of `Role`, as an event loop holds it.
template <class Role>
using end = hf::connection<proxied, Role, examples::network::end<Role>>;

}  // namespace proxy_example

#endif
