package dev.headgate.cli.verb;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.catalogue.CatalogueEntry;
import dev.headgate.cli.catalogue.TypePage;
import dev.headgate.cli.control.Json;
import dev.headgate.cli.stack.Spelling;
import dev.headgate.cli.stack.StackFailure;
import dev.headgate.event.EventType;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Shows all that is known of an event type.")
final class CatalogueShow implements Callable<Integer> {

  @Mixin private final CatalogueOption option = new CatalogueOption();

  @Parameters(
      index = "0",
      paramLabel = "TYPE",
      description = "DeviceOnline or DeviceOnline.v1; without a version the last one")
  private String type = "";

  @Option(names = "--schema", description = "its JSON Schema alone")
  private boolean schema;

  @Option(names = "--example", description = "its first example alone, as data of an event")
  private boolean example;

  @Option(names = "--json", description = "for programs")
  private boolean json;

  @Override
  public Integer call() {
    CatalogueEntry entry = entry(option.folder().require());
    if (schema) {
      System.out.println(entry.schema().toPrettyString());
    } else if (example) {
      System.out.println(entry.examples().getFirst().toPrettyString());
    } else {
      System.out.println(json ? Json.pretty(entry.whole()) : TypePage.of(entry));
    }
    return 0;
  }

  private CatalogueEntry entry(Catalogue catalogue) {
    return catalogue.types().stream()
        .filter(known -> known.name().equals(type) || known.toString().equals(type))
        .reduce((_, later) -> later)
        .flatMap(catalogue::find)
        .orElseThrow(() -> {
          List<String> names = catalogue.types().stream().map(EventType::name).toList();
          return new StackFailure(
              "there is no event type " + type,
              "did you mean %s? headgate catalogue list shows all"
                  .formatted(Spelling.nearest(type, names)));
        });
  }
}
