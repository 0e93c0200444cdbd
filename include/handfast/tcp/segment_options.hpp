// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_SEGMENT_OPTIONS_HPP
#define HANDFAST_TCP_SEGMENT_OPTIONS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include <handfast/core/bytes.hpp>
#include <handfast/tcp/option.hpp>
#include <handfast/wire/encode.hpp>
#include <handfast/wire/list.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// What the options of a segment say, as far as it is known here.
struct segment_options {
    std::optional<std::uint16_t> maximum_segment_size{};
    std::optional<std::uint8_t> window_scale{};
    bool sack_permitted = false;
    std::optional<tcp::timestamps> timestamp{};

    friend constexpr bool operator==(segment_options const&, segment_options const&) = default;
};

/// Of a list of options up to its end; of a kind that stands twice the last counts.
[[nodiscard]] constexpr segment_options options_in(wire::list<option> const& list) noexcept {
    segment_options said;
    for (auto const& it : list) {
        if (it.tag() == option_kind::end_of_option_list) break;
        if (auto const size = it.template get<tcp::maximum_segment_size>()) said.maximum_segment_size = size->octets;
        if (auto const scale = it.template get<tcp::window_scale>()) said.window_scale = scale->shift;
        if (it.tag() == option_kind::sack_permitted) said.sack_permitted = true;
        if (auto const times = it.template get<tcp::timestamps>()) said.timestamp = *times;
    }
    return said;
}

/// The same as a list, encoded, of whole words as a header wants it; what fills up stands in front.
class option_block {
public:
    constexpr option_block() noexcept = default;
    constexpr explicit option_block(segment_options const& said) noexcept {
        if (said.maximum_segment_size) add(tcp::maximum_segment_size{*said.maximum_segment_size}, 0);
        if (said.window_scale) add(tcp::window_scale{*said.window_scale}, 1);
        if (said.sack_permitted) add(tcp::sack_permitted{}, 2);
        if (said.timestamp) add(*said.timestamp, 2);
    }

    /// In octets; 24 at most.
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    /// This object's own.
    [[nodiscard]] constexpr wire::list<option> view() const noexcept {
        return wire::list<option>::of_encoded(byte_view{octets_}.first(size_));
    }

private:
    template <class Body>
    constexpr void add(Body const& body, std::size_t fill) noexcept {
        for (; fill > 0; --fill) put(basic_option<wire::owned>{no_operation{}});
        put(basic_option<wire::owned>{body});
    }
    constexpr void put(basic_option<wire::owned> const& it) noexcept {
        size_ += wire::encode(it, byte_span{octets_}.subspan(size_)).value();
    }

    std::array<std::uint8_t, 24> octets_{};
    std::size_t size_ = 0;
};

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
