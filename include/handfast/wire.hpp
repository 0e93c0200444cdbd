// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_HPP
#define HANDFAST_WIRE_HPP

#include <handfast/wire/array.hpp>
#include <handfast/wire/bytes.hpp>
#include <handfast/wire/constant.hpp>
#include <handfast/wire/decode.hpp>
#include <handfast/wire/description.hpp>
#include <handfast/wire/encode.hpp>
#include <handfast/wire/enumeration.hpp>
#include <handfast/wire/hana.hpp>
#include <handfast/wire/integer.hpp>
#include <handfast/wire/length_prefixed.hpp>
#include <handfast/wire/message.hpp>
#include <handfast/wire/opaque.hpp>
#include <handfast/wire/optional_tail.hpp>
#include <handfast/wire/rest.hpp>
#include <handfast/wire/tagged.hpp>
#include <handfast/wire/tagged_list.hpp>
#include <handfast/wire/vector.hpp>

#endif
