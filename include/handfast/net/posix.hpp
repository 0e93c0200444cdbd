// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_POSIX_HPP
#define HANDFAST_NET_POSIX_HPP

// TCP over the system's sockets, with deadlines.
#include <handfast/net/address.hpp>
#include <handfast/net/connect.hpp>
#include <handfast/net/deadline.hpp>
#include <handfast/net/drain.hpp>
#include <handfast/net/error.hpp>
#include <handfast/net/listener.hpp>
#include <handfast/net/stream.hpp>
#include <handfast/net/tcp_facts.hpp>

#endif
