// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_TLS_MESSAGE_ALL_HPP
#define HANDFAST_TESTS_TLS_MESSAGE_ALL_HPP

#include <handfast/tls/extension/client_extension.hpp>
#include <handfast/tls/extension/server_extension.hpp>
#include <handfast/tls/message/alert.hpp>
#include <handfast/tls/message/application_data.hpp>
#include <handfast/tls/message/certificate.hpp>
#include <handfast/tls/message/certificate_request.hpp>
#include <handfast/tls/message/certificate_verify.hpp>
#include <handfast/tls/message/change_cipher_spec.hpp>
#include <handfast/tls/message/client_hello.hpp>
#include <handfast/tls/message/client_key_exchange.hpp>
#include <handfast/tls/message/finished.hpp>
#include <handfast/tls/message/handshake.hpp>
#include <handfast/tls/message/handshake_header.hpp>
#include <handfast/tls/message/hello_request.hpp>
#include <handfast/tls/message/record_header.hpp>
#include <handfast/tls/message/server_hello.hpp>
#include <handfast/tls/message/server_hello_done.hpp>

// Every message of the library, once: the laws and the fuzz targets are made from this list. tests/house/messages.py
// compares it with the headers.

namespace tests {

template <class... Messages>
struct messages {};

template <class Storage>
using all_messages =
    messages<handfast::tls::alert, handfast::tls::basic_application_data<Storage>,
             handfast::tls::basic_certificate<Storage>, handfast::tls::basic_certificate_request<Storage>,
             handfast::tls::basic_certificate_verify<Storage>, handfast::tls::change_cipher_spec,
             handfast::tls::basic_client_hello<Storage>, handfast::tls::basic_client_key_exchange<Storage>,
             handfast::tls::basic_ec_point_formats<Storage>, handfast::tls::extended_master_secret,
             handfast::tls::finished, handfast::tls::handshake<handfast::tls::basic_client_hello<Storage>>,
             handfast::tls::handshake_header, handfast::tls::hello_request,
             handfast::tls::basic_protocol_name_list<Storage>, handfast::tls::record_header,
             handfast::tls::basic_renegotiation_info<Storage>, handfast::tls::basic_server_hello<Storage>,
             handfast::tls::server_hello_done, handfast::tls::basic_server_name<Storage>,
             handfast::tls::server_name_acknowledged, handfast::tls::basic_server_name_list<Storage>,
             handfast::tls::basic_signature_algorithms<Storage>, handfast::tls::basic_supported_groups<Storage>>;

}  // namespace tests

#endif
