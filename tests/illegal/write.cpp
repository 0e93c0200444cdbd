// SPDX-License-Identifier: BSL-1.0
#include <cstdlib>

#include "illegal/write.hpp"
#include "shipped_protocols.hpp"

// write PROTOCOL COUNT: a source of that many illegal calls. Without arguments: which protocols there are.
int main(int count, char** arguments) {
    using namespace tests;
    auto const one = [&]<class Protocol>(std::string const& name, std::string const& header,
                                         std::type_identity<Protocol>) {
        if (count < 3) {
            std::puts(name.c_str());
        } else if (name == arguments[1]) {
            std::printf("#include \"%s\"\n#include \"illegal/pairs.hpp\"\nusing namespace tests;\n", header.c_str());
            write_illegal<Protocol>(static_cast<std::size_t>(std::atoi(arguments[2])));
        }
    };
    shipped::each_protocol(one);
}
