// SPDX-License-Identifier: BSL-1.0
#include <cstdlib>

#include "illegal/protocols.hpp"
#include "illegal/write.hpp"

// write PROTOCOL COUNT: a source of that many illegal calls. Without arguments: which protocols there are.
int main(int count, char** arguments) {
    using namespace tests;
    auto const one = [&]<class Protocol>(std::string const& name, std::string const& folder,
                                         std::type_identity<Protocol>) {
        if (count < 3) {
            std::puts(name.c_str());
        } else if (name == arguments[1]) {
            std::printf("#include \"%s%s.hpp\"\n#include \"illegal/pairs.hpp\"\nusing namespace tests;\n",
                        folder.c_str(), name.c_str());
            write_illegal<Protocol>(static_cast<std::size_t>(std::atoi(arguments[2])));
        }
    };
    each_protocol(one);
}
