// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <filesystem>
#include <fstream>
#include <type_traits>

#include <handfast/core/hex.hpp>
#include <handfast/crypto/random.hpp>
#include <handfast/crypto/rsa/detail/power.hpp>
#include <handfast/crypto/rsa/detail/private_numbers.hpp>
#include <handfast/crypto/rsa/private_key.hpp>
#include <handfast/crypto/rsa/wrap.hpp>

#include "crypto/rsa/keys.hpp"
#include "crypto/rsa/slow.hpp"

namespace hf = handfast;
namespace rsa = handfast::rsa;
namespace slow = handfast_tests::slow;
namespace tests = handfast_tests;
using rsa::failure;

namespace {

using bytes = std::vector<std::uint8_t>;

/// The numbers of a key, to be spoilt one at a time.
struct numbers {
    bytes n, e, d, p, q, dp, dq, qinv;

    [[nodiscard]] rsa::private_key_numbers view() const { return {n, e, d, p, q, dp, dq, qinv}; }
};

bytes magnitude(hf::asn1::reader& r) {
    auto const value = r.unsigned_integer().value();
    return {value.begin(), value.end()};
}

numbers numbers_of(std::string_view pem) {
    auto const der = rsa::private_key::from_pem(pem).value().pkcs1_der();
    hf::asn1::reader whole{der.reveal()};
    auto r = whole.sequence().value();
    BOOST_REQUIRE(r.small_integer().value() == 0u);
    numbers k;
    for (auto* number : {&k.n, &k.e, &k.d, &k.p, &k.q, &k.dp, &k.dq, &k.qinv}) *number = magnitude(r);
    BOOST_REQUIRE(r.empty());
    return k;
}

numbers const& good() {
    static numbers const k = numbers_of(tests::key_2048);
    return k;
}

slow::number reversed(bytes const& a) { return {a.rbegin(), a.rend()}; }
bytes reversed_back(slow::number const& a) { return {a.rbegin(), a.rend()}; }

bytes sum(bytes const& a, bytes const& b) {
    auto x = reversed(a);
    auto const y = reversed(b);
    x.resize(std::max(x.size(), y.size()) + 1);
    unsigned carry = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        carry += x[i] + (i < y.size() ? y[i] : 0u);
        x[i] = static_cast<std::uint8_t>(carry);
        carry >>= 8;
    }
    return reversed_back(slow::trim(x));
}
bytes less_one(bytes a) {
    // The primes are odd.
    a.back() = static_cast<std::uint8_t>(a.back() - 1);
    return a;
}

void refused(numbers const& k, failure expected) {
    auto const key = rsa::private_key::from_numbers(k.view());
    BOOST_REQUIRE(!key.has_value());
    BOOST_TEST((key.error() == expected), describe(key.error()).view() << " instead of " << describe(expected).view());
}

bytes pkcs1(numbers const& k, std::uint64_t version = 0, int leave_out = -1) {
    hf::asn1::writer w;
    w.sequence([&] {
        w.small_integer(version);
        int i = 0;
        for (auto const* number : {&k.n, &k.e, &k.d, &k.p, &k.q, &k.dp, &k.dq, &k.qinv})
            if (i++ != leave_out) w.unsigned_integer(*number);
    });
    return w.take();
}

template <class After>
bytes pkcs8(bytes const& inner, std::uint64_t version, hf::byte_view oid, After after) {
    hf::asn1::writer w;
    w.sequence([&] {
        w.small_integer(version);
        w.sequence([&] {
            w.oid(oid);
            w.null();
        });
        w.octet_string(hf::byte_view{inner});
        after(w);
    });
    return w.take();
}
auto const nothing = [](hf::asn1::writer&) {};

void der_refused(bytes const& der, failure expected) {
    auto const key = rsa::private_key::from_der(der);
    BOOST_REQUIRE(!key.has_value());
    BOOST_TEST((key.error() == expected), describe(key.error()).view() << " instead of " << describe(expected).view());
}

}  // namespace

static_assert(!std::is_copy_constructible_v<rsa::private_key> && !std::is_copy_assignable_v<rsa::private_key>);
static_assert(std::is_nothrow_move_constructible_v<rsa::private_key>);
template <class T>
constexpr bool copied_or_moved = std::is_copy_constructible_v<T> || std::is_copy_assignable_v<T> ||
                                 std::is_move_constructible_v<T> || std::is_move_assignable_v<T>;
