// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_SCRIPT_WRITER_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_SCRIPT_WRITER_HPP

#include <string_view>
#include <utility>

#include <handfast/choreography/detail/scratch.hpp>
#include <handfast/choreography/kind.hpp>
#include <handfast/choreography/script_tables.hpp>

namespace handfast::inline HANDFAST_ABI::choreography::detail {

/// A type of the description, looked at once however often it stands there.
struct named {
    type_id id{}, carrier{};
    std::string_view name{};
};
template <class T>
inline constexpr named named_as{id_of<T>, id_of<carrier_of_t<T>>, name_of<T>()};

/// The tables that are written; without them the words are only counted.
struct script_tables {
    word* words = nullptr;
    arrow* arrows = nullptr;
    direction* directions = nullptr;
    type_id* epochs = nullptr;
    std::string_view* epoch_names = nullptr;
};

/// Writes the words down. No template, so that what it does is compiled once.
class script_writer {
public:
    constexpr explicit script_writer(script_tables const& to, int arrows)
        : to_(to), mask_(mask_for(arrows)), known_(static_cast<int>(mask_) + 1) {}

    [[nodiscard]] constexpr int words() const { return words_; }
    [[nodiscard]] constexpr int directions() const { return directions_; }
    [[nodiscard]] constexpr int epochs() const { return epochs_; }
    [[nodiscard]] constexpr bool too_many() const { return too_many_; }

    /// What the arrows from here on have in common; what they had before.
    constexpr unsigned within(unsigned deadline) { return std::exchange(deadline_, deadline); }
    constexpr bool authenticates(bool so) { return std::exchange(authenticates_, so); }

    constexpr int begin() { return words_++; }
    constexpr void end(int at, word_kind kind) {
        if (to_.words != nullptr) to_.words[at] = {kind, -1, -1, 0, words_};
    }

    constexpr void put(word_kind kind, named const& epoch, named const& from, named const& to) {
        int const at = words_++;
        if (to_.words == nullptr) return;
        int const d = direction_of(from, to);
        to_.words[at] = {kind, -1, d, kind == word_kind::key ? epoch_of(epoch) : 0, words_};
    }

    constexpr void put_arrow(word_kind kind, named const& message, named const& from, named const& to, bool ends) {
        int const at = words_++, a = arrows_++;
        if (to_.words == nullptr) return;
        bool const local = kind == word_kind::evidence;
        int const d = local ? -1 : direction_of(from, to);
        to_.words[at] = {kind, a, d, 0, words_};
        to_.arrows[a] = {.message = message.id,
                         .carrier = message.carrier,
                         .from = from.id,
                         .to = to.id,
                         .name = message.name,
                         .from_name = from.name,
                         .to_name = to.name,
                         .symbol = symbol_of(a, message.id, from.id, to.id),
                         .direction = d,
                         .word = at,
                         .deadline = deadline_,
                         .anytime = kind == word_kind::anytime,
                         .ends = ends,
                         .local = local,
                         .authenticates = authenticates_};
    }

private:
    static constexpr unsigned mask_for(int arrows) {
        unsigned mask = 1;
        while (mask < 2 * static_cast<unsigned>(arrows)) mask = 2 * mask + 1;
        return mask;
    }

    /// The first arrow of the same message between the same roles; `a` where that is new. A table with open addressing,
    /// since a search through all of them would be quadratic.
    constexpr int symbol_of(int a, type_id message, type_id from, type_id to) const {
        auto place = static_cast<unsigned>(message.value ^ message.value >> 32) & mask_;
        for (; known_[static_cast<int>(place)] != 0; place = (place + 1) & mask_) {
            int const i = known_[static_cast<int>(place)] - 1;
            auto const& it = to_.arrows[i];
            if (it.message.value == message.value && it.from.value == from.value && it.to.value == to.value) return i;
        }
        known_[static_cast<int>(place)] = a + 1;
        return a;
    }

    constexpr int direction_of(named const& from, named const& to) {
        for (int i = 0; i < directions_; ++i)
            if (to_.directions[i].from.value == from.id.value && to_.directions[i].to.value == to.id.value) return i;
        if (directions_ == max_directions) {
            too_many_ = true;
            return 0;
        }
        to_.directions[directions_] = {from.id, to.id, from.name, to.name};
        return directions_++;
    }

    constexpr int epoch_of(named const& epoch) {
        for (int i = 1; i < epochs_; ++i)
            if (to_.epochs[i] == epoch.id) return i;
        if (epochs_ == max_epochs) {
            too_many_ = true;
            return 0;
        }
        to_.epochs[epochs_] = epoch.id;
        to_.epoch_names[epochs_] = epoch.name;
        return epochs_++;
    }

    script_tables to_;
    unsigned mask_;
    scratch<int> known_;  ///< by hash: an arrow's number plus one
    int words_ = 0, arrows_ = 0, directions_ = 0, epochs_ = 1;
    unsigned deadline_ = 0;
    bool authenticates_ = false, too_many_ = false;
};

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
