# One file for the three services; docker-compose.yml says which with MODULE and MAIN.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /headgate
COPY . .
# Tests run in CI on the same sources; an image is made of what passed there.
RUN --mount=type=cache,target=/root/.m2 mvn -B -q -DskipTests -pl command-service,cdc-relay,projector-streams -am package

FROM eclipse-temurin:25-jre AS service
ARG MODULE
ARG MAIN
# A user of its own; the state directory is the only place it may write to.
RUN useradd --system --home-dir /var/lib/headgate --create-home headgate
WORKDIR /opt/headgate
COPY --from=build /headgate/${MODULE}/target/lib lib
COPY --from=build /headgate/${MODULE}/target/${MODULE}.jar lib/
COPY --chmod=755 ops/docker/ready ready
ENV MAIN=${MAIN}
USER headgate
# Half of the container's memory, 512 MiB at the most, is what a service is measured with; the rest is RocksDB, threads and buffers.
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
ENTRYPOINT ["sh", "-c", "exec java -cp 'lib/*' \"$MAIN\""]
