// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_SOURCE_HPP
#define HANDFAST_SOURCE_HPP

// What a program that defines HANDFAST_SEPARATE_COMPILATION compiles once: one of its translation units includes this.

#include <memory>

#include <handfast/core/separate_compilation.hpp>
#include <handfast/tls/client_config.hpp>
#include <handfast/tls/impl/connection_end.hpp>
#include <handfast/tls/server_config.hpp>
#include <handfast/x509/impl/trust_store.hpp>
#include <handfast/x509/server_name.hpp>

#ifdef HANDFAST_SEPARATE_COMPILATION
namespace handfast::inline HANDFAST_ABI::tls {
template std::unique_ptr<connection_end> make_connection_end<client_engine>(held_config<client_config>, observer*,
                                                                            x509::server_name const&);
template std::unique_ptr<connection_end> make_connection_end<server_engine>(held_config<server_config>, observer*);
}  // namespace handfast::inline HANDFAST_ABI::tls
#endif

#endif
