// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_ASN1_DER_HPP
#define HANDFAST_ASN1_DER_HPP

// The distinguished encoding rules of ASN.1 (X.690), as far as PKIX uses them.

#include <handfast/asn1/error.hpp>
#include <handfast/asn1/oid.hpp>
#include <handfast/asn1/reader.hpp>
#include <handfast/asn1/tag.hpp>
#include <handfast/asn1/time.hpp>
#include <handfast/asn1/writer.hpp>

#endif
