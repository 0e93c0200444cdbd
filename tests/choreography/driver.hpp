// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_CHOREOGRAPHY_DRIVER_HPP
#define HANDFAST_TESTS_CHOREOGRAPHY_DRIVER_HPP

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

#include <handfast/choreography/connection.hpp>
#include <handfast/core/match.hpp>

#include "callable.hpp"
#include "mock_end.hpp"

// Drives the faces of one role of any protocol through steps that are chosen at run time: the typed session and the
// connection. What each can do is found out from the protocol's tables; no list of messages or states is kept here.
namespace driving {

enum class outcome : unsigned char {
    moved,
    refused,  ///< it may not come here
    failed,   ///< its key is not the one that is due
    not_now,  ///< nothing is looked at before this role has done something; or it is over
};

/// One face of one role. Arrows are numbered as in `script::arrows`.
class end {
public:
    virtual ~end() = default;
    virtual void restart() = 0;
    virtual bool send(int arrow) = 0;
    virtual bool show(int arrow) = 0;
    virtual outcome receive() = 0;
    virtual bool may_finish() = 0;
    [[nodiscard]] virtual int state() const = 0;

    [[nodiscard]] box& mail() { return mail_; }
    [[nodiscard]] box const& mail() const { return mail_; }
    [[nodiscard]] chor::type_id taken() const { return taken_; }

protected:
    void clear() {
        mail_.in.clear();
        mail_.read = 0;
        mail_.out.reset();
    }

    box mail_;
    chor::type_id taken_{};  ///< the message that was received last
};

/// The typed session: what compiles can be done, and nothing else. There is a function for each pair of a state and an
/// arrow for which that is so. The session lies in plain memory beside the number of its state: a `std::variant` of all
/// states would take the compiler longer than all else.
template <class Protocol, class Role, class Samples = plain_samples>
class typed_end final : public end {
    using io = mock_end<Protocol, Role, Samples>;
    static constexpr auto& machine = chor::machine_of<Protocol, Role>;
    static constexpr int states = machine.state_count + 1;
    static constexpr int arrows = chor::script_of<Protocol>.view().arrow_count;
    template <int State>
    using in = chor::session<Protocol, Role, State, io>;

public:
    typed_end() { keep<0>(chor::start<Protocol, Role>(io(&mail_))); }
    ~typed_end() override { drop(all_states{}); }
    typed_end(typed_end const&) = delete;
    typed_end& operator=(typed_end const&) = delete;

    void restart() override {
        clear();
        drop(all_states{});
        keep<0>(chor::start<Protocol, Role>(io(&mail_)));
    }
    bool send(int arrow) override { return act(arrow, false); }
    bool show(int arrow) override { return act(arrow, true); }
    outcome receive() override { return receive_in_any(state(), *this, all_states{}); }
    bool may_finish() override { return finishes_in_any(state(), all_states{}); }
    [[nodiscard]] int state() const override { return state_; }

private:
    using action = void (*)(typed_end&);
    using receipt = outcome (*)(typed_end&);

    template <int State>
    in<State>* held() {
        return std::launder(reinterpret_cast<in<State>*>(session_));
    }
    template <int State>
    in<State> take() {
        auto session = std::move(*held<State>());
        std::destroy_at(held<State>());
        return session;
    }
    template <int State>
    void keep(in<State>&& s) {
        std::construct_at(reinterpret_cast<in<State>*>(session_), std::move(s));
        state_ = State;
    }
    template <int... S>
    void drop(std::integer_sequence<int, S...>) {
        (void)((state_ == S && ((void)take<S>().abandon(), true)) || ...);
    }

    template <int State, class M>
    static void send_in(typed_end& self) {
        self.keep(self.take<State>().send(Samples::template make<M>()));
    }
    template <int State, class E>
    static void show_in(typed_end& self) {
        self.keep(self.take<State>().show(Samples::template make<E>()));
    }
    /// What sends the message, or shows the evidence, of arrow `A`; none where that does not compile.
    template <int State, int A>
    static constexpr action action_in() {
        using M = chor::message_at<Protocol, A>;
        if constexpr (chor::script_of<Protocol>.arrows[A].local) {
            if constexpr (tests::showable<in<State>, M>) return &show_in<State, M>;
        } else {
            if constexpr (tests::sendable<in<State>, M>) return &send_in<State, M>;
        }
        return nullptr;
    }
    template <int State>
    static outcome receive_in(typed_end& self) {
        if constexpr (requires(in<State> s) { std::move(s).receive(); }) {
            return handfast::match(self.take<State>().receive(),
                                   [&]<class R>(R&& got) { return self.settle(std::move(got)); });
        } else {
            return outcome::not_now;
        }
    }
    template <class S>
    outcome settle(chor::pending<S>&& got) {
        keep(std::move(got.again));
        return outcome::not_now;
    }
    template <class S>
    outcome settle(chor::refused<S>&& got) {
        keep(std::move(got.here));
        return outcome::refused;
    }
    template <class S>
    outcome settle(chor::failed<S>&& got) {
        keep(std::move(got.here));
        return outcome::failed;
    }
    template <class M, class S>
    outcome settle(chor::received<M, S>&& got) {
        keep(std::move(got.next));
        taken_ = chor::id_of<M>;
        return outcome::moved;
    }
    template <int State>
    static constexpr bool finishes = requires(in<State> s) { std::move(s).finish(); };