static_assert(!copied_or_moved<rsa::detail::private_numbers>);
static_assert(!copied_or_moved<rsa::detail::prime_factor>);
static_assert(!copied_or_moved<rsa::detail::portable_field<0>>);
static_assert(!copied_or_moved<rsa::detail::power_table>);

BOOST_AUTO_TEST_SUITE(crypto_rsa_private_key)

BOOST_AUTO_TEST_CASE(from_either_form_in_pem_and_out_again) {
    auto const key = rsa::private_key::from_pem(tests::key_2048).value();
    auto const same = rsa::private_key::from_pem(tests::key_2048_pkcs1).value();
    BOOST_TEST((key.public_part() == same.public_part()));
    BOOST_TEST((key.public_part() == rsa::public_key::from_pem(tests::key_2048_public).value()));
    BOOST_TEST(key.size() == 256u);
    BOOST_TEST(key.bits() == 2048u);
    BOOST_TEST(hf::as_chars(key.pkcs8_pem().reveal()) == tests::key_2048);
    BOOST_TEST(hf::as_chars(same.pkcs8_pem().reveal()) == tests::key_2048);
    BOOST_TEST(rsa::private_key::from_der(key.pkcs8_der().reveal()).has_value());
    BOOST_TEST(rsa::private_key::from_der(key.pkcs1_der().reveal()).has_value());
    BOOST_TEST(hf::as_chars(key.pkcs1_pem().reveal()) == tests::key_2048_pkcs1);
}

BOOST_AUTO_TEST_CASE(all_lengths_up_to_8192) {
    std::pair<std::size_t, std::string_view> const keys[] = {{2050, tests::key_2050},
                                                             {2112, tests::key_2112},
                                                             {3072, tests::key_3072},
                                                             {4096, tests::key_4096},
                                                             {8192, tests::key_8192}};
    for (auto const& [bits, pem] : keys) {
        auto const key = rsa::private_key::from_pem(pem).value();
        BOOST_TEST(key.bits() == bits);
        BOOST_TEST(key.size() == (bits + 7) / 8);
        BOOST_TEST(hf::as_chars(key.pkcs8_pem().reveal()) == pem);
    }
}

BOOST_AUTO_TEST_CASE(a_moved_key_is_gone_from_where_it_was) {
    auto key = rsa::private_key::from_pem(tests::key_2048).value();
    auto const moved = std::move(key);
    BOOST_TEST(moved.size() == 256u);
    BOOST_TEST(key.size() == 0u);
    BOOST_TEST(key.bits() == 0u);
    BOOST_TEST(key.pkcs8_der().empty());
    BOOST_TEST(key.pkcs8_pem().empty());
    BOOST_TEST(key.pkcs1_der().empty());
    BOOST_TEST(key.pkcs1_pem().empty());
}

BOOST_AUTO_TEST_CASE(the_untouched_numbers_load) {
    BOOST_TEST(rsa::private_key::from_numbers(good().view()).has_value());
    BOOST_TEST(rsa::private_key::from_der(pkcs1(good())).has_value());
    BOOST_TEST(
        rsa::private_key::from_der(pkcs8(pkcs1(good()), 0, hf::asn1::oids::rsa_encryption, nothing)).has_value());
}

BOOST_AUTO_TEST_CASE(malformed_modulus_and_exponent) {
    auto k = good();
    k.n.back() ^= 1;
    refused(k, failure::modulus_even);
    k = good();
    k.n.resize(255);
    refused(k, failure::modulus_too_small);
    k = good();
    k.n.resize(1025, 1);
    refused(k, failure::modulus_too_large);
    k = good();
    k.e = {1};
    refused(k, failure::exponent_too_small);
    k.e = {1, 0, 0};
    refused(k, failure::exponent_even);
    k.e = {2, 0, 0, 0, 1};
    refused(k, failure::exponent_too_large);
}

