// SPDX-License-Identifier: BSL-1.0
// What handfast's codecs cost beside code written by hand, and what other libraries' do. First hand-written code and
// handfast must agree on every input, whole, cut short and spoilt; then a table is printed, in Markdown.
#include <cstdio>
#include <cstring>
#include <string>

#include "board.hpp"
#include "paired.hpp"
#include "peers/all.hpp"
#include "work/all.hpp"

namespace {

#if defined(__clang__)
constexpr char const* compiler = __VERSION__;
#else
constexpr char const* compiler = "g++ " __VERSION__;
#endif

void print_head(std::vector<std::string> const& peers) {
    std::printf("%s\n\n", compiler);
    std::printf("| work | operation | hand, ns | **handfast** | from to | goal |");
    for (auto const& peer : peers) std::printf(" %s |", peer.c_str());
    std::printf("\n|---|---|---|---|---|---|");
    for (std::size_t i = 0; i < peers.size(); ++i) std::printf("---|");
    std::printf("\n");
}

void print_row(work::row const& row, std::vector<paired::figure> const& figures,
               std::vector<std::string> const& peers) {
    auto const& ours = figures[1];
    std::printf("| %s | %s | %.*f | **%.3f**%s | %.3f %.3f | %.2f |", row.work.c_str(), row.operation.c_str(),
                figures[0].nanoseconds < 10 ? 2 : 0, figures[0].nanoseconds, ours.ratio,
                ours.ratio > row.goal ? " (!)" : "", ours.lowest, ours.highest, row.goal);
    for (auto const& peer : peers) {
        std::size_t i = 2;
        while (i < row.contenders.size() && row.contenders[i].name != peer) ++i;
        if (i < row.contenders.size()) std::printf(" %.2f |", figures[i].ratio);
        else std::printf(" |");
    }
    std::printf("\n");
    std::fflush(stdout);
}

int usage() {
    std::fprintf(stderr, "wire_bench [--filter TEXT] [--quick]\n"
                         "    --filter TEXT   only the rows whose `work, operation` holds TEXT\n"
                         "    --quick         few rounds\n");
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    std::string filter;
    paired::effort how;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--quick") == 0) how = {1, 21};
        else if (std::strcmp(argv[i], "--filter") == 0 && i + 1 < argc) filter = argv[++i];
        else return usage();
    }

    work::board all;
    work::add_client_hello(all);
    work::add_certificate(all);
    work::add_headers(all);
    work::add_monsters(all);
    auto const peers = work::add_peers(all);
    if (!all.agreed()) return 1;

    print_head(peers);
    for (auto const& row : all.rows()) {
        if ((row.work + ", " + row.operation).find(filter) == std::string::npos) continue;
        print_row(row, paired::measure(row.contenders, how), peers);
    }
}
