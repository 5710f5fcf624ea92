package dev.headgate.projector.topic;

/// How many brokers hold a record, and how many have to before it counts.
public record Replication(int factor, int minInsync) {}
