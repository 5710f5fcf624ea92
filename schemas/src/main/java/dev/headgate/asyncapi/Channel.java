package dev.headgate.asyncapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.catalogue.AggregateEntry;
import dev.headgate.catalogue.CatalogueEntry;
import java.util.List;

/// A topic and what is sent to it.
record Channel(AggregateEntry aggregate, List<CatalogueEntry> entries) {

  String name() {
    return aggregate.topic().name();
  }

  String operation() {
    return name() + ".send";
  }

  ObjectNode form() {
    ObjectNode form = JsonNodeFactory.instance.objectNode();
    form.put("address", name())
        .put("title", "Events of aggregate type " + aggregate.type())
        .put("description", aggregate.description())
        .put("x-owner", aggregate.owner());
    ObjectNode messages = form.putObject("messages");
    entries.forEach(entry -> messages.set(name(entry), reference("components", "messages", entry)));
    form.putArray("tags").addObject().put("name", aggregate.topic().domain());
    form.set("bindings", kafka());
    return form;
  }

  /// As Headgate creates the topic; its replication is the operator's choice.
  private ObjectNode kafka() {
    ObjectNode bindings = JsonNodeFactory.instance.objectNode();
    ObjectNode kafka = bindings.putObject("kafka");
    kafka.put("topic", name()).put("partitions", aggregate.topic().partitions());
    ObjectNode settings = kafka.putObject("topicConfiguration");
    settings.putArray("cleanup.policy").add("delete");
    settings.put("retention.ms", -1);
    kafka.put("bindingVersion", "0.5.0");
    return bindings;
  }

  ObjectNode sending() {
    ObjectNode operation = JsonNodeFactory.instance.objectNode();
    operation.put("action", "send");
    operation.putObject("channel").put("$ref", "#/channels/" + name());
    operation.put("summary", "What happens to %s, in order.".formatted(aggregate.type()));
    for (CatalogueEntry entry : entries) {
      operation.withArray("messages").add(reference("channels/" + name(), "messages", entry));
    }
    return operation;
  }

  private static ObjectNode reference(String owner, String kind, CatalogueEntry entry) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("$ref", "#/%s/%s/%s".formatted(owner, kind, name(entry)));
  }

  private static String name(CatalogueEntry entry) {
    return entry.type().toString();
  }
}
