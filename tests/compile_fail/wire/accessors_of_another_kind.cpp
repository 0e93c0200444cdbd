// in header: a 'hana::Struct' as a message requires accessors that are member pointers
// SPDX-License-Identifier: BSL-1.0
#include <boost/hana/pair.hpp>
#include <boost/hana/string.hpp>
#include <boost/hana/tuple.hpp>

#include <handfast/wire.hpp>

namespace wire = handfast::wire;

struct packet {
    wire::u8 kind;
};
namespace boost::hana {
template <>
struct accessors_impl<packet> {
    template <class Pointer, Pointer Field>
    struct member {
        decltype(auto) operator()(auto&& p) const { return (p.*Field); }
    };
    struct function {
        decltype(auto) operator()(auto&& p) const { return (p.kind); }
    };
    static constexpr auto apply() {
#ifdef CORRECTED
        return make_tuple(make_pair(string_c<'k'>, member<wire::u8 packet::*, &packet::kind>{}));
#else
        return make_tuple(make_pair(string_c<'k'>, function{}));
#endif
    }
};
}  // namespace boost::hana
auto const size = wire::least_size<packet>;
