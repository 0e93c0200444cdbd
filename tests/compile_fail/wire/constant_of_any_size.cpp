// in header: 'wire::constant<T, Value>' requires a 'T' of fixed size
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

struct word {
#ifdef CORRECTED
    std::uint8_t letters;
#else
    wire::rest<> letters;
#endif
    HANDFAST_MESSAGE(word, letters)
    constexpr explicit word(int = 0) : letters{} {}
    constexpr explicit operator std::uint64_t() const { return 0; }
};
auto const size = wire::least_size<wire::constant<word, 1>>;
