// SPDX-License-Identifier: BSL-1.0
#include "../rows.hpp"
#include "all.hpp"

namespace work {

namespace {

using owned = basic_client_hello<wire::owned>;
using view = basic_client_hello<wire::view>;

/// Hellos that nobody may encode.
std::vector<owned> wrong() {
    auto const good = sample_client_hello(0);
    std::vector<owned> all(9, good);
    all[0].session_id = bytes(33);
    all[1].cipher_suites.elements().clear();
    all[2].cipher_suites.elements().resize(32768);
    all[3].compression_methods.elements().clear();
    all[4].compression_methods.elements().resize(256);
    all[5].extensions->elements().push_back(all[5].extensions->elements()[0]);
    all[6].extensions->elements().emplace_back(basic_renegotiation_info<wire::owned>{bytes(256)});
    all[7].extensions->elements().emplace_back(extension_type{1}, bytes(65536));
    all[8].extensions->elements().emplace_back(extension_type{1}, bytes(65500));
    return all;
}

/// Hellos with one extension each, of every type, whose body is a few small numbers: right in some places and wrong in
/// others, as spoiling one byte of a right one does not make it.
void try_bodies(agreement& agreed) {
    auto hello = sample_client_hello(2);
    source from{2};
    for (unsigned const type : {0u, 10u, 11u, 13u, 16u, 23u, 35u, 43u, 45u, 51u, 0xff01u, 1u}) {
        for (int i = 0; i < 4000; ++i) {
            auto& extensions = hello.extensions.emplace().elements();
            extensions.emplace_back(static_cast<extension_type>(type), from.some(from.between(0, 10), 0, 6));
            bytes in(400);
            in.resize(by_hand<owned>::encode(hello, in));
            agreed.decoding<view>(in);
            agreed.decoding<owned>(in);
        }
    }
}

}  // namespace

void add_client_hello(board& to) {
    agreement agreed{"ClientHello"};
    auto const messages = samples(sample_client_hello, 8);
    auto const in = encodings(*messages, agreed);
    if (in->front().size() != 367) to.disagree();
    agreed.decodings<view, owned>(in->front());
    for (auto const& message : wrong()) agreed.no_encoding(message);

    // Without extensions, with an empty list of them, and with one that comes twice or shares its bit with another.
    auto some = sample_client_hello(1);
    some.extensions.reset();
    agreed.decodings<view, owned>(agreed.encoding(some));
    some.extensions.emplace();
    agreed.decodings<view, owned>(agreed.encoding(some));
    some.extensions->elements().emplace_back(extension_type{17513}, bytes{1, 2, 3});
    some.extensions->elements().emplace_back(extension_type{17512}, bytes{});
    some.extensions->elements().emplace_back(extension_type{56}, bytes{});
    agreed.decodings<view, owned>(agreed.encoding(some));

    try_bodies(agreed);

    if (!agreed.whole()) to.disagree();
    add_rows<view, owned>(to, "ClientHello", messages, in, {1.05, 1.02, 1.05, 1.05});
}

}  // namespace work
