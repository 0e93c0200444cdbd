// SPDX-License-Identifier: BSL-1.0
#include <array>
#include <cstdint>

#include <handfast/asn1/oid.hpp>

namespace asn1 = handfast::asn1;
namespace oids = handfast::asn1::oids;

namespace {

template <class... Bytes>
constexpr bool spelled(asn1::oid const& id, Bytes... bytes) {
    std::array<std::uint8_t, sizeof...(bytes)> const expected{static_cast<std::uint8_t>(bytes)...};
    return id == handfast::byte_view{expected};
}

// X.690 §8.19.5: {2 999 3} is 88 37 03.
static_assert(spelled(asn1::oid{2, 999, 3}, 0x88, 0x37, 0x03));
// RFC 8017 §9.2 note 1 and appendix C, as their DER has them.
static_assert(spelled(oids::rsa_encryption, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01));
static_assert(spelled(oids::sha256, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01));
static_assert(spelled(oids::sha384, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02));
static_assert(spelled(oids::sha512, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03));
// RFC 5280 §4.2.1.
static_assert(spelled(oids::key_usage, 0x55, 0x1d, 0x0f));
static_assert(spelled(oids::basic_constraints, 0x55, 0x1d, 0x13));
static_assert(spelled(oids::server_auth, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x01));

static_assert(oids::sha256 == oids::sha256);
static_assert(!(oids::sha256 == oids::sha384));
static_assert(!(oids::any_policy == oids::certificate_policies.content()));

static_assert(asn1::describe_oid(oids::rsa_encryption) == "1.2.840.113549.1.1.1");
static_assert(asn1::describe_oid(oids::domain_component) == "0.9.2342.19200300.100.1.25");
static_assert(asn1::describe_oid(asn1::oid{2, 999, 3}) == "2.999.3");
static_assert(asn1::describe_oid(asn1::oid{2, 5, 29, 4294967295}) == "2.5.29.4294967295");

// An arc of 70 bits is not taken for a smaller one.
constexpr std::array<std::uint8_t, 11> huge{0x2a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f};
static_assert(asn1::describe_oid(huge) == "1.2.?");

}  // namespace
