// in header: 'get<T>' of a 'wire::tagged' or 'wire::chosen' requires a type that is one of its alternatives
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

enum class tag : std::uint8_t { one = 1 };
#ifdef CORRECTED
using wanted = wire::u8;
#else
using wanted = wire::u16;
#endif
struct bodies : wire::alternatives<wire::alternative<tag::one, wire::u8>> {};
bool f(wire::tagged<tag, wire::u8, wire::view, bodies> const& t) { return t.get<wanted>().has_value(); }
