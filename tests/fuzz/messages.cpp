// SPDX-License-Identifier: BSL-1.0
// The first byte picks a message of TLS, the rest is read as one. What can be read is written again, and must
// give the very bytes it was read from.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include <handfast/core/bytes.hpp>
#include <handfast/tls/message/alert.hpp>
#include <handfast/tls/message/certificate.hpp>
#include <handfast/tls/message/certificate_request.hpp>
#include <handfast/tls/message/client_hello.hpp>
#include <handfast/tls/message/client_key_exchange.hpp>
#include <handfast/tls/message/finished.hpp>
#include <handfast/tls/message/handshake_header.hpp>
#include <handfast/tls/message/record_header.hpp>
#include <handfast/tls/message/server_hello.hpp>
#include <handfast/wire/decode.hpp>
#include <handfast/wire/encode.hpp>
#include <handfast/wire/print.hpp>

namespace hf = handfast;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

template <class Message>
void round_trip(hf::byte_view bytes) {
    auto const read = hf::wire::decode<Message>(bytes);
    if (!read) {
        require(!describe(read.error()).empty());
        return;
    }
    std::vector<std::uint8_t> again(bytes.size());
    auto const size = hf::wire::encode(*read, again);
    require(size && *size == bytes.size() && hf::same_bytes(again, bytes));
    require(hf::wire::encoded_size(*read) == bytes.size());
    require(!hf::wire::print(*read).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return -1;
    hf::byte_view const bytes{data + 1, size - 1};
    switch (data[0]) {
        case 0: round_trip<hf::tls::client_hello>(bytes); break;
        case 1: round_trip<hf::tls::server_hello>(bytes); break;
        case 2: round_trip<hf::tls::certificate>(bytes); break;
        case 3: round_trip<hf::tls::certificate_request>(bytes); break;
        case 4: round_trip<hf::tls::client_key_exchange>(bytes); break;
        case 5: round_trip<hf::tls::finished>(bytes); break;
        case 6: round_trip<hf::tls::alert>(bytes); break;
        case 7: round_trip<hf::tls::record_header>(bytes); break;
        case 8: round_trip<hf::tls::handshake_header>(bytes); break;
        default: return -1;
    }
    return 0;
}
