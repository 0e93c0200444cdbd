// SPDX-License-Identifier: BSL-1.0
// What disassembly.py looks at: every vector field that the library computes with and, beside them, leaks made on
// purpose, each of which it must report.
#include <cstddef>
#include <cstdint>

#include <handfast/crypto/rsa/detail/vector_field.hpp>

#if HANDFAST_RSA_HAS_LANES != 1
#error "this build has no vectors of the processor's"
#endif

namespace handfast::inline HANDFAST_ABI::rsa::detail {
template class vector_field<limbs_for(1024), 2>;
template class vector_field<limbs_for(1536), 2>;
template class vector_field<limbs_for(2048), 2>;
template class vector_field<limbs_for(2048), 1>;
template class vector_field<limbs_for(3072), 1>;
template class vector_field<limbs_for(4096), 1>;

// disassembly.py takes so many bytes for public: what stands before the two elements of a modulus, which are last.
static_assert(sizeof(vector_field<limbs_for(1024), 2>) == 128 + 2 * sizeof(element));
static_assert(sizeof(vector_field<limbs_for(2048), 1>) == 128 + 2 * sizeof(element));
}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

namespace planted {

namespace detail = handfast::rsa::detail;

void something();

/// A carry that is passed on only where there is one.
HANDFAST_RSA_LANES void branch_on_a_mask(std::uint64_t* r) {
    if (detail::too_great(detail::load_lanes(r)) != 0) something();
}
/// A loop that ends at the first lane that is zero.
HANDFAST_RSA_LANES void branch_on_a_lane(std::uint64_t* r, std::size_t count) {
    detail::store_lanes(r, detail::add(detail::load_lanes(r), detail::everywhere(1)));
    for (std::size_t i = 0; i < count; ++i)
        if (r[i] == 0) something();
}
/// An entry of a table that is found by its address.
HANDFAST_RSA_LANES std::uint64_t index_by_a_lane(std::uint64_t const* a, std::uint64_t const* table) {
    auto const sum = detail::add(detail::load_lanes(a), detail::everywhere(1));
    return table[_mm_cvtsi128_si64(detail::lower_quarter(sum)) & 31];
}
/// The same after a detour over the stack.
HANDFAST_RSA_LANES std::uint64_t index_by_a_spilled_lane(std::uint64_t const* a, std::uint64_t const* table) {
    std::uint64_t volatile spilled = a[0] & 31;
    something();
    return table[spilled];
}
/// Which function is called.
void call_by_a_word(std::uint64_t const* a) { reinterpret_cast<void (*)()>(a[0] & 0xfff0)(); }
/// A division, whose time depends on what is divided.
std::uint64_t divide_a_word(std::uint64_t const* a, std::uint64_t by) { return a[0] / by; }

}  // namespace planted