BOOST_AUTO_TEST_CASE(primes_that_are_not_the_modulus_s) {
    auto k = good();
    k.p.back() ^= 2;
    refused(k, failure::primes_not_of_modulus);
    k = good();
    k.q.back() ^= 2;
    refused(k, failure::primes_not_of_modulus);
    k = good();
    k.q = {};
    refused(k, failure::primes_not_of_modulus);
    // 1 and n are factors too.
    k = good();
    k.p = {1};
    k.q = k.n;
    refused(k, failure::primes_unbalanced);
    std::swap(k.p, k.q);
    refused(k, failure::primes_unbalanced);
}

BOOST_AUTO_TEST_CASE(private_exponents_that_do_not_fit) {
    auto k = good();
    k.d = sum(k.d, k.n);
    refused(k, failure::private_exponent_too_large);
    k.d = k.n;
    refused(k, failure::private_exponent_too_large);
    k.d.insert(k.d.begin(), 100, 1);
    refused(k, failure::private_exponent_too_large);
    k = good();
    k.d.back() ^= 2;
    refused(k, failure::not_inverse_modulo_p);
    k.d = {};
    refused(k, failure::not_inverse_modulo_p);
    // Right for one prime, wrong for the other.
    k = good();
    k.d = sum(k.d, less_one(k.q));
    refused(k, failure::not_inverse_modulo_p);
    k = good();
    k.d = sum(k.d, less_one(k.p));
    refused(k, failure::not_inverse_modulo_q);
    // The exponent that belongs to d changed instead.
    k = good();
    k.e = {1, 0, 3};
    refused(k, failure::not_inverse_modulo_p);
}

BOOST_AUTO_TEST_CASE(wrong_numbers_for_the_remainder_theorem) {
    auto k = good();
    k.dp.back() ^= 2;
    refused(k, failure::wrong_dp);
    k = good();
    k.dp = sum(k.dp, less_one(k.p));
    refused(k, failure::wrong_dp);
    k = good();
    k.dp.insert(k.dp.begin(), 64, 1);
    refused(k, failure::wrong_dp);
    k = good();
    k.dq.back() ^= 2;
    refused(k, failure::wrong_dq);
    k = good();
    k.dq = sum(k.dq, less_one(k.q));
    refused(k, failure::wrong_dq);
    k = good();
    k.qinv.back() ^= 1;
    refused(k, failure::wrong_qinv);
    k = good();
    k.qinv = sum(k.qinv, k.p);
    refused(k, failure::wrong_qinv);
    // The same where it fits into as many limbs as p.
    k = numbers_of(tests::key_2112);
    k.qinv = sum(k.qinv, k.p);
    refused(k, failure::wrong_qinv);
    k = good();
    k.qinv = {};
    refused(k, failure::wrong_qinv);
    // The primes' places swapped.
    k = good();
    std::swap(k.p, k.q);
    refused(k, failure::wrong_dp);
    std::swap(k.dp, k.dq);
    refused(k, failure::wrong_qinv);
}

BOOST_AUTO_TEST_CASE(der_of_another_shape) {
    der_refused({}, failure::malformed_der);
    der_refused(pkcs1(good(), 1), failure::more_than_two_primes);
    der_refused(pkcs1(good(), 2), failure::unknown_version);
    for (int i = 0; i < 8; ++i) der_refused(pkcs1(good(), 0, i), failure::malformed_der);
    auto longer = pkcs1(good());
    longer.push_back(0);
    der_refused(longer, failure::malformed_der);

    auto const oid = hf::byte_view{hf::asn1::oids::rsa_encryption};
    der_refused(pkcs8(pkcs1(good()), 2, oid, nothing), failure::unknown_version);
    der_refused(pkcs8(pkcs1(good()), 0, hf::asn1::oids::rsassa_pss, nothing), failure::not_rsa);
    der_refused(pkcs8(longer, 0, oid, nothing), failure::malformed_der);
    der_refused(pkcs8({}, 0, oid, nothing), failure::malformed_der);
    // Attributes may follow (RFC 5208 §5), other things not.
    auto const attributes = [](hf::asn1::writer& w) { w.context(0, [] {}); };
    BOOST_TEST(rsa::private_key::from_der(pkcs8(pkcs1(good()), 0, oid, attributes)).has_value());
    der_refused(pkcs8(pkcs1(good()), 0, oid, [](hf::asn1::writer& w) { w.null(); }), failure::malformed_der);

    auto const whole = pkcs8(pkcs1(good()), 0, oid, nothing);
    for (std::size_t size = 0; size < whole.size(); ++size)
        der_refused(bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)), failure::malformed_der);
}

