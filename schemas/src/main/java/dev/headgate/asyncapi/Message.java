package dev.headgate.asyncapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.catalogue.CatalogueEntry;
import dev.headgate.cloudevents.EventRecord;
import dev.headgate.cloudevents.Header;
import java.util.List;

/// The record of an event type and major version.
record Message(CatalogueEntry entry) {

  /// Headers that are the same on every record of the type.
  private static final List<String> FIXED =
      List.of("ce_type", "ce_source", "ce_dataschema", "ce_aggregatetype", "ce_schemaversion");

  private static final String KEY =
      "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/[A-Za-z0-9._:@-]{1,200}$";

  String name() {
    return entry.type().toString();
  }

  ObjectNode form() {
    ObjectNode form = JsonNodeFactory.instance.objectNode();
    form.put("name", entry.type().name())
        .put("title", name())
        .put("summary", entry.description())
        .put("description", origin())
        .put("contentType", "application/json")
        .put("x-owner", entry.owner());
    form.putArray("tags").addObject().put("name", entry.topic().domain());
    form.set("headers", headers());
    form.putObject("payload").put("$ref", "#/components/schemas/" + name());
    form.putObject("correlationId").put("location", "$message.header#/ce_correlationid");
    ObjectNode kafka = form.putObject("bindings").putObject("kafka");
    kafka
        .putObject("key")
        .put("description", "`<tenant_id>/<aggregate_id>` in UTF-8.")
        .put("type", "string")
        .put("pattern", KEY);
    kafka.put("bindingVersion", "0.5.0");
    entry.examples().forEach(data -> form.withArray("examples").add(example(data)));
    return form;
  }

  /// The schema as its file has it, without the two words by which it is known elsewhere: it uses
  /// nothing that draft 7, AsyncAPI's own dialect, would read in another way.
  ObjectNode payload() {
    return ((ObjectNode) entry.schema()).deepCopy().without(List.of("$schema", "$id"));
  }

  private String origin() {
    return entry.decided()
        ? "Comes from the commands under `/v1/auth` alone."
        : "Appended with `POST /api/v1/events` or the SQL function `publish_event`.";
  }

  private ObjectNode headers() {
    ObjectNode headers = JsonNodeFactory.instance.objectNode();
    ObjectNode own = JsonNodeFactory.instance.objectNode().put("type", "object");
    ObjectNode fixed = own.putObject("properties");
    for (Header header : sample(entry.examples().getFirst()).headers()) {
      if (FIXED.contains(header.name())) {
        fixed.putObject(header.name()).put("type", "string").put("const", header.value());
      }
    }
    headers.putArray("allOf").addObject().put("$ref", "#/components/schemas/EventHeaders");
    headers.withArray("allOf").add(own);
    return headers;
  }

  private ObjectNode example(JsonNode data) {
    ObjectNode example = JsonNodeFactory.instance.objectNode().put("name", name());
    ObjectNode headers = example.putObject("headers");
    sample(data).headers().forEach(header -> headers.put(header.name(), header.value()));
    example.set("payload", data);
    return example;
  }

  private EventRecord sample(JsonNode data) {
    return SampleRecord.of(entry, data);
  }
}
