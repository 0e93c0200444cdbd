// SPDX-License-Identifier: BSL-1.0
#include "half.hpp"

int main() { end(begin()); }
