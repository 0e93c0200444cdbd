// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_SAME_LANGUAGE_HPP
#define HANDFAST_CHOREOGRAPHY_SAME_LANGUAGE_HPP

#include <handfast/choreography/detail/determinised.hpp>
#include <handfast/choreography/detail/minimal.hpp>
#include <handfast/choreography/detail/pair_set.hpp>
#include <handfast/choreography/sentence.hpp>

// Whether two machines allow the same, whatever they look like inside.
namespace handfast::inline HANDFAST_ABI::choreography {

namespace detail {

/// Both languages at once, from the start on, the shortest words first.
class comparison {
public:
    constexpr comparison(language_view const& first, language_view const& second, compared by)
        : letters_(by), first_(first, letters_), second_(second, letters_), shows_keys_(by.keys) {}

    /// Whether there is no word after which only one of the two may say something, or be over.
    constexpr bool run() {
        scratch<int> asked(letters_.size());
        reached_.add(0, 0);
        steps_.push({});
        for (int i = 0; i < reached_.size() && !differ_; ++i) {
            auto const a = static_cast<int>(reached_.first(i)), b = static_cast<int>(reached_.second(i));
            if (first_.final(a) != second_.final(b)) note(i, -1, first_.final(a));
            first_.each_letter(a, [&](int l) {
                if (differ_ || asked[l] == i + 1) return;
                asked[l] = i + 1;
                int const to_a = first_.after(a, l), to_b = second_.after(b, l);
                if (to_b < 0) note(i, l, true);
                else if (reached_.add(static_cast<pair_set::number>(to_a), static_cast<pair_set::number>(to_b)))
                    steps_.push({i, l});
            });
            second_.each_letter(b, [&](int l) {
                if (!differ_ && asked[l] != i + 1) note(i, l, false);
            });
        }
        return !differ_;
    }

    /// "only the first may send proof after sending hello, receiving challenge"
    constexpr sentence words() const {
        sentence words;
        if (!differ_) return words;
        words << "only the " << (first_may_ ? "first" : "second") << " may ";
        if (letter_ < 0) {
            words << "finish";
        } else {
            letter const& it = letters_[letter_];
            words << (it.sends ? "send " : "receive ") << it.name;
            if (shows_keys_) words << (it.key == type_id{} ? " " : " under ") << it.key_name;
        }
        words << (at_ == 0 ? " at the start" : " after ");
        say_way(words, at_);
        return words;
    }

private:
    struct step {
        int before = 0, letter = 0;
    };

    constexpr void note(int at, int letter, bool first_may) {
        differ_ = true;
        at_ = at;
        letter_ = letter;
        first_may_ = first_may;
    }

    constexpr void say_way(sentence& words, int at) const {
        if (at == 0) return;
        say_way(words, steps_[at].before);
        letter const& it = letters_[steps_[at].letter];
        words << (steps_[at].before == 0 ? "" : ", ") << (it.sends ? "sending " : "receiving ") << it.name;
    }

    alphabet letters_;
    determinised first_, second_;
    bool shows_keys_;
    pair_set reached_;     ///< a state of each
    growing<step> steps_;  ///< how each pair was reached
    bool differ_ = false, first_may_ = false;
    int at_ = 0, letter_ = 0;
};

template <auto const& First, auto const& Second, compared By>
inline constexpr sentence difference_of = [] {
    comparison both{First, Second, By};
    (void)both.run();
    return both.words();
}();

template <auto const& First, auto const& Second, compared By>
struct says_difference {
    static constexpr sentence make() { return difference_of<First, Second, By>; }
};

}  // namespace detail

/// Whether two languages are one: after whatever has been said, both may say the same next, or both be over. Without
/// what may come at any time. `same_language(language_of<login, client>, of_client, {.keys = false})`.
template <int E, int F, int G, int H>
[[nodiscard]] constexpr bool same_language(language<E, F> const& first, language<G, H> const& second,
                                           compared by = {}) {
    return detail::comparison{first, second, by}.run();
}

/// A shortest word on which they differ, as a sentence: "only the first may send proof after sending hello, receiving
/// challenge". Empty where they are the same.
template <int E, int F, int G, int H>
[[nodiscard]] constexpr sentence difference(language<E, F> const& first, language<G, H> const& second,
                                            compared by = {}) {
    detail::comparison both{first, second, by};
    (void)both.run();
    return both.words();
}

/// `static_assert(check_same_language<language_of<login, client>, of_client>())`: where they differ, the compiler's
/// first line says in what.
template <auto const& First, auto const& Second, compared By = compared{}>
    requires(detail::difference_of<First, Second, By>.empty())
constexpr bool check_same_language() {
    return true;
}
template <auto const& First, auto const& Second, compared By = compared{}>
    requires(!detail::difference_of<First, Second, By>.empty())
auto check_same_language() -> decltype(in_words<detail::says_difference<First, Second, By>,
                                                !detail::difference_of<First, Second, By>.empty()>());
template <auto const& First, auto const& Second, compared By = compared{}>
void check_same_language(detail::parentheses_are_missing);

/// How many states the table of a language has, where those that a silent step joins are one.
template <int E, int F>
[[nodiscard]] constexpr int state_count(language<E, F> const& of) {
    return detail::count_states(of);
}

/// How many the smallest deterministic machine for it has: one for each way in which things may go on.
template <int E, int F>
[[nodiscard]] constexpr int minimal_state_count(language<E, F> const& of, compared by = {}) {
    return detail::count_futures(of, by);
}

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
