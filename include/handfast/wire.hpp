// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_HPP
#define HANDFAST_WIRE_HPP

#include <handfast/wire/alternatives.hpp>
#include <handfast/wire/array.hpp>
#include <handfast/wire/bits.hpp>
#include <handfast/wire/boolean.hpp>
#include <handfast/wire/bytes.hpp>
#include <handfast/wire/checksum.hpp>
#include <handfast/wire/choice.hpp>
#include <handfast/wire/chosen.hpp>
#include <handfast/wire/codec.hpp>
#include <handfast/wire/computed.hpp>
#include <handfast/wire/constant.hpp>
#include <handfast/wire/counted.hpp>
#include <handfast/wire/decode.hpp>
#include <handfast/wire/description.hpp>
#include <handfast/wire/encode.hpp>
#include <handfast/wire/enumeration.hpp>
#include <handfast/wire/floating.hpp>
#include <handfast/wire/hana.hpp>
#include <handfast/wire/integer.hpp>
#include <handfast/wire/length_prefixed.hpp>
#include <handfast/wire/list.hpp>
#include <handfast/wire/magic.hpp>
#include <handfast/wire/message.hpp>
#include <handfast/wire/opaque.hpp>
#include <handfast/wire/optional_tail.hpp>
#include <handfast/wire/padding.hpp>
#include <handfast/wire/prefix.hpp>
#include <handfast/wire/present_if.hpp>
#include <handfast/wire/rest.hpp>
#include <handfast/wire/secret.hpp>
#include <handfast/wire/sequence.hpp>
#include <handfast/wire/sized.hpp>
#include <handfast/wire/storage.hpp>
#include <handfast/wire/tagged.hpp>
#include <handfast/wire/tagged_list.hpp>
#include <handfast/wire/varint.hpp>
#include <handfast/wire/vector.hpp>

#endif
