// SPDX-License-Identifier: BSL-1.0
// Faults of the hardware, with each kernel that can run here: one bit of one limb is flipped, in turn in every limb of
// what a private operation computes on its way, and of every number of the key in memory, which stays wrong. A
// signature then is an error with nothing in its buffer, a premaster secret is the fallback.
//
//     fault BITS all|one    flips BITS bits of each limb, with keys of several lengths or with one
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <handfast/rsa.hpp>

#include "crypto/rsa/kernels.hpp"
#include "crypto/rsa/keys.hpp"

namespace hf = handfast;
namespace rsa = handfast::rsa;
namespace detail = handfast::rsa::detail;
using detail::limb;
using hash = hf::crypto::sha256;

namespace {

using bytes = std::vector<std::uint8_t>;

/// Where a private operation can be disturbed on its way.
enum class stage { table, p_half, q_half, recombined, result };
constexpr std::array stages{stage::table, stage::p_half, stage::q_half, stage::recombined, stage::result};

struct flipping : detail::unwatched {
    // The same word of every power, since nobody knows which ones will be chosen.
    void table(detail::power_table const& powers, std::size_t words) {
        if (at != stage::table) return;
        limbs = words;
        if (where >= words) return;
        for (std::size_t i = 0; i < powers.count; ++i)
            const_cast<limb*>(powers.entry(i))[where] ^= limb{1} << bit;  // it is const to who sees it alone
        ++flips;
    }
    void half(limb* r, std::size_t size) { flip(stage::p_half, r, size); }
    void other_half(limb* r, std::size_t size) { flip(stage::q_half, r, size); }
    void recombined(limb* r, std::size_t size) { flip(stage::recombined, r, size); }
    void result(limb* r, std::size_t size) { flip(stage::result, r, size); }

    void flip(stage reached, limb* r, std::size_t size) {
        if (reached != at) return;
        limbs = size;
        if (where >= size) return;
        r[where] ^= limb{1} << bit;
        ++flips;
    }

    stage at;
    std::size_t where;
    std::size_t bit;
    int flips = 0;
    std::size_t limbs = 0;  ///< how many there are
};

/// The bits that are flipped of each limb: `count` of them, others in each.
std::vector<std::size_t> bits_of(std::size_t where, std::size_t count) {
    std::vector<std::size_t> bits;
    for (std::size_t i = 0; i < count; ++i) bits.push_back((where * 7 + i * 23 + 1) % detail::limb_bits);
    return bits;
}

/// A key, and what there is to be signed and unwrapped with it.
struct scene {
    explicit scene(std::string_view pem) : key(rsa::private_key::from_pem(pem).value()) {
        premaster.fill(3);
        fallback.fill(0x55);
        wrapped = rsa::wrap(key.public_part(), premaster).value();
        oaep = rsa::wrap_oaep<hash>(key.public_part(), premaster).value();
        signature.resize(key.size());
        (void)rsa::sign_pkcs1<hash>(key, wrapped, signature).value();
        encoded.resize(key.size());
        detail::encode_pkcs1<hash>(hf::crypto::digest_of<hash>(wrapped), encoded);
    }

