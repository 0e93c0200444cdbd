// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_ASIO_HPP
#define HANDFAST_NET_ASIO_HPP

// TLS as a stream of Asio's, Boost's or the one without Boost (define HANDFAST_STANDALONE_ASIO, for a whole translation
// unit).

#include <handfast/net/asio/error_code.hpp>
#include <handfast/net/asio/library.hpp>
#include <handfast/net/asio/stream.hpp>

#endif
