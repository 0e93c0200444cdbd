// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_X509_VERIFY_HPP
#define HANDFAST_X509_VERIFY_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include <handfast/asn1/der.hpp>
#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/crypto/rsa/public_key.hpp>
#include <handfast/x509/certificate.hpp>
#include <handfast/x509/error.hpp>
#include <handfast/x509/key_usage.hpp>
#include <handfast/x509/public_key.hpp>
#include <handfast/x509/server_name.hpp>
#include <handfast/x509/trust_store.hpp>
#include <handfast/x509/verified_peer.hpp>

namespace handfast::inline HANDFAST_ABI::x509 {

/// How much work a peer's chain may cause.
struct verify_limits {
    /// The certificates that are looked at cannot be more than this, whatever `certificates` says.
    static constexpr std::size_t capacity = 16;

    /// Certificates that a peer may present; with more of them the chain is refused.
    std::size_t certificates = 10;
    /// Certificates from the peer's own up to and with the anchor.
    std::size_t path = 8;
    /// Signatures checked before the search for a path is given up.
    std::size_t signature_checks = 16;
};

namespace detail {

/// What the peer's certificate must be good for.
struct wanted_use {
    key_usage usage;
    byte_view purpose;                  ///< of the extended key usage
    std::string_view refusal;           ///< where that has another
    server_name const* name = nullptr;  ///< none where no name is asked for
};

/// The search for a path from a peer's certificate to an anchor (RFC 5280 §6.1, RFC 4158): depth first, anchors
/// before what the peer presented, every certificate at most once on a path, all within limits.
class path_search {
public:
    path_search(trust_store const& trust, asn1::seconds now, wanted_use const& wanted, verify_limits const& limits)
        : trust_(trust), now_(now), wanted_(wanted), limits_(limits), checks_left_(limits.signature_checks) {}

    /// `Verified` is the proof of what `wanted` says.
    template <class Verified>
    result<Verified, error> run(std::span<byte_view const> chain) {
        if (wanted_.name != nullptr && !wanted_.name->valid()) return fail(wanted_.name->invalid());
        if (chain.empty()) return fail(error{failure::empty_chain});
        if (chain.size() > std::min(limits_.certificates, verify_limits::capacity))
            return fail(error{failure::chain_too_long});
        auto const leaf = certificate::parse(chain[0]);
        if (!leaf) return fail(leaf.error().at(0));
        auto const* const anchor = trust_.find(*leaf);
        auto const* const ready = anchor == nullptr ? nullptr : trust_.key_of(*anchor);
        auto key = ready != nullptr ? result<rsa::public_key, error>{*ready} : rsa_public_key(*leaf);
        if (!key) return fail(key.error().at(0));
        if (auto const fit = check_leaf(*leaf); !fit) return fail(fit.error().at(0));

        for (std::size_t place = 1; place < chain.size(); ++place) {
            auto const other = certificate::parse(chain[place]);
            // One that cannot be read may be one that is not needed; the error waits until no path is found.
            if (other) presented_[presented_count_++].emplace(*other);
            else if (!unreadable_) unreadable_ = other.error().at(place);
        }
        auto const length = anchor != nullptr ? 1 : climb(*leaf, 0, 0);
        if (length == 0) return fail(why_not());
        return Verified{std::move(*key), *leaf, length};
    }

private:
    result<void, error> check_leaf(certificate const& leaf) const {
        if (auto const common = check_common(leaf); !common) return common;
        auto const& says = leaf.extensions();
        if (says.key_usage && !includes(*says.key_usage, wanted_.usage)) return fail(error{failure::wrong_key_usage});
        if (wanted_.name == nullptr) return {};
        // RFC 9525 §6.2: without a subjectAltName there is no name; the common name is none.
        if (!says.subject_alternative_name || !says.subject_alternative_name->match(*wanted_.name)) {
            text<280> words{"wanted "};
            words << wanted_.name->text();
            append_names(words, says.subject_alternative_name);
            return fail(error{failure::wrong_name, words});
        }
        return {};
    }

    /// What every certificate on a path must satisfy.
    result<void, error> check_common(certificate const& c) const {
        auto const [not_before, not_after] = c.validity();
        if (now_ < not_before) return fail(error{failure::not_yet_valid, with_dates("valid from ", not_before)});
        if (now_ > not_after) return fail(error{failure::expired, with_dates("valid until ", not_after)});
        auto const& says = c.extensions();
        if (!says.not_understood.empty())
            return fail(error{failure::unknown_critical_extension, asn1::describe_oid(says.not_understood)});
        if (says.extended_key_usage && !says.extended_key_usage->allows(wanted_.purpose))
            return fail(error{failure::wrong_extended_key_usage, wanted_.refusal});
        return {};
    }

