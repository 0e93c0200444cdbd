// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_KIND_HPP
#define HANDFAST_CHOREOGRAPHY_KIND_HPP

#include <concepts>
#include <optional>
#include <string_view>
#include <utility>

#include <handfast/choreography/name.hpp>

namespace handfast::inline HANDFAST_ABI::choreography {

/// Messages that share their type byte and are told apart by what they say. A kind `K` of a message `M` has
///
///     using carrier = M;
///     static bool matches(M const&);         what makes an M this kind; or matches(M const&, IO const&), where it
///                                            takes what this end knows, such as the session that it offered
///     static K from(M);                      only called for what matches
///     M to_carrier() const;                  or a conversion to M const&
///
/// In the order a kind stands like any other message; on the transport it travels as its carrier.
template <class T>
concept kind = requires { typename T::carrier; };

namespace detail {
template <class T>
struct carrier_of {
    using type = T;
};
template <kind T>
struct carrier_of<T> {
    using type = typename T::carrier;
};
}  // namespace detail

/// What `T` travels as: its carrier where it is a kind, else itself.
template <class T>
using carrier_of_t = typename detail::carrier_of<T>::type;

namespace detail {
/// For a carrier that was seen to be of the kind.
struct kind_access {
    template <kind K, class M>
    static constexpr K make(M&& m) {
        if constexpr (requires { K::from(std::forward<M>(m)); }) return K::from(std::forward<M>(m));
        else return K{std::forward<M>(m)};
    }
};
}  // namespace detail

/// Those `M` for which `Predicate::matches(m)` holds: the kind that needs no type of one's own. What is wrapped has
/// been looked at: `when<M, Predicate>::of(m)` is empty where it does not hold. It is an `M`, so that whatever takes
/// an `M` takes it. Its name is `Predicate::name` where there is one.
template <class M, class Predicate>
class when : public M {
public:
    using carrier = M;
    using label = when<label_of_t<M>, Predicate>;
    static constexpr std::string_view name = name_of<Predicate>();

    template <class... IO>
    [[nodiscard]] static constexpr bool matches(M const& m, IO const&... io)
        requires requires { Predicate::matches(m, io...); }
    {
        return Predicate::matches(m, io...);
    }
    template <class... IO>
    [[nodiscard]] static constexpr std::optional<when> of(M m, IO const&... io) {
        if (!matches(m, io...)) return std::nullopt;
        return when{std::move(m)};
    }
    [[nodiscard]] constexpr M const& to_carrier() const noexcept { return *this; }

private:
    friend detail::kind_access;
    constexpr explicit when(M&& m) : M(std::move(m)) {}
};

namespace detail {

/// Whether `m`, which came over `io`, is a `K`.
template <kind K, class M, class IO>
[[nodiscard]] constexpr bool is_of_kind(M const& m, IO const& io) {
    if constexpr (requires { K::matches(m, io); }) return K::matches(m, io);
    else return K::matches(m);
}

}  // namespace detail

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
