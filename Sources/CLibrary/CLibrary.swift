// The system's C library, whichever it is: Glibc on most Linux, Musl on a static one, Darwin on a Mac.
//
// Everything in it is handed on to whoever imports this module, so no other file asks for the platform.
#if canImport(Glibc)
    @_exported import Glibc
#elseif canImport(Musl)
    @_exported import Musl
#elseif canImport(Darwin)
    @_exported import Darwin
#endif
