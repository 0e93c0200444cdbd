// SPDX-License-Identifier: BSL-1.0
#include "../rows.hpp"
#include "all.hpp"

namespace work {

void add_certificate(board& to) {
    using owned = basic_certificate<wire::owned>;
    using view = basic_certificate<wire::view>;
    agreement agreed{"Certificate"};
    auto const messages = samples(sample_certificate, 4);
    auto const in = encodings(*messages, agreed);
    agreed.decodings<view, owned>(in->front());
    agreed.decodings<view, owned>(agreed.encoding(owned{}));
    source from{0};
    for (int i = 0; i < 20000; ++i) {
        // A few small numbers, of which now and then some are certificates.
        auto few = from.some(3 + from.between(0, 12), 0, 3);
        few[0] = few[1] = 0;
        few[2] = static_cast<std::uint8_t>(few.size() - 3);
        for (std::size_t k = 3; k < few.size(); ++k)
            if (from.between(0, 2) != 0) few[k] = 0;
        agreed.decoding<view>(few);
        agreed.decoding<owned>(few);
    }
    owned wrong;
    wrong.certificate_list.elements().emplace_back();
    agreed.no_encoding(wrong);
    wrong.certificate_list.elements()[0] = bytes(0x1000000);
    agreed.no_encoding(wrong);

    if (!agreed.whole()) to.disagree();
    add_rows<view, owned>(to, "Certificate", messages, in, {1.05, 1.02, 1.05, 1.05});
}

}  // namespace work
