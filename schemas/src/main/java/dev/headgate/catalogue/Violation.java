package dev.headgate.catalogue;

/// One way in which data breaks its schema.
///
/// @param pointer JSON Pointer (RFC 6901) to the value; to where it should be if it is missing
/// @param message what is wrong, without the value, which may be personal
public record Violation(String pointer, String message) {}