    /// Whether `issuer` may issue a certificate with `below` intermediates between it and the peer's own.
    result<void, error> check_issuer(certificate const& issuer, std::size_t below) const {
        if (auto const common = check_common(issuer); !common) return common;
        auto const& says = issuer.extensions();
        // A certificate of version 1 or 2 cannot say that it is an authority, and so is none.
        if (!says.basic_constraints || !says.basic_constraints->authority)
            return fail(error{failure::not_an_authority, subject_of(issuer)});
        if (says.key_usage && !includes(*says.key_usage, key_usage::key_cert_sign))
            return fail(error{failure::wrong_key_usage, "keyCertSign is wanted"});
        if (says.basic_constraints->path_length && below > *says.basic_constraints->path_length)
            return fail(error{failure::path_too_long, subject_of(issuer)});
        return {};
    }

    /// The number of certificates from the peer's own to an anchor, going up from `c` at `depth`; 0 where no path was
    /// found. `below` counts the intermediates so far that did not issue themselves (RFC 5280 §4.2.1.9).
    std::size_t climb(certificate const& c, std::size_t depth, std::size_t below) {
        path_[depth] = &c;
        if (depth + 2 > limits_.path) {
            remember(error{failure::path_too_long, "more certificates than are looked at"}, depth);
            return 0;
        }
        bool issuer_seen = false;
        for (auto const& anchor : trust_.find(c.issuer())) {
            issuer_seen = true;
            if (issued(c, anchor, trust_.key_of(anchor), depth, below)) return depth + 2;
        }
        for (std::size_t i = 0; i < presented_count_; ++i) {
            auto const& candidate = *presented_[i];
            if (on_path_[i] || !(candidate.subject() == c.issuer()) || same_bytes(candidate.der(), c.der())) continue;
            // An anchor was tried above.
            if (trust_.contains(candidate)) continue;
            issuer_seen = true;
            if (!issued(c, candidate, nullptr, depth, below)) continue;
            on_path_[i] = true;
            auto const length = climb(candidate, depth + 1, below + (candidate.self_issued() ? 0 : 1));
            on_path_[i] = false;
            if (length != 0) return length;
        }
        if (!issuer_seen)
            remember(error{failure::issuer_not_trusted, c.self_issued() ? self_signed(c) : way_down_from(c, depth)},
                     depth);
        return 0;
    }

    /// Whether `issuer`, whose key is `ready` where that is not null, issued `c`, which stands at `depth`, and was
    /// allowed to.
    bool issued(certificate const& c, certificate const& issuer, rsa::public_key const* ready, std::size_t depth,
                std::size_t below) {
        auto const& wanted_id = c.extensions().authority_key_identifier;
        auto const& found_id = issuer.extensions().subject_key_identifier;
        if (!wanted_id.empty() && !found_id.empty() && !same_bytes(wanted_id, found_id)) {
            remember(error{failure::issuer_not_trusted, where_another_is(c, depth)}, depth);
            return false;
        }
        if (auto const allowed = check_issuer(issuer, below); !allowed) {
            // Who signs for itself was issued by no other, and one that is trusted has its place or has changed.
            if (c.self_issued() && allowed.error() == failure::not_an_authority)
                remember(error{failure::issuer_not_trusted, where_another_is(c, depth)}, depth);
            else remember(allowed.error(), depth + 1);
            return false;
        }
        if (c.signature_algorithm() == signature_algorithm::not_accepted) {
            remember(error{failure::unsupported_signature_algorithm}, depth);
            return false;
        }
        if (checks_left_ == 0) {
            remember(error{failure::too_many_signature_checks}, depth);
            return false;
        }
        --checks_left_;
        if (ready != nullptr) return signed_with(*ready, c, depth);
        auto const key = rsa_public_key(issuer);
        if (!key) {
            remember(key.error(), depth + 1);
            return false;
        }
        return signed_with(*key, c, depth);
    }

    bool signed_with(rsa::public_key const& key, certificate const& c, std::size_t depth) {
        auto const good = check_signature(c, key);
        // A root that the peer presented, beside another of the same name: that one did not issue it.
        if (!good && c.self_issued() && good.error() == failure::bad_signature)
            remember(error{failure::issuer_not_trusted, where_another_is(c, depth)}, depth);
        else if (!good) remember(good.error(), depth);
        return good.has_value();
    }

    /// Keeps the error of the attempt that got furthest; of those that got equally far, the first that is more than
    /// a missing issuer.
    void remember(error const& e, std::size_t depth) {
        auto const placed = e.at(depth);
        bool const says_more = best_ && best_->what == failure::issuer_not_trusted && placed.depth == best_->depth;
        if (!best_ || placed.depth > best_->depth || says_more) best_ = placed;
    }

