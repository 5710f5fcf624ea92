package dev.headgate.projector.http;

import dev.headgate.house.openapi.ApiDocument;
import dev.headgate.house.openapi.ApiDocumentContract;
import java.util.Set;

final class ApiDocumentTest implements ApiDocumentContract {

  private final ApiDocument document = ApiDocument.beside(ProjectorServer.class);

  @Override
  public ApiDocument document() {
    return document;
  }

  /// What events of other domains hold is their catalogue's to say.
  @Override
  public Set<String> open() {
    return Set.of("/components/schemas/MergedState");
  }
}
