package dev.headgate.command.secrecy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.command.Reply;
import dev.headgate.command.RunningService;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// What a run has shown to somebody, and which secrets can be found in it. Confined to one thread.
final class Exposure {

  private record Shown(String where, String text) {}

  private final List<Shown> all = new ArrayList<>();

  void logs(List<String> lines) {
    lines.forEach(line -> all.add(new Shown("log", line)));
  }

  void reply(Reply reply) {
    all.add(new Shown("reply " + reply.status(), reply.response().headers() + reply.body()));
  }

  /// Every row of every table of the service, bytes in hexadecimal.
  void tables(RunningService service) {
    for (String table :
        service.query(
            "SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = 'auth_gateway' AND c.relkind IN ('r', 'p')")) {
      service
          .query("SELECT t::text FROM %s AS t".formatted(table))
          .forEach(row -> all.add(new Shown(table, row)));
    }
  }

  int size() {
    return all.size();
  }

  /// Each place that shows a secret, in clear or in a form that anybody can undo.
  List<String> of(Collection<String> secrets) {
    return all.stream()
        .flatMap(shown ->
            secrets.stream()
                .filter(secret -> forms(secret).anyMatch(shown.text()::contains))
                .map(secret -> "%s shows '%s': %s".formatted(shown.where(), secret, shown.text())))
        .toList();
  }

  private static Stream<String> forms(String secret) {
    byte[] bytes = secret.getBytes(UTF_8);
    return Stream.of(
        secret,
        HexFormat.of().formatHex(bytes),
        Base64.getEncoder().encodeToString(bytes),
        URLEncoder.encode(secret, UTF_8));
  }
}
