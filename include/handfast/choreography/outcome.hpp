// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_OUTCOME_HPP
#define HANDFAST_CHOREOGRAPHY_OUTCOME_HPP

#include <cstdlib>
#include <new>
#include <string_view>
#include <type_traits>
#include <utility>

#include <handfast/choreography/detail/room.hpp>
#include <handfast/choreography/misuse.hpp>
#include <handfast/choreography/name.hpp>

// What `std::move(session).receive()` gives: a variant of what may come in that state, each with the session that goes
// on from there. None of these sessions may be forgotten, not even that of a `failed`. unpack.hpp has what takes it
// apart.
namespace handfast::inline HANDFAST_ABI::choreography {

template <class Protocol, class Role, int State, class IO>
class HANDFAST_SESSION_TAG session;

/// No whole message has come yet: carry on with `again`.
template <class Session>
struct pending {
    Session again;
};
/// The peer sent what it may not send here. It is still unread. `here` can send what may be sent at any time.
template <class Session>
struct refused {
    Session here;
};
/// The transport could not give a message: malformed, forged, or the end of input; it knows which.
template <class Session>
struct failed {
    Session here;
};
/// A message, and the session after it.
template <class M, class Next>
struct received {
    M message;
    Next next;
};

namespace detail {

/// Why no message was received.
enum class stop : unsigned char { pending, refused, failed };

template <class... Received>
struct all_received : std::type_identity<Received>... {};
template <class M, class Next>
received<M, Next> received_in(std::type_identity<received<M, Next>>*);

template <class Wanted, class... All>
inline constexpr int number_in = [] {
    int n = 0;
    (void)((std::is_same_v<Wanted, All> || (++n, false)) || ...);
    return n;
}();

}  // namespace detail

/// Holds a `pending<Here>`, a `refused<Here>`, a `failed<Here>` or one of `Received`. Made for this in place of a
/// `std::variant`, since there is one for every state: it costs the compiler a third, and the program what code by
/// hand costs (`benchmarks/results/choreography.md`).
template <class Here, class... Received>
class [[nodiscard("what `receive` gave holds a session, which is carried on or abandoned")]] outcome {
    static_assert(sizeof...(Received) < 253, "`outcome<...>` requires its alternatives to fit in one byte");
    static constexpr bool trivial = std::is_trivially_copyable_v<Here> &&
                                    (std::is_trivially_copyable_v<Received> && ...);

public:
    constexpr outcome(detail::stop why, Here&& here)
        : here_(static_cast<Here&&>(here)), index_(static_cast<unsigned char>(why)) {}
    template <int Index, class... From>
    constexpr explicit outcome(detail::place<Index> at, From&&... from)
        : received_(at, static_cast<From&&>(from)...), index_(Index + 3) {}

    constexpr outcome(outcome&&)
        requires(trivial)
    = default;
    // A message whose move throws ends the program: half an outcome could not be destroyed.
    outcome(outcome&& from) noexcept : index_(from.index_) {
        if (index_ < 3) ::new (&here_) Here(std::move(from.here_));
        else take<0>(from);
    }
    constexpr ~outcome()
        requires(trivial)
    = default;
    constexpr ~outcome() {
        if (index_ < 3) here_.~Here();
        else drop<0>();
    }
    constexpr outcome& operator=(outcome&&)
        requires(trivial)
    = default;
    outcome& operator=(outcome&& from) noexcept {
        if (this == &from) return *this;
        this->~outcome();
        return *::new (this) outcome(std::move(from));
    }
    outcome(outcome const&) = delete;
    outcome& operator=(outcome const&) = delete;

    /// 0, 1 and 2 for `pending`, `refused` and `failed`, then the messages in reading order.
    [[nodiscard]] constexpr int index() const noexcept { return index_; }
    [[nodiscard]] constexpr bool pending() const noexcept { return index_ == 0; }
    [[nodiscard]] constexpr bool refused() const noexcept { return index_ == 1; }
    [[nodiscard]] constexpr bool failed() const noexcept { return index_ == 2; }

    /// The session where no message was received; the program aborts where one was.
    [[nodiscard]] constexpr Here&& here() && noexcept {
        if (index_ > static_cast<unsigned char>(detail::stop::failed)) std::abort();
        return static_cast<Here&&>(here_);
    }

    /// Calls `function` with what is held, and returns what it returns: the same type for all.
    template <class Function>
    constexpr decltype(auto) visit(Function&& function) && {
        switch (index_) {
            case 0: return function(choreography::pending<Here>{static_cast<Here&&>(here_)});
            case 1: return function(choreography::refused<Here>{static_cast<Here&&>(here_)});
            case 2: return function(choreography::failed<Here>{static_cast<Here&&>(here_)});
            default: return visit_received<0>(function);
        }
    }

    /// What the message is called that was received; nothing where none was.
    [[nodiscard]] constexpr std::string_view message_name() const noexcept {
        std::string_view name;
        int n = 3;
        (void)((n++ == index_ && (name = name_of<decltype(Received::message)>(), true)) || ...);
        return name;
    }

    /// The `received<M, ...>` that is held, or null.
    template <class M>
    [[nodiscard]] constexpr auto* find() noexcept {
        using wanted = decltype(detail::received_in<M>(static_cast<detail::all_received<Received...>*>(nullptr)));
        constexpr int index = detail::number_in<wanted, Received...>;
        return index_ == index + 3 ? &detail::held_in<index>(received_) : nullptr;
    }

private:
    static constexpr int last = static_cast<int>(sizeof...(Received)) - 1;

    // One comparison after the other: a table of functions would be one more type to make for each state.
    template <int Index, class Function>
    constexpr decltype(auto) visit_received(Function& function) {
        if constexpr (Index < last)
            if (index_ != Index + 3) return visit_received<Index + 1>(function);
        return function(std::move(detail::held_in<Index>(received_)));
    }
    template <int Index>
    void take(outcome& from) {
        if constexpr (Index < last)
            if (index_ != Index + 3) return take<Index + 1>(from);
        ::new (&received_)
            detail::room<Received...>(detail::place<Index>{}, std::move(detail::held_in<Index>(from.received_)));
    }
    template <int Index>
    constexpr void drop() noexcept {
        if constexpr (Index < last)
            if (index_ != Index + 3) return drop<Index + 1>();
        auto& held = detail::held_in<Index>(received_);
        using type = std::remove_reference_t<decltype(held)>;
        held.~type();
    }

    union {
        Here here_;
        detail::room<Received...> received_;
    };
    unsigned char index_;
};

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
