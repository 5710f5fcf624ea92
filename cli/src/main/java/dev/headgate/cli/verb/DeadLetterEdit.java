package dev.headgate.cli.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.cli.letter.DataFile;
import dev.headgate.cli.letter.Following;
import dev.headgate.cli.letter.LetterApi;
import dev.headgate.cli.letter.Orders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "edit-and-retry",
    description = {
      "Has an event applied with other data than it came with; its id and version stay.",
      "Without --data your editor ($VISUAL, $EDITOR or vi) shows the data it came with."
    })
final class DeadLetterEdit implements Callable<Integer> {

  @Mixin private final LetterOption letters = new LetterOption();
  @Mixin private final WaitOption patience = new WaitOption();

  @Parameters(index = "0", paramLabel = "LETTER", description = "the letter's id")
  private String id = "";

  @Option(names = "--data", paramLabel = "FILE", description = "the data, a JSON object")
  private @Nullable Path data;

  @Option(
      names = "--event-type",
      paramLabel = "NAME",
      description = "where it is another than the letter's, e.g. UserUpserted")
  private @Nullable String eventType;

  @Option(names = "--schema-version", description = "of that type (default: ${DEFAULT-VALUE})")
  private int schemaVersion = 1;

  @Option(names = "--dry-run", description = "has the data verified, and orders nothing")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException, InterruptedException {
    LetterApi api = letters.api();
    ObjectNode order = Orders.order("replace", dryRun);
    order.set("data", data == null ? DataFile.edited(api.show(id)) : DataFile.read(data));
    if (eventType != null) {
      order.put("event_type", eventType).put("schema_version", schemaVersion);
    }
    ObjectNode given = new Orders(api).named(order, List.of(id));
    given.remove("data");
    return OrderOption.end(letters, new Following(api, Map.of()), given, patience.patience());
  }
}
