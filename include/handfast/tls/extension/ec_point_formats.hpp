// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_EXTENSION_EC_POINT_FORMATS_HPP
#define HANDFAST_TLS_EXTENSION_EC_POINT_FORMATS_HPP

#include <handfast/tls/extension/ec_point_format.hpp>
#include <handfast/tls/extension/extension_type.hpp>
#include <handfast/wire/enumeration.hpp>
#include <handfast/wire/message.hpp>
#include <handfast/wire/vector.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The forms of points that the sender can read (RFC 8422 §5.1.2).
template <class Storage>
struct basic_ec_point_formats {
    static constexpr auto type = extension_type::ec_point_formats;

    wire::vector<wire::open_enum<ec_point_format>, 1, 255, Storage> ec_point_format_list;

    HANDFAST_MESSAGE(basic_ec_point_formats, ec_point_format_list)
};

using ec_point_formats = basic_ec_point_formats<wire::view>;

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
