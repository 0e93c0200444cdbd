// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_OUTLOOK_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_OUTLOOK_HPP

#include <handfast/choreography/detail/by_state.hpp>
#include <handfast/choreography/progress.hpp>

namespace handfast::inline HANDFAST_ABI::choreography::detail {

/// What a connection says in a state where no message is there, and under which keys one would be. Nothing is looked
/// for where nothing may come.
class outlook {
    static constexpr int bits = 3, words = 1 << bits;  // of progress
    static constexpr int never = epoch_unclear - 2, not_now = epoch_unclear - 1;
    static_assert(static_cast<int>(progress::need_bytes) < words && static_cast<int>(progress::your_turn) < words &&
                      static_cast<int>(progress::ended) < words,
                  "`outlook` requires what it says of progress to fit in its bits");
    static_assert((max_epochs - 1) * words + words - 1 <= 127 && never * words >= -128,
                  "`outlook` requires all epochs, and what is none, to fit in a byte beside three bits of progress");

public:
    constexpr outlook() : outlook(progress::ended, never) {}
    static constexpr outlook without_looking(progress without) { return {without, not_now}; }
    static constexpr outlook under(int epoch, progress without) { return {without, epoch}; }

    [[nodiscard]] constexpr progress without() const { return static_cast<progress>(packed_ & (words - 1)); }
    [[nodiscard]] constexpr int epoch() const { return packed_ >> bits; }
    [[nodiscard]] constexpr bool looks() const { return packed_ >= epoch_unclear * words; }
    /// Whether nothing can be sent or received any more.
    [[nodiscard]] constexpr bool over() const { return packed_ < not_now * words; }

private:
    constexpr outlook(progress without, int epoch)
        : packed_(static_cast<signed char>(epoch * words + static_cast<int>(without))) {}
    signed char packed_;
};

template <class Protocol, class Role>
inline constexpr auto outlook_of = [] {
    constexpr auto& m = machine_of<Protocol, Role>;
    table_for<Protocol, Role, outlook> table;
    for (int s = 0; s <= m.state_count; ++s) {
        if (m.over(s)) continue;
        bool const looks = m.may_receive(s), done = m.states[s].final && !m.has_step(s, true);
        auto const without = m.has_step(s, false) ? progress::need_bytes
                             : looks && done      ? progress::ended
                                                  : progress::your_turn;
        table.of[s] = looks ? outlook::under(m.epoch(s, false), without) : outlook::without_looking(without);
    }
    return table;
}();

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
