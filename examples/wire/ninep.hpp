// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_WIRE_NINEP_HPP
#define HANDFAST_EXAMPLES_WIRE_NINEP_HPP

#include <handfast/wire.hpp>

/// Calls and replies of 9P2000.L, a remote procedure protocol for files, little-endian throughout. `tag` tells which
/// call a reply belongs to; the other kinds of message are kept as bytes.
namespace ninep {

namespace wire = handfast::wire;

enum class kind : std::uint8_t { tversion = 100, rversion, tattach = 104, rattach, twalk = 110 };

using text = wire::opaque<0, 65535, wire::view, wire::byte_count<wire::u16_le>>;

struct version {
    std::uint32_t msize;
    text protocol;
    HANDFAST_LITTLE_ENDIAN_MESSAGE(version, msize, protocol)
};

struct attach {
    std::uint32_t fid, afid;
    text uname, aname;
    std::uint32_t n_uname;
    HANDFAST_LITTLE_ENDIAN_MESSAGE(attach, fid, afid, uname, aname, n_uname)
};

struct qid {
    std::uint8_t type;
    std::uint32_t version;
    std::uint64_t path;
    HANDFAST_LITTLE_ENDIAN_MESSAGE(qid, type, version, path)
};

struct walk {
    std::uint32_t fid, newfid;
    wire::vector<text, 0, 16, wire::view, wire::element_count<wire::u16_le>> names;
    HANDFAST_LITTLE_ENDIAN_MESSAGE(walk, fid, newfid, names)
};

struct bodies : wire::alternatives<wire::alternative<kind::tversion, version>,
                                   wire::alternative<kind::rversion, version>, wire::alternative<kind::tattach, attach>,
                                   wire::alternative<kind::rattach, qid>, wire::alternative<kind::twalk, walk>> {};

struct message {
    wire::computed<std::uint32_t, wire::message_size> size;
    wire::computed<wire::open_enum<kind>> type;
    std::uint16_t tag;
    wire::chosen<&message::type, wire::view, bodies> body;
    HANDFAST_LITTLE_ENDIAN_MESSAGE(message, size, type, tag, body)
};

}  // namespace ninep

#endif