BOOST_AUTO_TEST_CASE(pem_that_holds_something_else) {
    BOOST_TEST((rsa::private_key::from_pem("").error() == failure::no_key_in_pem));
    BOOST_TEST((rsa::private_key::from_pem(tests::key_2048_public).error() == failure::no_key_in_pem));
    BOOST_TEST((rsa::private_key::from_pem(tests::key_2048_encrypted).error() == failure::encrypted_key));
    BOOST_TEST((rsa::private_key::from_pem(tests::key_2048_encrypted_pkcs1).error() == failure::encrypted_key));
    BOOST_TEST((rsa::private_key::from_pem(tests::key_p256).error() == failure::not_rsa));
    BOOST_TEST((rsa::private_key::from_pem(tests::key_three_primes).error() == failure::more_than_two_primes));
    BOOST_TEST((rsa::private_key::from_pem(tests::key_2048.substr(0, 400)).error() == failure::malformed_pem));
    BOOST_TEST(describe(failure::encrypted_key).view().find("encrypted") != std::string_view::npos);
    BOOST_TEST(explain(failure::encrypted_key)
                   .view()
                   .ends_with(": decrypt it first, for example with `openssl pkey -in "
                              "key.pem -out plain.pem`"));
    BOOST_TEST(
        explain(failure::not_rsa).view() ==
        "the key is for another algorithm than RSA: `openssl genpkey -algorithm RSA -out key.pem` makes a private "
        "key that will do");
    BOOST_TEST(explain(failure::wrong_dp).view() == describe(failure::wrong_dp).view());

    // A chain in front of the key, as many files have it.
    std::string const both = std::string{tests::key_2048_public} + std::string{tests::key_2048};
    BOOST_TEST(rsa::private_key::from_pem(both).has_value());
}

BOOST_AUTO_TEST_CASE(from_a_file) {
    struct scratch {
        scratch() { std::filesystem::create_directories(folder); }
        scratch(scratch const&) = delete;
        scratch& operator=(scratch const&) = delete;
        ~scratch() { std::filesystem::remove_all(folder); }
        [[nodiscard]] std::string write(std::string const& name, std::string_view text) const {
            std::ofstream{folder / name, std::ios::binary} << text;
            return folder / name;
        }
        std::filesystem::path folder = std::filesystem::temp_directory_path() /
                                       ("handfast-key-" + hf::to_hex(hf::crypto::random_array<8>()));
    } const scratch;
    auto const key = rsa::private_key::from_pem_file(scratch.write("key.pem", tests::key_2048)).value();
    BOOST_TEST(hf::as_chars(key.pkcs8_pem().reveal()) == tests::key_2048);

    auto const public_key = rsa::public_key::from_pem_file(scratch.write("public.pem", tests::key_2048_public)).value();
    BOOST_TEST((public_key == key.public_part()));

    auto const refused = [](std::string const& path) { return rsa::private_key::from_pem_file(path).error(); };
    BOOST_TEST((refused(scratch.folder / "missing.pem") == failure::cannot_read));
    BOOST_TEST((refused(scratch.folder) == failure::cannot_read));
    BOOST_TEST((refused(scratch.write("empty.pem", "")) == failure::no_key_in_pem));
    BOOST_TEST((refused(scratch.write("ec.pem", tests::key_p256)) == failure::not_rsa));
    // At most 256 KiB.
    std::string padded(std::size_t{256} << 10, '\n');
    padded.replace(padded.size() - tests::key_2048.size(), tests::key_2048.size(), tests::key_2048);
    BOOST_TEST(rsa::private_key::from_pem_file(scratch.write("padded.pem", padded)).has_value());
    BOOST_TEST((refused(scratch.write("long.pem", padded + "\n")) == failure::cannot_read));
    BOOST_TEST(describe(failure::cannot_read).view().find("cannot be read") != std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(the_der_of_an_encrypted_key) {
    auto const blocks = hf::asn1::parse_pem(tests::key_2048_encrypted);
    auto const der = (*blocks)[0].der.reveal();
    der_refused({der.begin(), der.end()}, failure::encrypted_key);
}

BOOST_AUTO_TEST_SUITE_END()
