// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_HPP
#define HANDFAST_TLS_MESSAGE_HPP

#include <handfast/tls/extension/application_layer_protocol_negotiation.hpp>
#include <handfast/tls/extension/client_extension.hpp>
#include <handfast/tls/extension/ec_point_format.hpp>
#include <handfast/tls/extension/ec_point_formats.hpp>
#include <handfast/tls/extension/extended_master_secret.hpp>
#include <handfast/tls/extension/extension_type.hpp>
#include <handfast/tls/extension/name_type.hpp>
#include <handfast/tls/extension/named_group.hpp>
#include <handfast/tls/extension/renegotiation_info.hpp>
#include <handfast/tls/extension/server_extension.hpp>
#include <handfast/tls/extension/server_name.hpp>
#include <handfast/tls/extension/signature_algorithms.hpp>
#include <handfast/tls/extension/signature_scheme.hpp>
#include <handfast/tls/extension/supported_groups.hpp>
#include <handfast/tls/message/alert.hpp>
#include <handfast/tls/message/alert_description.hpp>
#include <handfast/tls/message/alert_level.hpp>
#include <handfast/tls/message/application_data.hpp>
#include <handfast/tls/message/certificate.hpp>
#include <handfast/tls/message/certificate_request.hpp>
#include <handfast/tls/message/certificate_verify.hpp>
#include <handfast/tls/message/change_cipher_spec.hpp>
#include <handfast/tls/message/cipher_suite.hpp>
#include <handfast/tls/message/client_certificate_type.hpp>
#include <handfast/tls/message/client_hello.hpp>
#include <handfast/tls/message/client_key_exchange.hpp>
#include <handfast/tls/message/compression_method.hpp>
#include <handfast/tls/message/content_type.hpp>
#include <handfast/tls/message/finished.hpp>
#include <handfast/tls/message/handshake.hpp>
#include <handfast/tls/message/handshake_header.hpp>
#include <handfast/tls/message/handshake_type.hpp>
#include <handfast/tls/message/hello_request.hpp>
#include <handfast/tls/message/protocol_version.hpp>
#include <handfast/tls/message/record_header.hpp>
#include <handfast/tls/message/server_hello.hpp>
#include <handfast/tls/message/server_hello_done.hpp>

#endif
