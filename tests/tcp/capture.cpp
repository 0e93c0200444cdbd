// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <handfast/core/hex.hpp>
#include <handfast/tcp/capture.hpp>

#include "laws/generated.hpp"

namespace {

namespace tcp = handfast::tcp;
namespace wire = handfast::wire;
using namespace std::chrono_literals;
using bytes = std::vector<std::uint8_t>;

/// An echo request of IPv4 and one of IPv6 (RFC 792, RFC 4443), as ping sends them.
auto const ipv4_ping = handfast::from_hex("4500001c000100004001 66de 0a000001 0a000002 0800 f7fd 00010001");
auto const ipv6_ping = handfast::from_hex("60000000 0008 3a40 fd000000000000000000000000000001"
                                          "fd000000000000000000000000000002 8000 85b6 00010001");

bytes capture_of_both() {
    bytes file;
    tcp::append_capture_header(file);
    tcp::append_capture_record(file, ipv4_ping, tcp::capture_time{1'700'000'000'000'001us});
    tcp::append_capture_record(file, ipv6_ping, tcp::instant{2'500ms});
    return file;
}

/// A file that is gone with its name's owner.
class scratch_file {
public:
    explicit scratch_file(bytes const& content)
        : path_(std::filesystem::temp_directory_path() / ("handfast_capture_" + std::to_string(::getpid()))) {
        std::ofstream{path_, std::ios::binary}.write(reinterpret_cast<char const*>(content.data()),
                                                     static_cast<std::streamsize>(content.size()));
    }
    scratch_file(scratch_file&&) = delete;
    ~scratch_file() { std::filesystem::remove(path_); }
    [[nodiscard]] std::string quoted() const { return "'" + path_.string() + "'"; }

private:
    std::filesystem::path path_;
};

/// What a shell command writes to its standard output, and how it ended.
std::pair<std::string, int> output_of(std::string const& command) {
    auto* const pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) return {"popen failed", -1};
    std::string out;
    for (char buffer[512]; auto const n = std::fread(buffer, 1, sizeof buffer, pipe);) out.append(buffer, n);
    int const status = ::pclose(pipe);
    return {std::move(out), status};
}

boost::test_tools::assertion_result has_tshark(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result here{output_of("command -v tshark").second == 0};
    here.message() << "tshark is not installed";
    return here;
}

BOOST_AUTO_TEST_SUITE(tcp_capture)

BOOST_AUTO_TEST_CASE(the_header_byte_by_byte) {
    bytes file{0xee};
    tcp::append_capture_header(file);
    BOOST_TEST(handfast::to_hex(file) == "ee"
                                         "a1b2c3d4"
                                         "00020004"
                                         "0000000000000000"
                                         "00040000"
                                         "00000065");
}

BOOST_AUTO_TEST_CASE(a_record_byte_by_byte) {
    bytes file{0xee};
    tcp::append_capture_record(file, handfast::as_bytes("abc"), tcp::capture_time{0x12345678s + 999'999us});
    BOOST_TEST(handfast::to_hex(file) == "ee"
                                         "12345678"
                                         "000f423f"
                                         "00000003"
                                         "00000003"
                                         "616263");
}

BOOST_AUTO_TEST_CASE(what_is_written_is_read) {
    auto const file = capture_of_both();
    auto const read = wire::decode<tcp::capture_file>(file).value();
    BOOST_TEST((read.header.link == tcp::link_type::raw));
    std::vector<tcp::capture_record> records(read.records.begin(), read.records.end());
    BOOST_TEST_REQUIRE(records.size() == 2u);
    BOOST_TEST(records[0].seconds == 1'700'000'000u);
    BOOST_TEST(records[0].microseconds == 1u);
    BOOST_TEST(handfast::same_bytes(records[0].packet->view(), ipv4_ping));
    BOOST_TEST(records[1].seconds == 2u);
    BOOST_TEST(records[1].microseconds == 500'000u);
    BOOST_TEST(handfast::same_bytes(records[1].packet->view(), ipv6_ping));
}

BOOST_AUTO_TEST_CASE(a_packet_beyond_the_header_s_limit_is_cut_and_says_so) {
    bytes file;
    tcp::append_capture_record(file, bytes(300'000, 7), tcp::instant{});
    auto const record = wire::decode<tcp::capture_record>(file).value();
    BOOST_TEST(record.original_length == 300'000u);
    BOOST_TEST(record.packet->size() == tcp::capture_header{}.snap_length);
}

BOOST_AUTO_TEST_CASE(laws_of_all) {
    bytes header, record;
    tcp::append_capture_header(header);
    tcp::append_capture_record(record, ipv4_ping, tcp::instant{1s});
    laws::hold<tcp::capture_header>(header);
    laws::hold<tcp::capture_record>(record);
    laws::hold<tcp::capture_file>(capture_of_both());
    laws::hold_for_generated<tcp::capture_header>(100);
    laws::hold_for_generated<tcp::capture_record>(100);
    laws::hold_for_generated<tcp::capture_file>(100);
}

BOOST_AUTO_TEST_CASE(tshark_reads_it, *boost::unit_test::precondition(has_tshark)) {
    scratch_file const file{capture_of_both()};
    auto const [said, status] = output_of("HOME=/nonexistent tshark -n -r " + file.quoted() +
                                          " -o ip.check_checksum:TRUE -T fields -E separator=, -e frame.time_epoch"
                                          " -e frame.protocols -e frame.len -e icmp.type -e icmpv6.type"
                                          " -e ip.checksum.status -e icmp.checksum.status -e icmpv6.checksum.status"
                                          " -e _ws.malformed 2>&1 </dev/null | grep -v '^Running as user'");
    BOOST_TEST(status == 0);
    // Checksums of status 1 are good ones.
    BOOST_TEST(said == "1700000000.000001000,raw:ip:icmp,28,8,,1,1,,\n"
                       "2.500000000,raw:ipv6:icmpv6,48,,128,,,1,\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
