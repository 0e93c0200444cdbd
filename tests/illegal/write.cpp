// SPDX-License-Identifier: BSL-1.0
#include <cstdlib>

#include "illegal/protocols.hpp"
#include "illegal/write.hpp"

// write PROTOCOL COUNT: a source of that many illegal calls. Without arguments: which protocols there are.
int main(int count, char** arguments) {
    using namespace tests;
    auto const one = [&]<class Protocol>(std::string_view name, std::type_identity<Protocol>) {
        if (count < 3) {
            std::printf("%s\n", std::string{name}.c_str());
        } else if (name == arguments[1]) {
            std::puts("#include \"illegal/pairs.hpp\"\n#include \"illegal/protocols.hpp\"\nusing namespace tests;");
            write_illegal<Protocol>(static_cast<std::size_t>(std::atoi(arguments[2])));
        }
    };
    each_protocol(one);
}
