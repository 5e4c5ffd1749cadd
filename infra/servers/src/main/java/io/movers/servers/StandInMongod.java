package io.movers.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Behaves like {@code mongod} when it is started and stopped, for tests on machines without MongoDB. It is an {@link MongoServer embedded
 * server} in a process of its own.
 */
public final class StandInMongod {
    private StandInMongod() {}

    /** Puts the program into the folder. */
    public static Path install(Path folder) throws IOException {
        Path program = Files.createDirectories(folder).resolve(MongodProgram.NAME);
        Files.writeString(program, """
                #!/bin/sh
                [ "$1" != --version ] || { echo 'db version v8.0.0'; exit; }
                exec '%s' -Xmx128m -cp '%s' %s "$@"
                """.formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        System.getProperty("java.class.path"),
                        StandInMongod.class.getName()));
        if (!program.toFile().setExecutable(true)) {
            throw new IOException(program + " cannot be made executable");
        }
        return program;
    }

    public static void main(String[] args) throws InterruptedException {
        List<String> given = List.of(args);
        MongoServer server = MongoServer.durable(
                Path.of(option(given, "--dbpath"), "data.mv"),
                option(given, "--bind_ip"),
                Integer.parseInt(option(given, "--port")));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        System.out.println(
                "{\"c\":\"NETWORK\",\"msg\":\"Waiting for connections\",\"attr\":{\"port\":" + server.port() + "}}");
        Thread.currentThread().join();
    }

    private static String option(List<String> args, String name) {
        return args.get(args.indexOf(name) + 1);
    }
}
