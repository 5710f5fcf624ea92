package dev.headgate.process.problem;

/// What is wrong with one place of the body.
///
/// @param pointer JSON Pointer (RFC 6901) into the body; the empty text is the whole of it
/// @param detail never repeats the value: it may be a password
public record FieldError(String pointer, String detail) {}
