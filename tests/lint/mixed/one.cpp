// SPDX-License-Identifier: BSL-1.0
#include "half.hpp"

lint::start begin() { return lint::greet(); }

void end(lint::start s) { (void)std::move(s).abandon(); }