    /// Arrows of one message do the same: the first of them stands for all.
    static constexpr int first_like(int arrow) {
        auto const& all = chor::script_of<Protocol>.arrows;
        int first = 0;
        while (all[first].message != all[arrow].message || all[first].local != all[arrow].local) ++first;
        return first;
    }
    bool act(int arrow, bool shows_it) {
        static constexpr auto table = table_of(all_states{});
        auto const done = table.of[state_][arrow];
        if (chor::script_of<Protocol>.arrows[arrow].local != shows_it || done == nullptr) return false;
        done(*this);
        return true;
    }
    using all_states = std::make_integer_sequence<int, states>;
    struct action_table {
        action of[states][arrows];
    };
    template <int... S>
    static constexpr action_table table_of(std::integer_sequence<int, S...>) {
        action_table all{};
        (fill_row<S>(all.of[S], std::make_integer_sequence<int, arrows>{}), ...);
        return all;
    }
    template <int State, int... A>
    static constexpr void fill_row(action* row, std::integer_sequence<int, A...>) {
        ((row[A] = action_in<State, first_like(A)>()), ...);
    }

    template <int... S>
    static constexpr outcome receive_in_any(int state, typed_end& self, std::integer_sequence<int, S...>) {
        constexpr receipt table[]{&receive_in<S>...};
        return table[state](self);
    }
    template <int... S>
    static constexpr bool finishes_in_any(int state, std::integer_sequence<int, S...>) {
        constexpr bool table[]{finishes<S>...};
        return table[state];
    }

    template <int... S>
    static constexpr std::size_t widest(std::integer_sequence<int, S...>) {
        return std::max({sizeof(in<S>)...});
    }
    alignas(in<0>) std::byte session_[widest(all_states{})];
    int state_ = 0;
};

/// The connection, whose state is a number. There is a function for each arrow.
template <class Protocol, class Role, class Samples = plain_samples>
class connected_end final : public end {
    using io = mock_end<Protocol, Role, Samples>;
    using connection = chor::connection<Protocol, Role, io>;
    static constexpr int arrows = chor::script_of<Protocol>.view().arrow_count;

public:
    connected_end() : connection_(io(&mail_)) {}

    void restart() override {
        clear();
        connection_ = connection{io(&mail_)};
    }
    bool send(int arrow) override { return send_any(arrow, std::make_integer_sequence<int, arrows>{}); }
    bool show(int arrow) override { return show_any(arrow, std::make_integer_sequence<int, arrows>{}); }
    outcome receive() override {
        switch (connection_.feed([this]<class M>(M const&) { taken_ = chor::id_of<M>; })) {
            case chor::progress::moved: return outcome::moved;
            case chor::progress::refused: return outcome::refused;
            case chor::progress::failed: return outcome::failed;
            case chor::progress::need_bytes:
            case chor::progress::your_turn:
            case chor::progress::ended: break;
        }
        return outcome::not_now;
    }
    bool may_finish() override { return connection_.final(); }
    [[nodiscard]] int state() const override { return connection_.state(); }

private:
    template <class M>
    static bool send_one(connection& c) {
        if constexpr (requires(M m) {
                          { c.send(m) } -> std::same_as<bool>;
                      })
            return c.send(Samples::template make<M>());
        else return false;
    }
    template <class E>
    static bool show_one(connection& c) {
        if constexpr (requires(E e) {
                          { c.show(std::move(e)) } -> std::same_as<bool>;
                      })
            return c.show(Samples::template make<E>());
        else return false;
    }
    template <int... A>
    bool send_any(int arrow, std::integer_sequence<int, A...>) {
        constexpr bool (*table[])(connection&){&send_one<chor::message_at<Protocol, A>>...};
        return table[arrow](connection_);
    }
    template <int... A>
    bool show_any(int arrow, std::integer_sequence<int, A...>) {
        constexpr bool (*table[])(connection&){&show_one<chor::message_at<Protocol, A>>...};
        return table[arrow](connection_);
    }

    connection connection_;
};

}  // namespace driving

#endif
