package dev.headgate.cli.demo;

/// Where the pipeline is reached. The database URLs are as psql takes them.
public record Faces(
    String commandUrl, String kafkaBootstrap, String commandDatabaseUrl, String readDatabaseUrl) {}
