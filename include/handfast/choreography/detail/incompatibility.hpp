// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_INCOMPATIBILITY_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_INCOMPATIBILITY_HPP

#include <handfast/choreography/check.hpp>
#include <handfast/choreography/detail/conversation.hpp>

// What keeps two roles from talking to each other, and the words for it.
namespace handfast::inline HANDFAST_ABI::choreography::detail {

template <class Protocol, class Role>
inline constexpr side side_of{machine_of<Protocol, Role>.states, machine_of<Protocol, Role>.transitions,
                              machine_of<Protocol, Role>.transition_count, script_of<Protocol>.view()};

/// Whether all that a machine sends and receives goes to, and comes from, one role.
template <class Protocol, class Role>
inline constexpr bool has_one_peer = [] {
    auto const text = script_of<Protocol>.view();
    type_id peer{};
    for (int d = 0; d < text.direction_count; ++d) {
        auto const& it = text.directions[d];
        if (it.from != id_of<Role> && it.to != id_of<Role>) continue;
        auto const other = it.from == id_of<Role> ? it.to : it.from;
        if (peer != type_id{} && peer != other) return false;
        peer = other;
    }
    return true;
}();

/// What is wrong with what may come at any time: whatever `a` may send so, `b` must take so, with the same effect.
template <class A, class B>
constexpr finding compare_anytime(A const& a, B const& b, int receiver) {
    for (int i = 0; i < A::anytime_count; ++i) {
        if (!a.anytime[i].sends) continue;
        bool taken = false, alike = false;
        for (int j = 0; j < B::anytime_count; ++j) {
            if (b.anytime[j].sends || b.anytime[j].message != a.anytime[i].message) continue;
            taken = true;
            alike = alike || (a.anytime[i].to >= 0) == (b.anytime[j].to >= 0);
        }
        if (!taken) return {.what = mismatch::anytime_untaken, .who = receiver, .sent = i};
        if (!alike) return {.what = mismatch::anytime_ends, .who = receiver, .sent = i};
    }
    return {};
}

template <class Protocol, class Role>
inline constexpr bool takes_part = has_role<Protocol, Role> && flaw_of<Protocol, Role> == flaw::none;

/// What keeps the two from talking to each other; that a protocol has a flaw, or a role no part in it, is not asked.
template <class ProtocolA, class RoleA, class ProtocolB, class RoleB, int Bound>
inline constexpr finding mismatch_of = [] {
    static_assert(Bound >= 0, "`compatible<ProtocolA, RoleA, ProtocolB, RoleB, Bound>` requires queues of a length");
    constexpr auto& a = machine_of<ProtocolA, RoleA>;
    constexpr auto& b = machine_of<ProtocolB, RoleB>;
    if (!has_one_peer<ProtocolA, RoleA>) return finding{.what = mismatch::third_role, .who = 0};
    if (!has_one_peer<ProtocolB, RoleB>) return finding{.what = mismatch::third_role, .who = 1};
    auto found = conversation{side_of<ProtocolA, RoleA>, side_of<ProtocolB, RoleB>, Bound}.run();
    if (found.what == mismatch::none) found = compare_anytime(a, b, 1);
    if (found.what == mismatch::none) found = compare_anytime(b, a, 0);
    return found;
}();

template <class ProtocolA, class RoleA, class ProtocolB, class RoleB, int Bound>
constexpr bool are_compatible() {
    if constexpr (takes_part<ProtocolA, RoleA> && takes_part<ProtocolB, RoleB>)
        return mismatch_of<ProtocolA, RoleA, ProtocolB, RoleB, Bound>.what == mismatch::none;
    else return false;
}

/// "the client of login, after sending hello, "
template <class Protocol, class Role>
constexpr void say_who(sentence& words, int state) {
    words << "the " << name_of<Role>() << " of " << name_of<Protocol>() << ", ";
    say_place<Protocol, Role>(words, state);
    words << ", ";
}

/// Why it does not move: "waits for line or bye"
template <class Protocol, class Role>
constexpr void say_idle(sentence& words, int state) {
    constexpr auto& m = machine_of<Protocol, Role>;
    if (m.states[state].final) {
        words << "may finish";
        return;
    }
    int said = 0;
    for (int k = m.states[state].first; k < m.states[state].last; ++k) {
        auto const& t = m.transitions[k];
        if (!t.sends) words << (said++ > 0 ? " or " : "waits for ") << script_of<Protocol>.arrows[t.arrow].name;
    }
    if (said == 0) words << "can send nothing before something is read";
}

/// What was found, where `Role` of `Protocol` is the one whom it is about.
template <class Protocol, class Role, class Other, class Peer>
constexpr void say_finding(sentence& words, finding const& it) {
    constexpr auto& mine = script_of<Protocol>;
    constexpr auto& its = script_of<Other>;
    constexpr auto& m = machine_of<Protocol, Role>;
    constexpr auto& peer = machine_of<Other, Peer>;
    auto const its_message = [&] { return its.arrows[peer.transitions[it.sent].arrow].name; };
    auto const peer_of_other = [&] { words << "the " << name_of<Peer>() << " of " << name_of<Other>(); };
    auto const key = [&](auto const& text, int epoch) {
        words << (epoch > 0 ? "under " : "") << text.epoch_names[epoch > 0 ? epoch : 0];
    };
    switch (it.what) {
        case mismatch::unexpected:
        case mismatch::unread:
            say_who<Protocol, Role>(words, it.here);
            words << (it.what == mismatch::unread ? "may finish without receiving " : "may not receive ")
                  << its_message() << ", which ";
            peer_of_other();
            words << " may have sent";
            break;
        case mismatch::another_key:
            say_who<Protocol, Role>(words, it.here);
            words << "receives " << its_message() << " ";
            key(mine, m.transitions[it.received].epoch);
            words << ", but ";
            peer_of_other();
            words << " may have sent it ";
            key(its, peer.transitions[it.sent].epoch);
            break;
        case mismatch::waiting:
            say_who<Protocol, Role>(words, it.here);
            say_idle<Protocol, Role>(words, it.here);
            words << ", while ";
            say_who<Other, Peer>(words, it.there);
            say_idle<Other, Peer>(words, it.there);
            break;
        case mismatch::anytime_untaken:
        case mismatch::anytime_ends:
            peer_of_other();
            words << " may send " << its.arrows[peer.anytime[it.sent].arrow].name << " at any time, which "
                  << (it.what == mismatch::anytime_ends ? "ends the protocol for it or for the " : "the ")
                  << name_of<Role>() << " of " << name_of<Protocol>()
                  << (it.what == mismatch::anytime_ends ? ", but not for both" : " does not take at any time");
            break;
        case mismatch::third_role:
            words << "the " << name_of<Role>() << " of " << name_of<Protocol>() << " talks to more than one role";
            break;
        case mismatch::too_many:
        case mismatch::queue_too_long:
            words << "the " << name_of<Role>() << " of " << name_of<Protocol>() << " and ";
            peer_of_other();
            words << " can come to more moments than a compiler can look at: say a smaller bound";
            break;
        case mismatch::none: break;
    }
}

/// What stands in the way of asking: that a role has no part in its protocol, or finds a flaw in it.
template <class Protocol, class Role>
constexpr sentence unfit() {
    if constexpr (!has_role<Protocol, Role>) return says_stranger<Protocol, Role>::make();
    else return says_flaw<Protocol, Role>::make();
}

template <class ProtocolA, class RoleA, class ProtocolB, class RoleB, int Bound>
struct says_incompatible {
    static constexpr sentence make() {
        if constexpr (!takes_part<ProtocolA, RoleA>) {
            return unfit<ProtocolA, RoleA>();
        } else if constexpr (!takes_part<ProtocolB, RoleB>) {
            return unfit<ProtocolB, RoleB>();
        } else {
            constexpr auto found = mismatch_of<ProtocolA, RoleA, ProtocolB, RoleB, Bound>;
            sentence words;
            if constexpr (found.who == 0) say_finding<ProtocolA, RoleA, ProtocolB, RoleB>(words, found);
            else say_finding<ProtocolB, RoleB, ProtocolA, RoleA>(words, found);
            return words;
        }
    }
};

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
