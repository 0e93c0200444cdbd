// SPDX-License-Identifier: BSL-1.0
#include <handfast/asn1/tag.hpp>

namespace asn1 = handfast::asn1;

// X.690 §8.1.2: class in the two highest bits, then the form, then the number.
static_assert(static_cast<int>(asn1::primitive_context(0)) == 0x80);
static_assert(static_cast<int>(asn1::primitive_context(2)) == 0x82);
static_assert(static_cast<int>(asn1::constructed_context(0)) == 0xa0);
static_assert(static_cast<int>(asn1::constructed_context(3)) == 0xa3);
