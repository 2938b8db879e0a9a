// libFuzzer's way in for a program that has a main of its own (compiler-rt, FuzzerInterface).
#pragma once
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(
    int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
