// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_EXTENSION_SUPPORTED_GROUPS_HPP
#define HANDFAST_TLS_EXTENSION_SUPPORTED_GROUPS_HPP

#include <handfast/tls/extension/extension_type.hpp>
#include <handfast/tls/extension/named_group.hpp>
#include <handfast/wire/enumeration.hpp>
#include <handfast/wire/message.hpp>
#include <handfast/wire/vector.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The groups that the client supports, most preferred first (RFC 8422 §5.1.1, RFC 7919 §2).
template <class Storage>
struct basic_supported_groups {
    static constexpr auto type = extension_type::supported_groups;

    wire::vector<wire::open_enum<named_group>, 2, 65535, Storage> named_group_list;

    HANDFAST_MESSAGE(basic_supported_groups, named_group_list)
};

using supported_groups = basic_supported_groups<wire::view>;

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
