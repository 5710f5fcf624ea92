package dev.headgate.process.http;

import dev.headgate.process.principal.Caller;
import io.javalin.http.Context;
import java.net.InetAddress;

/// What an authenticator sees of a request.
public final class Callers {

  private Callers() {}

  public static Caller of(Context context) {
    String peer = context.req().getRemoteAddr().replaceAll("[\\[\\]]", "");
    return new Caller(InetAddress.ofLiteral(peer), context::header);
  }
}
