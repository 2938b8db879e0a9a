/* What Debian's archives ask of glibc that glibc 2.31 does not have yet. */
#include <stddef.h>
#include <sys/random.h>

/* glibc 2.32: libstdc++ reads it to skip atomic operations while there is one thread. There may always be more here. */
char __libc_single_threaded = 0;

/* glibc 2.36: expat salts its hash tables with it. */
void arc4random_buf(void *buffer, size_t size) {
    char *place = buffer;
    while (size > 0) {
        ssize_t count = getrandom(place, size, 0);
        if (count <= 0) continue;
        place += count;
        size -= (size_t)count;
    }
}
