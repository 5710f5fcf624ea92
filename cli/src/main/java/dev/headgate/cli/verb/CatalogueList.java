package dev.headgate.cli.verb;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.catalogue.CatalogueEntry;
import dev.headgate.cli.catalogue.TypeTable;
import dev.headgate.cli.control.Json;
import dev.headgate.cli.stack.StackFailure;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists the event types with topic and meaning.")
final class CatalogueList implements Callable<Integer> {

  @Mixin private final CatalogueOption option = new CatalogueOption();

  @Option(names = "--domain", paramLabel = "D", description = "only those of auth, fleet, …")
  private @Nullable String domain;

  @Option(names = "--json", description = "for programs")
  private boolean json;

  @Override
  public Integer call() {
    Catalogue catalogue = option.folder().require();
    List<CatalogueEntry> entries =
        catalogue.types().stream()
            .map(type -> catalogue.find(type).orElseThrow())
            .filter(entry -> domain == null || entry.topic().domain().equals(domain))
            .toList();
    if (entries.isEmpty()) {
      throw new StackFailure(
          "there is no domain " + domain, "choose one of " + String.join(", ", domains(catalogue)));
    }
    System.out.println(
        json
            ? Json.pretty(entries.stream().map(CatalogueEntry::brief).toList())
            : TypeTable.of(entries));
    return 0;
  }

  private static Set<String> domains(Catalogue catalogue) {
    return catalogue.topics().stream()
        .map(topic -> topic.domain())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
