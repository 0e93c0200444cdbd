// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_WIRE_PNG_HPP
#define HANDFAST_EXAMPLES_WIRE_PNG_HPP

#include <handfast/wire.hpp>

/// A picture as Portable Network Graphics: its signature, and chunks (PNG specification §5).
namespace png {

namespace wire = handfast::wire;

enum class chunk_type : std::uint32_t { ihdr = 0x49484452, gama = 0x67414d41, phys = 0x70485973, text = 0x74455874 };

constexpr std::string_view to_string(chunk_type t) {
    return t == chunk_type::ihdr   ? "IHDR"
           : t == chunk_type::gama ? "gAMA"
           : t == chunk_type::phys ? "pHYs"
           : t == chunk_type::text ? "tEXt"
                                   : "";
}

struct header {
    wire::u32 width, height;
    wire::u8 bit_depth, colour_type, compression, filter, interlace;
    HANDFAST_MESSAGE(header, width, height, bit_depth, colour_type, compression, filter, interlace)
};

struct physical_size {
    wire::u32 per_unit_x, per_unit_y;
    bool in_metres;
    HANDFAST_MESSAGE(physical_size, per_unit_x, per_unit_y, in_metres)
};

struct bodies
    : wire::alternatives<wire::alternative<chunk_type::ihdr, header>, wire::alternative<chunk_type::gama, wire::u32>,
                         wire::alternative<chunk_type::phys, physical_size>> {};

struct chunk {
    wire::computed<wire::u32> length;
    wire::computed<wire::open_enum<chunk_type>> type;
    wire::sized<&chunk::length, wire::chosen<&chunk::type, wire::view, bodies>> data;
    wire::computed<wire::u32, wire::crc32<4>> crc;
    HANDFAST_MESSAGE(chunk, length, type, data, crc)
};

struct file {
    wire::magic<"\x89PNG\r\n\x1a\n"> signature;
    wire::list<chunk> chunks;
    HANDFAST_MESSAGE(file, signature, chunks)
};

}  // namespace png

#endif
