#ifndef CCAIRO_CARRIED_FONTS_H
#define CCAIRO_CARRIED_FONTS_H

#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/memfd.h>
#include <sys/syscall.h>
#endif

/* A font file that lies inside the program. */
struct carried_font {
    const unsigned char *bytes;
    size_t size;
};

/* The font files inside the program, with one of no size behind the last. scripts/package.sh links them in; in any
   other build there are none, and the symbol's address is null. */
extern const struct carried_font carried_fonts[] __attribute__((weak));

/* Whether there is a carried font at a position. */
static inline bool carried_font_exists(int position) {
    return carried_fonts != NULL && carried_fonts[position].size != 0;
}

/* Opens a copy of a carried font, in memory, to be read by its descriptor; -1 behind the last one, where none is
   carried, and where the system refuses. It stays open as long as the program runs, as Cairo reads fonts by name. */
static inline int carried_font_open(int position) {
#ifdef __linux__
    if (!carried_font_exists(position)) return -1;
    const struct carried_font font = carried_fonts[position];
    /* Not memfd_create: the C library declares that only for programs that ask for GNU's extensions. */
    int file = (int)syscall(SYS_memfd_create, "font", MFD_CLOEXEC);
    if (file < 0) return -1;
    for (size_t written = 0; written < font.size;) {
        ssize_t count = write(file, font.bytes + written, font.size - written);
        if (count <= 0) {
            close(file);
            return -1;
        }
        written += (size_t)count;
    }
    return file;
#else
    (void)position;
    return -1;
#endif
}

#endif
