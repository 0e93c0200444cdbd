// SPDX-License-Identifier: BSL-1.0
// Secrets marked as undefined, under valgrind's memcheck: it then reports every branch and every address that depends
// on them. First the real operations, which must give no report; then leaks made on purpose, each of which must give
// one, or the run would prove nothing.
//
// Run as `valgrind -q constant_time`; it writes TAP. Outside of valgrind it says why it proves nothing, in the words of
// its argument where it has one.

#include <cstdio>

#if __has_include(<valgrind/memcheck.h>)

#include <array>
#include <cstring>
#include <vector>

#include <valgrind/memcheck.h>

#include <handfast/rsa.hpp>

#include "crypto/rsa/keys.hpp"

namespace hf = handfast;
namespace rsa = handfast::rsa;
namespace detail = handfast::rsa::detail;
using detail::limb;

namespace {

void hide(void const* at, std::size_t size) { (void)VALGRIND_MAKE_MEM_UNDEFINED(const_cast<void*>(at), size); }
void show(void const* at, std::size_t size) { (void)VALGRIND_MAKE_MEM_DEFINED(const_cast<void*>(at), size); }

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

int points = 0;
int failures = 0;

void point(bool passed, char const* what, char const* said) {
    std::printf("%s %d - %s: %s\n", passed ? "ok" : "not ok", ++points, what, said);
    failures += !passed;
}

/// Where the leaks put their results, so that the compiler keeps them.
limb volatile sink = 0;

/// Runs `work` and compares whether memcheck had something to report with whether it should have.
template <class Work>
void check(char const* what, bool leaks, Work work) {
    auto const before = VALGRIND_COUNT_ERRORS;
    work();
    bool const reported = VALGRIND_COUNT_ERRORS != before;
    point(reported == leaks, what, reported ? "depends on secrets" : "depends on nothing secret");
}

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

void run(char const* name, std::string_view pem) {
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
        check("unwrapping", false, [&] { unwrap(key, inputs[i], chosen, watch); });
        show(chosen.reveal().data(), 48);
        bool const same = std::memcmp(chosen.reveal().data(), premaster.data(), 48) == 0;
        point(same == (i == 0), "unwrapping", same ? "the secret" : "the fallback");
    }
    std::vector<std::uint8_t> block(size);
    detail::encode_pkcs1<hf::crypto::sha256>(hf::crypto::digest_of<hf::crypto::sha256>(good), block);
    std::vector<std::uint8_t> signature(size);
    check("signing", false, [&] { (void)detail::sign_encoded(key, block, signature, watch).has_value(); });

    // What anybody may have encrypted: a message of some length, or nothing.
    for (std::size_t i : {std::size_t{0}, std::size_t{3}})
        check("unwrapping with implicit rejection", false, [&] {
            auto const opened = detail::unwrap_implicitly(key, inputs[i], watch);
            show(opened.reveal().data(), opened.size());
            bool const same = opened.size() == 48 && std::memcmp(opened.reveal().data(), premaster.data(), 48) == 0;
            point(same == (i == 0), "unwrapping with implicit rejection", same ? "the secret" : "something else");
        });
    auto const oaep = rsa::wrap_oaep<hf::crypto::sha256>(key.public_part(), premaster).value();
    for (auto const& input : {oaep, wrong_padding})
        check("unwrapping OAEP", false, [&] {
            auto const opened = detail::unwrap_oaep<hf::crypto::sha256>(key, input, {}, watch);
            point(opened.has_value() == (input == oaep), "unwrapping OAEP", opened ? "the secret" : "refused");
        });

    hide(premaster.data(), premaster.size());
    std::vector<std::uint8_t> wrapped(size);
    check("wrapping with OAEP", false,
          [&] { (void)rsa::wrap_oaep_into<hf::crypto::sha256>(key.public_part(), premaster, wrapped).has_value(); });
    check("wrapping", false, [&] { (void)rsa::wrap(key.public_part(), premaster, wrapped).has_value(); });
}

/// Leaks of the kinds that the rows of security.md's first table are about.
void run_leaks() {
    std::printf("# leaks made on purpose\n");
    auto const key = rsa::private_key::from_pem(handfast_tests::key_2048).value();
    std::array<std::uint8_t, 48> const premaster{3, 3};
    auto const good = rsa::wrap(key.public_part(), premaster).value();
    hide(key);

    check("a padding check that ends early", true, [&] {
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
    check("a window that picks its entry by address", true, [&] {
        std::array<limb volatile, 32> table{};
        limb const window = key.numbers()->p.exponent[0] & 31;
        sink = table[window];
    });
    check("a final subtraction only where it is needed", true, [&] {
        auto const m = key.numbers()->p.prime.view();
        if (detail::is_less(m.rr, m.n, m.size) != 0) sink = 1;
    });
    struct branching : marking {
        static void half(limb* r, std::size_t size) {
            while (size > 0 && r[size - 1] == 0) --size;  // strips leading zeros
            sink = static_cast<limb>(size);
        }
    };
    check("a half whose leading zeros are stripped", true, [&] {
        branching watch;
        hf::secret<48> chosen;
        unwrap(key, good, chosen, watch);
        show(chosen.reveal().data(), 48);
    });
}

}  // namespace

int main(int count, char** arguments) {
    if (RUNNING_ON_VALGRIND == 0) {
        std::printf("1..0 # SKIP %s\n", count > 1 ? arguments[1] : "to be run under valgrind");
        return 0;
    }
    run("2048 bits", handfast_tests::key_2048);
#ifndef ONE_KEY  // where it takes long
    run("3072 bits", handfast_tests::key_3072);
#endif
    run_leaks();
    std::printf("1..%d\n", points);
    return failures == 0 ? 0 : 1;
}

#else

int main() { std::printf("1..0 # SKIP valgrind/memcheck.h was not there when this was built\n"); }

#endif
