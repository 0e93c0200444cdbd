// in header: 'wire::tagged<Tag, Length, ...>' requires alternatives with tags that are a 'Tag'
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

enum class tag : std::uint8_t { one = 1 };
enum class other : std::uint8_t { one = 1 };
struct bodies : wire::alternatives<wire::alternative<tag::one, wire::u8>> {};
#ifdef CORRECTED
wire::tagged<tag, wire::u8, wire::view, bodies> t;
#else
wire::tagged<other, wire::u8, wire::view, bodies> t;
#endif
