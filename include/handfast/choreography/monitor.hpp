// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_MONITOR_HPP
#define HANDFAST_CHOREOGRAPHY_MONITOR_HPP

#include <cstdint>
#include <string_view>
#include <utility>

#include <handfast/choreography/check.hpp>
#include <handfast/choreography/detail/watched.hpp>

namespace handfast::inline HANDFAST_ABI::choreography {

/// What was wrong with a message.
enum class deviation : unsigned char {
    none,
    unknown,        ///< no arrow of the protocol carries it, or one of the two is no role of it
    out_of_order,   ///< it has no place here
    another_key,    ///< it has, but under another key
    after_the_end,  ///< nothing more was to come
};

/// An epoch that the watcher cannot tell.
inline constexpr int any_epoch = -3;

/// What a monitor says of a message.
template <class Protocol>
struct verdict {
    deviation what = deviation::none;
    signed char from = -1, to = -1;  ///< roles, as in `role_at`; -1: none of them
    signed char epoch = any_epoch;   ///< under which it was seen
    std::int16_t arrow = -1;         ///< an arrow of this message, whoever sends it there; -1: no message of `Protocol`
    std::uint16_t state = 0;         ///< of `machine_of<Protocol, everyone>`, before the message
    std::uint32_t number = 0;        ///< of the message, from 1

    [[nodiscard]] constexpr explicit operator bool() const noexcept { return what == deviation::none; }
};

/// "message 3: the client sent hello to the server; allowed here: proof from the client", "message 3: all is well"
template <class Protocol>
[[nodiscard]] constexpr sentence describe(verdict<Protocol> const& it) {
    constexpr auto text = script_of<Protocol>.view();
    constexpr auto& roles = detail::role_names<Protocol>;
    auto const who = [&](int r) { return r < 0 ? std::string_view{"no role"} : roles[r].name; };
    sentence words;
    words << "message " << it.number << ": ";
    if (it) return words << "all is well";
    words << (0 > it.from ? "" : "the ") << who(it.from) << " sent "
          << (it.arrow < 0 ? std::string_view{"an unknown message"} : text.arrows[it.arrow].name) << " to "
          << (it.to < 0 ? "" : "the ") << who(it.to);
    if (it.what == deviation::after_the_end) return words << " after the end";
    if (it.what == deviation::another_key) {
        auto const due = detail::watched_step<Protocol>(it.state, text.arrows[it.arrow].symbol).epoch;
        auto const name = [&](int e) { return e < 0 ? std::string_view{"no key that there is"} : text.epoch_names[e]; };
        return words << ", under: " << name(it.epoch) << "; due here: " << name(due);
    }
    words << "; allowed here: ";
    detail::say_watched<Protocol>(words, it.state);
    return words;
}

/// Watches a conversation between peers that know nothing of this library, and says at which message it went wrong and
/// what was allowed there.
///
///     monitor<P> m;
///     m.saw<M, From, To>(epoch)             -> verdict<P>    by types
///     m.saw<From, To>(message, epoch)       -> verdict<P>    the kinds of a message are told apart by what it says
///     m.saw(message, from, to, epoch)       -> verdict<P>    by type_id, or by names: for captures and logs
///     m.all_well(), m.judged()              a bad verdict stays
///     m.final(), m.ended(), m.state(), m.seen()
///     m.allowed()                           -> sentence      "proof from the client; at any time: ping from ..."
///
/// The epoch may be left out, where the watcher cannot tell it. Evidence is nothing that a watcher sees.
///
/// Messages are told in an order in which they may have been sent: each after what its sender had received before. One
/// who listens beside either end, or anywhere on a single line between two, has them in such an order; the directions
/// of `both_ways` may cross as they like. What was under way when an `ends` passed the other way is `after_the_end`:
/// that is told apart so that one may forgive it. Where there are more than two roles and several taps, the messages of
/// different pairs are to be told in the order of the description.
template <class Protocol>
class monitor {
    static_assert(sound<Protocol>, "`monitor<Protocol>` requires a sound description: static_assert(check<Protocol>()) "
                                   "says what is wrong");
    static constexpr auto& machine = machine_of<Protocol, everyone>;
    static_assert(machine.bad == flaw::none,
                  "`monitor<Protocol>` requires that whoever sees every message knows under which key it is due");
    static_assert(machine.state_count < 65535, "`monitor<Protocol>` requires its states to fit in 16 bits");

public:
    using protocol_type = Protocol;
    using verdict_type = verdict<Protocol>;

