package dev.headgate.process.principal;

import java.net.InetAddress;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an authenticator may look at.
///
/// @param peer the address at the other end of the connection, never one a header claims
/// @param headers the value of a header, by its name
public record Caller(InetAddress peer, Function<String, @Nullable String> headers) {

  @Nullable String header(String name) {
    return headers.apply(name);
  }
}
