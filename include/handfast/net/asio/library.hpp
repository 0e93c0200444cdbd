// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_ASIO_LIBRARY_HPP
#define HANDFAST_NET_ASIO_LIBRARY_HPP

// Which Asio: Boost's, or, where HANDFAST_STANDALONE_ASIO is defined for a whole translation unit, the one without
// Boost. What is written against it stands in an inline namespace of its name, so that units of both kinds can be in
// one program.

#include <handfast/version.hpp>

#if defined(HANDFAST_STANDALONE_ASIO)

#define HANDFAST_ASIO_ABI on_standalone_asio

#include <asio/associated_executor.hpp>
#include <asio/bind_cancellation_slot.hpp>
#include <asio/bind_executor.hpp>
#include <asio/buffer.hpp>
#include <asio/cancellation_signal.hpp>
#include <asio/cancellation_state.hpp>
#include <asio/compose.hpp>
#include <asio/error.hpp>
#include <asio/post.hpp>
#include <asio/steady_timer.hpp>
#include <system_error>

namespace handfast::inline HANDFAST_ABI::net::inline HANDFAST_ASIO_ABI {
namespace asio = ::asio;
using asio_error_code = std::error_code;
using asio_error_condition = std::error_condition;
using asio_error_category = std::error_category;
using asio_system_error = std::system_error;
}  // namespace handfast::inline HANDFAST_ABI::net::inline HANDFAST_ASIO_ABI

#else

#define HANDFAST_ASIO_ABI on_boost_asio

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/compose.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/system_error.hpp>

namespace handfast::inline HANDFAST_ABI::net::inline HANDFAST_ASIO_ABI {
namespace asio = ::boost::asio;
using asio_error_code = boost::system::error_code;
using asio_error_condition = boost::system::error_condition;
using asio_error_category = boost::system::error_category;
using asio_system_error = boost::system::system_error;
}  // namespace handfast::inline HANDFAST_ABI::net::inline HANDFAST_ASIO_ABI

#endif

#endif