    /// `From` sent `M`, a message or a kind of one, to `To`.
    template <class M, class From, class To>
    constexpr verdict_type saw(int epoch = any_epoch) {
        return saw(id_of<label_of_t<M>>, id_of<From>, id_of<To>, epoch);
    }

    /// `From` sent `m` to `To`. Where the order knows kinds of it, that is meant for which `matches` holds; where one
    /// of them takes what an end knows, `io` is what it is given.
    template <class From, class To, class M, class... IO>
        requires(has_role<Protocol, From> && has_role<Protocol, To>)
    constexpr verdict_type saw(M const& m, int epoch = any_epoch, IO const&... io) {
        return judge(detail::kind_seen<Protocol, From, To>(m, state_, io...), epoch);
    }

    /// The same by their ids.
    constexpr verdict_type saw(type_id message, type_id from, type_id to, int epoch = any_epoch) {
        return judge(detail::find_sighting<Protocol>([&](arrow const& it) { return it.message == message; },
                                                     [&](auto const& role) { return role.id == from; },
                                                     [&](auto const& role) { return role.id == to; }),
                     epoch);
    }

    /// And by what they are called: `saw("ClientHello", "client", "server")`. Kinds have names of their own.
    constexpr verdict_type saw(std::string_view message, std::string_view from, std::string_view to,
                               int epoch = any_epoch) {
        return judge(detail::find_sighting<Protocol>([&](arrow const& it) { return it.name == message; },
                                                     [&](auto const& role) { return role.name == from; },
                                                     [&](auto const& role) { return role.name == to; }),
                     epoch);
    }

    [[nodiscard]] constexpr bool all_well() const noexcept { return judged_.what == deviation::none; }

    /// The last verdict: that of the first message that was wrong, if one was. After it, what the peers mean cannot be
    /// known: nothing more is judged or counted.
    [[nodiscard]] constexpr verdict_type const& judged() const noexcept { return judged_; }

    /// Whether the conversation may be over here, and whether it is: nothing more may come.
    [[nodiscard]] constexpr bool final() const noexcept { return all_well() && machine.states[state_].final; }
    [[nodiscard]] constexpr bool ended() const noexcept { return machine.over(state_); }

    [[nodiscard]] constexpr int state() const noexcept { return state_; }
    [[nodiscard]] constexpr std::uint32_t seen() const noexcept { return judged_.number; }

    /// What may come now.
    [[nodiscard]] constexpr sentence allowed() const {
        sentence words;
        detail::say_watched<Protocol>(words, state_);
        return words;
    }

private:
    constexpr verdict_type judge(detail::sighting const& it, int epoch) {
        if (!all_well()) return judged_;
        judged_ = {.from = static_cast<signed char>(it.from),
                   .to = static_cast<signed char>(it.to),
                   .epoch = static_cast<signed char>(epoch),
                   .arrow = static_cast<std::int16_t>(it.arrow),
                   .state = state_,
                   .number = judged_.number + 1};
        auto const next = detail::watched_step<Protocol>(state_, it.symbol);
        if (!next.allowed) {
            judged_.what = it.symbol < 0 && (it.arrow < 0 || it.from < 0 || it.to < 0) ? deviation::unknown
                           : ended()                                                   ? deviation::after_the_end
                                                                                       : deviation::out_of_order;
        } else if (epoch != any_epoch && epoch != next.epoch) {
            judged_.what = deviation::another_key;
        } else {
            state_ = static_cast<std::uint16_t>(next.to);
        }
        return judged_;
    }

    std::uint16_t state_ = 0;
    verdict_type judged_{};
};

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
