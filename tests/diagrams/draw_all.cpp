// SPDX-License-Identifier: BSL-1.0
// Every diagram of all protocols that are shipped and of two toys, each in a file of the folder that is given:
// PROTOCOL.puml, PROTOCOL_role0.dot.
#include <filesystem>
#include <fstream>
#include <string>
#include <type_traits>
#include <utility>

#include <handfast/choreography/check.hpp>
#include <handfast/choreography/diagram.hpp>

#include "choreography/toy.hpp"
#include "diagrams/awkward.hpp"
#include "shipped_protocols.hpp"

namespace {

namespace chor = handfast::choreography;

class folder {
public:
    explicit folder(std::filesystem::path where) : where_(std::move(where)) {}

    template <class Protocol>
    void write_all(std::string const& protocol) const {
        static_assert(chor::check<Protocol>());
        write(protocol + ".puml", chor::plantuml_sequence<Protocol>());
        write(protocol + ".mmd", chor::mermaid_sequence<Protocol>());
        write_roles<Protocol>(protocol, std::make_integer_sequence<int, chor::role_count<Protocol>>{});
    }

private:
    void write(std::string const& name, std::string const& text) const { std::ofstream{where_ / name} << text; }

    template <class Protocol, int... Roles>
    void write_roles(std::string const& protocol, std::integer_sequence<int, Roles...>) const {
        (write_states<Protocol, chor::role_at<Protocol, Roles>>(protocol + "_role" + std::to_string(Roles)), ...);
    }

    template <class Protocol, class Role>
    void write_states(std::string const& stem) const {
        write(stem + ".puml", chor::plantuml_states<Protocol, Role>());
        write(stem + ".mmd", chor::mermaid_states<Protocol, Role>());
        write(stem + ".dot", chor::dot_states<Protocol, Role>());
    }

    std::filesystem::path where_;
};

}  // namespace

int main(int count, char** values) {
    if (count != 2) return 64;
    folder const to{values[1]};
    shipped::each_protocol([&]<class Protocol>(std::string const& name, auto, std::type_identity<Protocol>) {
        to.write_all<Protocol>(name);
    });
    to.write_all<toy::login>("toy_login");
    to.write_all<awkward::names>("awkward");
    return 0;
}
