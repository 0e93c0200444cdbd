// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_CONVERSATION_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_CONVERSATION_HPP

#include <bit>
#include <cstdint>

#include <handfast/choreography/detail/pair_set.hpp>
#include <handfast/choreography/machine_tables.hpp>

// Two machines joined by two queues, looked at in every moment that they can come to.
namespace handfast::inline HANDFAST_ABI::choreography::detail {

/// Why two roles do not fit together.
enum class mismatch : unsigned char {
    none,
    unexpected,       ///< a message is there that its receiver may not receive
    another_key,      ///< it may, but under another key
    unread,           ///< a message is there, and its receiver may finish without it
    waiting,          ///< one waits, and the other waits as well or may finish
    third_role,       ///< one of the two talks to somebody else besides
    anytime_untaken,  ///< what one may send at any time, the other does not take at any time
    anytime_ends,     ///< it does, but it is the end for only one of them
    too_many,         ///< more moments than are looked at
    queue_too_long,   ///< the messages of a queue do not fit in the number that stands for it
};

/// What was found, and where: role `who` (0 or 1) in its state `here`, the other in its state `there`.
struct finding {
    mismatch what = mismatch::none;
    int who = 0, here = 0, there = 0;
    int sent = -1;      ///< the transition of the other that sent it; of an `anytime`, its index
    int received = -1;  ///< the transition of `who` that would receive it, were it not for the key
};

/// One of the two roles, as plain tables.
struct side {
    machine_state const* states = nullptr;
    transition const* transitions = nullptr;
    int transition_count = 0;
    script_view text{};

    [[nodiscard]] constexpr type_id key_of(transition const& t) const {
        return t.epoch < 0 ? type_id{static_cast<std::uint64_t>(t.epoch)} : text.epochs[t.epoch];
    }
    [[nodiscard]] constexpr type_id carrier_of(transition const& t) const { return text.arrows[t.arrow].carrier; }
};

/// What a role sends, numbered from 1: the same message under the same key is the same letter, whatever state sends it.
struct outbox {
    scratch<int> letters;  ///< by transition; 0 where nothing is sent
    scratch<int> sent_by;  ///< by letter: the first transition that sends it
    int width = 0;         ///< how many bits a letter has

    constexpr explicit outbox(side const& from) : letters(from.transition_count), sent_by(from.transition_count + 1) {
        int const keys = max_epochs + 2;  // and the two that are no number
        scratch<int> known(from.text.arrow_count * keys);
        int count = 0;
        for (int k = 0; k < from.transition_count; ++k) {
            auto const& t = from.transitions[k];
            if (!t.sends || t.local) continue;
            int& letter = known[t.symbol * keys + t.epoch + 2];
            if (letter == 0) sent_by[letter = ++count] = k;
            letters[k] = letter;
        }
        width = static_cast<int>(std::bit_width(static_cast<unsigned>(count)));
    }
};

/// Every moment that two roles can come to. One is kept as two numbers, one a role: what is on its way to the role, the
/// oldest lowest, and above that the state it is in.
class conversation {
public:
    /// At most `bound` messages wait in each queue; with none, a message is received as it is sent.
    constexpr conversation(side const& a, side const& b, int bound)
        : sides_{a, b}, outboxes_{outbox{a}, outbox{b}}, bound_(bound) {}

    constexpr finding run() {
        if (room_of(0) > state_at || room_of(1) > state_at) return {.what = mismatch::queue_too_long};
        reached_.add(0, 0);
        for (int i = 0; i < reached_.size(); ++i) {
            if (auto const found = look(reached_.first(i), reached_.second(i)); found.what != mismatch::none)
                return found;
            if (steps_ > most_steps) return {.what = mismatch::too_many};
        }
        return {};
    }

    [[nodiscard]] constexpr int moments_seen() const { return reached_.size(); }

private:
    using number = pair_set::number;

    /// clang gives up after 2^20 steps of a constant expression (g++ lets it do some four times as much): what is done
    /// here is counted, generously, in such steps, so that the library is the one to say that it is too much.
    static constexpr int most_steps = 1'000'000;

