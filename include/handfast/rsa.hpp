// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_RSA_HPP
#define HANDFAST_RSA_HPP

// The bundled RSA-wrap (RFC 8017), which stands alone: keys, wrapping, unwrapping and signatures, without TLS.

#include <handfast/crypto/rsa/failure.hpp>
#include <handfast/crypto/rsa/generate.hpp>
#include <handfast/crypto/rsa/oaep.hpp>
#include <handfast/crypto/rsa/private_key.hpp>
#include <handfast/crypto/rsa/public_key.hpp>
#include <handfast/crypto/rsa/signature.hpp>
#include <handfast/crypto/rsa/wrap.hpp>

#endif
