package dev.headgate.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.cli.control.Json;
import dev.headgate.cli.control.ServiceStatus;
import dev.headgate.cli.letter.LetterApi;
import dev.headgate.cli.letter.LetterApi.Asker;
import dev.headgate.cli.stack.ServiceName;
import dev.headgate.cli.stack.StackFailure;
import java.util.function.Function;
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
    ServiceStatus projector =
        data.supervisor().obey("status").services().get(ServiceName.PROJECTOR_STREAMS.label());
    if (projector == null) {
      throw new StackFailure("the projector is not up", "see headgate status");
    }
    String scope = nobodys ? "nobodys" : tenant.isEmpty() ? "all" : "tenant";
    return new LetterApi(projector.url(), new Asker(subject(), scope, tenant));
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
