// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_HPP
#define HANDFAST_CHOREOGRAPHY_HPP

#include <handfast/choreography/assertions_in_words.hpp>
#include <handfast/choreography/check.hpp>
#include <handfast/choreography/compatible.hpp>
#include <handfast/choreography/connection.hpp>
#include <handfast/choreography/evidence.hpp>
#include <handfast/choreography/session.hpp>
#include <handfast/choreography/words.hpp>

// The order of messages: its words, and what is made of them.
namespace handfast::inline HANDFAST_ABI {

using choreography::after;
using choreography::anytime;
using choreography::authenticates;
using choreography::both_ways;
using choreography::check;
using choreography::check_after;
using choreography::check_compatible;
using choreography::check_never;
using choreography::check_sent_by;
using choreography::check_under;
using choreography::choice;
using choreography::closed;
using choreography::compatible;
using choreography::connection;
using choreography::ends;
using choreography::evidence;
using choreography::holds;
using choreography::key;
using choreography::loop;
using choreography::message;
using choreography::milliseconds;
using choreography::never;
using choreography::optional;
using choreography::part;
using choreography::protocol;
using choreography::seconds;
using choreography::sent_by;
using choreography::sequence;
using choreography::session;
using choreography::start;
using choreography::stays;
using choreography::token;
using choreography::under;
using choreography::when;
using choreography::within;

}  // namespace handfast::inline HANDFAST_ABI

#endif
