// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <fstream>
#include <string>

#include <handfast/crypto/rsa/detail/mulx_available.hpp>

BOOST_AUTO_TEST_SUITE(crypto_rsa_detail_mulx_available)

// The processor is asked by an instruction; the system's list of what it has must say the same.
BOOST_AUTO_TEST_CASE(it_is_what_the_system_says) {
    std::ifstream list{"/proc/cpuinfo"};
    std::string line;
    while (std::getline(list, line) && !line.starts_with("flags")) {}
    if (!list) {
        BOOST_TEST_MESSAGE("there is no /proc/cpuinfo with flags here");
        return;
    }
    line += ' ';
    bool const has = line.find(" bmi2 ") != std::string::npos && line.find(" adx ") != std::string::npos;
    BOOST_TEST(handfast::rsa::detail::mulx_available() == (has && HANDFAST_RSA_HAS_MULX));
}

BOOST_AUTO_TEST_SUITE_END()
