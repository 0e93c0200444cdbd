// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_PEERS_ALL_HPP
#define HANDFAST_BENCHMARKS_WIRE_PEERS_ALL_HPP

#include <string>
#include <vector>

#include "../board.hpp"

/// Other libraries, those that were there when the program was configured.
namespace work {

void add_boost_endian(board& to);
void add_cereal(board& to);
void add_flatbuffers(board& to);

inline std::vector<std::string> add_peers([[maybe_unused]] board& to) {
    std::vector<std::string> names;
#ifdef HANDFAST_BENCHMARKS_BOOST_ENDIAN
    add_boost_endian(to);
    names.emplace_back("Boost.Endian");
#endif
#ifdef HANDFAST_BENCHMARKS_CEREAL
    add_cereal(to);
    names.emplace_back("cereal");
#endif
#ifdef HANDFAST_BENCHMARKS_FLATBUFFERS
    add_flatbuffers(to);
    names.emplace_back("flatbuffers");
#endif
    return names;
}

}  // namespace work

#endif
