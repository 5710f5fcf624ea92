package dev.headgate.catalogue;

import dev.headgate.topic.Topic;

/// What the catalogue says about an aggregate type.
///
/// @param decided whether a decider guards it, so that its events come from commands alone
public record AggregateEntry(
    String type, Topic topic, String owner, String description, boolean decided) {}
