// SPDX-License-Identifier: BSL-1.0
int older();
int newer();

int main() {
    int const from = older();
    return from >= 0 && newer() == from + 1 ? 0 : 1;
}
