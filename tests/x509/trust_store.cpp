// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <handfast/x509/trust_store.hpp>

#include "given.hpp"

namespace certificates = handfast::tests::certificates;
namespace x509 = handfast::x509;
using namespace handfast::tests;
using x509::failure;
using x509::trust_store;

BOOST_AUTO_TEST_SUITE(x509_trust_store)

namespace {

/// A folder of its own for a test, gone afterwards.
class scratch {
public:
    scratch() {
        std::string name = (std::filesystem::temp_directory_path() / "handfast-XXXXXX").string();
        BOOST_TEST_REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    scratch(scratch const&) = delete;
    scratch& operator=(scratch const&) = delete;
    ~scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    std::string write(std::string const& name, std::string_view content) const {
        auto const path = (path_ / name).string();
        std::ofstream{path, std::ios::binary} << content;
        return path;
    }
    [[nodiscard]] std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

constexpr char const* not_a_certificate = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";

}  // namespace

BOOST_AUTO_TEST_CASE(from_text) {
    auto const text = std::string{certificates::root} + certificates::leaf_key + certificates::same_name_root +
                      certificates::self_signed + certificates::root;
    auto const store = trust_store::from_pem(text).value();
    BOOST_TEST(store.anchors().size() == 3u);
    BOOST_TEST(store.skipped() == 0u);

    auto const root = der(certificates::root), other = der(certificates::same_name_root),
               leaf = der(certificates::leaf);
    auto const parsed = x509::certificate::parse(root).value();
    BOOST_TEST(store.find(parsed.subject()).size() == 2u);
    BOOST_TEST(store.contains(parsed));
    BOOST_TEST(store.contains(x509::certificate::parse(other).value()));
    BOOST_TEST(!store.contains(x509::certificate::parse(leaf).value()));
    BOOST_TEST(store.find(x509::certificate::parse(leaf).value().subject()).empty());

    // Copies share what they hold.
    trust_store const copy = store;
    BOOST_TEST(copy.anchors().data() == store.anchors().data());
}

BOOST_AUTO_TEST_CASE(what_is_no_store) {
    BOOST_TEST(words_of(trust_store::from_pem("")) == "no certificate found");
    BOOST_TEST(words_of(trust_store::from_pem(certificates::leaf_key)) == "no certificate found");
    BOOST_TEST(words_of(trust_store::from_pem(std::string{certificates::root} + not_a_certificate)) ==
               "certificate is malformed (certificate 2 of the text: tbsCertificate, at offset 2: the input ends "
               "inside an element)");
    BOOST_TEST(words_of(trust_store::from_pem("-----BEGIN CERTIFICATE-----\nMAA=\n")) ==
               "PEM text is malformed (at offset 0: a PEM block without its END line)");
    BOOST_TEST(trust_store{}.anchors().empty());
    auto const root = der(certificates::root);
    BOOST_TEST(trust_store::from_der(root).value().anchors().size() == 1u);
    BOOST_TEST(failure_of(trust_store::from_der({})) == words(failure::malformed));
}

BOOST_AUTO_TEST_CASE(from_a_file) {
    scratch const folder;
    auto const path = folder.write("ca.pem", certificates::root);
    BOOST_TEST(trust_store::from_pem_file(path).value().anchors().size() == 1u);
    auto const missing = folder.path() + "/missing.pem";
    BOOST_TEST(words_of(trust_store::from_pem_file(missing)) ==
               "cannot be read (" + missing + ": No such file or directory)");
    auto const empty = folder.write("empty.pem", "");
    BOOST_TEST(words_of(trust_store::from_pem_file(empty)) == "no certificate found (" + empty + ")");
    auto const spoilt = folder.write("spoilt.pem", not_a_certificate);
    BOOST_TEST(words_of(trust_store::from_pem_file(spoilt)) ==
               "certificate is malformed (" + spoilt +
                   ": certificate 1 of the text: tbsCertificate, at offset 2: the input ends inside an element)");
    BOOST_TEST(failure_of(trust_store::from_pem_file(folder.path())) == words(failure::cannot_read));
}

BOOST_AUTO_TEST_CASE(from_a_folder) {
    scratch const folder;
    BOOST_TEST(words_of(trust_store::from_folder(folder.path())) == "no certificate found (" + folder.path() + ")");
    folder.write("README", "no PEM here");
    folder.write("half.pem", "-----BEGIN CERTIFICATE-----\n");
    folder.write("spoilt.pem", not_a_certificate);
    BOOST_TEST(failure_of(trust_store::from_folder(folder.path())) == words(failure::no_certificate));
    folder.write("one.pem", certificates::root);
    folder.write("again.0", certificates::root);
    folder.write("two.crt", std::string{certificates::same_name_root} + certificates::self_signed);
    std::filesystem::create_directory(folder.path() + "/below");
    auto const store = trust_store::from_folder(folder.path()).value();
    BOOST_TEST(store.anchors().size() == 3u);
    BOOST_TEST(store.skipped() == 1u);
    auto const missing = folder.path() + "/missing";
    BOOST_TEST(failure_of(trust_store::from_folder(missing)) == words(failure::cannot_read));
    BOOST_TEST(words_of(trust_store::from_folder(missing)).find(missing) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_systems_store) {
    auto const store = trust_store::system();
    if (!store) {
        BOOST_TEST_MESSAGE("this system has no store: " << describe(store.error()).view());
        BOOST_TEST(failure_of(store) == words(failure::no_certificate));
        return;
    }
    BOOST_TEST(store->anchors().size() > 10u);
    BOOST_TEST(store->skipped() == 0u);
    for (auto const& anchor : store->anchors()) BOOST_TEST(store->contains(anchor));
}

BOOST_AUTO_TEST_SUITE_END()
