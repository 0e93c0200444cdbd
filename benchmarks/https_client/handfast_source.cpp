// SPDX-License-Identifier: BSL-1.0
// What the programs that are compiled apart share.
#include <handfast/source.hpp>
