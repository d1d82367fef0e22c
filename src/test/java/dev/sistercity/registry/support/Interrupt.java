package dev.sistercity.registry.support;

import java.io.IOException;

/** Sends SIGINT, as Ctrl-C does. */
public final class Interrupt {

    private Interrupt() {}

    /** By the kill that is built into the shell: the program of that name is not on every machine. */
    public static void send(ProcessHandle process) throws IOException, InterruptedException {
        int code = new ProcessBuilder("sh", "-c", "kill -INT " + process.pid())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new AssertionError("SIGINT was not sent to process " + process.pid());
        }
    }
}
