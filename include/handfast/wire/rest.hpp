// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_REST_HPP
#define HANDFAST_WIRE_REST_HPP

#include <handfast/wire/opaque.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// All the bytes up to the end of the message, without a prefix. Only as a last field.
template <class Storage = view>
class rest : public detail::stored_bytes<Storage> {
    using base = detail::stored_bytes<Storage>;

public:
    using base::base;
    using base::view;

    [[nodiscard]] constexpr std::size_t size() const noexcept { return view().size(); }
    [[nodiscard]] constexpr bool empty() const noexcept { return view().empty(); }
    [[nodiscard]] constexpr std::uint8_t const* data() const noexcept { return view().data(); }
    [[nodiscard]] constexpr std::uint8_t operator[](std::size_t i) const noexcept { return view()[i]; }
    [[nodiscard]] constexpr std::uint8_t const* begin() const noexcept { return data(); }
    [[nodiscard]] constexpr std::uint8_t const* end() const noexcept { return data() + size(); }

    friend constexpr bool operator==(rest const& a, rest const& b) noexcept { return same_bytes(a.view(), b.view()); }
};

template <class Storage>
struct codec<rest<Storage>> {
    using type = rest<Storage>;
    static constexpr std::size_t least = 0;
    static constexpr std::size_t greatest = unbounded;
    static constexpr bool plain = false;
    static constexpr bool greedy = true;

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, type& to, trace&) {
        static_assert(
            !std::is_same_v<Storage, borrowed>,
            "`wire::decode` requires a storage that can hold what is read: `view` or `owned`, not `borrowed`");
        to.assign(byte_view{at, end});
        return end;
    }
    static constexpr std::uint8_t* encode(type const& from, std::uint8_t* at, std::uint8_t* end, trace& why) {
        if (detail::left(at, end) < from.size()) [[unlikely]]
            return why.fail(failure::no_room, at, detail::left(at, end), from.size());
        detail::copy(from.data(), from.size(), at);
        return at + from.size();
    }
    static constexpr std::size_t size(type const& value) noexcept { return value.size(); }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