    rsa::private_key key;
    std::array<std::uint8_t, 48> premaster;
    std::array<std::uint8_t, 48> fallback;
    bytes wrapped;
    bytes oaep;
    bytes signature;
    bytes encoded;
};

/// An error, and in the buffer, which was all 0xaa, at most zeros.
bool refused(hf::result<void, rsa::failure> const& done, bytes const& out) {
    return !done && done.error() == rsa::failure::fault &&
           std::ranges::all_of(out, [](std::uint8_t byte) { return byte == 0 || byte == 0xaa; });
}

/// What came of a flip: nothing came out, or it did no harm, as where nothing reads the bit; or a result that is wrong.
enum class outcome { nothing, no_harm, wrong };

/// Each way of using the key while one limb is flipped on the way.
outcome flipped_on_the_way(scene const& s, stage at, std::size_t where, std::size_t bit) {
    std::array<flipping, 4> watches;
    watches.fill({{}, at, where, bit});
    bytes out(s.key.size(), 0xaa);
    auto const done = detail::sign_encoded(s.key, s.encoded, out, watches[0]);
    bool nothing = refused(done, out);
    bool no_harm = done && out == s.signature;
    auto chosen = s.fallback;
    detail::unwrap_into(s.key, s.wrapped, chosen, 0x0303, watches[1]);
    nothing = nothing && chosen == s.fallback;
    no_harm = no_harm && chosen == s.premaster;
    auto const implicit = detail::unwrap_implicitly(s.key, s.wrapped, watches[2]);
    nothing = nothing && !hf::same_bytes(implicit.reveal(), s.premaster);
    no_harm = no_harm && hf::same_bytes(implicit.reveal(), s.premaster);
    auto const opened = detail::unwrap_oaep<hash>(s.key, s.oaep, {}, watches[3]);
    nothing = nothing && !opened && opened.error() == rsa::failure::bad_padding;
    no_harm = no_harm && opened && hf::same_bytes(opened->reveal(), s.premaster);

    if (!std::ranges::all_of(watches, [](flipping const& watch) { return watch.flips == 1; })) return outcome::wrong;
    return nothing ? outcome::nothing : no_harm ? outcome::no_harm : outcome::wrong;
}

/// The same through the public functions alone, with a key that is wrong in memory.
bool wrong_key_lets_nothing_out(scene const& s) {
    bytes out(s.key.size(), 0xaa);
    bool good = refused(rsa::sign_pkcs1<hash>(s.key, s.wrapped, out), out);
    std::ranges::fill(out, std::uint8_t{0xaa});
    good = good && refused(rsa::sign_pss<hash>(s.key, s.wrapped, out), out);
    auto const premaster = rsa::unwrap_premaster(s.key, s.wrapped, 0x0303, hf::secret<48>{s.fallback});
    good = good && hf::same_bytes(premaster.reveal(), s.fallback);
    auto const stand_in = rsa::unwrap(s.key, s.wrapped);
    good = good && stand_in && !hf::same_bytes(stand_in->reveal(), s.premaster);
    return good && !rsa::unwrap_oaep<hash>(s.key, s.oaep);
}

/// Whether everything comes out right, as it may where nothing reads the bit that was flipped.
bool does_no_harm(scene const& s) {
    bytes out(s.key.size());
    return rsa::sign_pkcs1<hash>(s.key, s.wrapped, out) && out == s.signature &&
           hf::same_bytes(rsa::unwrap_premaster(s.key, s.wrapped, 0x0303, hf::secret<48>{s.fallback}).reveal(),
                          s.premaster);
}

bool on_the_way(scene const& s, std::size_t bits) {
    std::size_t flips = 0;
    std::size_t harmless = 0;
    for (auto const at : stages) {
        flipping none{{}, at, static_cast<std::size_t>(-1), 0};
        bytes out(s.key.size());
        if (!detail::sign_encoded(s.key, s.encoded, out, none) || none.limbs == 0) return false;
        std::size_t harmless_here = 0;
        for (std::size_t where = 0; where < none.limbs; ++where)
            for (auto const bit : bits_of(where, bits)) {
                auto const came = flipped_on_the_way(s, at, where, bit);
                ++flips;
                harmless_here += came == outcome::no_harm;
                // In a table, digits of a kernel leave bits of their words unused, and words behind them. Two
                // halves may have a limb more than the modulus.
                bool const may_be_unread = at == stage::table || where >= s.key.public_part().modulus_view().size;
                if (came == outcome::nothing || (came == outcome::no_harm && may_be_unread)) continue;
                std::printf("# something came out: %zu bits, stage %d, limb %zu, bit %zu\n", s.key.bits(),
                            static_cast<int>(at), where, bit);
                return false;
            }
        harmless += harmless_here;
        if (harmless_here * 3 > none.limbs * bits * 2) {
            std::printf("# hardly a flip did harm in stage %d\n", static_cast<int>(at));
            return false;
        }
    }
    std::printf("# %zu flips, %zu of them in bits that are not read\n", flips, harmless);
    return true;
}

/// One number of a key in memory. Of some not every bit is read: those may do no harm instead.
struct stored {
    char const* name;
    limb const* limbs;
    std::size_t size;
    bool all_read;
};

bool in_the_key(scene const& s, std::size_t bits) {
    auto const& k = *s.key.numbers();
    auto const p = k.p.prime.view();
    auto const q = k.q.prime.view();
    std::size_t flips = 0;
    std::size_t harmless = 0;
    // Exponents are read without their lowest bit, and digits of a kernel may leave bits of their words unused.
    for (auto const& number :
         {stored{"p", p.n, p.size, true}, stored{"q", q.n, q.size, true}, stored{"R^2 modulo p", p.rr, p.size, false},
          stored{"R^2 modulo q", q.rr, q.size, false}, stored{"-1/p", p.n0, 1, false}, stored{"-1/q", q.n0, 1, false},
          stored{"dp", k.p.exponent.data(), p.size, false}, stored{"dq", k.q.exponent.data(), q.size, false},
          stored{"qinv", k.qinv.data(), p.size, true}}) {
        std::size_t refused = 0;
        for (std::size_t where = 0; where < number.size; ++where)
            for (auto const bit : bits_of(where, bits)) {
                // The key is not const, only what it shows of itself.
                auto& flipped = const_cast<limb&>(number.limbs[where]);
                flipped ^= limb{1} << bit;
                bool const nothing = wrong_key_lets_nothing_out(s);
                bool const good = nothing || (!number.all_read && does_no_harm(s));
                flipped ^= limb{1} << bit;
                ++flips;
                refused += nothing;
                harmless += !nothing;
                if (good) continue;
                std::printf("# something came out: %zu bits, %s, limb %zu, bit %zu\n", s.key.bits(), number.name, where,
                            bit);
                return false;
            }
        if (refused * 2 < number.size) {
            std::printf("# hardly a flip in %s did harm\n", number.name);
            return false;
        }
    }
    std::printf("# %zu flips, %zu of them in bits that are not read\n", flips, harmless);
    return does_no_harm(s);
}

/// `check` with each of the keys.
handfast_tests::subject with_keys(char const* name, std::vector<std::string_view> const& keys, std::size_t bits,
                                  bool (*check)(scene const&, std::size_t)) {
    return {name,
            [=] { return std::ranges::all_of(keys, [&](std::string_view pem) { return check(scene{pem}, bits); }); }};
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) return 2;
    auto const bits = static_cast<std::size_t>(std::strtoull(arguments[1], nullptr, 10));
    std::vector<std::string_view> keys{handfast_tests::key_2048};
    if (std::string_view{arguments[2]} == "all")
        keys.insert(keys.end(), {handfast_tests::key_2050, handfast_tests::key_3072, handfast_tests::key_4096});
    return handfast_tests::run_with_every_kernel(
        {with_keys("a limb flipped on the way lets nothing out", keys, bits, on_the_way),
         with_keys("a limb flipped in the key lets nothing out", keys, bits, in_the_key)});
}
