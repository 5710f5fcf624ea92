package dev.headgate.cli.verb;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.cli.catalogue.OwnFolder;
import dev.headgate.cli.catalogue.StartingPoint;
import dev.headgate.cli.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "new",
    description = {
      "Writes the files of an event type, as a starting point that is in order.",
      "For instance: headgate catalogue new parking/lot LotOpened --catalogue-dir types"
    })
final class CatalogueNew implements Callable<Integer> {

  @Mixin private final CatalogueOption option = new CatalogueOption();

  @Parameters(
      index = "0",
      paramLabel = "DOMAIN/AGGREGATE",
      description = "where it belongs: parking/parking_lot")
  private String place = "";

  @Parameters(index = "1", paramLabel = "TYPE", description = "what happened: ParkingLotOpened")
  private String type = "";

  @Option(
      names = "--owner",
      paramLabel = "O",
      description = "whom to ask about it (default: the domain's name and -platform)")
  private Optional<String> owner = Optional.empty();

  @Option(names = "--description", paramLabel = "D", description = "what it says, in a sentence")
  private String description = "Say in a sentence what happened.";

  @Option(
      names = "--next",
      description = "the next major version of a type that is there, as a copy of the last one")
  private boolean next;

  @Override
  public Integer call() throws IOException {
    Path root =
        option
            .folder()
            .folder()
            .orElseThrow(() ->
                new StackFailure(
                    "there is no folder of your own", "name one with --catalogue-dir"));
    StartingPoint start = start(root);
    Catalogue present =
        isEmpty(root) ? Catalogue.shipped() : new OwnFolder(Optional.of(root)).require();
    List<Path> written =
        next ? start.writeNext(present, type) : start.write(present, type, description);
    written.forEach(file -> System.out.println("wrote " + file));
    new OwnFolder(Optional.of(root)).require();
    System.out.println(
        "fill them, then: headgate catalogue check --catalogue-dir %s".formatted(root));
    return 0;
  }

  private StartingPoint start(Path root) {
    String[] parts = place.split("/", -1);
    if (parts.length != 2) {
      throw new StackFailure(
          "'%s' does not say domain and aggregate".formatted(place),
          "for instance parking/parking_lot");
    }
    return new StartingPoint(
        root, parts[0], parts[1], owner.orElseGet(() -> parts[0] + "-platform"));
  }

  private static boolean isEmpty(Path root) throws IOException {
    if (Files.notExists(root)) {
      return true;
    }
    try (Stream<Path> children = Files.list(root)) {
      return children.allMatch(child -> String.valueOf(child.getFileName()).startsWith("."));
    }
  }
}
