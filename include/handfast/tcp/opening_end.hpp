// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_OPENING_END_HPP
#define HANDFAST_TCP_OPENING_END_HPP

#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include <handfast/choreography/connection.hpp>
#include <handfast/tcp/handshake.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// One side of `opening` at run time: it is told what came, says what is to be sent, and remembers what the peer said
/// of itself. What may come when is the choreography's alone; who calls it looks at the numbers of what belongs to no
/// step (RFC 9293 §3.10.7). It is where it was made: it cannot be moved.
class opening_end {
public:
    /// What this side says of itself.
    struct offer {
        sequence_number initial{};  // ISS
        std::uint16_t window = 0;
        segment_options options{};
    };
    /// At most one segment is to be sent: the last that there was cause for.
    using answer = std::variant<std::monostate, syn, syn_ack, ack, rst>;

    /// Active OPEN: there is a SYN to send.
    opening_end(active, offer ours) : ours_(ours), end_(std::in_place_type<end<active>>, io{this}) {
        (void)std::get<end<active>>(end_).send(our_syn());
    }
    /// Passive OPEN: it waits for a SYN.
    opening_end(passive, offer ours) : ours_(ours), end_(std::in_place_type<end<passive>>, io{this}) {}
    opening_end(opening_end const&) = delete;
    opening_end& operator=(opening_end const&) = delete;
    ~opening_end() = default;

    /// The machine is handed a segment of the opening: a `syn`, `syn_ack`, `ack`, `rst`, or a `retransmission`.
    /// Returns false, and nothing has happened, where it may not come now.
    template <class Segment>
    bool received(Segment const& it) {
        if (is_over() || means_nothing(it)) return false;
        arrival_ = it;
        auto const went = std::visit(
            [&]<class Role>(end<Role>& at) { return at.feed(handler<Role>{this}) == choreography::progress::moved; },
            end_);
        arrival_ = std::monostate{};
        return went;
    }

    /// What was sent last is sent again, where nothing has answered it.
    void repeat() {
        if (is_over() || is_listening()) return;
        if (is_syn_sent()) send(retransmission<syn>{our_syn()});
        else send(retransmission<syn_ack>{our_syn_ack()});
    }
    /// This side gives up, and says so to a peer that has been met.
    void abort() {
        if (is_over()) return;
        answer_ = std::monostate{};
        if (met_) send(rst{ours_.initial + 1});
        given_up_ = true;
    }
    /// What is to be sent, once.
    [[nodiscard]] answer take_answer() noexcept { return std::exchange(answer_, std::monostate{}); }
    [[nodiscard]] bool has_answer() const noexcept { return answer_.index() != 0; }

    /// LISTEN: no SYN has come, or the one that came was disowned.
    [[nodiscard]] bool is_listening() const noexcept {
        auto const* const it = std::get_if<end<passive>>(&end_);
        return it != nullptr && it->template may_receive<syn>() && !is_over();
    }
    [[nodiscard]] bool is_syn_sent() const noexcept {
        auto const* const it = std::get_if<end<active>>(&end_);
        return it != nullptr && it->template may_receive<syn>() && !is_over();
    }
    [[nodiscard]] bool is_established() const noexcept { return final() && !is_over(); }
    /// Refused or given up.
    [[nodiscard]] bool is_over() const noexcept { return was_reset_ || given_up_; }
    [[nodiscard]] bool was_reset() const noexcept { return was_reset_; }
    [[nodiscard]] bool is_active() const noexcept { return std::holds_alternative<end<active>>(end_); }

    /// In how many milliseconds after its last step this side should have been answered.
    [[nodiscard]] unsigned deadline() const noexcept {
        return std::visit([](auto const& at) { return at.deadline(); }, end_);
    }

    [[nodiscard]] offer const& ours() const noexcept { return ours_; }
    /// What the peer's SYN said, where one was accepted.
    [[nodiscard]] std::optional<offer> const& theirs() const noexcept { return met_; }

private:
    // The transport of the machine.
    struct io {
        opening_end* at;

