// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_OVERLAP_HPP
#define HANDFAST_CHOREOGRAPHY_OVERLAP_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <handfast/choreography/detail/faces.hpp>
#include <handfast/choreography/kind.hpp>

// Whether the kinds of a message are told apart in every state in which they may come: tried on messages that a
// generator makes up, since what a predicate says stands in no table.
//
//     std::vector<std::uint8_t> bytes;
//     auto const found = find_overlap<P>([&, seed = 0]<class M>() mutable {
//         bytes = wire::generate<M>(++seed);
//         return wire::decode<M>(bytes).value();
//     }, 1000);
//     BOOST_TEST(found.overlap == "");
namespace handfast::inline HANDFAST_ABI::choreography {

/// What was found: the first of each, in words; empty where there is none.
struct overlap_report {
    sentence overlap;    ///< a message that is two kinds at once, in a state in which either may come
    sentence gap;        ///< a message that is no kind at all, where two or more may come: there it is refused
    sentence unchecked;  ///< a kind that takes what an end knows, so that it cannot be tried here
    int groups = 0;      ///< how many sets of kinds there are that have to be told apart
    int drawn = 0;       ///< how many messages were made up
};

namespace detail {

/// Kinds of one carrier that `role` may receive in `state`: bit `i` stands for kind number `i`.
struct kind_group {
    int role = 0, state = 0;
    std::uint64_t kinds = 0;
};

template <class Protocol, class Carrier>
class kinds_of {
    static constexpr auto text = script_of<Protocol>.view();

    struct one {
        arrow const* is;
        bool (*matches)(Carrier const&);  ///< none: it takes what an end knows
    };

public:
    constexpr kinds_of() {
        [&]<int... A>(std::integer_sequence<int, A...>) {
            (add<A>(), ...);
        }(std::make_integer_sequence<int, text.arrow_count>{});
        for (int r = 0; r < role_count<Protocol>; ++r)
            for (int s = 0; s < faces_of<Protocol>[r].state_count; ++s) add_group(r, s);
    }

    [[nodiscard]] constexpr int group_count() const { return static_cast<int>(groups_.size()); }

    constexpr void try_on(Carrier const& m, int number, overlap_report& report) const {
        std::uint64_t matched = 0;
        for (std::size_t k = 0; k < kinds_.size(); ++k)
            if ((unchecked_ & bit(k)) == 0 && kinds_[k].matches(m)) matched |= bit(k);
        for (auto const& group : groups_) {
            auto const here = matched & group.kinds;
            if (std::popcount(here) > 1)
                say(report.overlap, group, here, " may take one ", " for both ", " and ", number);
            if (here == 0 && (group.kinds & unchecked_) == 0)
                say(report.gap, group, group.kinds, " takes one ", " for neither ", " nor ", number);
        }
    }

    constexpr void find_unchecked(overlap_report& report) const {
        for (auto const& group : groups_)
            if (auto const here = group.kinds & unchecked_; here != 0)
                say(report.unchecked, group, here, " needs to know more to tell whether a ", " is ", " or ");
    }

private:
    static constexpr std::uint64_t bit(std::size_t k) { return std::uint64_t{1} << k; }

    template <int A>
    constexpr void add() {
        using K = message_at<Protocol, A>;
        if constexpr (kind<K> && std::is_same_v<carrier_of_t<K>, Carrier>) {
            for (auto const& known : kinds_)
                if (known.is->message == id_of<K>) return;
            if constexpr (requires(Carrier const& m) { K::matches(m); }) {
                kinds_.push_back({text.arrows + A, [](Carrier const& m) -> bool { return K::matches(m); }});
            } else {
                unchecked_ |= bit(kinds_.size());
                kinds_.push_back({text.arrows + A, nullptr});
            }
        }
    }

    constexpr void add_group(int role, int state) {
        kind_group group{role, state};
        for (std::size_t k = 0; k < kinds_.size(); ++k)
            if (faces_of<Protocol>[role].find(state, kinds_[k].is->message, false).allowed) group.kinds |= bit(k);
        if (std::popcount(group.kinds) < 2) return;
        for (auto const& known : groups_)
            if (known.kinds == group.kinds) return;
        groups_.push_back(group);
    }

    /// "the server, at the start, may take one proof for both A and B (message 7 of those drawn)"
    constexpr void say(sentence& words, kind_group const& at, std::uint64_t which, std::string_view what,
                       std::string_view then, std::string_view between, int number = 0) const {
        if (!words.empty()) return;
        words << faces_of<Protocol>[at.role].place(at.state) << "," << what << name_of<Carrier>();
        for (std::size_t k = 0; k < kinds_.size(); ++k)
            if ((which & bit(k)) != 0) words << std::exchange(then, between) << kinds_[k].is->name;
        if (number > 0) words << " (message " << number << " of those drawn)";
    }

    std::vector<one> kinds_;
    std::vector<kind_group> groups_;
    std::uint64_t unchecked_ = 0;
};

/// Whether arrow number `A` is the first that carries a kind of its carrier.
template <class Protocol, int A>
constexpr bool first_of_its_carrier() {
    constexpr auto text = script_of<Protocol>.view();
    if constexpr (!kind<message_at<Protocol, A>>) {
        return false;
    } else {
        for (int a = 0; a < A; ++a)
            if (text.arrows[a].carrier == text.arrows[A].carrier && text.arrows[a].message != text.arrows[a].carrier)
                return false;
        return true;
    }
}

}  // namespace detail

/// Makes up `count` messages of each sort of which `Protocol` knows kinds, by `generate.template operator()<M>()`,
/// which returns an `M`, and looks whether two kinds take the same one.
template <class Protocol, class Generate>
[[nodiscard]] constexpr overlap_report find_overlap(Generate&& generate, int count = 1000) {
    static_assert(sound<Protocol>, "`find_overlap<Protocol>` requires a sound description: "
                                   "static_assert(check<Protocol>()) says what is wrong");
    overlap_report report;
    auto const look = [&]<int A>(std::integral_constant<int, A>) {
        if constexpr (detail::first_of_its_carrier<Protocol, A>()) {
            using carrier = carrier_of_t<message_at<Protocol, A>>;
            detail::kinds_of<Protocol, carrier> const kinds;
            kinds.find_unchecked(report);
            report.groups += kinds.group_count();
            for (int i = 0; i < count && kinds.group_count() > 0; ++i)
                kinds.try_on(generate.template operator()<carrier>(), ++report.drawn, report);
        }
    };
    [&]<int... A>(std::integer_sequence<int, A...>) {
        (look(std::integral_constant<int, A>{}), ...);
    }(std::make_integer_sequence<int, script_of<Protocol>.view().arrow_count>{});
    return report;
}

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
