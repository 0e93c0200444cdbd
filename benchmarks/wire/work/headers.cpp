// SPDX-License-Identifier: BSL-1.0
#include "../rows.hpp"
#include "all.hpp"

namespace work {

namespace {

template <class M>
void add_header(board& to, std::string const& name, M (*sample)(unsigned)) {
    agreement agreed{name};
    auto const messages = samples(sample, 16);
    auto const in = encodings(*messages, agreed);
    for (auto const& bytes : *in) agreed.decodings<M>(bytes);
    if (!agreed.whole()) to.disagree();
    add_rows<M>(to, name, messages, in, 1.02);
}

}  // namespace

void add_headers(board& to) {
    add_header(to, "RPC header", sample_rpc_header);
    add_header(to, "TCP header", sample_tcp_header);
}

}  // namespace work
