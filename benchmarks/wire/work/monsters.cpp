// SPDX-License-Identifier: BSL-1.0
#include "../rows.hpp"
#include "all.hpp"

namespace work {

namespace {

template <std::endian Order>
void add_monsters(board& to, std::string const& name) {
    using owned = basic_monsters<wire::owned, Order>;
    using view = basic_monsters<wire::view, Order>;
    agreement agreed{name};
    auto const messages = samples([](unsigned seed) { return sample_monsters<Order>(seed); }, 2);
    auto const in = encodings(*messages, agreed);
    for (auto const& bytes : *in) {
        agreed.template decoding<view>(bytes);
        agreed.template decoding<owned>(bytes);
    }
    agreed.template decodings<view, owned>(agreed.encoding(sample_monsters<Order>(7, 3)));
    if (!agreed.whole()) to.disagree();
    add_rows<view, owned>(to, name, messages, in, {1.05, 1.05, 1.05, 1.05});
}

}  // namespace

void add_monsters(board& to) {
    add_monsters<std::endian::little>(to, "Monsters, little-endian");
    add_monsters<std::endian::big>(to, "Monsters, big-endian");
}

}  // namespace work
