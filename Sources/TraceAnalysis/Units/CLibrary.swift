// The system's C library, whichever it is: Glibc on most Linux, Musl on a static one, Darwin on a Mac.
//
// No other file asks for the platform: every file of this module sees what stands here, and so does every file that
// imports this module.
#if canImport(Glibc)
    @_exported public import Glibc
#elseif canImport(Musl)
    @_exported public import Musl
#elseif canImport(Darwin)
    @_exported public import Darwin
#endif
