#ifndef CCOMPRESSION_SHIM_H
#define CCOMPRESSION_SHIM_H

#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>
// How glibc gives memory back; Swift's own module of glibc leaves it out.
#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

#endif
