// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_PROGRESS_HPP
#define HANDFAST_CHOREOGRAPHY_PROGRESS_HPP

#include <handfast/core/text.hpp>

namespace handfast::inline HANDFAST_ABI::choreography {

/// What came of feeding a connection.
enum class progress : unsigned char {
    moved,       ///< one message was handled
    need_bytes,  ///< no whole message is there yet
    refused,     ///< the message that is there may not come now; it is still unread
    failed,      ///< the transport could not give a message; it knows why
    your_turn,   ///< what comes next is to wait until this role has sent, or has shown evidence
    ended,       ///< the protocol is over, or this end has given up
};

/// In words, for a log.
constexpr sentence describe(progress what) {
    switch (what) {
        case progress::moved: return "one message was handled";
        case progress::need_bytes: return "no whole message is there yet";
        case progress::refused: return "the message that is there may not come now";
        case progress::failed: return "the transport could not give a message";
        case progress::your_turn: return "nothing goes on until this end has sent, or has shown evidence";
        case progress::ended: return "the protocol is over, or this end has given up";
    }
    return "unknown progress";
}

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
