// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_OPTION_KIND_HPP
#define HANDFAST_TCP_OPTION_KIND_HPP

#include <cstdint>
#include <string_view>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// The kinds of option that have a description here (RFC 9293 §3.1, RFC 7323 §2.2 and §3.2, RFC 2018 §2).
enum class option_kind : std::uint8_t {
    end_of_option_list = 0,
    no_operation = 1,
    maximum_segment_size = 2,
    window_scale = 3,
    sack_permitted = 4,
    timestamps = 8,
};

[[nodiscard]] constexpr std::string_view to_string(option_kind value) noexcept {
    switch (value) {
        case option_kind::end_of_option_list: return "end_of_option_list";
        case option_kind::no_operation: return "no_operation";
        case option_kind::maximum_segment_size: return "maximum_segment_size";
        case option_kind::window_scale: return "window_scale";
        case option_kind::sack_permitted: return "sack_permitted";
        case option_kind::timestamps: return "timestamps";
    }
    return {};
}

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
