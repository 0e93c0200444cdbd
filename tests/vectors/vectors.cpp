// SPDX-License-Identifier: BSL-1.0
// vectors [FOLDER]: runs the Wycheproof files (*.json) in FOLDER and below; without an argument, in the folder that
// HANDFAST_VECTORS names, or else in ../shared/vectors. Prints a line of the Test Anything Protocol for each file:
// how many of its tests passed, failed and were skipped; below it, the reasons. Exits 1 where any failed, and 77
// where there is no such folder or no file in it.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "aead.hpp"
#include "eddsa.hpp"
#include "kdf.hpp"
#include "key_exchange.hpp"
#include "mac.hpp"
#include "rsa.hpp"
#include "wycheproof.hpp"

namespace {

using vectors::verdict;
namespace fs = std::filesystem;
namespace json = boost::json;

struct schema {
    std::string_view name;
    verdict (*run)(vectors::test_case const&);
};

constexpr schema schemas[]{
    {"aead_test_schema_v1.json", vectors::aead},
    {"eddsa_verify_schema_v1.json", vectors::eddsa_verify},
    {"hkdf_test_schema_v1.json", vectors::hkdf},
    {"mac_test_schema_v1.json", vectors::mac},
    {"rsaes_oaep_decrypt_schema_v1.json", vectors::rsa_oaep_decrypt},
    {"rsaes_pkcs1_decrypt_schema_v1.json", vectors::rsa_pkcs1_decrypt},
    {"rsassa_pkcs1_verify_schema_v1.json", vectors::rsa_pkcs1_verify},
    {"rsassa_pss_verify_schema_v1.json", vectors::rsa_pss_verify},
    {"xdh_comp_schema_v1.json", vectors::key_exchange},
};

struct report {
    std::size_t passed = 0, failed = 0, skipped = 0;
    std::map<std::string, std::size_t> skip_reasons;
    std::vector<std::string> failures;

    void fail(std::string words) {
        ++failed;
        failures.push_back(std::move(words));
    }
    void skip(std::string const& reason, std::size_t tests = 1) {
        skipped += tests;
        skip_reasons[reason] += tests;
    }
};

verdict run_test(schema const& s, vectors::test_case const& c) {
    try {
        return s.run(c);
    } catch (std::exception const& e) {
        return vectors::failed(std::string{"malformed: "} + e.what());
    }
}

void run_groups(schema const& s, json::object const& file, report& r) {
    for (auto const& group : file.at("testGroups").as_array())
        for (auto const& test : group.as_object().at("tests").as_array()) {
            vectors::test_case const c{file, group.as_object(), test.as_object()};
            auto const v = run_test(s, c);
            if (v.what == verdict::kind::passed) ++r.passed;
            if (v.what == verdict::kind::skipped) r.skip(v.reason);
            if (v.what == verdict::kind::failed)
                r.fail("test " + std::to_string(vectors::number(c.test, "tcId")) + " (" +
                       vectors::string(c.test, "comment") + "): " + v.reason);
        }
}

/// Runs one file. What it holds that handfast does not offer is skipped whole.
report run_file(fs::path const& path) {
    report r;
    try {
        std::ifstream in{path, std::ios::binary};
        std::string const text{std::istreambuf_iterator<char>{in}, {}};
        if (!in) throw std::runtime_error{"cannot be read"};
        auto const value = json::parse(text);
        auto const* const file = value.if_object();
        if (file == nullptr || !file->contains("schema") || !file->contains("algorithm")) {
            r.skip("not a Wycheproof file", 0);
            return r;
        }
        auto const name = vectors::string(*file, "schema");
        auto const announced = vectors::number(*file, "numberOfTests");
        auto const* const known = std::ranges::find(schemas, name, &schema::name);
        if (known == std::end(schemas)) {
            r.skip(vectors::string(*file, "algorithm") + " (" + name + ") not offered", announced);
            return r;
        }
        run_groups(*known, *file, r);
        auto const seen = r.passed + r.failed + r.skipped;
        if (seen != announced)
            r.fail("announces " + std::to_string(announced) + " tests and has " + std::to_string(seen));
    } catch (std::exception const& e) {
        r.fail(std::string{"malformed: "} + e.what());
    }
    return r;
}

void print(std::size_t number, std::string const& name, report const& r) {
    bool const nothing_ran = r.passed + r.failed == 0;
    std::cout << (r.failed == 0 ? "ok " : "not ok ") << number << " - " << name << ": " << r.passed << " passed, "
              << r.failed << " failed, " << r.skipped << " skipped";
    if (nothing_ran && r.skip_reasons.size() == 1) {
        std::cout << " # SKIP " << r.skip_reasons.begin()->first << '\n';
        return;
    }
    std::cout << (nothing_ran ? " # SKIP for the reasons below\n" : "\n");
    for (auto const& [reason, count] : r.skip_reasons) std::cout << "#   skipped " << count << ": " << reason << '\n';
    for (auto const& words : r.failures) std::cout << "#   failed: " << words << '\n';
}

std::vector<fs::path> files_in(fs::path const& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::recursive_directory_iterator at{folder, error}, end; !error && at != end; at.increment(error))
        if (at->path().extension() == ".json") files.push_back(at->path());
    std::ranges::sort(files);
    return files;
}

}  // namespace

int main(int argc, char** argv) {
    char const* const named = std::getenv("HANDFAST_VECTORS");
    fs::path const folder = argc > 1 ? argv[1] : named != nullptr ? named : "../shared/vectors";
    auto const files = files_in(folder);
    if (files.empty()) {
        std::cout << "skipped: there are no test vectors in " << folder.string() << '\n';
        return 77;
    }
    report all;
    std::size_t number = 0;
    for (auto const& path : files) {
        auto const r = run_file(path);
        print(++number, path.lexically_relative(folder).generic_string(), r);
        all.passed += r.passed;
        all.failed += r.failed;
        all.skipped += r.skipped;
    }
    std::cout << "1.." << number << "\n# in all: " << all.passed << " passed, " << all.failed << " failed, "
              << all.skipped << " skipped\n";
    return all.failed == 0 ? 0 : 1;
}
