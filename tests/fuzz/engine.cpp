// SPDX-License-Identifier: BSL-1.0
// What a peer may send to an engine. The first byte says which end it is and in pieces of how many bytes the rest
// arrives; then the input ends. Whatever comes, the engine ends with an event, and without a handshake completed:
// nobody who merely replays bytes knows the keys.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <variant>

#include "../tls/support/end.hpp"
#include "../tls/support/identity.hpp"

namespace hf = handfast;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

/// Asks for events until there are none; whether the connection is over.
bool drained(hf::tls::connection_end& engine) {
    bool over = false;
    while (auto const event = engine.next_event()) {
        require(!over);
        require(!std::holds_alternative<hf::tls::established>(*event) &&
                !std::holds_alternative<hf::tls::data>(*event));
        if (auto const* closed = std::get_if<hf::tls::closed>(&*event)) {
            over = true;
            if (!closed->clean()) require(!describe(*closed->error).empty());
        }
    }
    engine.sent(engine.to_send().size());
    return over;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return -1;
    auto const engine = data[0] % 2 == 0 ? hf::tests::client_end() : hf::tests::server_end();
    std::size_t const piece = data[0] < 128 ? 4096U : 1U + data[0] % 16U;
    hf::byte_view left{data + 1, size - 1};
    bool over = drained(*engine);
    while (!over && !left.empty()) {
        auto const taken = engine->received(left.first(std::min(piece, left.size())));
        require(taken > 0);
        left = left.subspan(taken);
        over = drained(*engine);
    }
    if (!over) {
        engine->end_of_input();
        require(drained(*engine));
    }
    require(!engine->is_established());
    return 0;
}
