// SPDX-License-Identifier: BSL-1.0
// RSA's secret operations under valgrind with the key marked (see tests/constant_time.hpp).
#include "constant_time.hpp"

#include <array>
#include <cstdio>
#include <cstring>
#include <vector>

#include <handfast/rsa.hpp>

#include "crypto/rsa/keys.hpp"

namespace hf = handfast;
namespace rsa = handfast::rsa;
namespace detail = handfast::rsa::detail;
using detail::limb;
using handfast_tests::constant_time_run;
using handfast_tests::expected;
using handfast_tests::show;
using handfast_tests::sink;
using handfast_tests::told;

namespace {

using handfast_tests::hide;

void hide(detail::prime_factor const& factor) {
    auto const m = factor.prime.view();
    std::size_t const bytes = m.size * sizeof(limb);
    hide(m.n, bytes);
    hide(m.rr, detail::words_for(m.size) * sizeof(limb));
    hide(factor.exponent.data(), bytes);
    hide(m.n0, sizeof(limb));
}

/// Marks everything of a key that is secret.
void hide(rsa::private_key const& key) {
    auto const& k = *key.numbers();
    hide(k.d.data(), key.public_part().modulus_view().size * sizeof(limb));
    hide(k.p);
    hide(k.q);
    hide(k.qinv.data(), k.p.prime.size() * sizeof(limb));
}

/// Blinding is as secret as the key; whether a signature came out is told.
struct marking : detail::unwatched {
    static void random(limb* r, std::size_t size) { hide(r, size * sizeof(limb)); }
    template <class Number>
    static void told(Number& number) {
        show(&number, sizeof number);
    }
};

/// What a careless unwrap would do: end at the first byte that is wrong.
bool careless(hf::byte_view block) {
    if (block[0] != 0 || block[1] != 2) return false;
    std::size_t i = 2;
    while (i < block.size() && block[i] != 0) ++i;
    return i == 207;
}

template <class Watch>
void unwrap(rsa::private_key const& key, hf::byte_view wrapped, hf::secret<48>& chosen, Watch& watch) {
    detail::unwrap_into(key, wrapped, chosen.writable(), 0x0303, watch);
}

void check_key(constant_time_run& run, char const* name, std::string_view pem) {
    std::printf("# %s\n", name);
    auto const key = rsa::private_key::from_pem(pem).value();
    auto const size = key.size();
    std::array<std::uint8_t, 48> premaster;
    premaster.fill(3);
    auto const good = rsa::wrap(key.public_part(), premaster).value();
    premaster[0] = 2;
    auto const wrong_version = rsa::wrap(key.public_part(), premaster).value();
    auto const wrong_length = rsa::wrap(key.public_part(), hf::byte_view{premaster}.first(47)).value();
    std::vector<std::uint8_t> wrong_padding(size);  // opens to rubbish
    wrong_padding.back() = 9;
    std::vector<std::vector<std::uint8_t>> const inputs{good, wrong_version, wrong_length, wrong_padding};
    premaster[0] = 3;
    hide(key);

    marking watch;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        hf::secret<48> chosen;
        hide(chosen.writable().data(), 48);
        run.check("unwrapping", expected::nothing, [&] { unwrap(key, inputs[i], chosen, watch); });
        show(chosen.reveal().data(), 48);
        bool const same = std::memcmp(chosen.reveal().data(), premaster.data(), 48) == 0;
        run.point(same == (i == 0), same ? "unwrapping: the secret" : "unwrapping: the fallback");
    }
    std::vector<std::uint8_t> block(size);
    detail::encode_pkcs1<hf::crypto::sha256>(hf::crypto::digest_of<hf::crypto::sha256>(good), block);
    std::vector<std::uint8_t> signature(size);
    run.check("signing", expected::nothing,
              [&] { (void)detail::sign_encoded(key, block, signature, watch).has_value(); });

    // What anybody may have encrypted: a message of some length, or nothing.
    for (std::size_t i : {std::size_t{0}, std::size_t{3}})
        run.check("unwrapping with implicit rejection", expected::nothing, [&] {
            auto const opened = detail::unwrap_implicitly(key, inputs[i], watch);
            show(opened.reveal().data(), opened.size());
            bool const same = opened.size() == 48 && std::memcmp(opened.reveal().data(), premaster.data(), 48) == 0;
            run.point(same == (i == 0), same ? "unwrapping with implicit rejection: the secret"
                                             : "unwrapping with implicit rejection: something else");
        });
    auto const oaep = rsa::wrap_oaep<hf::crypto::sha256>(key.public_part(), premaster).value();
    for (auto const& input : {oaep, wrong_padding})
        run.check("unwrapping OAEP", expected::nothing, [&] {
            auto const opened = detail::unwrap_oaep<hf::crypto::sha256>(key, input, {}, watch);
            run.point(opened.has_value() == (input == oaep),
                      opened ? "unwrapping OAEP: the secret" : "unwrapping OAEP: refused");
        });

    hide(premaster.data(), premaster.size());
    std::vector<std::uint8_t> wrapped(size);
    run.check("wrapping with OAEP", expected::nothing, [&] {
        (void)rsa::wrap_oaep_into<hf::crypto::sha256>(key.public_part(), premaster, wrapped).has_value();
    });
    run.check("wrapping", expected::nothing,
              [&] { (void)rsa::wrap(key.public_part(), premaster, wrapped).has_value(); });
}

