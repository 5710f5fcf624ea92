package dev.headgate.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.cli.control.Json;
import dev.headgate.cli.control.ServiceStatus;
import dev.headgate.cli.letter.LetterApi;
import dev.headgate.cli.letter.LetterApi.Asker;
import dev.headgate.cli.stack.ServiceName;
import dev.headgate.cli.stack.StackFailure;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What every verb about dead letters takes.
final class LetterOption {

  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--tenant",
      paramLabel = "UUID",
      description = "only letters of a tenant (default: every tenant's, and nobody's)")
  private String tenant = "";

  @Option(names = "--nobodys", description = "only letters about records that are nobody's event")
  private boolean nobodys;

  @Option(
      names = "--as",
      paramLabel = "SUBJECT",
      description = "who is on record for an order (default: service:headgate-cli.YOU)")
  private @Nullable String subject;

  @Option(names = "--json", description = "for programs")
  private boolean json;

  /// The projector of the running stack.
  ///
  /// @throws StackFailure when there is none
  LetterApi api() {
    if (nobodys && !tenant.isEmpty()) {
      throw new StackFailure("nobody's letters are of no tenant", "leave out --tenant");
    }
    String scope = nobodys ? "nobodys" : tenant.isEmpty() ? "all" : "tenant";
    return new LetterApi(projector().url(), new Asker(subject(), scope, tenant));
  }

  // Whichever of two is up knows all of them.
  private ServiceStatus projector() {
    Map<String, ServiceStatus> services = data.supervisor().obey("status").services();
    return Stream.of(ServiceName.PROJECTOR_STREAMS, ServiceName.PROJECTOR_STREAMS_2)
        .flatMap(name -> Optional.ofNullable(services.get(name.label())).stream())
        .filter(service -> service.state().equals("up"))
        .findFirst()
        .orElseThrow(() -> new StackFailure("no projector is up", "see headgate status"));
  }

  private String subject() {
    return subject == null
        ? "service:headgate-cli."
            + System.getProperty("user.name").replaceAll("[^A-Za-z0-9._-]", "_")
        : subject;
  }

  void print(JsonNode answer, Function<JsonNode, String> text) {
    System.out.println(json ? Json.pretty(answer) : text.apply(answer));
  }
}