        template <class M>
        void put(M const& m, int) {
            at->say(m);
        }
        [[nodiscard]] choreography::readiness pending(int) const noexcept {
            return at->arrival_.index() == 0 ? choreography::readiness::none : choreography::readiness::ready;
        }
        template <class M>
        [[nodiscard]] bool is() const noexcept {
            return std::holds_alternative<M>(at->arrival_);
        }
        template <class M>
        [[nodiscard]] std::optional<M> take() const {
            auto m = std::get<M>(at->arrival_);
            at->arrival_ = std::monostate{};
            return m;
        }
    };
    template <class Role>
    using end = choreography::connection<opening, Role, io>;

    template <class Role>
    struct handler {
        opening_end* at;
        template <class Session, class M>
        static constexpr bool may_send = choreography::can_send<opening, Role, Session::state, M>;
        using position = typename end<Role>::position_type;

        template <class Session>
        auto operator()(syn const& it, Session here) {
            at->met_ = {it.sequence, it.window, it.options};
            return std::move(here).send(at->our_syn_ack());
        }
        template <class Session>
        position operator()(syn_ack const& it, Session here) {
            if constexpr (may_send<Session, syn_ack>) {
                return std::move(here).send(at->our_syn_ack());
            } else if constexpr (may_send<Session, ack>) {
                // §3.10.7.3: another than our SYN was meant. The timer sends ours again.
                if (it.acknowledgment != at->ours_.initial + 1)
                    return std::move(here).send(rst{it.acknowledgment}).send(at->our_syn());
                at->met_ = {it.sequence, it.window, it.options};
                return std::move(here).send(at->our_ack());
            } else {
                return here;
            }
        }
        template <class Session>
        auto operator()(ack const&, Session here) {
            if constexpr (may_send<Session, syn_ack>) return std::move(here).send(at->our_syn_ack());
            else return here;
        }
        template <class Session>
        auto operator()(rst const&, Session here) {
            at->answer_ = std::monostate{};
            // Figure 5, note 1: whoever listened listens again.
            if constexpr (choreography::can_receive<opening, Role, Session::state, syn>) at->met_.reset();
            else at->was_reset_ = true;
            return here;
        }
        template <class Session>
        auto operator()(retransmission<syn> const&, Session here) {
            return std::move(here).send(retransmission<syn_ack>{at->our_syn_ack()});
        }
        template <class Session>
        auto operator()(retransmission<syn_ack> const&, Session here) {
            return here;
        }
    };

    // §3.10.7.2: a RST in LISTEN is ignored. And what was never here cannot come again.
    template <class Segment>
    [[nodiscard]] bool means_nothing(Segment const&) const noexcept {
        if constexpr (std::is_same_v<Segment, rst>) return is_listening();
        else if constexpr (std::is_same_v<Segment, retransmission<syn>>) return !met_;
        else return false;
    }
    template <class M>
    void send(M const& m) {
        std::visit([&](auto& at) { (void)at.send(m); }, end_);
    }
    [[nodiscard]] bool final() const noexcept {
        return std::visit([](auto const& at) { return at.final(); }, end_);
    }

    template <class M>
    void say(M const& m) {
        answer_ = m;
    }
    // Behind the RST of figure 8 the same SYN goes on waiting for its answer, and its timer runs.
    void say(syn const& m) {
        if (!std::holds_alternative<rst>(answer_)) answer_ = m;
    }
    template <class M>
    void say(retransmission<M> const& m) {
        answer_ = m.first;
    }

    [[nodiscard]] syn our_syn() const noexcept { return {ours_.initial, ours_.window, ours_.options}; }
    [[nodiscard]] syn_ack our_syn_ack() const noexcept {
        auto options = ours_.options;
        // RFC 7323 §2.2, RFC 2018 §2: only in answer to a SYN that has it.
        if (!met_->options.window_scale) options.window_scale.reset();
        if (!met_->options.sack_permitted) options.sack_permitted = false;
        if (!met_->options.timestamp) options.timestamp.reset();
        return {ours_.initial, met_->initial + 1, ours_.window, options};
    }
    [[nodiscard]] ack our_ack() const noexcept { return {ours_.initial + 1, met_->initial + 1, ours_.window, {}}; }

    offer ours_;
    std::optional<offer> met_{};
    std::variant<std::monostate, syn, syn_ack, ack, rst, retransmission<syn>, retransmission<syn_ack>> arrival_{};
    answer answer_{};
    bool was_reset_ = false;
    bool given_up_ = false;
    std::variant<end<active>, end<passive>> end_;
};

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
