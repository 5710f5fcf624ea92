package dev.headgate.cli.verb;

import dev.headgate.cli.catalogue.CatalogueText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "page",
    description = {
      "Prints all event types as one page of Markdown: fields, owners, topics, examples.",
      "docs/catalogue.md is what it prints for the types that are shipped."
    })
final class CataloguePage implements Callable<Integer> {

  @Mixin private final CatalogueOption option = new CatalogueOption();

  @Override
  public Integer call() {
    System.out.print(CatalogueText.of(option.folder().require()));
    return 0;
  }
}
