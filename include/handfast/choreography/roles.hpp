// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_ROLES_HPP
#define HANDFAST_CHOREOGRAPHY_ROLES_HPP

#include <type_traits>
#include <utility>

#include <handfast/choreography/script.hpp>

namespace handfast::inline HANDFAST_ABI::choreography {

/// The most roles that a protocol may have.
inline constexpr int max_roles = 8;

namespace detail {

/// Where each role stands for the first time: an arrow, and whether at its beginning or its end.
struct role_table {
    int arrow[max_roles]{};
    bool sender[max_roles]{};
    int count = 0;
    bool too_many = false;
};

/// Which role stands where number `r` was seen for the first time.
constexpr type_id role_id(script_view const& text, role_table const& roles, int r) {
    return roles.sender[r] ? text.arrows[roles.arrow[r]].from : text.arrows[roles.arrow[r]].to;
}

constexpr role_table find_roles(script_view const& text) {
    role_table roles;
    auto const add = [&](int arrow, bool sender) {
        auto const id = sender ? text.arrows[arrow].from : text.arrows[arrow].to;
        for (int r = 0; r < roles.count; ++r)
            if (role_id(text, roles, r) == id) return;
        if (roles.count == max_roles) {
            roles.too_many = true;
            return;
        }
        roles.arrow[roles.count] = arrow;
        roles.sender[roles.count++] = sender;
    };
    bool seen[max_directions]{};
    for (int a = 0; a < text.arrow_count; ++a) {
        int const d = text.arrows[a].direction;
        if (d >= 0 && std::exchange(seen[d], true)) continue;  // both ends are known
        add(a, true);
        add(a, false);
    }
    return roles;
}

template <class Protocol>
inline constexpr role_table roles_of = find_roles(script_of<Protocol>.view());

template <class M, class From, class To>
std::type_identity<From> sender_in(message<M, From, To>*);

template <class Protocol, int Index>
constexpr auto role_number() {
    constexpr int a = roles_of<Protocol>.arrow[Index];
    using step = at<a, arrow_types<Protocol>>;
    if constexpr (roles_of<Protocol>.sender[Index]) return decltype(sender_in(static_cast<step*>(nullptr))){};
    else return decltype(receiver_in(static_cast<step*>(nullptr))){};
}

/// The number of the role that arrow number `a` goes to.
template <class Protocol>
constexpr int receiver_number(int a) {
    auto const text = script_of<Protocol>.view();
    int r = 0;
    while (role_id(text, roles_of<Protocol>, r) != text.arrows[a].to) ++r;
    return r;
}

/// The number of the only role that `Role` talks to, where there are two.
template <class Protocol, class Role>
inline constexpr int peer_of = role_id(script_of<Protocol>.view(), roles_of<Protocol>, 0) == id_of<Role> ? 1 : 0;

}  // namespace detail

/// How many roles take part in `Protocol`.
template <class Protocol>
inline constexpr int role_count = detail::roles_of<Protocol>.count;

/// Role number `Index`, in the order in which they appear.
template <class Protocol, int Index>
using role_at = typename decltype(detail::role_number<Protocol, Index>())::type;

/// Whether `Role` takes part in `Protocol`.
template <class Protocol, class Role>
inline constexpr bool has_role = [] {
    auto const text = script_of<Protocol>.view();
    for (int a = 0; a < text.arrow_count; ++a)
        if (text.arrows[a].from == id_of<Role> || text.arrows[a].to == id_of<Role>) return true;
    return false;
}();

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