    error why_not() const {
        if (unreadable_ && (!best_ || best_->what == failure::issuer_not_trusted)) return *unreadable_;
        return best_ ? *best_ : error{failure::issuer_not_trusted};
    }

    text<280> with_dates(std::string_view words, asn1::seconds when) const {
        text<280> all{words};
        all << asn1::describe_time(when) << ", now it is " << asn1::describe_time(now_);
        return all;
    }
    static text<280> self_signed(certificate const& c) {
        text<280> words{describe(c.subject()).view()};
        words << " is self-signed";
        return words;
    }
    /// The names that there are, beside the one that was wanted.
    static void append_names(text<280>& words, std::optional<general_names> const& names) {
        words << ", it has ";
        bool any = false;
        if (names) {
            for (auto const& it : *names) {
                auto const written = describe(it);
                if (written.empty()) continue;
                words << (any ? ", " : "") << written;
                any = true;
            }
        }
        if (!any) words << "no name: a common name is none";
    }
    /// Whom nobody trusts, and what leads from there to the peer's own: "CN=R, which issued CN=I, which issued CN=L".
    text<280> way_down_from(certificate const& last, std::size_t depth) const {
        text<280> words{describe(last.issuer()).view()};
        words << ", which issued " << describe(last.subject());
        for (auto place = depth; place-- > 0;) words << ", which issued " << describe(path_[place]->subject());
        return words;
    }
    /// The same, where there is a certificate of that name that did not issue it.
    text<280> where_another_is(certificate const& last, std::size_t depth) const {
        auto words = way_down_from(last, depth);
        words << "; another of that name is there";
        return words;
    }
    static text<280> described(name const& n) { return text<280>{describe(n).view()}; }
    static text<280> subject_of(certificate const& c) { return described(c.subject()); }

    trust_store const& trust_;
    asn1::seconds now_;
    wanted_use wanted_;
    verify_limits limits_;
    std::size_t checks_left_;
    std::array<std::optional<certificate>, verify_limits::capacity> presented_{};
    std::array<bool, verify_limits::capacity> on_path_{};
    std::array<certificate const*, verify_limits::capacity> path_{};  // from the peer's own up to where the search is
    std::size_t presented_count_ = 0;
    std::optional<error> best_{}, unreadable_{};
};

}  // namespace detail

/// Verifies that a server is the one that was `wanted` (RFC 5280 §6, RFC 9525).
///
/// `chain` is what the peer presented, its own certificate first and the others in any order, some of them
/// perhaps of no use; `now` is in seconds since 1970; `usage` is what the connection will use the peer's key for:
/// key encipherment for RSA key transport, digital signature where the peer signs its part of the key exchange.
///
/// Checked: a path of RSA signatures (PKCS#1 v1.5 or PSS, SHA-256, SHA-384 or SHA-512; keys of 2048 bits or
/// more) from the peer's certificate to an anchor of `trust`, or the peer's certificate being itself an anchor;
/// for each certificate, the anchor's among them, its dates, that nothing critical in it is unknown here (name
/// constraints and policies are), and that its extended key usage, where there is one, allows servers; for each
/// issuer that it is an authority, with room for the path below it, whose key may sign certificates; for the
/// peer's own that its key usage, where there is one, has `usage`, and that its subjectAltName has the name.
///
/// Not checked: revocation. A certificate that was revoked is accepted until it expires.
///
/// Nothing is allocated. The error names what was wrong where the search got furthest.
[[nodiscard]] inline result<verified_peer, error> verify_server_chain(std::span<byte_view const> chain,
                                                                      trust_store const& trust,
                                                                      server_name const& wanted, asn1::seconds now,
                                                                      key_usage usage = key_usage::key_encipherment,
                                                                      verify_limits const& limits = {}) {
    detail::wanted_use const use{usage, asn1::oids::server_auth, "serverAuth is wanted", &wanted};
    return detail::path_search{trust, now, use, limits}.run<verified_peer>(chain);
}

/// Verifies the certificate of a client that is to sign with its key (RFC 5246 §7.4.6), as `verify_server_chain`
/// verifies a server's, but for these: its key usage, where there is one, has digital signature; the extended key
/// usage of each certificate on the path, where there is one, allows clients; no name is asked for. Who the client is
/// says the certificate (`leaf()`), and what that may do the caller decides.
[[nodiscard]] inline result<verified_client, error> verify_client_chain(std::span<byte_view const> chain,
                                                                        trust_store const& trust, asn1::seconds now,
                                                                        verify_limits const& limits = {}) {
    detail::wanted_use const use{key_usage::digital_signature, asn1::oids::client_auth, "clientAuth is wanted"};
    return detail::path_search{trust, now, use, limits}.run<verified_client>(chain);
}

}  // namespace handfast::inline HANDFAST_ABI::x509

#endif