/// What of loading and making keys takes no branch. The check of a whole key does, on what it finds, and so does the
/// setting of a prime, on its length: neither is in here.
void check_numbers(constant_time_run& run) {
    std::printf("# the numbers of a key\n");
    auto const key = rsa::private_key::from_pem(handfast_tests::key_2048).value();
    auto const& k = *key.numbers();
    std::size_t const half = k.p.prime.size();
    detail::natural<detail::half_capacity> p, q, dp, divisor;
    detail::natural<detail::whole_capacity> d, product;
    detail::copy(p.data(), k.p.prime.value(), half);
    detail::copy(q.data(), k.q.prime.value(), half);
    detail::copy(dp.data(), k.p.exponent.data(), half);
    detail::copy(d.data(), k.d.data(), 2 * half);
    hide(p.data(), half * sizeof(limb));
    hide(q.data(), half * sizeof(limb));
    hide(dp.data(), half * sizeof(limb));
    hide(d.data(), 2 * half * sizeof(limb));

    bool right = false;
    run.check("p * q against n", expected::nothing, [&] {
        detail::multiply(product.data(), p.data(), half, q.data(), half);
        right = told(detail::is_equal(product.data(), key.public_part().modulus_view().n, 2 * half)) != 0;
    });
    run.point(right, "p * q is n");
    run.check("d * e against 1", expected::nothing, [&] {
        right = told(detail::is_inverse(d.data(), 2 * half, key.public_part().exponent(), p.data(), half)) != 0;
    });
    run.point(right, "d is the inverse of e");
    run.check("dp against d", expected::nothing,
              [&] { right = told(detail::is_remainder_of(dp.data(), d.data(), 2 * half, p.data(), half)); });
    run.point(right, "dp is d's remainder");
    run.check("how far p and q are apart", expected::nothing,
              [&] { right = told(detail::far_apart(p.data(), q.data(), half)) != 0; });
    run.point(right, "p and q are far apart");
    run.check("the greatest common divisor", expected::nothing,
              [&] { detail::odd_divisor(divisor.data(), p.data(), q.data(), half); });
    show(divisor.data(), half * sizeof(limb));
    run.point(divisor[0] == 1 && detail::is_zero(divisor.data() + 1, half - 1) != 0, "the divisor is 1");
    limb inverse = 3;
    hide(&inverse, sizeof inverse);
    run.check("an inverse modulo e", expected::nothing,
              [&] { inverse = told(detail::inverse_modulo_exponent(inverse)); });
    run.point(inverse * 3 % detail::generated_exponent == 1, "the inverse is one");
}

/// Leaks of the kinds that the rows of security.md's first table are about.
void check_leaks(constant_time_run& run) {
    std::printf("# leaks made on purpose\n");
    auto const key = rsa::private_key::from_pem(handfast_tests::key_2048).value();
    std::array<std::uint8_t, 48> const premaster{3, 3};
    auto const good = rsa::wrap(key.public_part(), premaster).value();
    hide(key);

    run.check("a padding check that ends early", expected::a_leak, [&] {
        marking watch;
        std::size_t const limbs = key.public_part().modulus_view().size;
        detail::natural<detail::whole_capacity> c, m;
        detail::from_bytes(c.data(), limbs, good);
        limb const right = detail::private_operation(key.public_part(), *key.numbers(), m.data(), c.data(), watch);
        std::vector<std::uint8_t> block(key.size());
        detail::to_bytes(block, m.data(), limbs);
        bool const found = careless(block);
        show(&right, sizeof right);
        show(&found, sizeof found);
        sink = found ? right : 0;
    });
    run.check("a window that picks its entry by address", expected::a_leak, [&] {
        std::array<limb volatile, 32> table{};
        limb const window = key.numbers()->p.exponent[0] & 31;
        sink = table[window];
    });
    run.check("a final subtraction only where it is needed", expected::a_leak, [&] {
        auto const m = key.numbers()->p.prime.view();
        if (detail::is_less(m.rr, m.n, m.size) != 0) sink = 1;
    });
    struct branching : marking {
        static void half(limb* r, std::size_t size) {
            while (size > 0 && r[size - 1] == 0) --size;  // strips leading zeros
            sink = size;
        }
    };
    run.check("a half whose leading zeros are stripped", expected::a_leak, [&] {
        branching watch;
        hf::secret<48> chosen;
        unwrap(key, good, chosen, watch);
        show(chosen.reveal().data(), 48);
    });
}

}  // namespace

int main(int count, char** arguments) {
#ifdef HANDFAST_RSA_TAKE_MULX  // valgrind has it where the processor has
    if (__builtin_cpu_supports("bmi2") == 0) {
        std::puts("1..0 # SKIP this processor has no MULX");
        return 0;
    }
#endif
    return handfast_tests::run_under_valgrind(count, arguments, [](constant_time_run& run) {
#ifdef HANDFAST_TESTS_KERNEL  // what it is built for
        run.point(name_of(detail::best_kernel()) == HANDFAST_TESTS_KERNEL, "with the kernel " HANDFAST_TESTS_KERNEL);
#endif
        check_key(run, "2048 bits", handfast_tests::key_2048);
#ifndef ONE_KEY  // where it takes long
        check_key(run, "3072 bits", handfast_tests::key_3072);
#endif
        check_numbers(run);
        check_leaks(run);
    });
}
