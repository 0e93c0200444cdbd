// SPDX-License-Identifier: BSL-1.0
// Opens many connections to a server that echoes, leaves them idle until its input ends, and then has each of them say
// a word and hear it back.
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <iostream>
#include <list>
#include <string>
#include <string_view>
#include <utility>

#include <handfast/net/posix.hpp>
#include <handfast/tls/client.hpp>

#include "support/arguments.hpp"

namespace {

namespace hf = handfast;
using namespace std::chrono_literals;
using hf::net::deadline;

constexpr std::string_view usage = R"(idle_clients PORT --ca ca.pem [--count N]
    --ca FILE     the certificates that are trusted, in PEM; the server's is for localhost
    --count N     how many connections, 1,000 unless given
)";

int run(examples::arguments const& given) {
    auto const port = given.port(given.others(1)[0]);
    auto const count = given.number("--count").value_or(1'000);
    ::rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    if (files.rlim_max < count + 16) given.refuse("so many files cannot be open at a time here (ulimit -H -n)");
    files.rlim_cur = std::max<rlim_t>(files.rlim_cur, count + 16);
    ::setrlimit(RLIMIT_NOFILE, &files);

    hf::tls::client_config const config{hf::x509::trust_store::from_pem_file(given.required("--ca")).value()};
    hf::server_name const name{"localhost"};
    std::list<hf::tls::client<hf::net::stream>> clients;
    while (clients.size() < count) {
        auto& made = clients.emplace_back(config, name, hf::net::connect("127.0.0.1", port, deadline::in(10s)).value());
        made.handshake(deadline::in(10s)).value();
    }
    std::cout << clients.size() << " connections are established" << std::endl;
    for (std::string line; std::getline(std::cin, line);) {}

    std::size_t heard = 0;
    for (auto& client : clients) {
        client.write("still there?", deadline::in(10s)).value();
        std::array<char, 64> buffer;
        if (client.read_some(buffer, deadline::in(10s)).value() == "still there?") ++heard;
    }
    for (auto& client : clients) client.close(deadline::in(10s)).value();
    std::cout << heard << " have heard it back" << std::endl;
    return heard == count ? 0 : 1;
}

}  // namespace

int main(int count, char** values) {
    examples::arguments const given{count, values, usage, {"--ca", "--count"}, {}};
    try {
        return run(given);
    } catch (std::exception const& trouble) {
        std::cerr << "idle_clients: " << trouble.what() << '\n';
        return 1;
    }
}