    static constexpr int state_at = 48;
    static constexpr number queue_bits = (number{1} << state_at) - 1;

    /// How many bits the queue takes that `from` sends into.
    [[nodiscard]] constexpr int room_of(int from) const {
        return bound_ > state_at ? bound_ : outboxes_[from].width * (bound_ > 0 ? bound_ : 1);
    }

    /// Adds what comes after the moment `a`, `b`; what is wrong with it.
    constexpr finding look(number a, number b) {
        bool const quiet = ((a | b) & queue_bits) == 0;
        bool idle_a = true, idle_b = true;
        if (auto const found = look_at(0, a, b, quiet, idle_a); found.what != mismatch::none) return found;
        if (auto const found = look_at(1, b, a, quiet, idle_b); found.what != mismatch::none) return found;
        int const at_a = static_cast<int>(a >> state_at), at_b = static_cast<int>(b >> state_at);
        bool const final_a = sides_[0].states[at_a].final, final_b = sides_[1].states[at_b].final;
        if (idle_a && !final_a && (idle_b || final_b)) return {mismatch::waiting, 0, at_a, at_b};
        if (idle_b && !final_b && (idle_a || final_a)) return {mismatch::waiting, 1, at_b, at_a};
        return {};
    }

    /// What role `r` can do; `mine` is its half of the moment.
    constexpr finding look_at(int r, number mine, number its, bool quiet, bool& idle) {
        int const at = static_cast<int>(mine >> state_at), width = outboxes_[r].width;
        auto const& state = sides_[r].states[at];
        number const waiting = its & queue_bits, without = mine & queue_bits;
        int used = 0;
        while (waiting >> used != 0) used += width;
        bool const can_send = bound_ > 0 ? used < width * bound_ : quiet;
        bool receives = false;
        steps_ += 9 * (state.last - state.first) + 40;
        for (int k = state.first; k < state.last; ++k) {
            auto const& t = sides_[r].transitions[k];
            if (!t.sends) {
                receives = true;
            } else if (int const letter = outboxes_[r].letters[k]; letter == 0 || can_send) {
                idle = false;
                add(r, static_cast<number>(t.to) << state_at | without, its | static_cast<number>(letter) << used);
            }
        }
        if (without == 0) return {};
        int const there = static_cast<int>(its >> state_at), from = outboxes_[1 - r].width;
        int const sent = outboxes_[1 - r].sent_by[static_cast<int>(without & ((number{1} << from) - 1))];
        auto const& said = sides_[1 - r].transitions[sent];
        int const k = receives ? other_end(sides_[r], state, sides_[1 - r], said) : -1;
        if (k < 0 && (receives || state.first == state.last)) return {mismatch::unexpected, r, at, there, sent};
        if (k < 0 && state.final) return {mismatch::unread, r, at, there, sent};
        if (k < 0) return {};
        auto const& heard = sides_[r].transitions[k];
        if (sides_[r].key_of(heard) != sides_[1 - r].key_of(said))
            return {mismatch::another_key, r, at, there, sent, k};
        idle = false;
        add(r, static_cast<number>(heard.to) << state_at | without >> from, its);
        return {};
    }

    constexpr void add(int r, number mine, number its) {
        steps_ += 40;
        r == 0 ? reached_.add(mine, its) : reached_.add(its, mine);
    }

    /// The transition of `here` in `state` that receives what `said` of `there` sends, or -1: the same message, or,
    /// where no kind of it is told apart, its carrier.
    static constexpr int other_end(side const& here, machine_state const& state, side const& there,
                                   transition const& said) {
        for (int k = state.first; k < state.last; ++k)
            if (here.transitions[k].message.value == said.message.value && !here.transitions[k].sends) return k;
        int plain = -1;
        auto const carrier = there.carrier_of(said);
        for (int k = state.first; k < state.last; ++k) {
            auto const& it = here.transitions[k];
            if (it.sends || here.carrier_of(it) != carrier) continue;
            if (it.message != carrier) return -1;
            plain = k;
        }
        return plain;
    }

    side sides_[2];
    outbox outboxes_[2];
    int bound_, steps_ = 0;
    pair_set reached_;
};

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
