// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_APPLICATION_DATA_HPP
#define HANDFAST_TLS_MESSAGE_APPLICATION_DATA_HPP

#include <string_view>

#include <handfast/tls/message/content_type.hpp>
#include <handfast/wire/message.hpp>
#include <handfast/wire/rest.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The data that all this is for, one record's worth of it (RFC 5246 §10).
template <class Storage>
struct basic_application_data {
    static constexpr std::string_view name = "ApplicationData";
    static constexpr auto content = content_type::application_data;
    using label = basic_application_data<wire::view>;

    wire::rest<Storage> data;

    HANDFAST_MESSAGE(basic_application_data, data)
};

using application_data = basic_application_data<wire::view>;

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
