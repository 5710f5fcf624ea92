package dev.headgate.cli.verb;

import dev.headgate.catalogue.BrokenCatalogue;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.catalogue.Finding;
import dev.headgate.cli.catalogue.Changes;
import dev.headgate.cli.catalogue.OwnFolder;
import dev.headgate.cli.control.Json;
import dev.headgate.cli.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "check",
    description = {
      "Reads all event types as the services do at their start, and tells everything that is wrong:",
      "file, JSON Pointer, problem. Exit code 0: nothing is, 5: something is."
    })
final class CatalogueCheck implements Callable<Integer> {

  private static final int FINDINGS = 5;

  @Mixin private final CatalogueOption option = new CatalogueOption();

  @Option(
      names = "--released",
      paramLabel = "DIR",
      description = "a copy of the folder as it was released: whether what became of it only adds")
  private @Nullable Path released;

  @Option(names = "--json", description = "for programs")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    OwnFolder own = option.folder();
    try {
      Catalogue catalogue = own.load();
      return told(own, catalogue, changes(own));
    } catch (BrokenCatalogue broken) {
      return told(own, null, broken.findings());
    }
  }

  private List<Finding> changes(OwnFolder own) throws IOException {
    if (released == null) {
      return List.of();
    }
    Path folder =
        own.folder()
            .orElseThrow(() ->
                new StackFailure("there is no folder to compare", "name it with --catalogue-dir"));
    if (!Files.isDirectory(released)) {
      throw new StackFailure(released + " is no folder", "name a copy of " + folder);
    }
    return Changes.between(released, folder);
  }

  private int told(OwnFolder own, @Nullable Catalogue catalogue, List<Finding> findings) {
    String folder = own.folder().map(Path::toString).orElse("the program");
    if (json) {
      System.out.println(
          Json.pretty(Map.of("folder", folder, "ok", findings.isEmpty(), "findings", findings)));
    } else if (catalogue == null || !findings.isEmpty()) {
      System.out.println(folder + " is not in order:");
      findings.forEach(found -> System.out.println("  " + found));
    } else {
      System.out.printf(
          "%s is in order: %d event types of %d aggregates with those that are shipped%n",
          folder, catalogue.types().size(), catalogue.aggregateTypes().size());
    }
    return findings.isEmpty() ? 0 : FINDINGS;
  }
}
