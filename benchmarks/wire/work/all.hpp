// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_WORK_ALL_HPP
#define HANDFAST_BENCHMARKS_WIRE_WORK_ALL_HPP

#include "../board.hpp"

/// Each checks that hand-written code and handfast agree, and adds its rows.
namespace work {

void add_client_hello(board& to);
void add_certificate(board& to);
void add_headers(board& to);
void add_monsters(board& to);

}  // namespace work

#endif
